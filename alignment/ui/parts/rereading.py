"""The second reader's sitting: one row after the other, each answer on disk before the next row comes."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from alignment.errors import WorkbenchError
from alignment.project import Project
from alignment.review import Fault, Judgement, Opinion, Review, SecondReview, place_of
from alignment.samples import question
from alignment.ui.parts.judging import back_button, judgement_buttons, say, show_card
from alignment.words import counted

AT, AGAIN = "second-at", "second-again"
FAULTS = (
    (Fault.ALIGNMENT, "Alignment", "4"),
    (Fault.WORDING, "Wording", "5"),
    (Fault.TERM, "Term or number", "6"),
    (Fault.OMISSION, "Left out or added", "7"),
)


def row_in_hand(second: SecondReview) -> int | None:
    """Return which row is to be read now, one asked for again first; ``None`` if all are read."""
    number, index = st.session_state.get(AT, (0, 0))
    if number == second.number and index not in second.stale:
        return int(index)
    return second.next


def show_row(workbench: Project, review: Review, second: SecondReview, index: int, pair: int) -> None:
    """Show a row with nothing that could sway who reads it, and take the answer."""
    given, total = second.said.get(index), len(second.sample)
    asks = asks_what_is_wrong(second, index, given)
    bead = next((bead for bead in review.bitext.beads if place_of(bead) == second.places[index]), None)
    if bead is None:  # somebody changed it just now
        st.rerun()
    st.subheader("Is this row right?", anchor=False)
    st.caption(
        f"Row {index + 1} of {total}. Right: each side is the whole translation of the other, no more and no less, and "
        "you would let wording, terms and numbers stand. An empty side is right if nothing belongs there. The rows "
        "above and below are small."
    )
    st.progress(sum(opinion.complete for opinion in second.said.values()) / total)
    show_card(question(review, bead))
    with st.container(horizontal=True, vertical_alignment="center"):
        judged = given.judgement if given else None
        judgement_buttons(answer, workbench, second, pair, index, given=judged, disabled=asks)
        before = row_before(second, index)
        if asks:
            back_button("Not wrong after all", judge_again, second, index)
        else:
            back_button("Row before", judge_again, second, before, disabled=before is None)
    if given and asks:
        show_faults(workbench, second, pair, given)
    key = comment_key(second, index)
    st.text_area(
        "Comment",
        given.comment if given else "",
        key=key,
        height=80,
        placeholder="If you like: kept with your answer",
        on_change=comment,
        args=(workbench, second, pair, index),
    )
    with st.popover("End here", icon=":material/logout:", type="tertiary", disabled=not second.said):
        st.markdown(
            "You can leave this page at any time and go on later, also after a restart. Ending it for good shows what "
            f"came of the {counted(len(second.said), 'row')} that you read; the others stay unread."
        )
        close_button(workbench, second, pair, "End it for good")


def show_end(workbench: Project, second: SecondReview, pair: int) -> None:
    """Say that all is read, and let the reader go back until the figures were seen, as nobody is blind after that."""
    st.subheader("All rows are read", anchor=False)
    st.markdown(
        f"You judged {counted(len(second.said), 'row')}. You can go back to any of them now, but no more once you have "
        "seen what the first reader said."
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        close_button(workbench, second, pair, "Show what came of it")
        before = row_before(second, len(second.sample))
        back_button("Last row again", judge_again, second, before, disabled=before is None)


def show_faults(workbench: Project, second: SecondReview, pair: int, given: Opinion) -> None:
    """Ask what is wrong with a row, of which several things may be; each is kept at once."""
    st.markdown("**What is wrong?** Several are possible. Nothing needs to be mended here.")
    st.caption(
        "Keys: `4` `5` `6` `7` what is wrong, `Enter` the next row, `Backspace` back to right, wrong or cannot tell. "
        "`1`, `2` and `3` answer nothing meanwhile."
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        for fault, label, key in FAULTS:
            on = fault in given.faults
            st.button(
                label,
                key=f"fault-{fault.name.lower()}",
                shortcut=key,
                icon=":material/check_box:" if on else ":material/check_box_outline_blank:",
                type="primary" if on else "secondary",
                on_click=toggle,
                args=(workbench, second, pair, given.index, fault),
            )
        st.button(
            "Next row",
            key="second-next",
            shortcut="Enter",
            icon=":material/arrow_forward:",
            type="tertiary",
            disabled=not given.faults,
            on_click=go_on,
        )


def row_before(second: SecondReview, index: int) -> int | None:
    """Return the row before that one that can be read again, ``None`` if there is none."""
    return next((i for i in reversed(range(index)) if i not in second.stale), None)


def comment_key(second: SecondReview, index: int) -> str:
    """Return the key of the field for a comment on a row."""
    return f"second-comment-{second.number}-{index}"


def answer(workbench: Project, second: SecondReview, pair: int, index: int, judgement: Judgement) -> None:
    """Keep an answer; a row that is wrong stays, so that it can be said what is wrong with it.

    Until that is said no other answer is taken: the key was pressed in haste, before the page was drawn again.
    """
    known = opinion(workbench, second, pair, index)
    if asks_what_is_wrong(second, index, known):
        return
    if keep(workbench, second, pair, index, judgement, known.faults if known else ()):
        if judgement == Judgement.WRONG:
            go_to(second, index)
        else:
            go_on()


def toggle(workbench: Project, second: SecondReview, pair: int, index: int, fault: Fault) -> None:
    """Say that something is wrong with a row, or that it is not."""
    known = opinion(workbench, second, pair, index)
    before = set(known.faults) if known else set()
    keep(workbench, second, pair, index, Judgement.WRONG, tuple(before ^ {fault}))
    go_to(second, index)


def comment(workbench: Project, second: SecondReview, pair: int, index: int) -> None:
    """Keep a comment with the answer that was given; without one it waits for it."""
    if known := opinion(workbench, second, pair, index):
        keep(workbench, second, pair, index, known.judgement, known.faults)


def keep(
    workbench: Project, second: SecondReview, pair: int, index: int, judgement: Judgement, faults: Sequence[Fault]
) -> bool:
    """Keep what is said of a row with its comment; say what was in the way and return whether nothing was."""
    words = st.session_state.get(comment_key(second, index), "")
    try:
        workbench.store.seconds.answer(second, pair, index, judgement, second.reader, faults=faults, comment=words)
    except WorkbenchError as error:
        say(f"This was not kept. {error}", wrong=True)
        return False
    return True


def opinion(workbench: Project, second: SecondReview, pair: int, index: int) -> Opinion | None:
    """Return what is kept of a row by now: keys in haste come before the page is drawn again."""
    now = next((each for each in workbench.store.seconds.of(pair) if each.number == second.number), second)
    return now.said.get(index)


def go_to(second: SecondReview, index: int) -> None:
    """Ask for a row, also one that was read."""
    st.session_state[AT] = (second.number, index)
    st.session_state.pop(AGAIN, None)


def judge_again(second: SecondReview, index: int) -> None:
    """Ask for a row, and first of all whether it is right, whatever was said of it."""
    go_to(second, index)
    st.session_state[AGAIN] = (second.number, index)


def asks_what_is_wrong(second: SecondReview, index: int, given: Opinion | None) -> bool:
    """Return whether a row was found wrong and it is asked now what is wrong with it."""
    again = st.session_state.get(AGAIN) == (second.number, index)
    return given is not None and given.judgement == Judgement.WRONG and not again


def go_on() -> None:
    """Ask for the next row that was not read."""
    st.session_state.pop(AT, None)
    st.session_state.pop(AGAIN, None)


def close_button(workbench: Project, second: SecondReview, pair: int, label: str) -> None:
    """Offer to end a second review."""
    st.button(label, key="second-close", type="primary", on_click=close, args=(workbench, second, pair))


def close(workbench: Project, second: SecondReview, pair: int) -> None:
    """End a second review; say what was in the way."""
    go_on()
    try:
        workbench.store.seconds.close(second, pair, second.reader)
    except WorkbenchError as error:
        say(f"It was not ended. {error}", wrong=True)
