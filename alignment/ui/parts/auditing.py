"""An audit on a page: one row of the sample after the other, and what they show in the end."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from alignment.audits import Outcome, interval, percent
from alignment.bulk import higher
from alignment.errors import WorkbenchError
from alignment.project import Project
from alignment.review import Audit, Judgement, Review
from alignment.samples import question
from alignment.ui.parts.judging import back_button, judgement_buttons, say, show_card
from alignment.ui.parts.markdown import plain
from alignment.words import counted

BACK = "audit-again"


def to_judge(audit: Audit) -> int | None:
    """Return which row of the sample is to be judged now, one asked for again first; ``None`` if all are."""
    number, index = st.session_state.get(BACK, (0, None))
    return index if number == audit.number else audit.next


def show_question(workbench: Project, review: Review, audit: Audit, wanted: int, number: int, who: str) -> None:
    """Show the row to be judged, with nothing that could sway who judges it."""
    total = len(audit.sample)
    st.subheader("Do these two sides belong together?", anchor=False)
    st.caption(
        f"Row {wanted + 1} of {total}, drawn from {counted(audit.beads, 'confirmed row')}. Right: each side is the "
        "whole translation of the other, no more and no less, however well it is worded. The rows above and below are "
        "small."
    )
    st.progress(wanted / total)
    show_card(question(review, audit.sample[wanted]))
    with st.container(horizontal=True, vertical_alignment="center"):
        judgement_buttons(answer, workbench, audit, number, wanted, who)
        back_button("Row before", go_back, audit, wanted - 1, disabled=wanted == 0)
    take_back_button(workbench, audit, number, who, type="tertiary")


def answer(workbench: Project, audit: Audit, number: int, index: int, who: str, judgement: Judgement) -> None:
    """Keep a judgement and go on, or say what was in the way."""
    st.session_state.pop(BACK, None)
    try:
        workbench.bulk.answer(audit, number, index, judgement, who)
    except WorkbenchError as error:
        say(f"This was not kept. {error}", wrong=True)


def go_back(audit: Audit, index: int) -> None:
    """Ask for a row again."""
    st.session_state[BACK] = (audit.number, index)


def show_verdict(workbench: Project, audit: Audit, number: int, who: str) -> None:
    """Say what an audit showed, and what can be done about it."""
    outcome = Outcome.of(audit)
    st.subheader("What the audit shows", anchor=False)
    verdict = outcome.words()
    if outcome.refuted:
        level = higher(audit, outcome.share)
        raised = f"Take it back and raise the confidence to {percent(level)}, or read the rows." if level else ""
        remedy = raised or "Take it back and read the rows: no confidence is high enough."
        st.error(f"{verdict} {remedy}", icon=":material/report:")
    else:
        (st.success if outcome.read else st.info)(verdict, icon=":material/fact_check:")
    with st.container(horizontal=True, gap="large"):
        st.metric("Wrong", f"{outcome.wrong:,} of {outcome.read:,}", width="content")
        st.metric("Expected to be wrong", percent(outcome.expected), width="content")
        st.metric("Confirmed in bulk", f"{audit.beads:,}", width="content")
    st.caption(" ".join(_particulars(audit, outcome)))
    with st.container(horizontal=True, vertical_alignment="center"):
        take_back_button(workbench, audit, number, who)
        back_button("Last row again", go_back, audit, len(audit.sample) - 1)


def take_back_button(
    workbench: Project,
    audit: Audit,
    number: int,
    who: str,
    *,
    type: Literal["secondary", "tertiary"] = "secondary",  # noqa: A002  # as Streamlit calls it
) -> None:
    """Offer to take a bulk confirmation back."""
    st.button(
        f"Take back the confirmation of {counted(audit.beads, 'row')}",
        key="take-back",
        type=type,
        icon=":material/undo:",
        on_click=take_back,
        args=(workbench, audit, number, who),
    )


def take_back(workbench: Project, audit: Audit, number: int, who: str) -> None:
    """Take a bulk confirmation back; say so, or what was in the way."""
    try:
        rows = workbench.bulk.take_back(audit, number, who)
    except WorkbenchError as error:
        say(f"Nothing was taken back. {error}", wrong=True)
    else:
        say(f"Took back the confirmation of {counted(rows, 'row')}. Ctrl+Z in Review confirms them again.")


def _particulars(audit: Audit, outcome: Outcome) -> list[str]:
    """Return how the verdict came about, sentence by sentence."""
    unclear = audit.count(Judgement.UNCLEAR)
    said = [f"Confirmed at {percent(audit.threshold)} and above by {plain(audit.who)}."]
    if outcome.read and not outcome.complete:
        low, high = interval(outcome.wrong, outcome.read)
        said += [
            f"Wrong in the sample: {percent(outcome.share)}; of all, {percent(low)} to {percent(high)} "
            "(95 % interval, Clopper–Pearson; the bound of the verdict is one-sided)."
        ]
        said += [f"A sample of {outcome.read} cannot show a smaller share."] * (outcome.wrong == 0)
    said += [f"{counted(unclear, 'row')} could not be judged and {'does' if unclear == 1 else 'do'} not count."] * (
        unclear > 0
    )
    said += ["What was found wrong is flagged in Review, with a comment."] * (outcome.wrong > 0)
    return said
