"""Texts: the pairs, how far they are, and new ones."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st

from alignment.errors import WorkbenchError
from alignment.project import Pair, PairState, Project, Upload
from alignment.settings import BUNDLED, Settings
from alignment.ui.parts import problems
from alignment.ui.state import choose_pair, project, reviewer

REVIEW = "alignment/ui/pages/review.py"
EXPORT = "alignment/ui/pages/export.py"
LANGUAGE_ENDING = re.compile(r"[._ -](de|deu|ger|german|deutsch)$", re.IGNORECASE)
ENCODINGS = {"UTF-8": None, "Windows-1252": "cp1252", "DOS (850)": "cp850", "Mac Roman": "mac_roman"}


def page(workbench: Project) -> None:
    """Show the page."""
    st.title("Texts")
    with problems.shown():
        for pair in workbench.pairs():
            if pair.state == PairState.NEW:
                align_now(workbench, pair.name)
        for pair in workbench.pairs():
            show_pair(workbench, pair)
    add_pair(workbench)


def show_pair(workbench: Project, pair: Pair) -> None:
    """Show one pair with what can be done with it."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"pair-{pair.name}"):
        with st.container(width="stretch", gap=None):
            st.markdown(f"**{pair.name}**")
            st.caption(how_far(pair))
        if pair.state == PairState.ALIGNED:
            st.progress(pair.confirmed / pair.beads if pair.beads else 0.0, width=160)
            if st.button("Review", type="primary", key=f"review-{pair.name}", icon=":material/compare_arrows:"):
                choose_pair(pair.name)
                st.switch_page(REVIEW)
            if st.button("Export", key=f"export-{pair.name}", icon=":material/description:"):
                choose_pair(pair.name)
                st.switch_page(EXPORT)
            if pair.de and pair.en and st.button("Align again", key=f"again-{pair.name}", icon=":material/refresh:"):
                align_again(workbench, pair)


def how_far(pair: Pair) -> str:
    """Return the state of a pair in words."""
    if pair.state != PairState.ALIGNED:
        return str(pair.state)
    flagged = f" · {pair.flagged:,} flagged" if pair.flagged else ""
    return f"{pair.beads:,} beads · {pair.confirmed:,} confirmed{flagged}"


def align_now(workbench: Project, name: str, settings: Settings | None = None) -> bool:
    """Align a pair with progress on the page; return whether it went well."""
    words = f"Aligning {name} …"
    bar = st.progress(0.0, words)

    def show(done: int, total: int) -> None:
        bar.progress(done / max(total, 1), words)

    try:
        workbench.align(name, settings, who=reviewer(), progress=show)
    except WorkbenchError as error:
        problems.show(error)
        return False
    finally:
        bar.empty()
    return True


@st.dialog("Align again")
def align_again(workbench: Project, pair: Pair) -> None:
    """Ask before the beads of a pair are made anew."""
    st.write(
        f"The texts of **{pair.name}** are read again, and all beads that no person has touched are made anew. "
        "What was confirmed, flagged or corrected stays, and so do edits and comments. "
        "Undo on the Review page brings everything back."
    )
    model = st.text_input(
        "Model", BUNDLED, help="bundled, or a sentence-transformers model by name or path, such as LaBSE"
    )
    if st.button("Align", type="primary") and align_now(workbench, pair.name, Settings(model=model.strip() or BUNDLED)):
        st.rerun()


def add_pair(workbench: Project) -> None:
    """Offer to add a pair from two files."""
    st.subheader("Add a pair")
    st.caption("Plain text or Word documents; both are kept in the folder texts under one name.")
    with st.form("add", border=False):
        left, right = st.columns(2)
        de = left.file_uploader("German original", type=["txt", "docx"])
        en = right.file_uploader("English translation", type=["txt", "docx"])
        name = left.text_input("Name of the pair", placeholder="taken from the German file")
        encoding = right.selectbox("Encoding of plain text", ENCODINGS, help="For files that are not UTF-8")
        wanted = st.form_submit_button("Add and align", type="primary")
    if not wanted:
        return
    if de is None or en is None:
        st.warning("Choose both files, the German original and its English translation.")
        return
    name = name.strip() or LANGUAGE_ENDING.sub("", Path(de.name).stem)
    with problems.shown():
        uploads = (Upload(file.name, file.getvalue()) for file in (de, en))
        workbench.add(name, *uploads, encoding=ENCODINGS[encoding])
        if align_now(workbench, name):
            choose_pair(name)
            st.switch_page(REVIEW)


page(project())
