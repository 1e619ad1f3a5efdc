"""History: what was done to a pair, snapshots, what differs since a moment, and the way back to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zlib import crc32

import polars as pl
import streamlit as st

from alignment.project import Project
from alignment.review import Change, Moment, summed_up
from alignment.ui.parts import past, problems, restoring, tables
from alignment.ui.parts.head import head
from alignment.ui.parts.markdown import plain
from alignment.ui.parts.pair_choice import pair_choice
from alignment.ui.state import open_page, project, reviewer

REVIEW = "alignment/ui/pages/review.py"
EVENTS, SNAPSHOTS = "Events", "Snapshots"
EVERYONE = "Everyone"
AT_ONCE = 50
MOMENT = "moment"  # where the session keeps which one is chosen: the number of the pair and the revision
MOST = 10  # lines of a table in sight


def page(workbench: Project) -> None:
    """Show the page."""
    head("History")
    with problems.shown():
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = pair_choice(workbench)
            if name is None:
                return
            number = workbench.store.number(name)
            people = workbench.store.moments.authors(number)
            who = choose_reviewer(number, list(people))
            with st.popover("Make a snapshot", icon=":material/bookmark_add:"):
                name_moment(workbench, number, workbench.store.moments.revision(number), "now")
        now = workbench.store.moments.revision(number)
        named = workbench.store.moments.named(number)
        events = people[who] if who else sum(people.values())
        choices = {EVENTS: f"{EVENTS} ({events:,})", SNAPSHOTS: f"{SNAPSHOTS} ({len(named):,})"}
        shown = st.segmented_control(
            "Show",
            list(choices),
            default=EVENTS,
            format_func=choices.__getitem__,
            key="shown",
            label_visibility="collapsed",
        )
        if shown == SNAPSHOTS:
            chosen = choose_snapshot(number, named)
        else:
            chosen = choose_event(workbench, number, who, events, now)
        if chosen is None:
            st.caption("Choose a line to see what differs since then, and to go back to it.")
        else:
            show_moment(workbench, name, number, chosen, now)


def choose_reviewer(number: int, people: Sequence[str]) -> str:
    """Ask whose events are listed; empty if everybody's are."""
    chosen = st.selectbox("Done by", [EVERYONE, *people], key=f"by-{number}", width=220)
    return "" if chosen == EVERYONE else chosen


def choose_event(workbench: Project, number: int, who: str, total: int, now: int) -> int | None:
    """Show events, newest first and some at a time; return the revision of the one that is picked."""
    if not total:
        return None
    pages = -(-total // AT_ONCE)
    table_place = st.container()
    page_number = st.pagination(pages, key=f"page-{number}-{who}-{pages}") if pages > 1 else 1
    events = workbench.store.moments.events(number, who, first=(page_number - 1) * AT_ONCE, most=AT_ONCE)
    beads = past.review_at(workbench, number, now).bitext.beads
    names = {moment.revision: moment.name for moment in workbench.store.moments.named(number)}
    table = pl.DataFrame(
        {
            "Event": [event.revision for event in events],
            "When": pl.Series([event.when for event in events], dtype=pl.Datetime("ms", "UTC")),
            "Who": [event.who for event in events],
            "Row": [past.rows_of(event, beads) for event in events],
            "What": [event.words for event in events],
            "Remark": [remark(undone=event.undone, name=names.get(event.revision, "")) for event in events],
        }
    )
    remarks = 170 if any(table["Remark"]) else 75
    widths = {"Event": 60, "Who": 100, "Row": 75, "What": 591 - remarks, "Remark": remarks}
    with table_place:
        return pick(table, table["Event"].to_list(), f"events-{number}-{now}-{who}-{page_number}", widths, number)


def remark(*, undone: bool, name: str) -> str:
    """Return what became of an event, and the name of the snapshot after it."""
    return ", ".join(filter(None, ("undone" if undone else "", f"“{name}”" if name else "")))


def choose_snapshot(number: int, named: Sequence[Moment]) -> int | None:
    """Show the snapshots; return the revision of the one that is picked."""
    if not named:
        st.caption("No snapshot yet. Make one before a review begins, to compare with it and to go back to it.")
        return None
    table = pl.DataFrame(
        {
            "Snapshot": [moment.name for moment in named],
            "Event": [moment.revision for moment in named],
            "When": pl.Series([moment.when for moment in named], dtype=pl.Datetime("ms", "UTC")),
            "Who": [moment.who for moment in named],
        }
    )
    widths = {"Snapshot": 480, "Event": 70, "Who": 200}
    key = f"snapshots-{number}-{crc32(repr(named).encode())}"
    return pick(table, table["Event"].to_list(), key, widths, number)


def pick(table: pl.DataFrame, revisions: Sequence[int], key: str, widths: dict[str, int], number: int) -> int | None:
    """Show a table of moments; return the revision of the line picked, now or before the table was made anew."""
    pair, held = st.session_state.get(MOMENT, (None, None))
    here = [revisions.index(held)] if pair == number and held in revisions else []
    columns: dict[str, Any] = {name: st.column_config.Column(width=width) for name, width in widths.items()}
    columns["When"] = tables.when_column()
    picked = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": here}},
        key=key,
        height=tables.height(len(table), MOST),
        column_config=columns,
    )
    rows = picked["selection"]["rows"]
    chosen = revisions[rows[0]] if rows else None
    st.session_state[MOMENT] = (number, chosen)
    return chosen


def show_moment(workbench: Project, pair: str, number: int, revision: int, now: int) -> None:
    """Show what differs since a moment, and offer to go back to it."""
    moments = workbench.store.moments
    names = [moment.name for moment in moments.named(number) if moment.revision == revision]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(plain(f"Since event {revision:,}{''.join(f', “{name}”' for name in names)}"), anchor=False)
        for name in names:
            if st.button(
                f"Forget “{plain(name)}”", key=f"forget-{name}", type="tertiary", icon=":material/bookmark_remove:"
            ):
                moments.forget(number, name)
                st.rerun()
        if not names:
            with st.popover("Name this moment", icon=":material/bookmark_add:", type="tertiary"):
                name_moment(workbench, number, revision, "then")
    if event := moments.event(number, revision):
        st.caption(plain(f"{event.who}, {past.told(event.when)}: {event.words}"))
    changes = past.changes_between(workbench, number, revision, now)
    if not changes:
        st.info("Nothing differs: the pair stands as it did then.", icon=":material/check:")
        return
    st.write(f"{summed_up(changes).capitalize()}.")
    buttons = st.container(horizontal=True)  # above the table, as what stands below it may be out of sight
    chosen = show_changes(changes, f"changes-{number}-{revision}-{now}")
    with buttons:
        offer(workbench, pair, number, revision, changes, chosen)


def show_changes(changes: Sequence[Change], key: str) -> list[Change]:
    """Show what differs; return the changes that are picked."""
    table = pl.DataFrame(
        {
            "Row now": [past.numbered(change.now) for change in changes],
            "Row then": [past.numbered(change.then) for change in changes],
            "What differs": [change.words for change in changes],
        }
    )
    picked = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key=key,
        height=tables.height(len(table), MOST),
        column_config={
            "Row now": st.column_config.Column(width=90),
            "Row then": st.column_config.Column(width=90),
            "What differs": st.column_config.Column(width=900),
        },
    )
    return [changes[index] for index in picked["selection"]["rows"]]


def offer(
    workbench: Project, pair: str, number: int, revision: int, changes: Sequence[Change], chosen: Sequence[Change]
) -> None:
    """Offer to restore the pair or the rows that are picked, and to look at the first of them in Review."""
    if st.button("Restore the whole pair", key="restore", icon=":material/history:"):
        st.dialog("Restore the whole pair")(restoring.ask)(workbench, number, revision, changes, whole=True)
    if st.button("Restore the chosen rows", key="restore-rows", disabled=not chosen):
        st.dialog("Restore the chosen rows")(restoring.ask)(workbench, number, revision, chosen, whole=False)
    if st.button("Open in Review", key="open", disabled=not chosen, icon=":material/arrow_forward:", type="tertiary"):
        open_page(REVIEW, pair, bead=chosen[0].now.start)


def name_moment(workbench: Project, number: int, revision: int, key: str) -> None:
    """Ask for a name of a moment, and give it."""
    with st.form(f"name-{key}", border=False, clear_on_submit=True):
        name = st.text_input("Name of the snapshot", placeholder="before the second review", key=f"name-{key}-field")
        wanted = st.form_submit_button("Make a snapshot", type="primary")
    if wanted:
        with problems.shown():
            workbench.store.moments.give_name(number, revision, name, reviewer())
            st.toast(f"The snapshot {plain(' '.join(name.split()))} was made.", icon=":material/check:")
            st.rerun()


page(project())
