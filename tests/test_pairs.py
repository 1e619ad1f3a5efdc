"""Renaming, removing and bringing back: texts and review together, and nothing lost."""

import json
import os
import shutil
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path, PurePosixPath

import pytest

from alignment.bitext import Language
from alignment.errors import StoreError, TextError
from alignment.project import Project, Upload
from alignment.review import Confirm, Merge, Review
from tests.review.making import bitext

ROOT = Path(__file__).parents[1]
NAME = "bericht-1986"
OTHER = "Sitzung vom März"
DE = Upload("brief.txt", "Der Bericht liegt vor. Die Kombinate haben ihn bestätigt.\n".encode())
EN = Upload("letter.txt", b"The report is available. The Combines have confirmed it.\n")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one short pair, in which a bead is confirmed and commented on and a sentence edited."""
    project = Project(tmp_path)
    project.add(NAME, DE, EN)
    project.align(NAME)
    work(project, NAME)
    return project


def work(project: Project, name: str) -> Review:
    for kind, more in (
        ("edit", {"language": "en", "sentence": 0, "text": "The report is here."}),
        ("comment", {"text": "Which report?"}),
        ("confirm", {}),
    ):
        seen = [list(project.review(name).seen(0)[0])]
        assert project.store.apply(
            project.store.number(name), {"id": f"{kind}-{name}-1", "kind": kind, "seen": seen, **more}, "anna"
        ).ok
    return project.review(name)


def test_doubts_of_a_pair_are_those_of_its_review_as_it_stands(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.store.add(bitext(*[(1, 1)] * 40, *[(1, 0)] * 12), who="workbench")
    quoted = project.store.load("report").text(Language.DE, 40)
    said = f"report: German sentences 41–52 probably have no translation (look first at “{quoted}”)"
    for number in range(2):
        (pair,) = project.pairs()
        assert project.doubts(pair) == (said,)
        merge = Merge(id=f"merge-{number:04}", seen=project.store.load("report").seen(0, 1))
        assert project.store.apply(1, merge, "anna").ok
    for index in range(38, 46):
        seen = project.store.load("report").seen(index)
        project.store.apply(1, Confirm(id=f"confirm-{index}", seen=seen), "anna")
    (pair,) = project.pairs()
    assert project.doubts(pair) == ()


def texts(project: Project) -> list[str]:
    """Return the files of the project but for the database."""
    paths = (path.relative_to(project.root) for path in project.root.rglob("*") if path.is_file())
    return sorted(str(path) for path in paths if "review.db" not in path.name)


def names(project: Project) -> list[str]:
    return [pair.name for pair in project.pairs()]


def same(before: Review, after: Review) -> None:
    assert after.bitext.beads == before.bitext.beads
    assert (after.edits, after.comments, after.versions) == (before.edits, before.comments, before.versions)


def test_a_new_name_is_that_of_the_texts_and_of_the_review(project: Project) -> None:
    before = project.review(NAME)
    project.rename(NAME, OTHER, who="anna")
    assert names(project) == [OTHER]
    assert texts(project) == [f"texts/de/{OTHER}.txt", f"texts/en/{OTHER}.txt"]
    same(before, project.review(OTHER))
    assert project.store.history(OTHER).row(-1, named=True)["who"] == "anna"
    assert project.manuscript(OTHER).title == OTHER
    assert dict(project.manuscript(OTHER).provenance)["Reviewers"] == "anna"
    assert [(bead.de, bead.en) for bead in project.align(OTHER).beads] == [(b.de, b.en) for b in before.bitext.beads]


def test_whoever_only_aligned_and_renamed_is_no_reviewer(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.add(NAME, DE, EN)
    project.align(NAME, who="bert")
    project.rename(NAME, OTHER, who="bert")
    assert "Reviewers" not in dict(project.manuscript(OTHER).provenance)


def test_a_name_may_change_its_capitals_and_its_spelling_of_umlauts(project: Project) -> None:
    project.rename(NAME, "Übung")
    project.rename(unicodedata.normalize("NFD", "Übung"), unicodedata.normalize("NFD", "übung"))
    assert names(project) == ["übung"]
    assert texts(project) == ["texts/de/übung.txt", "texts/en/übung.txt"]
    project.rename("übung", "übung")
    assert project.review("übung").name == "übung"


def test_each_file_keeps_its_kind(project: Project) -> None:
    (project.root / f"texts/de/{NAME}.txt").rename(project.root / f"texts/de/{NAME}.TXT")
    project.rename(NAME, "brief v1.2")
    assert texts(project) == ["texts/de/brief v1.2.TXT", "texts/en/brief v1.2.txt"]


@pytest.mark.parametrize(
    ("name", "new", "message"),
    [
        (NAME, "../out", "../out: the name of a pair cannot hold / (take it out)"),
        (NAME, "Probe: drei", "Probe: drei: the name of a pair cannot hold : (take it out)"),
        (NAME, "brief ", "brief : the name of a pair cannot begin or end with a space (take it out)"),
        (NAME, "", "name: there is none (give the pair a name)"),
        (NAME, " ", "name: there is none (give the pair a name)"),
        (NAME, "BRIEF", "BRIEF: there is a pair of this name (choose another name)"),
        ("gone", "there", "gone: there is no pair of this name (load the page again)"),
    ],
)
def test_a_name_that_will_not_do_changes_nothing(project: Project, name: str, new: str, message: str) -> None:
    project.add("brief", DE, EN)
    before = texts(project)
    with pytest.raises(TextError) as caught:
        project.rename(name, new)
    assert str(caught.value) == message
    assert texts(project) == before
    assert names(project) == [NAME, "brief"]


def test_a_pair_with_a_name_that_no_new_one_can_have_is_still_worked_with(project: Project) -> None:
    for file in project.root.glob(f"texts/*/{NAME}.txt"):
        file.rename(file.with_name("Probe: drei?.txt"))
    project.align("Probe: drei?")
    project.rename("Probe: drei?", "Probe: drei?")
    project.remove("Probe: drei?")
    project.bring_back(project.removed()[0].key, who="anna")
    assert project.review("Probe: drei?").name == "Probe: drei?"
    project.rename("Probe: drei?", "Probe 3")
    assert texts(project) == ["texts/de/Probe 3.txt", "texts/en/Probe 3.txt"]


def test_the_longest_name_fits_a_word_file_and_can_be_removed(project: Project) -> None:
    (project.root / f"texts/en/{NAME}.txt").rename(project.root / f"texts/en/{NAME}.docx")
    long = "b" * 250
    project.rename(NAME, long)
    project.remove(long)
    project.bring_back(project.removed()[0].key)
    assert texts(project) == [f"texts/de/{long}.txt", f"texts/en/{long}.docx"]
    with pytest.raises(TextError) as caught:
        project.rename(long, f"{long}b")
    message = f"{'b' * 30}…: longer than the name of a file can be (use 250 letters at most, fewer with umlauts)"
    assert str(caught.value) == message


def test_two_files_of_one_name_among_the_removed_ones_are_in_nobodys_way(project: Project) -> None:
    project.add(OTHER, DE, EN)
    for name in (NAME, OTHER):
        project.remove(name)
    keys = {removed.name: removed.key for removed in project.removed()}
    twice = project.root / ".workbench/removed" / PurePosixPath(keys[NAME]).parent / f"de/{NAME}.docx"
    twice.write_bytes(b"")
    project.bring_back(keys[OTHER])
    project.remove(OTHER)
    with pytest.raises(TextError) as caught:
        project.bring_back(keys[NAME])
    where = twice.with_suffix(".txt")
    assert str(caught.value) == f"{where}: {NAME}.docx has the same name (keep one of the two files)"
    twice.unlink()
    project.bring_back(keys[NAME])
    assert names(project) == [NAME]


def test_a_text_without_counterpart_can_be_renamed_and_removed_too(project: Project) -> None:
    (project.root / "texts/de/vermerk.txt").write_text("Ein Vermerk.\n", encoding="utf-8")
    project.rename("vermerk", "notiz")
    assert names(project) == [NAME, "notiz"]
    project.remove("notiz")
    assert names(project) == [NAME]
    (removed,) = project.removed()
    assert (removed.name, removed.beads) == ("notiz", 0)
    project.bring_back(removed.key)
    assert "texts/de/notiz.txt" in texts(project)


def test_a_removed_pair_is_in_no_list_and_comes_back_whole(project: Project) -> None:
    before, review = texts(project), project.review(NAME)
    project.remove(NAME, who="anna")
    assert project.pairs() == ()
    assert project.status().is_empty()
    (removed,) = project.removed()
    assert (removed.name, removed.beads, removed.confirmed) == (NAME, len(review.bitext.beads), 1)
    place = Path(".workbench/removed") / removed.key
    assert place.parent.name == f"{removed.when:%Y-%m-%d-%H%M%S}"
    assert texts(project) == [f"{place.parent}/{language}/{NAME}.txt" for language in ("de", "en")]
    project.bring_back(removed.key, who="bert")
    assert texts(project) == before
    assert not (project.root / place.parent).exists()
    assert project.removed() == ()
    same(review, project.review(NAME))
    assert project.store.apply(project.store.number(NAME), {"id": "undo-after-all", "kind": "undo"}, "anna").ok
    assert project.review(NAME).bitext.beads[0].status == "proposed"
    words = project.store.history(NAME)["what"].to_list()
    assert words[-3:-1] == ["removed the pair", "brought the pair back"]


def test_a_removed_pair_is_neither_exported_nor_checked_nor_aligned(project: Project) -> None:
    project.terms.path.write_text("entries:\n  - de: Kombinat\n    en: Combine\n", encoding="utf-8")
    project.remove(NAME)
    (removed,) = project.removed()
    for name in (NAME, removed.key):
        for ask in (project.findings, project.manuscript, project.align, lambda name: project.export(name, "tsv")):
            with pytest.raises(TextError) as caught:
                ask(name)
            folder = project.root / "texts/de"
            advice = f"put {name}.txt or {name}.docx there"
            assert str(caught.value) == f"{folder}: no German text of the name {name} ({advice})"


def test_a_name_that_was_given_up_serves_another_pair_and_the_old_one_waits(project: Project) -> None:
    review = project.review(NAME)
    project.remove(NAME)
    project.add(NAME, DE._replace(data=b"Nur ein Satz.\n"), EN._replace(data=b"Just one sentence.\n"))
    project.align(NAME)
    (removed,) = project.removed()
    with pytest.raises(TextError) as caught:
        project.bring_back(removed.key)
    assert str(caught.value) == f"{NAME}: there is a pair of this name (give that pair another name first)"
    project.rename(NAME, OTHER)
    project.bring_back(removed.key)
    same(review, project.review(NAME))
    assert len(project.review(OTHER).bitext.beads) == 1


def test_pairs_of_one_name_removed_in_one_moment_are_kept_apart(project: Project) -> None:
    for _ in range(3):
        project.remove(NAME)
        project.add(NAME, DE, EN)
    assert [removed.name for removed in project.removed()] == [NAME] * 3
    assert len(texts(project)) == 8


def test_a_review_whose_texts_are_gone_is_removed_and_comes_back(project: Project) -> None:
    shutil.rmtree(project.root / "texts")
    project.remove(NAME)
    (removed,) = project.removed()
    project.bring_back(removed.key)
    assert names(project) == [NAME]


def test_pairs_are_listed_as_a_person_sorts_them(tmp_path: Path) -> None:
    for name in ("Zusage", "übersicht", "Antrag", "umlauf", "brief", "Brief 2"):
        (tmp_path / "texts/de").mkdir(parents=True, exist_ok=True)
        (tmp_path / f"texts/de/{name}.txt").touch()
    assert names(Project(tmp_path)) == ["Antrag", "brief", "Brief 2", "umlauf", "übersicht", "Zusage"]


def test_what_is_not_removed_cannot_be_brought_back(project: Project) -> None:
    with pytest.raises(TextError) as caught:
        project.bring_back(f"2026-01-01-000000/{NAME}")
    assert str(caught.value) == f"{NAME}: is not among the removed pairs (load the page again)"


def test_folders_of_other_making_among_the_removed_ones_are_left_alone(project: Project) -> None:
    other = project.root / ".workbench/removed/old things/de/a.txt"
    other.parent.mkdir(parents=True)
    other.write_text("Alt.\n", encoding="utf-8")
    assert project.removed() == ()


def test_a_pair_is_known_by_its_number_and_its_old_names_until_it_is_removed(project: Project) -> None:
    number = project.store.number(NAME)
    project.rename(NAME, OTHER)
    assert (project.store.number(OTHER), project.heir(NAME)) == (number, OTHER)
    project.remove(OTHER)
    assert (project.heir(NAME), project.heir(OTHER)) == (None, None)
    with pytest.raises(StoreError) as caught:
        project.store.snapshot(number)
    assert str(caught.value) == f"{OTHER}: was removed (bring it back on the page Texts)"


def test_a_pair_that_was_renamed_while_it_was_aligned_is_not_made_anew(project: Project) -> None:
    other = Project(project.root)  # as in another program

    def rename(done: int, total: int) -> None:
        if done == total and names(project) == [NAME]:
            other.rename(NAME, OTHER)

    with pytest.raises(TextError) as caught:
        project.align(NAME, progress=rename)
    assert str(caught.value) == f"{NAME}: was renamed or removed while it was aligned (align it again)"
    assert names(project) == [OTHER]


def test_texts_on_another_disk_are_removed_and_brought_back(project: Project, other_disk: Path) -> None:
    shutil.move(project.root / "texts", other_disk / "texts")
    (project.root / "texts").symlink_to(other_disk / "texts")
    project.remove(NAME)
    assert not list(other_disk.rglob("*.txt"))
    project.bring_back(project.removed()[0].key)
    assert len(list(other_disk.rglob("*.txt"))) == 2


@pytest.fixture
def other_disk(tmp_path: Path):
    shared = Path("/dev/shm")
    if not os.access(shared, os.W_OK) or shared.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("this system has no second disk")
    folder = shared / f"alignment-{os.getpid()}"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


RENAMING = """
import itertools, sys
from pathlib import Path
from alignment.project import Project
project = Project(Path(sys.argv[1]))
names = [pair.name for pair in project.pairs()]
print("ready", flush=True)
for old, new in itertools.pairwise(itertools.cycle(names + ["a", "b"])):
    project.rename(old, new)
    project.remove(new)
    project.bring_back(project.removed()[0].key)
    print(new, flush=True)
"""


@pytest.mark.parametrize("after", [1, 2, 5, 11])
def test_a_program_killed_while_it_moves_a_pair_leaves_it_whole(project: Project, after: int) -> None:
    review = project.review(NAME)
    command = [sys.executable, "-c", RENAMING, str(project.root)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for _ in range(after):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    again = Project(project.root)
    for removed in again.removed():
        again.bring_back(removed.key)
    (name,) = names(again)
    assert texts(again) == [f"texts/{side}/{name}.txt" for side in ("de", "en")]
    same(review, again.review(name))
    assert json.dumps(again.status().rows()) == json.dumps([(name, "aligned", len(review.bitext.beads), 1, 0, 0)])
