"""Moving the files of a pair with its review: both or neither, whenever the program ends."""

from __future__ import annotations

import errno
import json
import os
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from alignment import moves
from alignment.errors import StoreError, TextError
from alignment.labels import Label
from alignment.moves import Moves, Note
from alignment.project import Project
from alignment.review import Store
from benchmarks.made_up import bitext

NAME, OTHER = "report", "letter"
SIDES = ("de", "en")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one pair in review."""
    project = Project(tmp_path)
    for side in SIDES:
        (tmp_path / f"texts/{side}").mkdir(parents=True)
        (tmp_path / f"texts/{side}/{NAME}.txt").write_text(f"A text, {side}.\n", encoding="utf-8")
    project.store.add(bitext(4, NAME), who="workbench")
    return project


@pytest.fixture
def files(project: Project) -> Moves:
    return Moves(project.root, project.root / ".workbench/moving")


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", link)


class Busy(Store):
    """A store that somebody else writes to after each new name."""

    def labels(self) -> AbstractContextManager[frozenset[Label]]:
        raise StoreError("review.db: another program is writing to it (close that program and try again)")


def steps(project: Project, name: str = NAME, new: str = OTHER) -> list[tuple[Path, Path]]:
    folders = [project.root / "texts" / side for side in SIDES]
    return [(folder / f"{name}.txt", folder / f"{new}.txt") for folder in folders]


def texts(project: Project) -> list[str]:
    return sorted(str(path.relative_to(project.root / "texts")) for path in project.root.glob("texts/*/*"))


def both(name: str) -> list[str]:
    return [f"{side}/{name}.txt" for side in SIDES]


def notes(project: Project) -> list[Path]:
    return list((project.root / ".workbench/moving").glob("*"))


def names(project: Project) -> list[str]:
    return [pair.name for pair in project.pairs()]


def under_way(project: Project, name: str = NAME, new: str = OTHER) -> None:
    """Leave the note of a move, as a program does that ends before it is done."""
    folder = project.root / ".workbench/moving"
    folder.mkdir()
    files = tuple((f"texts/{side}/{name}.txt", f"texts/{side}/{new}.txt") for side in SIDES)
    (folder / "1.json").write_bytes(Note(Label(name), Label(new), files).dumps())


def give_name(project: Project, new: str) -> None:
    with project.store.labelling(Label(NAME), Label(new), "anna"):
        pass


def test_files_and_review_take_the_new_name_together(project: Project, files: Moves) -> None:
    files.make(project.store, Label(NAME), Label(OTHER), steps(project), who="anna")
    assert (names(project), texts(project), notes(project)) == ([OTHER], both(OTHER), [])


def test_a_pair_that_is_not_in_review_has_files_only(project: Project, files: Moves) -> None:
    give_name(project, "away")
    files.make(project.store, Label(NAME), Label(OTHER), steps(project), who="anna")
    assert (texts(project), notes(project)) == (both(OTHER), [])


@pytest.mark.parametrize("data", [b"Somebody else's.\n", None], ids=["another text", "the same text"])
def test_a_file_that_came_since_is_not_overwritten_and_nothing_is_moved(
    project: Project, files: Moves, data: bytes | None
) -> None:
    old, new = steps(project)[1]
    new.write_bytes(data or old.read_bytes())
    before = texts(project)
    with pytest.raises(TextError) as caught:
        files.make(project.store, Label(NAME), Label(OTHER), steps(project), who="anna")
    assert str(caught.value) == f"{new}: cannot be saved: File exists (see that there is room and the right)"
    assert new.read_bytes() == (data or old.read_bytes())
    assert (texts(project), notes(project)) == (before, [])
    assert [summary.name for summary in project.store.pairs()] == [NAME]


@pytest.mark.usefixtures("no_links")
def test_on_a_disk_without_links_files_are_copied_and_none_is_overwritten_either(
    project: Project, files: Moves
) -> None:
    before = [path.read_bytes() for path, _ in steps(project)]
    files.make(project.store, Label(NAME), Label(OTHER), steps(project), who="anna")
    assert texts(project) == both(OTHER)
    assert [path.read_bytes() for _, path in steps(project)] == before
    (project.root / f"texts/de/{NAME}.txt").write_text("Somebody else's.\n", encoding="utf-8")
    with pytest.raises(TextError, match="File exists"):
        files.make(project.store, Label(OTHER), Label(NAME), steps(project, OTHER, NAME), who="anna")
    assert texts(project) == [f"de/{OTHER}.txt", f"de/{NAME}.txt", f"en/{OTHER}.txt"]


def test_what_is_done_is_not_called_failed_because_the_database_is_busy(project: Project, files: Moves) -> None:
    with Busy(project.root / ".workbench/review.db") as store:
        files.make(store, Label(NAME), Label(OTHER), steps(project), who="anna")
    assert (names(project), texts(project), notes(project)) == ([OTHER], both(OTHER), [])


def test_what_cannot_be_undone_at_once_is_undone_before_the_pairs_are_listed(project: Project, files: Moves) -> None:
    new = project.root / f"texts/en/{OTHER}.txt"
    new.touch()
    with Busy(project.root / ".workbench/review.db") as store, pytest.raises(TextError, match="File exists"):
        files.make(store, Label(NAME), Label(OTHER), steps(project), who="anna")
    assert texts(project) == [f"de/{OTHER}.txt", f"en/{OTHER}.txt", f"en/{NAME}.txt"]
    new.unlink()
    assert names(project) == [NAME]
    assert (texts(project), notes(project)) == (both(NAME), [])


@pytest.mark.parametrize("moved", [(), ("de",), SIDES])
@pytest.mark.parametrize("committed", [False, True])
def test_what_was_under_way_is_ended_when_the_pairs_are_listed(
    project: Project, moved: tuple[str, ...], committed: bool
) -> None:
    under_way(project)
    for side in moved:
        (project.root / f"texts/{side}/{NAME}.txt").rename(project.root / f"texts/{side}/{OTHER}.txt")
    if committed:
        give_name(project, OTHER)
    name = OTHER if committed else NAME
    assert names(project) == [name]
    assert (texts(project), notes(project)) == (both(name), [])


@pytest.mark.parametrize("committed", [False, True])
def test_a_file_that_had_both_names_when_the_program_ended_keeps_the_right_one(
    project: Project, committed: bool
) -> None:
    under_way(project)
    for old, new in steps(project):
        new.hardlink_to(old)
    if committed:
        give_name(project, OTHER)
    name = OTHER if committed else NAME
    assert names(project) == [name]
    assert texts(project) == both(name)


def test_what_was_under_way_never_overwrites_a_text_that_came_since(project: Project) -> None:
    under_way(project)
    for _, new in steps(project):
        new.write_text("Something else.\n", encoding="utf-8")
    give_name(project, OTHER)
    assert names(project) == [OTHER, NAME]
    assert texts(project) == [f"{side}/{name}.txt" for side in SIDES for name in (OTHER, NAME)]


@pytest.mark.parametrize("key", ["1987-06-01-080000/report", "removed/1987-06-01-080000/report"])
def test_a_note_says_which_removal_was_under_way_also_in_the_words_of_an_earlier_program(
    project: Project, files: Moves, key: str
) -> None:
    moved = [(f"texts/{side}/{NAME}.txt", f".workbench/removed/1987-06-01-080000/{side}/{NAME}.txt") for side in SIDES]
    (project.root / ".workbench/moving").mkdir()
    (project.root / ".workbench/moving/1.json").write_text(json.dumps([NAME, key, moved]), encoding="utf-8")
    with project.store.labelling(Label(NAME), Label(NAME, "1987-06-01-080000"), "anna"):
        pass
    files.settle(project.store)
    assert (names(project), texts(project), notes(project)) == ([], [], [])
    assert [removed.key for removed in project.removed()] == ["1987-06-01-080000/report"]
    assert all((project.root / there).is_file() for _, there in moved)


def test_a_note_that_is_gone_by_the_time_it_is_read_is_no_fault(
    project: Project, files: Moves, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = project.root / ".workbench/moving/1.json"
    monkeypatch.setattr(files, "_left", lambda: [gone])
    files.settle(project.store)
    assert texts(project) == both(NAME)


def test_other_capitals_are_undone_on_a_disk_that_ignores_them(project: Project) -> None:
    if not (project.root / "TEXTS").exists():
        pytest.skip("this disk tells capitals apart")
    capitals = NAME.upper()
    under_way(project, NAME, capitals)
    for old, new in steps(project, NAME, capitals):
        old.rename(new)
    assert names(project) == [NAME]
    assert texts(project) == both(NAME)


def test_a_name_that_is_taken_by_the_file_itself_is_given_by_a_rename(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that ignores capitals."""
    (tmp_path / "report.txt").touch()
    monkeypatch.setattr(moves, "_is_one", lambda *_: True)
    moves._move(tmp_path / "report.txt", tmp_path / "REPORT.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["REPORT.txt"]


def test_files_that_nobody_completed_are_taken_away(project: Project) -> None:
    part = project.root / "texts/de/.0123456789abcdef.part"
    part.write_bytes(b"half a te")
    assert names(project) == [NAME]
    assert not part.exists()
