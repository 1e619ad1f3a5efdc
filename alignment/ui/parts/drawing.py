"""Drawing rows for a second review, on a page."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from math import ceil

import streamlit as st

from alignment.errors import WorkbenchError
from alignment.project import Project
from alignment.review import Decisions, Drawn, Layer, Review, Wanted
from alignment.samples import SAMPLE
from alignment.seconds import Part, parts, pool, sample
from alignment.ui.parts.judging import say
from alignment.ui.parts.markdown import plain
from alignment.words import counted, listed, shortened

HOW = (
    "A second reader reads rows that others confirmed or flagged by hand, drawn by chance, without seeing what they "
    "decided. Then this page says how far the two agree, and lists where they differ for somebody to settle. You are "
    "given no row in which you had a hand yourself."
)
ROWS, SHARE = "Rows", "Share of them"
WHOLE, STRETCH = Part(title="The whole text", level=0, start=0, stop=0), Part(title="Rows …", level=0, start=0, stop=0)
SHARES = (5, 10, 15, 20, 25, 30, 40, 50, 75, 100)


def show_draw(workbench: Project, review: Review, number: int, who: str) -> None:
    """Ask how many rows of which part, and draw them."""
    st.caption(HOW)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        start, stop, part = chosen_part(review)
    at_once = st.checkbox(
        "Also rows that were confirmed many at once",
        key="draw-at-once",
        help="The page Confirm many has an audit of its own for those above a confidence.",
    )
    rows = pool(review, decided(workbench, review, number), who, start=start, stop=stop, at_once=at_once)
    there = [drawn for layer in rows.values() for drawn in layer]
    if not there:
        st.info(
            f"There is no row to draw for {plain(who)}: nobody else decided on one here by hand. Whoever reads for the "
            "second time gives another name under Reviewer than the first reader has.",
            icon=":material/group:",
        )
        return
    whose = Counter(drawn.first.who for drawn in there).most_common()
    st.markdown(
        f"{counted(len(there), 'row')} to draw from, decided on by {listed(f'{plain(n)} ({c:,})' for n, c in whose)}."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        most = how_many(len(there))
    wanted = Wanted(most, start, stop, part, at_once)
    st.button(
        f"Draw {counted(most, 'row')} for {plain(who)}",
        key="draw",
        type="primary",
        icon=":material/shuffle:",
        on_click=draw,
        args=(workbench, review, number, rows, wanted, who),
    )


def chosen_part(review: Review) -> tuple[int, int, str]:
    """Return the stretch of rows to draw from, half-open, and what it is called; empty for the whole text."""
    total = len(review.bitext.beads)
    choices = [WHOLE, *parts(review), STRETCH]
    part = st.selectbox("Part", choices, key="draw-part", format_func=in_list, width=420)
    if part == WHOLE:
        return 0, total, ""
    if part != STRETCH:
        return part.start, part.stop, part.title
    first = st.number_input("From row", 1, total, 1, key="draw-from", width=130)
    last = st.number_input("To row", first, total, total, key="draw-to", width=130)
    return first - 1, last, f"rows {first:,} to {last:,}"


def in_list(part: Part) -> str:
    """Return a part as the list of parts has it, set in by its level."""
    rows = f" ({counted(part.stop - part.start, 'row')})" if part.stop else ""
    return "\u2003" * (part.level - 1) + shortened(part.title) + rows


def how_many(there: int) -> int:
    """Return how many rows are wanted, of so many."""
    how = st.segmented_control("How many", [ROWS, SHARE], default=ROWS, required=True, key="draw-how")
    if how == SHARE:
        share = st.select_slider("Per cent", SHARES, 20, key="draw-share", width=320)
        return ceil(there * share / 100)
    return st.number_input("Number of rows", 1, there, min(SAMPLE, there), key=f"draw-rows-{there}", width=150)


def draw(
    workbench: Project,
    review: Review,
    number: int,
    rows: Mapping[Layer, Sequence[Drawn]],
    wanted: Wanted,
    who: str,
) -> None:
    """Draw the rows and keep them, or say what was in the way."""
    seed = uuid.uuid4().hex
    try:
        workbench.store.seconds.begin(
            number,
            who,
            seed=seed,
            revision=review.revision,
            wanted=wanted,
            sizes={layer: len(there) for layer, there in rows.items()},
            sample=sample(rows, wanted.rows, seed),
        )
    except WorkbenchError as error:
        say(f"Nothing was drawn. {error}", wrong=True)


def decided(workbench: Project, review: Review, number: int) -> Decisions:
    """Return who decided what of a pair, read from the log once for each of its revisions."""
    return _decided(workbench, number, workbench.store.identity, review.revision)


@st.cache_resource(max_entries=4, show_spinner=False)
def _decided(_workbench: Project, number: int, database: str, revision: int) -> Decisions:  # noqa: ARG001  # keys
    return _workbench.store.seconds.decisions(number, revision)
