"""Export: a pair as files for an editor, a publisher or another program."""

from __future__ import annotations

from functools import partial

import streamlit as st

from alignment.bitext import Status
from alignment.export import FORMATS, Format
from alignment.project import Project
from alignment.ui.parts import problems
from alignment.ui.parts.head import head
from alignment.ui.parts.pair_choice import pair_choice
from alignment.ui.state import project
from alignment.words import counted

EVEN = 184  # px: as wide as the longest button needs


def page(workbench: Project) -> None:
    """Show the page."""
    head("Export")
    with problems.shown():
        name = pair_choice(workbench)
        if name is None:
            return
        show_state(workbench, name)
        for key, format_ in FORMATS.items():
            show_format(workbench, name, key, format_)


def show_state(workbench: Project, name: str) -> None:
    """Say how far the review is, so that nobody prints a draft unawares."""
    review = workbench.review(name)
    beads = review.bitext.beads
    confirmed = sum(bead.status == Status.CONFIRMED for bead in beads)
    flagged = sum(bead.status == Status.FLAGGED for bead in beads)
    terms = glossary_state(workbench, name)
    st.caption(f"{counted(len(beads), 'bead')} · {confirmed:,} confirmed · {flagged:,} flagged · {terms}")
    if faults := workbench.terms.faults():
        problems.warn("The files hold no glossary findings, because the glossary has faults:", faults)
    if confirmed < len(beads):
        open_ = counted(len(beads) - confirmed, "row is not confirmed yet", "rows are not confirmed yet")
        among = f", {flagged:,} of them flagged" if flagged else ""
        st.info(
            f"This is a draft, and the first page of the Word files says so: {open_}{among}.", icon=":material/draft:"
        )


def glossary_state(workbench: Project, name: str) -> str:
    """Return in words what the glossary has to say of a pair."""
    if workbench.terms.faults():
        return "glossary not checked"
    return counted(len(workbench.findings(name)), "glossary finding") if workbench.terms.given else "no glossary"


def show_format(workbench: Project, name: str, key: str, format_: Format) -> None:
    """Offer one format."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            st.markdown(f"**{format_.title}**")
            st.caption(format_.description)
        st.download_button(
            f"Download {format_.suffix}",  # a name of its own, for who only hears the buttons
            data=partial(workbench.export, name, key),
            file_name=name + format_.suffix,
            mime=format_.media_type,
            key=f"download-{key}",
            icon=":material/download:",
            on_click="ignore",
            width=EVEN,
        )


page(project())
