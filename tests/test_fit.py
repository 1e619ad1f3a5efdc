"""Fitting weights to folders of gold and to what people confirmed, as the command does it."""

from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest

from alignment.beads import fit as fitting
from alignment.beads import fitted
from alignment.beads.evaluation import pair_of
from alignment.beads.weights import Weights, beginning
from alignment.bitext import Bitext, Status
from alignment.cli import main
from alignment.embedding import load
from alignment.errors import InputError
from alignment.fit import (
    FEWEST,
    PARTS,
    ROW,
    cases,
    confirmed_examples,
    gold_examples,
    with_misread_letters,
    with_omissions,
)
from alignment.gold import Gold, read_folder
from alignment.project import Project
from alignment.settings import BUNDLED, SURFACE, Settings

OWN = Path(__file__).parent / "gold"
NAME = "bericht-1986"


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


def test_misread_letters_change_texts_but_not_beads(letters: Gold) -> None:
    read = with_misread_letters(letters)
    assert read.pairs == letters.pairs
    assert 0 < sum(before != after for before, after in zip(letters.de, read.de, strict=True)) < len(letters.de)
    assert with_misread_letters(letters) == read


def test_every_document_is_used_as_it_is_with_omissions_and_with_misread_letters() -> None:
    known = gold_examples([OWN], lax=["briefe-1961"])
    assert [(one.name, one.lax) for one in known] == [("bericht-1986", False)] * 4 + [("briefe-1961", True)] * 4
    assert len({len(one.de) for one in known}) > 2
    holed, misread = known[1], known[3]
    assert (len(holed.de), holed.pairs) == (len(misread.de), misread.pairs)
    assert holed.de != misread.de


def test_paths_are_looked_for_where_the_weights_of_the_model_lead() -> None:
    known, encoder = gold_examples([OWN]), load(SURFACE)
    near, far = (
        [case.corridor.centre.tolist() for case in fitting.cases(known, encoder, fitted(model))]
        for model in (SURFACE, BUNDLED)
    )
    assert [case.corridor.centre.tolist() for case in cases(known, encoder, SURFACE)] == near != far


def folder(at: Path, name: str) -> Path:
    at.mkdir()
    (at / f"{name}.de").write_text("Guten Tag.\nDer Bericht liegt vor.\nEr ist lang.\n", "utf-8")
    (at / f"{name}.en").write_text("Good day.\nThe report is here.\nIt is long.\n", "utf-8")
    (at / f"{name}.deen").write_text("[0]:[0]\n[1]:[1]\n[2]:[2]\n", "utf-8")
    return at


@pytest.fixture
def golds(tmp_path: Path) -> list[str]:
    return [f"--gold={folder(tmp_path / 'a', 'one')}", f"--gold={folder(tmp_path / 'b', 'two')}"]


def test_weights_are_written(golds: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = tmp_path / "weights.json"
    for words, begin in (([], fitted()), (["--anew"], beginning())):
        assert main(["fit", *golds, *words, "--output", str(written)]) == 0
        assert Weights.read(written.read_bytes(), written) == begin  # nothing was to be gained
    assert capsys.readouterr().out == ""


def test_figures_of_gold_held_out_are_printed(golds: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fit", *golds]) == 0
    signature, *rows, legend = capsys.readouterr().out.splitlines()
    assert signature.startswith("alignment ")
    assert legend == (
        "In per cent, mean of strict and lax F1: before, with the weights at the beginning; after, with such as are "
        "fitted to the others. Gold is tried as it is, twice with beads left out, and once with letters misread, too."
    )
    assert [row.split() for row in rows] == [
        ["held", "out", "beads", "before", "after"],
        ["one", "12", "100.0", "100.0"],
        ["two", "12", "100.0", "100.0"],
        ["mean", "24", "100.0", "100.0"],
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--gold={0}/absent"], "{0}/absent: no such folder (name a folder that holds X.de, X.en and X.deen)"),
        (["--gold={0}/a", "--gold={0}/a"], "one: two documents have this name (give one of them another)"),
        (
            ["--gold={0}/a", "--gold={0}/b", "--lax", "three"],
            "--lax: no document is called three (there are one, two)",
        ),
        (
            ["--gold={0}/a"],
            "--gold: there is one document only (name gold of two or more, or give an --output)",
        ),
        (
            ["--project={0}"],
            "{0}/texts: no such folder (go to the folder that holds texts/, or name it with --project)",
        ),
    ],
)
@pytest.mark.usefixtures("golds")
def test_what_cannot_be_done_is_named(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fit", *(word.format(tmp_path) for word in words)]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == said.format(tmp_path)


def confirm(project: Project, indices: range) -> Bitext:
    """Confirm some beads of the sample pair and return it."""
    review = project.review(NAME)
    for index in indices:
        act = {"id": f"confirm-{index}", "kind": "confirm", "seen": review.seen(index)}
        assert project.store.apply(project.store.number(NAME), act, who="anna").ok
    return project.review(NAME).bitext


def test_rows_of_confirmed_beads_are_dealt_into_parts(sample: Path) -> None:
    project = Project(sample)
    confirm(project, range(3, 7))  # too short a row
    bitext = confirm(project, range(10, 120))
    known = confirmed_examples(project)
    row = bitext.beads[10:120]
    assert sum(len(example.pairs) for example in known) == 110
    assert {example.name for example in known} == {f"part {number}" for number in range(1, PARTS + 1)}
    assert [text for example in known for text in example.de] == bitext.de.texts[row[0].de.start : row[-1].de.stop]
    assert [text for example in known for text in example.en] == bitext.en.texts[row[0].en.start : row[-1].en.stop]
    ends = list(accumulate(len(example.de) for example in known))
    shifted = [
        tuple(one + start + row[0].de.start for one in de)
        for example, start in zip(known, [0, *ends], strict=False)
        for de, _ in example.pairs
    ]
    assert shifted == [pair_of(bead)[0] for bead in row]


def test_rows_of_many_short_pairs_are_dealt_by_turns(sample: Path) -> None:
    project = Project(sample)
    bitext = confirm(project, range(FEWEST))
    beads = [replace(bead, confidence=0.9) for bead in bitext.beads[:30]]
    names = [f"brief-{number}" for number in range(6)]
    for name in names:
        first, last = beads[0], beads[-1]
        de, en = (
            replace(document, name=name, sentences=document.sentences[:stop], notes=())
            for document, stop in ((bitext.de, last.de.stop), (bitext.en, last.en.stop))
        )
        assert (first.de.start, first.en.start) == (0, 0)
        project.store.add(replace(bitext, de=de, en=en, beads=tuple(beads)), who="anna")
    known = confirmed_examples(project, names)
    assert [example.name for example in known] == ["part 1", "part 2", "part 3", "part 4", "part 1", "part 2"]


def test_with_few_confirmed_beads_nothing_is_fitted(sample: Path) -> None:
    project = Project(sample)
    confirm(project, range(30))
    confirm(project, range(40, 40 + ROW - 1))
    with pytest.raises(InputError) as caught:
        confirmed_examples(project)
    assert str(caught.value) == (
        f"{sample}: 34 beads are confirmed, 30 of them in rows of 5 or more "
        f"(confirm {FEWEST} in such rows, or go on with the weights you have)"
    )


def test_weights_fitted_to_confirmed_beads_count_from_then_on(
    sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "ROUNDS", 1)
    project = Project(sample)
    bitext = confirm(project, range(FEWEST))
    assert all(bead.status == Status.CONFIRMED for bead in bitext.beads[:FEWEST])
    written = sample / "weights.json"
    assert main(["fit", NAME, "--project", str(sample), "--output", str(written)]) == 0
    _, head, *rows, legend = capsys.readouterr().out.splitlines()
    assert head.split() == ["held", "out", "beads", "before", "after"]
    assert rows[-1].split()[:2] == ["mean", str(FEWEST)]
    assert legend.startswith("In per cent, ")
    assert project.weights(Settings()) == Weights.read(written.read_bytes(), written)


def test_weights_that_do_worse_on_what_was_held_out_are_not_written(
    sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    worse = replace(fitted(), meaning=0.1, variance=1000.0)
    monkeypatch.setattr(fitting, "fit", lambda *_: worse)
    confirm(Project(sample), range(FEWEST))
    written = sample / "weights.json"
    assert main(["fit", "--project", str(sample), "--output", str(written)]) == 2
    assert capsys.readouterr().err == (
        f"{written}: not written, fitted weights do worse on beads held out "
        "(confirm more beads, or go on with the weights you have)\n"
    )
    assert not written.exists()
