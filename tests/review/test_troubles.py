"""What is wrong with a database, said in our words."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from alignment.errors import StoreError
from alignment.review import Store
from alignment.review.database import Database
from alignment.review.steps import STEPS
from tests.review.making import MACHINE, REPORT, act, bitext, saved


def fails(path: Path | str, message: str) -> None:
    with pytest.raises(StoreError) as error:
        Store(path)
    assert str(error.value) == message


def test_a_database_of_a_newer_program_is_left_alone(path: Path) -> None:
    Store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE schema_version SET version = 99")
        connection.commit()
    fails(path, f"{path}: made by a newer program, schema 99, this one knows {len(STEPS) + 1} (update the program)")


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "review.db"
    path.write_bytes(b"Der Plan wurde im ersten Halbjahr erfuellt. " * 40)
    fails(path, f"{path}: damaged, not a database (put a backup copy in its place, or delete it to begin anew)")
    assert path.read_bytes().startswith(b"Der Plan")


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "review.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE song (name TEXT)")
    fails(path, f"{path}: a database, but not one of reviews (give another file)")


def test_a_torn_file_is_damaged(path: Path) -> None:
    with Store(path) as store:
        store.add(bitext(*[(1, 1)] * 400), who=MACHINE)
    content = bytearray(path.read_bytes())
    content[4096 * 2 :] = b"\x5a" * (len(content) - 4096 * 2)
    path.write_bytes(content)
    with pytest.raises(StoreError) as error, Store(path) as store:
        store.load("report")
    assert str(error.value) == f"{path}: damaged (put a backup copy in its place, or delete it to begin anew)"


def test_a_document_that_was_tampered_with_is_damaged(path: Path) -> None:
    with Store(path) as store:
        saved(store, (1, 1))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE document SET content = replace(content, 'Plan', 'Clan')")
        connection.commit()
    with Store(path) as store, pytest.raises(StoreError) as error:
        store.load("report")
    digest = str(error.value).split()[2]
    assert str(error.value) == f"{path}: document {digest} is damaged (put a backup copy in its place)"


def test_beads_that_leave_a_sentence_out_are_damaged(path: Path) -> None:
    with Store(path) as store:
        saved(store, (1, 1), (1, 1))
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DELETE FROM bead WHERE place = 0")
            connection.commit()
        with pytest.raises(StoreError) as error:
            store.load("report")
    assert str(error.value) == (
        f"{path}: report is damaged, bead 0 starts at 1, 1; expected 0, 0 (put a backup copy in its place)"
    )


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    path = tmp_path / "file" / "review.db"
    with pytest.raises(StoreError) as error:
        Store(path)
    assert str(error.value) == f"{path}: cannot be opened, File exists (give another path)"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_without_the_right_to_write_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    path = tmp_path / "review.db"
    fails(path, f"{path}: cannot be opened (give yourself the right to write to its folder)")


def test_a_database_that_is_read_only_can_be_read_and_refuses_acts_in_words(path: Path) -> None:
    with Store(path) as store:
        review = saved(store, (1, 1))
    url = f"sqlite:///file:{path}?mode=ro&uri=true"
    with Store(url) as store:
        assert store.load("report") == review
        with pytest.raises(StoreError) as error:
            store.apply(REPORT, act("confirm", review, 0), "anna")
    assert str(error.value) == (
        f"{url}: cannot be written to (give yourself the right to write to the file and its folder)"
    )


def test_a_url_reaches_the_same_database(path: Path) -> None:
    with Store(path) as store:
        review = saved(store, (1, 1))
    with Store(f"sqlite:///{path}") as store:
        assert store.load("report") == review


URLS = [
    ("nonsense://x", "nonsense://x: no such kind of database (give a path, or a URL that SQLAlchemy knows)"),
    ("://", "://: no such kind of database (give a path, or a URL that SQLAlchemy knows)"),
]


@pytest.mark.parametrize(("url", "message"), URLS)
def test_a_url_that_leads_nowhere_says_so(url: str, message: str) -> None:
    fails(url, message)


def test_a_database_that_stays_busy_says_so(path: Path) -> None:
    Store(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    database = Database(path, patience=0.05)
    with pytest.raises(StoreError) as error, database.writing():
        pytest.fail("two writers at once")
    other.close()
    database.close()
    assert str(error.value) == f"{path}: another program is writing to it (close that program and try again)"


def test_a_password_is_not_shown() -> None:
    with pytest.raises(StoreError) as error:
        Store("nonsense://anna:secret@archive.invalid/review")
    assert str(error.value).startswith("nonsense://anna:***@archive.invalid/review: no such kind of database")


def test_every_error_of_sqlalchemy_and_sqlite_is_put_into_our_words(path: Path) -> None:
    from sqlalchemy import exc

    database = Database(path)
    foreign = [kind for kind in vars(exc).values() if isinstance(kind, type) and issubclass(kind, exc.SQLAlchemyError)]
    plain = [kind for kind in (*foreign, sqlite3.Error, OSError) if kind.__init__ is not exc.DBAPIError.__init__]
    for kind in plain:
        try:
            error = kind("x")
        except TypeError:
            continue
        with pytest.raises(StoreError), database.translated():
            raise error
    database.close()
    assert len(plain) > 10
