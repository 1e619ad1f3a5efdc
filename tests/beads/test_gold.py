"""Quality on hand-made alignments, pinned: a change that loses it fails."""

from pathlib import Path

import pytest

from alignment.beads import align, read_beads, score
from alignment.embedding import load
from alignment.settings import Settings

OWN = Path(__file__).parents[1] / "gold"
SHARED = Path(__file__).parents[2].parent / "shared" / "gold" / "align"

FLOORS = [
    # folder, name, strict F1, lax F1: what the bundled model reaches, less a point or two
    (OWN, "bericht-1986", 0.95, 0.98),
    (SHARED / "report-1987", "report-1987-part1", 0.97, 0.99),
    (SHARED / "books", "poe-usher", 0.95, 0.99),
]


@pytest.mark.parametrize(("folder", "name", "strict", "lax"), FLOORS, ids=[name for _, name, _, _ in FLOORS])
def test_the_bundled_model_aligns_gold_as_well_as_it_did(folder, name, strict, lax):
    if not folder.exists():
        pytest.skip(f"{folder.name} is not part of the project")
    de, en, beads = ((folder / f"{name}.{suffix}").read_text(encoding="utf-8") for suffix in ("de", "en", "deen"))
    found = align(de.splitlines(), en.splitlines(), encoder=load(), settings=Settings())
    result = score(read_beads(beads, f"{name}.deen"), found)
    assert result.strict.f1 >= strict
    assert result.lax.f1 >= lax
