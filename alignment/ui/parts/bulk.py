"""Confirming many rows at once, on a page: the choice, and what came of earlier ones."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from alignment.audits import Outcome, percent, provenance
from alignment.bulk import LEVELS, Choice, Plan, higher
from alignment.errors import WorkbenchError
from alignment.project import Project
from alignment.review import Audit, Review
from alignment.ui.parts.auditing import show_question, show_verdict, to_judge
from alignment.ui.parts.judging import said, say
from alignment.ui.parts.markdown import plain
from alignment.ui.parts.reviewed import reviewed
from alignment.words import counted

HOW = (
    "Rows that the aligner is sure of can be confirmed unread. Never among them: rows that somebody flagged, marked, "
    "commented on or made, rows with one side empty, and rows that the glossary or a number speaks against. "
    "Then you judge a sample of them, without seeing how sure the aligner was, and know what it was worth."
)


def show_bulk(workbench: Project, name: str, who: str) -> None:
    """Show the audit under way; where there is none, what the last one showed and what can be confirmed."""
    said()
    review = reviewed(workbench, name)
    number = workbench.store.number(name)
    audits = workbench.bulk.audits(number)
    last = next((audit for audit in reversed(audits) if audit.stands and not audit.replaced), None)
    wanted = to_judge(last) if last else None
    if last and wanted is not None:
        show_question(workbench, review, last, wanted, number, who)
    else:
        plan = planned(workbench, review)
        if last:
            show_verdict(workbench, last, number, who)
            with st.expander("Confirm more rows"):
                show_choice(workbench, plan, plan.level, who)
        else:
            st.subheader("Confirm what the aligner is sure of", anchor=False)
            show_choice(workbench, plan, max(plan.level, learned(audits)), who)
    show_earlier([audit for audit in reversed(audits) if audit is not last])


def learned(audits: Sequence[Audit]) -> float:
    """Return the confidence that the last audit asks for; 0 where it did not refute what was confirmed."""
    outcome = Outcome.of(audits[-1]) if audits else None
    return (higher(audits[-1], outcome.share) or LEVELS[-1]) if outcome and outcome.refuted else 0.0


def show_choice(workbench: Project, plan: Plan, level: float, who: str) -> None:
    """Ask from which confidence on, and say what that means before it is done."""
    st.caption(HOW)
    if not plan.beads:
        rows = counted(plan.unread, "row")
        st.info(f"There is nothing to confirm at once; {rows} to read in Review.", icon=":material/task_alt:")
        return
    threshold = st.select_slider(
        "At or above this confidence", LEVELS, level, format_func=percent, key=f"level-{plan.number}", width=480
    )
    choice = plan.at(threshold)
    with st.container(horizontal=True, gap="large"):
        for label, value in facts(choice):
            st.metric(label, value, width="content")
    st.button(
        f"Confirm {counted(len(choice.beads), 'row')}",
        key="confirm-many",
        type="primary",
        icon=":material/done_all:",
        disabled=not choice.beads,
        on_click=confirm,  # with what was shown: what has changed by then is refused
        args=(workbench, choice, who),
    )


def facts(choice: Choice) -> tuple[tuple[str, str], ...]:
    """Return what a choice means, each with its label."""
    wrong = f"{choice.expected:,.1f} ({choice.share:.2%})".replace("%", " %")
    return (
        ("Rows to confirm", f"{len(choice.beads):,}"),
        ("Of these expected to be wrong", wrong),
        ("Rows that remain to be read", f"{choice.remain:,}"),
    )


def confirm(workbench: Project, choice: Choice, who: str) -> None:
    """Confirm what was chosen; say so, or what was in the way."""
    try:
        workbench.bulk.confirm(choice, who)
    except WorkbenchError as error:
        say(f"Nothing was confirmed. {error}", wrong=True)
    else:
        say(f"Confirmed {counted(len(choice.beads), 'row')}. Ctrl+Z in Review takes that back, or the button below.")


def show_earlier(audits: list[Audit]) -> None:
    """List what was confirmed at once before, and what came of it."""
    if not audits:
        return
    with st.expander(f"Earlier: {counted(len(audits), 'bulk confirmation')}"):
        for audit in audits:
            fate = "" if audit.stands else " Taken back."
            st.caption(f"{audit.when.astimezone():%Y-%m-%d %H:%M}, {plain(audit.who)}: {provenance(audit)}.{fate}")


def planned(workbench: Project, review: Review) -> Plan:
    """Return what can be confirmed at once, found once for each state of the pair and of the glossary."""
    glossary = workbench.terms.glossary().digest if workbench.terms.checkable else ""
    state = (workbench.store.identity, workbench.store.number(review.name), review.revision)
    return _plan(workbench, review, (*state, glossary))


@st.cache_resource(max_entries=4, show_spinner="Looking for what can be confirmed …")
def _plan(_workbench: Project, _review: Review, state: object) -> Plan:  # noqa: ARG001  # by which it is kept
    return _workbench.bulk.plan(_review)
