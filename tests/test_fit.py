"""Fitting weights to folders of gold, as the command does it."""

from pathlib import Path

import pytest

from alignment.beads.evaluation import pair_of
from alignment.beads.weights import Weights, beginning
from alignment.fit import examples, main, with_omissions
from alignment.gold import Gold, read_folder

OWN = Path(__file__).parent / "gold"


@pytest.fixture
def letters() -> Gold:
    return next(gold for gold in read_folder(OWN) if gold.name == "briefe-1961")


def test_omissions_take_whole_beads_from_one_side(letters: Gold) -> None:
    holed = with_omissions(letters, 0.1)
    texts = {(tuple(letters.de[i] for i in de), tuple(letters.en[i] for i in en)) for de, en in letters.pairs}
    kept = {(tuple(holed.de[i] for i in de), tuple(holed.en[i] for i in en)) for de, en in holed.pairs}
    assert {pair for pair in kept if all(pair)} < {pair for pair in texts if all(pair)}
    assert len(holed.de) + len(holed.en) < len(letters.de) + len(letters.en)
    assert all(len(de) + len(en) == 1 for de, en in holed.pairs if not (de and en))


def test_after_omissions_every_sentence_stands_in_one_bead(letters: Gold) -> None:
    holed = with_omissions(letters, 0.1)
    for side, texts in enumerate((holed.de, holed.en)):
        assert sorted(index for pair in holed.pairs for index in pair_of(pair)[side]) == list(range(len(texts)))


def test_the_same_beads_are_always_left_out(letters: Gold) -> None:
    assert with_omissions(letters, 0.1) == with_omissions(letters, 0.1)
    assert with_omissions(letters, 0.0) == letters


def test_every_document_is_used_as_it_is_and_with_omissions() -> None:
    known = examples([OWN], lax=["briefe-1961"])
    assert [(one.name, one.lax) for one in known] == [("bericht-1986", False)] * 3 + [("briefe-1961", True)] * 3
    assert len({len(one.de) for one in known}) > 2


def folder(at: Path, name: str) -> Path:
    at.mkdir()
    (at / f"{name}.de").write_text("Guten Tag.\nDer Bericht liegt vor.\nEr ist lang.\n", "utf-8")
    (at / f"{name}.en").write_text("Good day.\nThe report is here.\nIt is long.\n", "utf-8")
    (at / f"{name}.deen").write_text("[0]:[0]\n[1]:[1]\n[2]:[2]\n", "utf-8")
    return at


@pytest.fixture
def golds(tmp_path: Path) -> list[str]:
    return [str(folder(tmp_path / "a", "one")), str(folder(tmp_path / "b", "two"))]


def test_weights_are_written(golds: list[str], tmp_path: Path) -> None:
    written = tmp_path / "weights.json"
    main([*golds, "--output", str(written)])
    assert Weights.read(written.read_bytes(), written) == beginning()  # nothing was to be gained


def test_figures_of_gold_left_out_are_printed(golds: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main([*golds, "--leave-out"])
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["left", "out", "in", "use", "others"],
        ["one", "100.0", "100.0"],
        ["two", "100.0", "100.0"],
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["{0}/absent", "--leave-out"], "{0}/absent: no such folder (name a folder that holds X.de, X.en and X.deen)"),
        (["{0}/a", "{0}/a", "--leave-out"], "one: two documents have this name (give one of them another)"),
        (
            ["{0}/a", "{0}/b", "--lax", "three", "--leave-out"],
            "--lax: no document is called three (there are one, two)",
        ),
        (
            ["{0}/a", "--output", "{0}/no/w.json"],
            "{0}/no/w.json: cannot be written: No such file or directory (choose another file)",
        ),
    ],
)
@pytest.mark.usefixtures("golds")
def test_what_cannot_be_done_is_named(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main([word.format(tmp_path) for word in words])
    assert caught.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == said.format(tmp_path)
