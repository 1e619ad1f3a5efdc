"""Gold for fitting the weights of the score: folders of hand-made alignments, or what people confirmed in a project.

Folders are as ``python -m alignment evaluate`` takes them; every document in them counts the same. Each is used as it
is, and again with beads left out here and there on one side: gold knows few omissions and reviewers many. One of these
copies has letters misread, too, as scanners do. Of documents said to be ``lax`` only the lax figures count: many
alignments of books began as another program's and keep its habits, such as a gap beside a 1-2 bead in place of a 1-3.
The bundled weights were fitted ``--anew`` to five books, a government report and ``tests/gold``, none of them lax.

Of a project only confirmed beads count, where some stand in a row: the sentences between two that are known tell
little. What nobody confirmed is neither right nor wrong. Such beads are few, so that fitting begins at the bundled
weights and is held there (``beads.fit.PULL``).

Tried, and left out because they paid on no gold kept aside: similarity against the nearest neighbours in place of the
mean; words of one side that the other has no near word for; names and number words in sketches; question,
exclamation and quotation marks; lengths of gaps; kinds of bead, the clarity of similarity and the variance of lengths
as a first path shows them; and a likelihood (a conditional random field) in place of agreement.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from alignment.beads import Weights, fitted
from alignment.beads import fit as fitting
from alignment.beads.evaluation import Pair, pair_of
from alignment.beads.fit import PULL, Case, Example
from alignment.beads.weights import beginning
from alignment.bitext import Bead, Bitext, Status
from alignment.embedding import Encoder, Progress
from alignment.embedding.perturb import misread
from alignment.errors import InputError
from alignment.gold import Gold, read_folder
from alignment.project import Project

if TYPE_CHECKING:
    import polars as pl

RATES = (0.05, 0.1)
"""Shares of the beads that are left out on one side, one copy of a document each."""

ROW = 5
"""Confirmed beads that are used stand in rows of at least as many."""

PART = 25
"""Beads of a row that are tried by themselves, so that a project can be held out part by part."""

PARTS = 4
"""Into how many parts confirmed beads are dealt: each is tried under weights fitted to the others."""

MISREAD = 0.05
"""Share of the letters that look like others which are taken for these in the copy with misread letters."""

FEWEST = 100
"""Confirmed beads below which weights of one's own are not fitted: of 50, hardly any weight moves."""


class Begin(NamedTuple):
    """Where fitting begins, and how hard weights are held there."""

    weights: Weights
    pull: float


def held(model: str) -> Begin:
    """Return that fitting begins, and is held, at the weights that come with a model."""
    return Begin(fitted(model), PULL)


def anew() -> Begin:
    """Return that fitting begins at what was set by hand, and goes where gold leads it."""
    return Begin(beginning(), 0.0)


def cases(examples: Iterable[Example], encoder: Encoder, model: str) -> list[Case]:
    """Return examples ready to be tried under one set of weights after the other; the encoder is that of the model."""
    return fitting.cases(examples, encoder, fitted(model))


def held_out(known: Sequence[Case], begin: Begin, progress: Progress | None = None) -> pl.DataFrame:
    """Return how well cases do under the weights at the beginning, and under such as are fitted to the others.

    See :func:`alignment.beads.fit.held_out` for the columns. Raises ``InputError`` where there are no others.
    """
    if len({case.example.name for case in known}) == 1:
        raise InputError.at("--gold", "there is one document only", "name gold of two or more, or give an --output")
    return fitting.held_out(known, begin.weights, begin.pull, progress)


def is_gain(tried: pl.DataFrame) -> bool:
    """Return whether fitted weights do as well as those at the beginning, or better, on what was held out."""
    _, _, before, after = tried.row(-1)
    return bool(after >= before)


def fitted_to(known: Sequence[Case], begin: Begin, progress: Progress | None = None) -> Weights:
    """Return the weights fitted to cases."""
    return fitting.fit(known, begin.weights, begin.pull, progress)


def gold_examples(folders: Sequence[Path], lax: Collection[str] = ()) -> list[Example]:
    """Return the gold of some folders, as it is, with omissions, and with omissions and misread letters.

    Raises ``InputError`` for bad gold, two documents of one name, and names in ``lax`` that no document has.
    """
    golds = list(chain.from_iterable(map(read_folder, folders)))
    names = Counter(gold.name for gold in golds)
    for name in (name for name, count in names.items() if count > 1):
        raise InputError.at(name, "two documents have this name", "give one of them another")
    for name in (name for name in lax if name not in names):
        raise InputError.at("--lax", f"no document is called {name}", f"there are {', '.join(names)}")
    return [
        Example(name=gold.name, de=one.de, en=one.en, pairs=one.pairs, lax=gold.name in lax)
        for gold in golds
        for one in _copies(gold)
    ]


def _copies(gold: Gold) -> Iterator[Gold]:
    yield gold
    yield from (with_omissions(gold, rate) for rate in RATES)
    yield with_misread_letters(with_omissions(gold, RATES[0]))


def with_misread_letters(gold: Gold) -> Gold:
    """Return gold as a scanner might have read it; always the same letters are misread."""
    chance = random.Random(MISREAD)
    de, en = ([misread(MISREAD, text, chance) for text in texts] for texts in (gold.de, gold.en))
    return replace(gold, de=de, en=en)


def with_omissions(gold: Gold, rate: float) -> Gold:
    """Return gold as if author or translator had passed over a share of its beads; they are gaps then, one a sentence.

    The same rate always leaves out the same beads.
    """
    chance = random.Random(rate)
    dropped: tuple[set[int], set[int]] = (set(), set())
    for pair in gold.pairs:
        if all(pair) and chance.random() < rate:
            side = chance.randrange(2)
            dropped[side].update(pair[side])
    places = [_places(len(texts), gone) for texts, gone in zip((gold.de, gold.en), dropped, strict=True)]
    return Gold(
        name=gold.name,
        de=[gold.de[index] for index in places[0]],
        en=[gold.en[index] for index in places[1]],
        pairs=tuple(part for pair in gold.pairs for part in _kept(pair, places)),
    )


def _places(count: int, dropped: set[int]) -> dict[int, int]:
    """Return where each sentence is that stays."""
    return {old: new for new, old in enumerate(index for index in range(count) if index not in dropped)}


def _kept(pair: Pair, places: Sequence[dict[int, int]]) -> Iterator[Pair]:
    de, en = (tuple(place[one] for one in run if one in place) for run, place in zip(pair, places, strict=True))
    if de and en:
        yield de, en
    else:
        yield from (((one,), ()) for one in de)
        yield from (((), (one,)) for one in en)


def confirmed_examples(project: Project, names: Sequence[str] = ()) -> list[Example]:
    """Return what people confirmed in the named pairs of a project, or in all, dealt into ``PARTS``.

    Raises ``InputError`` if that is too little, and ``StoreError`` for a pair that is not in review.
    """
    chosen = names or [pair.name for pair in project.pairs() if pair.confirmed]
    bitexts = [project.store.load(name).bitext for name in chosen]
    confirmed = sum(bead.status == Status.CONFIRMED for bitext in bitexts for bead in bitext.beads)
    parts = list(_parts(bitexts))
    used = sum(len(example.pairs) for example in parts)
    if used < FEWEST:
        raise InputError.at(
            project.root,
            f"{confirmed:,} beads are confirmed, {used:,} of them in rows of {ROW} or more",
            f"confirm {FEWEST} in such rows, or go on with the weights you have",
        )
    return parts


def _parts(bitexts: Iterable[Bitext]) -> Iterator[Example]:
    """Yield the parts of rows of confirmed beads, named by turns, whichever pair they are of."""
    rows = ((bitext, row) for bitext in bitexts for row in _rows(bitext.beads) if len(row) >= ROW)
    parts = ((bitext, part) for bitext, row in rows for part in _cut(row))
    for number, (bitext, part) in enumerate(parts):
        yield _example(f"part {number % PARTS + 1}", bitext, part)


def _rows(beads: Sequence[Bead]) -> Iterator[Sequence[Bead]]:
    """Yield the confirmed beads that stand in a row."""
    for confirmed, row in groupby(beads, lambda bead: bead.status == Status.CONFIRMED):
        if confirmed:
            yield list(row)


def _cut(row: Sequence[Bead]) -> Iterable[Sequence[Bead]]:
    """Return a row in parts of about the same size."""
    count = max(1, round(len(row) / PART))
    edges = [len(row) * number // count for number in range(count + 1)]
    return [row[start:stop] for start, stop in pairwise(edges)]


def _example(name: str, bitext: Bitext, beads: Sequence[Bead]) -> Example:
    first, last = beads[0], beads[-1]
    at = first.de.start, first.en.start
    pairs = tuple(
        (tuple(one - at[0] for one in de), tuple(one - at[1] for one in en)) for de, en in map(pair_of, beads)
    )
    de, en = bitext.de.texts[at[0] : last.de.stop], bitext.en.texts[at[1] : last.en.stop]
    return Example(name=name, de=de, en=en, pairs=pairs)
