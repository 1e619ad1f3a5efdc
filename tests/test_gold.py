"""Gold in folders, as people keep it."""

from pathlib import Path

import pytest

from alignment.embedding import load
from alignment.errors import InputError
from alignment.gold import read_folder, tried
from alignment.settings import Settings

DE = "Guten Tag.\nDer Bericht liegt vor.\nEr ist lang.\n"
EN = "Good day.\nThe report is available and long.\n"


def put(folder: Path, name: str, **files: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, content in files.items():
        (folder / f"{name}.{suffix}").write_text(content, encoding="utf-8")


def test_gold_is_found_in_all_folders_and_languages(tmp_path: Path) -> None:
    put(tmp_path / "letters", "one", de=DE, en=EN, deen="[0]:[0]\n[1, 2]:[1]\n")
    put(tmp_path, "two", de=DE, fr=EN, defr="[0]:[0]\n[2, 1]:[1]\n", docx="")
    first, second = read_folder(tmp_path)
    assert (first.name, second.name) == ("letters/one", "two")
    assert first.de == ["Guten Tag.", "Der Bericht liegt vor.", "Er ist lang."]
    assert first.pairs == (((0,), (0,)), ((1, 2), (1,)))
    assert second.pairs[1] == ((2, 1), (1,))


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"de": DE, "en": EN}, "{0}: no gold in it (name a folder that holds X.de, X.en and X.deen)"),
        ({"de": DE, "deen": "[0]:[0]\n"}, "{0}/a.en: no such file (check the name)"),
        (
            {"de": DE, "en": EN, "deen": "[0]:[0]\n[3, 4]:[2]\n"},
            "{0}/a.deen: there is no sentence 3 in a.de (sentences count from 0)\n"
            "{0}/a.deen: there is no sentence 4 in a.de (sentences count from 0)\n"
            "{0}/a.deen: there is no sentence 2 in a.en (sentences count from 0)",
        ),
        (
            {"de": DE, "en": EN, "deen": "0-0\n"},
            "{0}/a.deen:1: not a bead: 0-0 "
            "(a bead looks like [0, 1]:[2]:0.97 – German sentences, English sentences, confidence)",
        ),
    ],
)
def test_gold_that_cannot_be_used_is_named(tmp_path: Path, files: dict[str, str], message: str) -> None:
    put(tmp_path, "a", **files)
    with pytest.raises(InputError) as caught:
        read_folder(tmp_path)
    assert str(caught.value) == message.format(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_folder(tmp_path / "absent")
    assert str(caught.value) == (f"{tmp_path}/absent: no such folder (name a folder that holds X.de, X.en and X.deen)")


def test_progress_counts_the_sentences_of_all_documents(tmp_path: Path) -> None:
    for name in ("one", "two"):
        put(tmp_path, name, de=DE, en=EN, deen="[0]:[0]\n[1, 2]:[1]\n")
    seen: list[tuple[int, int]] = []
    trials = list(tried(read_folder(tmp_path), load(), Settings(), lambda *told: seen.append(told)))
    assert [(trial.name, trial.size, len(trial.right)) for trial in trials] == [
        ("one", (3, 2), len(trials[0].beads)),
        ("two", (3, 2), len(trials[1].beads)),
    ]
    assert seen == sorted(seen)
    assert seen[-1] == (10, 10)
