from __future__ import annotations

import json
import re
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect, text

from alignment.bitext import Language, Status
from alignment.errors import StoreError
from alignment.labels import Label
from alignment.review import Fault, Layer, Store, Wanted
from alignment.review.database import Database
from alignment.review.schema import METADATA, SCHEMA, prepare
from alignment.review.steps import STEPS
from tests.review.making import MACHINE, REPORT, act, saved

CASES = Path(__file__).parent / "cases"


@pytest.fixture
def of_version(path: Path) -> Callable[..., Path]:
    """Make a database as that version of the schema left it, and what it wrote later if that is asked for."""

    def make(version: int, *later: str) -> Path:
        path.parent.mkdir()
        with closing(sqlite3.connect(path)) as connection:
            for case in (f"version-{version}", *later):
                connection.executescript((CASES / f"{case}.sql").read_text("utf-8"))
        return path

    return make


def test_a_database_of_version_1_still_opens_and_goes_on(of_version: Callable[..., Path]) -> None:
    with Store(of_version(1)) as store:
        review = store.load("report")
        assert [(bead.kind, bead.status) for bead in review.bitext.beads] == [
            ("1-1", Status.CONFIRMED),
            ("1-2", Status.PROPOSED),
        ]
        assert review.edits == {(Language.EN, 1): "Exports grew."}
        assert [comment.text for comment in review.comments] == ["Two for one."]
        assert store.apply(REPORT, {"id": "undo-much-later", "kind": "undo"}, "anna").ok
        assert store.load("report").bitext.beads[0].status == Status.PROPOSED
        assert store.history("report")["what"].to_list() == [
            "aligned: 2 beads",
            "worded English sentence 2 “Exports grew.”",
            "commented “Two for one.”",
            "confirmed",
            "undid: confirmed",
        ]


def test_from_version_1_the_documents_lose_their_names_and_everything_that_holds_them_follows(
    of_version: Callable[..., Path],
) -> None:
    path = of_version(1)
    with closing(sqlite3.connect(path)) as connection:
        old = [row[0] for row in connection.execute("SELECT digest FROM document")]
        connection.execute("UPDATE event SET before = replace(before, '\"base\":null', ?) WHERE number = 2",
                           [f'"base":["{old[0]}","{old[1]}","model 0"]'])  # fmt: skip
        connection.commit()
    with Store(path) as store:
        before = store.load("report")
        assert store.add(before.bitext, who=MACHINE) == before.bitext
        assert store.load("report").revision == before.revision
    with closing(sqlite3.connect(path)) as connection:
        content = "\n".join(connection.iterdump())
        pair = connection.execute("SELECT de, en FROM pair").fetchone()
        base = json.loads(connection.execute("SELECT before FROM event WHERE number = 2").fetchone()[0])["base"]
        assert connection.execute("SELECT version FROM schema_version").fetchall() == [(len(STEPS) + 1,)]
    assert not [digest for digest in old if digest in content]
    assert base == [*pair, "model 0"]


def test_a_document_that_was_damaged_before_an_update_is_still_damaged_after_it(
    of_version: Callable[..., Path],
) -> None:
    path = of_version(1)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE document SET content = substr(content, 1, 80)")
        connection.commit()
    with Store(path) as store, pytest.raises(StoreError, match="document 4f98c672 is damaged"):
        store.load("report")


@pytest.mark.parametrize("version", [2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
def test_a_database_of_a_later_version_still_opens_and_goes_on(of_version: Callable[..., Path], version: int) -> None:
    with Store(of_version(version)) as store:
        assert store.heir("report") == "minutes"
        assert store.load("minutes").edits == {(Language.EN, 1): "Exports grew."}
        assert [bead.kind for bead in store.load("minutes").bitext.beads] == ["1-1", "1-2", "1-0", "1-1"]
        assert store.apply(REPORT, {"id": "undo-much-later", "kind": "undo"}, "bert").ok
        review = store.load("minutes")
        assert [bead.kind for bead in review.bitext.beads] == ["1-1", "1-2", "2-1"]
        assert (review.name, review.bitext.signature) == ("minutes", "model 1")
        assert store.history("minutes")["what"].to_list() == [
            "aligned: 3 beads",
            "confirmed",
            "worded English sentence 2 “Exports grew.”",
            "aligned again: 4 beads, 2 kept",
            "renamed from report to minutes",
            "undid: aligned again: 4 beads, 2 kept",
        ]


def test_an_audit_of_version_7_is_read_as_it_was_kept(of_version: Callable[..., Path]) -> None:
    with Store(of_version(7)) as store:
        (audit,) = store.audits.of(REPORT)
        assert (audit.threshold, audit.beads, audit.expected, audit.stands) == (0.95, 1, 0.05, True)
        assert [(bead.kind, bead.confidence) for bead in audit.sample] == [("1-1", 0.95)]
        assert [(given.judgement, given.who) for given in audit.answers] == [("unclear", "anna"), ("right", "bert")]


def test_a_text_that_is_left_in_version_8_still_is(of_version: Callable[..., Path]) -> None:
    with Store(of_version(8)) as store:
        assert store.left.all() == {"minutes": {"0" * 63 + "1"}}


def test_who_was_to_review_what_in_version_9_is_read_as_it_was_kept(of_version: Callable[..., Path]) -> None:
    with Store(of_version(9)) as store:
        assigned = store.assignments.of(REPORT)
        assert assigned.owners == ("bert",)
        assert [(said.who, said.by) for said in assigned.history] == [("bert", "anna"), ("anna", "anna")]
        assert assigned.lapsed == ()


def test_a_second_review_of_version_10_is_read_as_it_was_kept(of_version: Callable[..., Path]) -> None:
    with Store(of_version(10)) as store:
        (second,) = store.seconds.of(REPORT)
        assert (second.reader, second.seed, second.revision) == ("bert", "seed-1", 5)
        assert (second.wanted, second.sizes) == (Wanted(60, 0, 4), {Layer.KEPT: 1})
        (drawn,) = second.sample
        assert (drawn.bead.kind, drawn.layer, drawn.first.who, drawn.was_right) == ("1-1", "kept", "anna", True)
        (opinion,) = second.opinions
        assert (opinion.judgement, opinion.faults, opinion.comment) == ("wrong", (Fault.WORDING,), "Too free.")
        assert [(ruling.verdict, ruling.who) for ruling in second.rulings] == [("first", "carl")]
        assert (second.places, second.next, second.left) == ((0,), None, ())


def test_from_version_3_a_removed_pair_gets_its_name_back_and_stays_removed(
    of_version: Callable[..., Path],
) -> None:
    removed = Label("minutes", "1987-06-01-080021-2")
    with Store(of_version(3, "version-3-removed")) as store:
        assert [(pair.label, pair.beads) for pair in store.removed()] == [(removed, 4)]
        assert [(pair.label, pair.beads) for pair in store.pairs()] == [(Label("minutes"), 3)]
        assert (store.heir("report"), store.heir("minutes")) == (None, None)
        with store.labelling(Label("minutes"), Label("later minutes"), "anna"):
            pass
        with store.labelling(removed, Label("minutes"), "anna"):
            pass
        assert store.removed() == ()
        assert (store.number("minutes"), store.heir("report")) == (REPORT, "minutes")
        assert store.load("minutes").edits == {(Language.EN, 1): "Exports grew."}
        assert store.apply(REPORT, {"id": "undo-much-later", "kind": "undo"}, "bert").ok
        assert store.history("minutes")["what"].to_list()[-4:] == [
            "renamed from report to minutes",
            "removed the pair",
            "brought the pair back",
            "undid: aligned again: 4 beads, 2 kept",
        ]


def test_from_version_3_nothing_that_is_kept_begins_with_removed(of_version: Callable[..., Path]) -> None:
    path = of_version(3, "version-3-removed")
    Store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        assert "removed/" not in "\n".join(connection.iterdump())
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        (act,) = connection.execute("SELECT act FROM event WHERE kind = 'remove'").fetchone()
    assert json.loads(act) == {"kind": "remove", "from": "minutes", "to": "1987-06-01-080021-2/minutes"}


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
def test_an_older_database_gets_the_tables_of_a_new_one(
    of_version: Callable[..., Path], tmp_path: Path, version: int
) -> None:
    def tables(path: Path) -> dict[str, object]:
        Store(path).close()
        engine = create_engine(f"sqlite:///{path}")
        found = inspect(engine)
        asked = (found.get_columns, found.get_unique_constraints, found.get_foreign_keys, found.get_indexes)
        told = {name: [repr(ask(name)) for ask in asked] for name in found.get_table_names()}
        engine.dispose()
        return told

    assert tables(of_version(version)) == tables(tmp_path / "new.db")


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
def test_an_older_database_gets_an_id_and_keeps_it(of_version: Callable[..., Path], version: int) -> None:
    path = of_version(version)
    with Store(path) as first, Store(path) as second:
        assert re.fullmatch("[0-9a-f]{32}", first.identity)
        assert first.identity == second.identity


def test_each_new_database_has_an_id_of_its_own(tmp_path: Path) -> None:
    with Store(tmp_path / "1.db") as first, Store(tmp_path / "2.db") as other, Store(tmp_path / "1.db") as again:
        assert first.identity == again.identity != other.identity


def test_steps_run_in_order_and_once(tmp_path: Path) -> None:
    ran = []
    steps = [lambda _: ran.append("to 2"), lambda _: ran.append("to 3"), lambda _: ran.append("to 4")]
    engine = create_engine(f"sqlite:///{tmp_path / 'review.db'}")
    for known in ([], steps[:1], steps[:1], steps):
        with engine.begin() as connection:
            prepare(connection, "review.db", known)
    assert ran == ["to 2", "to 3", "to 4"]
    with engine.connect() as connection:
        assert connection.scalar(SCHEMA.select()) == 4
    engine.dispose()


def test_a_new_database_needs_no_steps(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'review.db'}")
    with engine.begin() as connection:
        prepare(connection, "review.db", [lambda _: pytest.fail("ran on a new database")])
        assert connection.scalar(SCHEMA.select()) == 2
    engine.dispose()


def test_a_step_that_fails_leaves_the_database_as_it_was(path: Path) -> None:
    Store(path).close()

    def breaks(connection: Connection) -> None:
        connection.execute(text("DROP TABLE comment"))
        connection.execute(text("DROP TABLE nowhere"))

    database = Database(path)
    with pytest.raises(StoreError, match="no such table: nowhere"), database.writing() as connection:
        prepare(connection, str(path), [*STEPS, breaks])
    with database.reading() as connection:
        assert connection.scalar(SCHEMA.select()) == len(STEPS) + 1
        assert connection.scalar(text("SELECT count(*) FROM comment")) == 0
    database.close()


def test_a_store_serves_many_threads(path: Path) -> None:
    with Store(path) as store:
        review = saved(store, *[(1, 1)] * 8)
        answers = []

        def work(i: int) -> None:
            answers.append(store.apply(REPORT, act("confirm", review, i), f"reviewer {i}"))

        threads = [threading.Thread(target=work, args=(i,)) for i in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(answer.revision or 0 for answer in answers) == list(range(2, 10))
        assert store.pairs()[0].confirmed == 8
    assert set(METADATA.tables) >= {"pair", "bead", "event"}
