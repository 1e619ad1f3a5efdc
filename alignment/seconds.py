"""Which rows a second reader reads again: rows that others decided on, drawn by lot.

Flagged rows and those that people changed are rare. They are drawn more densely, so that there are enough of them to
say something of; what comes of it counts each row for as many as it stands for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alignment.bitext import Bead, Language, ParagraphKind, Status
from alignment.samples import draw

if TYPE_CHECKING:
    from alignment.review import Decisions, Drawn, Layer, Review

LEAST = 5
"""Of flagged rows, and of changed ones, a fifth of the sample is drawn at least, or all there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a pair that can be read again by itself: the indices of its rows, half-open."""

    title: str
    level: int
    start: int
    stop: int


def parts(review: Review) -> tuple[Part, ...]:
    """Return the parts of a pair that stand under its German headings, each as far as the next of its level."""
    document, beads = review.bitext.de, review.bitext.beads
    rows = [row for row, bead in enumerate(beads) for _ in range(bead.de.length)]
    heads: dict[int, tuple[int, str]] = {}
    for sentence, row in enumerate(rows):
        paragraph = document.paragraphs[document.sentences[sentence].paragraph]
        if paragraph.kind == ParagraphKind.HEADING:
            heads.setdefault(row, (paragraph.level, review.text(Language.DE, sentence)))
    found = []
    for start, (level, title) in heads.items():
        stop = next((row for row, (other, _) in heads.items() if row > start and other <= level), len(beads))
        found.append(Part(title=title, level=level, start=start, stop=stop))
    return tuple(found)


def pool(
    review: Review, decisions: Decisions, reader: str, *, start: int, stop: int, at_once: bool
) -> dict[Layer, tuple[Drawn, ...]]:
    """Return the rows that ``reader`` may read again: those that others decided on, without the reader.

    Rows confirmed many at once have an audit of their own and are among them only if that is wanted (``at_once``).
    """
    from alignment.review import Drawn, Layer, place_of

    found: dict[Layer, list[Drawn]] = {layer: [] for layer in Layer}
    for bead in review.bitext.beads[start:stop]:
        decision = decisions.by_place.get(place_of(bead))
        if decision is None or decision.status != bead.status or (decision.at_once and not at_once):
            continue
        if reader in decisions.hands_on(bead) | {decision.who}:
            continue
        layer = _layer(review, bead)
        de, en = (" ".join(review.text(side, sentence) for sentence in range(*bead.run(side))) for side in Language)
        found[layer].append(Drawn(de=bead.de, en=bead.en, texts=(de, en), layer=layer, first=decision))
    return {layer: tuple(drawn) for layer, drawn in found.items()}


def _layer(review: Review, bead: Bead) -> Layer:
    from alignment.review import Layer

    if bead.status == Status.FLAGGED:
        return Layer.FLAGGED
    edited = any((side, sentence) in review.edits for side in Language for sentence in range(*bead.run(side)))
    return Layer.CHANGED if edited or bead.confidence is None else Layer.KEPT


def sample(rows: Mapping[Layer, Sequence[Drawn]], most: int, seed: str) -> tuple[Drawn, ...]:
    """Return up to so many rows, in an order that says nothing; the same seed draws the same."""
    allotted = allot({layer: len(there) for layer, there in rows.items()}, most)
    chosen = [drawn for layer, there in rows.items() for drawn in draw(there, f"{seed}-{layer}", allotted[layer])]
    return draw(chosen, seed, len(chosen))


def allot(sizes: Mapping[Layer, int], most: int) -> dict[Layer, int]:
    """Return how many rows of each layer are drawn: in proportion, but of rare ones no fewer than ``LEAST`` says."""
    from alignment.review import Layer

    most = min(most, sum(sizes.values()))
    least = {layer: 0 if layer == Layer.KEPT else min(size, most // LEAST) for layer, size in sizes.items()}
    fixed: dict[Layer, int] = {}
    while True:
        shared = {layer: size for layer, size in sizes.items() if layer not in fixed}
        share = _shared(shared, most - sum(fixed.values()))
        rare = [layer for layer, count in share.items() if count < least[layer]]
        if not rare:
            return {layer: (fixed | share)[layer] for layer in sizes}
        fixed |= {layer: least[layer] for layer in rare}


def _shared(sizes: Mapping[Layer, int], rows: int) -> dict[Layer, int]:
    """Return rows shared out in proportion to sizes, the largest remainders getting what is left over."""
    total = sum(sizes.values()) or 1
    counts = {layer: rows * size // total for layer, size in sizes.items()}
    by_remainder = sorted(sizes, key=lambda layer: rows * sizes[layer] % total, reverse=True)
    for layer in by_remainder[: rows - sum(counts.values())]:
        counts[layer] += 1
    return counts
