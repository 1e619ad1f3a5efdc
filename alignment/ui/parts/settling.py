"""The rows on which two readers differ, on a page: what each said, and buttons to settle it."""

from __future__ import annotations

from html import escape

import streamlit as st

from alignment.errors import WorkbenchError
from alignment.project import Project
from alignment.review import Review, SecondReview, Verdict, place_of
from alignment.ui.parts.judging import say
from alignment.ui.parts.markdown import plain
from alignment.ui.state import open_page
from alignment.words import listed

REVIEW = "alignment/ui/pages/review.py"
OPEN, ALL = "Open", "All"
HELD = "differences-held"
AT_ONCE = 10
"""So many differences are shown, and more when asked for."""


def show_differences(workbench: Project, review: Review, second: SecondReview, pair: int, who: str) -> None:
    """List the rows on which the two readers differ, and take who is right.

    A row that is settled keeps its place, so that no button comes under a pointer that was over another.
    """
    st.subheader("Where the two differ", anchor=False)
    if not second.differing:
        st.caption("Nowhere, in the rows that count.")
        return
    choices, key = {OPEN: second.left, ALL: second.differing}, f"differences-{second.number}"
    if key not in st.session_state:  # Streamlit forgets it as soon as the list is left
        hold(second)
    wanted = st.segmented_control(
        "Differences",
        list(choices),
        default=OPEN,
        required=True,
        format_func=lambda choice: f"{choice} ({len(choices[choice]):,})",
        key=key,
        label_visibility="collapsed",
        on_change=hold,
        args=(second,),
    )
    held = [i for i in second.differing if wanted == ALL or i in second.left or i in st.session_state[HELD]]
    if not held:
        st.info("All differences are settled.", icon=":material/check:")
        return
    st.caption(f"{plain(who)} settles them. What is confirmed or flagged by that, Ctrl+Z in Review takes back.")
    rows = {place_of(bead): row for row, bead in enumerate(review.bitext.beads)}
    shown = st.session_state.get(more_key(second), AT_ONCE)
    for index in held[:shown]:
        place = second.places[index]
        with st.container(border=True):
            show_difference(workbench, second, index, None if place is None else rows.get(place), pair, who)
    if (rest := len(held) - shown) > 0:
        st.button(
            f"Show {min(rest, AT_ONCE)} more of {rest:,}", key="more-differences", on_click=show_more, args=(second,)
        )


def show_difference(workbench: Project, second: SecondReview, index: int, row: int | None, pair: int, who: str) -> None:
    """Show a row with what both said, who said it, and what can be done; ``row`` is where it stands now."""
    drawn, said, ruling = second.sample[index], second.said[index], second.ruled.get(index)
    de, en = (escape(text) or "–" for text in drawn.texts)
    st.html(f'<div class="passage"><p lang="de">{de}</p><p lang="en">{en}</p></div>')
    first = "confirmed" if drawn.was_right else "flagged"
    found = "right" if second.found_right(index) else f"wrong: {listed(said.faults)}" if said.faults else "wrong"
    words = f" “{plain(said.comment)}”" if said.comment else ""
    where = f"Row {row + 1:,}" if row is not None else "Changed since"
    st.markdown(
        f"{where} · **{plain(drawn.first.who)}** {first} it · **{plain(second.reader)}** found it {found}.{words}"
    )
    st.caption(f":material/check: {settled_words(second, index)}" if ruling else "Open")
    act = {True: "flag it", False: "confirm it"}[drawn.was_right]
    with st.container(horizontal=True):
        buttons = (
            (Verdict.FIRST, f"{drawn.first.who} was right"),
            (Verdict.SECOND, f"{second.reader} was right: {act}"),
        )
        for verdict, label in buttons:
            st.button(
                plain(label),
                key=f"rule-{verdict}-{index}",
                icon=f":material/radio_button_{'checked' if ruling and ruling.verdict == verdict else 'unchecked'}:",
                disabled=row is None or (ruling is not None and ruling.verdict == verdict),
                on_click=rule,
                args=(workbench, second, pair, index, verdict, who),
            )
        mend = st.button(
            "Mend it in Review", key=f"rule-mend-{index}", icon=":material/edit:", type="tertiary", disabled=row is None
        )
    if mend and row is not None:
        if ruling is None:
            rule(workbench, second, pair, index, Verdict.MEND, who)
        open_page(REVIEW, workbench.store.numbered(pair).name, bead=row)


def settled_words(second: SecondReview, index: int) -> str:
    """Return by whom, when and how a difference was settled."""
    ruling = second.ruled[index]
    right = second.sample[index].first.who if ruling.verdict == Verdict.FIRST else second.reader
    how = "to be mended in Review" if ruling.verdict == Verdict.MEND else f"{plain(right)} was right"
    return f"Settled by {plain(ruling.who)}, {ruling.when.astimezone():%Y-%m-%d %H:%M}: {how}."


def hold(second: SecondReview) -> None:
    """Keep in the list of open differences those that are open now, also when they are settled."""
    st.session_state[HELD] = second.left


def rule(workbench: Project, second: SecondReview, pair: int, index: int, verdict: Verdict, who: str) -> None:
    """Settle a difference; say what was in the way."""
    try:
        workbench.store.seconds.rule(second, pair, index, verdict, who)
    except WorkbenchError as error:
        say(f"This was not settled. {error}", wrong=True)


def more_key(second: SecondReview) -> str:
    """Return where it is kept how many differences are shown."""
    return f"differences-shown-{second.number}"


def show_more(second: SecondReview) -> None:
    """Show more differences."""
    st.session_state[more_key(second)] = st.session_state.get(more_key(second), AT_ONCE) + AT_ONCE
