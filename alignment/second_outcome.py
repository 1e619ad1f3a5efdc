"""What came of a second review: how far the two readers agree, in words, in figures, and row by row.

Rows were drawn by layers, some more densely, and each counts for as many as it stands for. What people settle
afterwards changes none of the figures: these are about what the two said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alignment.agreement import Agreement, Cells, Measure, Stratum
from alignment.audits import Interval, percent
from alignment.words import counted, listed

if TYPE_CHECKING:
    import polars as pl

    from alignment.review import Drawn, SecondReview


def agreement(second: SecondReview, of: Callable[[Drawn], bool] = lambda _: True) -> Agreement:
    """Return how far the two readers agree, on all rows that count or only on some."""
    strata = []
    for layer, size in second.sizes.items():
        judged = [index for index in second.judged if second.sample[index].layer == layer]
        wanted = [index for index in judged if of(second.sample[index])]
        cells = Cells.of((second.sample[index].was_right, second.found_right(index)) for index in wanted)
        if wanted:
            strata.append(Stratum(size * len(wanted) / len(judged), cells))
    return Agreement(tuple(strata))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows of one kind, or that one person decided on, and how far the second reader agrees on them."""

    name: str
    agreement: Agreement
    unclear: int


def groups(second: SecondReview, by: Callable[[Drawn], str]) -> tuple[Group, ...]:
    """Return the rows that were read by what ``by`` says of them, the most frequent first."""
    read = [by(second.sample[index]) for index in (*second.judged, *second.unclear)]
    names = sorted(set(read), key=lambda name: (-read.count(name), name))
    return tuple(
        Group(
            name=name,
            agreement=agreement(second, lambda drawn, name=name: by(drawn) == name),  # type: ignore[misc]
            unclear=sum(by(second.sample[index]) == name for index in second.unclear),
        )
        for name in names
    )


def words(second: SecondReview) -> tuple[str, ...]:
    """Return what was seen, and what it says of all rows drawn from, for people who have not met such figures."""
    found = agreement(second)
    if not found.read:
        return ("No row was judged.", *_apart(second))
    share, interval = found.observed
    bounds = f" ({_between(interval, percent)})" if interval else ""
    agree = (
        f"The two readers agree on {found.counts.observed:,.0f} of the {counted(found.read, 'row')} that both judged."
    )
    if found.weighted:
        estimate = (
            f"Flagged and changed rows were drawn more densely; counted at their share of the text, the two agree on "
            f"about {percent(share or 0)} of the {counted(sum(second.sizes.values()), 'row')} drawn from{bounds}."
        )
    else:
        estimate = f"That is {percent(share or 0)}{bounds}."
    return (agree, *_apart(second), estimate)


def _apart(second: SecondReview) -> Iterator[str]:
    if second.unclear:
        yield f"On {counted(len(second.unclear), 'row')}, {second.reader} could not tell."
    if second.stale:
        yield f"Not counted, as changed since: {counted(len(second.stale), 'row')}."


def report(second: SecondReview) -> tuple[str, ...]:
    """Return what kappa and AC1 say, sentence by sentence, for a report; nothing if no row was judged."""
    found = agreement(second)
    return tuple(_report(found)) if found.read else ()


def _report(found: Agreement) -> Iterator[str]:
    kappa, ac1 = found.kappa, found.ac1
    if kappa.value is None:
        yield "Both found every row the same, so there is no kappa: chance alone would have them agree as often."
    else:
        yield (
            f"Two readers who say right as often as these do, but blindly, would agree on {percent(found.chance)}. "
            f"{_beyond_chance(kappa)} (Cohen’s kappa {figure(kappa)})."
        )
    if found.skewed:
        which = "right" if found.shares.both_right > found.shares.both_wrong else "wrong"
        yield (
            f"Most rows are {which}, and then kappa is low however well two readers agree (prevalence index "
            f"{found.prevalence:.2f}). Gwet’s AC1 does not suffer from that: it is {figure(ac1)}."
        )


def _beyond_chance(kappa: Measure) -> str:
    value = kappa.value or 0.0
    if value < 0:
        return "These two agree less often than that"
    return f"Of what that leaves open, the two agree on {percent(value)}"


def figure(measure: Measure) -> str:
    """Return kappa or AC1 with its interval as people read it: ``0.42, 95 % interval 0.10 to 0.74``."""
    if measure.value is None:
        return "–"
    bounds = _between(measure.interval, _number) if measure.interval else "too little differs for an interval"
    return f"{_number(measure.value)}, {bounds}"


def _number(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")


def _between(interval: Interval, said: Callable[[float], str]) -> str:
    return f"95 % interval {said(interval.low)} to {said(interval.high)}"


def provenance(second: SecondReview) -> str:
    """Return a second review in a line, for exports and lists; until it is ended, only how far it is."""
    found = agreement(second)
    read = len(second.judged) + len(second.unclear) if second.closed else second.read
    of = "" if second.closed and read == len(second.sample) else f" of {len(second.sample):,}"
    said = [f"{second.reader} read {read:,}{of} {'row' if read == 1 and not of else 'rows'} again"]
    if not second.closed:
        return f"{said[0]}, not ended"
    if found.read:
        share, interval = found.observed
        said.append(f"agreement {percent(share or 0)}" + (f" ({_between(interval, percent)})" if interval else ""))
        kappa, ac1 = (measure.value for measure in (found.kappa, found.ac1))
        said.append(", ".join(f"{name} {_number(v)}" for name, v in (("kappa", kappa), ("AC1", ac1)) if v is not None))
    if second.differing:
        settled = len(second.differing) - len(second.left)
        said.append(f"{counted(len(second.differing), 'difference')}, {settled or 'none'} settled")
    said += [f"{len(second.unclear)} unclear"] * bool(second.unclear)
    said += [f"{len(second.stale)} changed since"] * bool(second.stale)
    return "; ".join(said)


def table(second: SecondReview, rows: Mapping[int, int]) -> pl.DataFrame:
    """Return the whole sample with all answers, a line for each row drawn, in the order in which they are read.

    ``rows`` gives by its place the index of each row that stands.
    """
    import polars as pl

    lines = [_line(second, index, rows) for index in range(len(second.sample))]
    schema = {
        name: pl.Float64() if name == "Weight" else pl.Int64() if name == "Row" else pl.String() for name in COLUMNS
    }
    return pl.DataFrame(lines, schema=schema, orient="row")


COLUMNS = (
    *("Row", "Kind", "German", "English", "First reader", "First said", "When (UTC)", "Drawn as", "Weight"),
    *("Second reader", "Second said", "Wrong", "Comment", "Read (UTC)", "Counts"),
    *("Settled", "Settled by", "Settled (UTC)"),
)
_VERDICTS = {"first": "first reader was right", "second": "second reader was right", "mend": "to be mended"}


def _line(second: SecondReview, index: int, rows: Mapping[int, int]) -> tuple[object, ...]:
    drawn, place = second.sample[index], second.places[index]
    said, ruling = second.said.get(index), second.ruled.get(index)
    judged = sum(second.sample[other].layer == drawn.layer for other in second.judged)
    counts = index in second.judged
    return (
        None if place is None else rows[place] + 1,
        drawn.bead.kind,
        *drawn.texts,
        drawn.first.who,
        "right" if drawn.was_right else "wrong",
        f"{drawn.first.when:%Y-%m-%d %H:%M}",
        str(drawn.layer),
        round(second.sizes[drawn.layer] / judged, 4) if counts else None,
        second.reader,
        str(said.judgement) if said else "",
        listed(said.faults) if said and said.faults else "",
        said.comment if said else "",
        f"{said.when:%Y-%m-%d %H:%M}" if said else "",
        "yes" if counts else _why_not(second, index),
        _VERDICTS[ruling.verdict] if ruling else "",
        ruling.who if ruling else "",
        f"{ruling.when:%Y-%m-%d %H:%M}" if ruling else "",
    )


def _why_not(second: SecondReview, index: int) -> str:
    if index in second.stale:
        return "changed since"
    return "cannot tell" if index in second.unclear else "not read"
