"""Many pairs at once, in real processes."""

import os
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from alignment.embedding import Encoder, Progress, Runs, load
from alignment.errors import InputError
from alignment.many import align_all
from alignment.project import PairState, Project
from alignment.settings import Settings

NAME = "bericht-1986"
DE = "Der Bericht liegt vor. Die Kombinate haben ihn bestätigt.\n"
EN = "The report is available. The Combines have confirmed it.\n"


class Fragile:
    """The bundled model, but some texts end its process or find its fault."""

    def __init__(self, inner: Encoder) -> None:
        self._inner, self.signature, self.effort = inner, inner.signature, inner.effort
        self.encode = inner.encode

    def runs(self, sentences: Sequence[str], longest: int, progress: Progress | None = None) -> Runs:
        if "Ende." in sentences:
            os._exit(1)
        if "Fehler." in sentences:
            raise ZeroDivisionError("by nothing")
        return self._inner.runs(sentences, longest, progress)


def fragile(*args: str, **named: Path) -> Fragile:
    return Fragile(load(*args, **named))


def put(root: Path, name: str, de: str = DE, en: str = EN) -> None:
    (root / f"texts/de/{name}.txt").write_text(de, encoding="utf-8")
    (root / f"texts/en/{name}.txt").write_text(en, encoding="utf-8")


def test_all_new_pairs_are_aligned_and_saved(sample: Path) -> None:
    put(sample, "brief")
    (sample / "texts/de/alone.txt").write_text(DE, encoding="utf-8")
    seen: list[tuple[int, int]] = []
    table = align_all(sample, jobs=2, progress=lambda *told: seen.append(told))
    assert table.columns == ["pair", "beads", "doubtful", "seconds", "error"]
    assert table["pair"].to_list() == [NAME, "brief"]
    assert table["error"].to_list() == [None, None]
    project = Project(sample)
    for name, beads, doubtful in table.select("pair", "beads", "doubtful").rows():
        assert len(project.store.load(name).bitext.beads) == beads
        assert len(project.doubtful(name)) == doubtful
    assert {pair.name: pair.state for pair in project.pairs()}["alone"] == PairState.MISSING_EN
    assert seen == sorted(seen)
    assert seen[-1] == (200, 200)
    assert align_all(sample)["pair"].to_list() == []


def test_named_pairs_are_aligned_again_around_what_people_decided(sample: Path) -> None:
    put(sample, "brief")
    align_all(sample, ["brief"])
    store = Project(sample).store
    review = store.load("brief")
    store.apply(store.number("brief"), {"id": "confirmation", "kind": "confirm", "seen": review.seen(0)}, who="anna")
    table = align_all(sample, ["brief", "brief"], Settings(longest=2), who="bert")
    assert table["pair"].to_list() == ["brief"]
    stands = store.load("brief").bitext
    assert stands.beads[0] == next(b for b in stands.beads if b.status == "confirmed")
    assert stands.signature.endswith("at most 2 sentences a side")
    assert store.history("brief")["who"].to_list() == ["workbench", "anna", "bert"]
    assert [pair.name for pair in store.pairs()] == ["brief"]


def test_bad_pairs_do_not_stop_the_others(sample: Path, caplog: pytest.LogCaptureFixture) -> None:
    put(sample, "swapped", EN, DE)
    put(sample, "killed", "Hier ist das\n\nEnde.\n")
    put(sample, "faulty", "Hier ist der\n\nFehler.\n")
    put(sample, "brief")
    table = align_all(sample, ["swapped", "absent", "killed", "faulty", "brief"], jobs=2, load=fragile)
    assert dict(table.select("pair", "error").rows()) == {
        "swapped": f"{sample}/texts/de/swapped.txt: looks English, not German "
        "(swap the two files if each is in the other's place)",
        "absent": f"{sample}/texts/de: no German text of the name absent (put absent.txt or absent.docx there)",
        "killed": "killed: its process was ended from outside (free some memory, or align it with fewer --jobs)",
        "faulty": "faulty: ZeroDivisionError: by nothing (a fault of the program)",
        "brief": None,
    }
    assert table["beads"].null_count() == 4
    assert "faulty: a fault of the program" in caplog.text
    assert [pair.name for pair in Project(sample).store.pairs()] == ["brief"]


def counting(*args: str, cache: Path) -> Fragile:
    with (cache.parent / "loads").open("a", encoding="utf-8") as log:
        log.write("loaded\n")
    return fragile(*args, cache=cache)


def test_one_that_is_ended_does_not_keep_the_others_from_sharing_processes(sample: Path) -> None:
    put(sample, "killed", "Hier ist das\n\nEnde.\n")
    names = ["killed", *(f"brief-{number}" for number in range(11))]
    for name in names[1:]:
        put(sample, name)
    table = align_all(sample, names, jobs=2, load=counting)
    assert table.filter(table["error"].is_not_null())["pair"].to_list() == ["killed"]
    loads = (sample / ".workbench/loads").read_text(encoding="utf-8").count("loaded")
    assert loads <= 2 + 2 + 2  # the first pool, the suspects alone, the second pool


def test_a_project_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        align_all(tmp_path / "absent")
    assert str(caught.value) == f"{tmp_path}/absent: no such folder (name the folder that holds texts/)"


def test_many_processes_can_save_at_once(sample: Path) -> None:
    names = [f"brief-{number}" for number in range(8)]
    for name in names:
        put(sample, name)
    shutil.rmtree(sample / ".workbench", ignore_errors=True)
    assert align_all(sample, names, jobs=4)["error"].null_count() == 8
    with sqlite3.connect(sample / ".workbench/review.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
