"""Quality on hand-made alignments, pinned: a change that loses it fails."""

from collections import Counter
from pathlib import Path

import pytest

from alignment.beads import align, read_beads, score
from alignment.bitext import check_tiling
from alignment.embedding import load
from alignment.settings import Settings

OWN = Path(__file__).parents[1] / "gold"
SHARED = Path(__file__).parents[2].parent / "shared" / "gold" / "align"

PINNED = [
    # folder, name, strict and lax F1 of the bundled model in per cent
    (OWN, "bericht-1986", 100.0, 100.0),
    (OWN, "briefe-1961", 98.1, 100.0),
    (SHARED / "report-1987", "report-1987-part1", 100.0, 100.0),
    (SHARED / "books", "poe-usher", 98.5, 99.8),
]
TOLERANCE = 2.0
"""Per cent: a bead of the shortest text is worth 1.6. What is gained by more is to be pinned anew."""


def gold(folder, name):
    return [(folder / f"{name}.{suffix}").read_text(encoding="utf-8") for suffix in ("de", "en", "deen")]


@pytest.mark.parametrize(("folder", "name", "strict", "lax"), PINNED, ids=[name for _, name, _, _ in PINNED])
def test_the_bundled_model_aligns_gold_as_well_as_it_did(folder, name, strict, lax):
    if not folder.exists():
        pytest.skip(f"{folder.name} is not part of the project")
    de, en, beads = gold(folder, name)
    found = align(de.splitlines(), en.splitlines(), encoder=load(), settings=Settings())
    result = score(read_beads(beads, f"{name}.deen"), found)
    assert 100 * result.strict.f1 >= strict - TOLERANCE
    assert 100 * result.lax.f1 >= lax - TOLERANCE


@pytest.mark.parametrize("path", sorted(OWN.glob("*.deen")), ids=lambda path: path.stem)
def test_gold_tiles_both_texts(path):
    de, en, beads = gold(OWN, path.stem)
    check_tiling(read_beads(beads, path), (0, 0), (len(de.splitlines()), len(en.splitlines())))
    assert all(line.strip() == line != "" for text in (de, en) for line in text.splitlines())


def test_the_letters_hold_what_the_report_has_little_of():
    kinds = Counter(bead.kind for bead in read_beads(gold(OWN, "briefe-1961")[2], "briefe-1961.deen"))
    assert kinds == {"1-1": 35, "1-0": 11, "0-1": 6, "2-1": 4, "2-2": 4, "1-2": 3, "1-3": 1}
