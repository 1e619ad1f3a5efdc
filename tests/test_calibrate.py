"""Calibrating confidence on folders of gold, as the command does it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alignment import __version__, lines
from alignment.beads import fitted
from alignment.beads.calibrating import Judged, calibrated
from alignment.beads.confidence import FEATURES, Calibration
from alignment.beads.offers import Offers
from alignment.calibrate import are_few, judged, left_out, repairs_left_out
from alignment.cli import main
from alignment.embedding import load

GOLD = Path(__file__).parent / "gold"


@pytest.fixture
def golds(tmp_path: Path) -> Path:
    """Return a folder of two folders of gold of twelve sentences each; that in ``b`` leaves two of them out."""
    texts = [f"Der Bericht Nummer {number} liegt vor." for number in range(12)]
    for name, wrong in (("a", 0), ("b", 2)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"{name}-1.de").write_text("\n".join(texts), "utf-8")
        english = [f"Report number {number} is here." for number in range(12)]
        (folder / f"{name}-1.en").write_text("\n".join(english), "utf-8")
        beads = [f"[{one}]:[{one}]" for one in range(wrong, 12)]
        (folder / f"{name}-1.deen").write_text("\n".join(beads), "utf-8")
    for name, beads in (("b", "[0]:[0]\n"), ("large", "[0,1]:[0,1]\n")):
        folder = tmp_path / "c" / name
        folder.mkdir(parents=True)
        for suffix, text in (("de", "Ja.\nNein.\n"), ("en", "Yes.\nNo.\n"), ("deen", beads)):
            (folder / f"c-{name}.{suffix}").write_text(text, "utf-8")
    return tmp_path


def test_the_calibration_is_written(golds: Path) -> None:
    written = golds / "confidence.json"
    assert main(["calibrate", str(golds / "a"), str(golds / "b"), "--output", str(written)]) == 0
    read = Calibration.read(written.read_text("utf-8"))
    assert read.coefficients["speech"] == 0  # nobody speaks
    assert read == calibrated(judged([golds / "a", golds / "b"], [], load(), fitted()))


def test_beads_are_found_by_the_weights_of_the_model(golds: Path) -> None:
    written = golds / "confidence.json"
    assert main(["calibrate", str(golds / "b"), "--model", "surface", "--output", str(written)]) == 0
    known, other = (judged([golds / "b"], [], load("surface"), fitted(model)) for model in ("surface", "bundled"))
    assert written.read_text("utf-8") == calibrated(known).json() != calibrated(other).json()


def test_what_is_left_out_is_printed(golds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calibrate", str(golds / "a"), "--coarse", str(golds / "b")]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[-2:] == [lines.CALIBRATED, lines.FEW]
    signature, head, *rows = [line.split() for line in printed[: printed.index("")]]
    assert signature[:4] == ["alignment", __version__, "·", "model"]
    assert " ".join(head) == "document beads right posterior posterior in 10 % confidence confidence in 10 %"
    assert [row[:3] for row in rows] == [["a-1", "48", "100.0"], ["b", "38", "100.0"], ["total", "86", "100.0"]]


def test_what_is_printed_tells_of_repairs_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calibrate", str(GOLD)]) == 0
    first, second = capsys.readouterr().out.split("\n\n")
    signature, _, *rows = first.splitlines()
    assert signature.startswith("alignment ")
    assert [row.split()[0] for row in rows] == ["bericht-1986", "briefe-1961", "total"]
    head, *rows, _, _ = second.splitlines()
    assert head.split() == ["document", "repairs", "right", "shares", "probabilities"]
    assert rows[-1].split()[0] == "total"


def test_what_confidence_is_worth_is_told_of_documents_left_out() -> None:
    def document(name: str, right: int) -> Judged:
        """Return a document of a hundred beads that nothing tells apart, with a posterior of a half."""
        none = Offers(beads=np.zeros(0, dtype=np.intp), shares=np.zeros(0), right=np.zeros(0, dtype=np.bool_))
        features, posterior = np.zeros((100, len(FEATURES))), np.full(100, 0.5)
        return Judged(name=name, posterior=posterior, features=features, right=np.arange(100) < right, offers=none)

    found = left_out([document("a", 90), document("b", 70)])
    assert [tuple(round(value, 1) for value in row[1:]) for row in found.rows()] == [
        (100, 90.0, 40.0, 10.0, 20.0, 10.0),  # confidence is .7, as the other document has it
        (100, 70.0, 20.0, 10.0, 20.0, 10.0),
        (200, 80.0, 30.0, 10.0, 20.0, 5.0),  # the tenth is of the beads of .7, of which every tenth is wrong
    ]


def test_documents_are_few_up_to_four(golds: Path) -> None:
    (one,) = judged([golds / "c" / "b"], [], load(), fitted())[:1]
    assert are_few([replace(one, name=name) for name in "abcdabcd"])
    assert not are_few([replace(one, name=name) for name in "abcde"])


def test_what_repairs_are_worth_is_told_of_documents_left_out() -> None:
    def document(name: str, right: int) -> Judged:
        """Return a document with a hundred wrong beads, each with a repair whose share is .3."""
        repairs = Offers(beads=np.arange(100), shares=np.full(100, 0.3), right=np.arange(100) < right)
        features, posterior = np.zeros((100, len(FEATURES))), np.full(100, 0.1)
        return Judged(name=name, posterior=posterior, features=features, right=np.arange(100) >= 98, offers=repairs)

    found = repairs_left_out([document("a", 10), document("b", 14), document("c", 12)])
    assert found.columns == ["document", "repairs", "right", "shares", "probabilities"]
    assert [tuple(round(value, 1) for value in row[1:]) for row in found.rows()] == [
        (100, 10.0, 20.0, 3.0),  # of the others, 13 % are right
        (100, 14.0, 16.0, 3.0),
        (100, 12.0, 18.0, 0.0),
        (300, 12.0, 18.0, 0.0),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["{0}/absent"], "{0}/absent: no such folder (name a folder that holds X.de, X.en and X.deen)"),
        (
            ["{0}/a", "--coarse", "{0}/no"],
            "{0}/no: no such folder (name a folder that holds X.de, X.en and X.deen)",
        ),
        (["{0}/a"], "GOLD_FOLDER: there is one document only (name gold of two or more, or give an --output)"),
        (
            ["{0}/a", "{0}/a", "--coarse", "{0}/b"],
            "a-1: two documents have this name (give one of them another)",
        ),
        (
            ["{0}/a", "--coarse", "{0}/b", "--coarse", "{0}/c/b"],
            "b: two documents or folders have this name (give one of them another)",
        ),
        (
            ["{0}/a", "--coarse", "{0}/c/large"],
            "large: gold tells of no bead here whether it is right (leave it out)",
        ),
    ],
)
def test_what_cannot_be_done_is_named(
    words: list[str], said: str, golds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calibrate", *(word.format(golds) for word in words)]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == said.format(golds)
