"""Texts: the pairs, how far they are, and new ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from alignment.bitext import Language
from alignment.errors import EncodingError
from alignment.project import Pair, PairState, Project, Upload
from alignment.text import OLD_ENCODINGS
from alignment.ui.parts import problems
from alignment.ui.parts.aligning import align_now
from alignment.ui.parts.doubts import show_doubts
from alignment.ui.parts.head import head
from alignment.ui.parts.markdown import plain
from alignment.ui.parts.new_texts import show_new_texts
from alignment.ui.parts.pair_menu import pair_menu, show_removed
from alignment.ui.state import open_page, project
from alignment.words import counted

REVIEW = "alignment/ui/pages/review.py"
EXPORT = "alignment/ui/pages/export.py"
LANGUAGE_ENDING = re.compile(r"[._ -](de|deu|ger|german|deutsch)$", re.IGNORECASE)
ENCODING = "Encoding of plain text"


def page(workbench: Project) -> None:
    """Show the page."""
    head("Texts")
    listed = st.container()
    add_pair(workbench)
    with listed, problems.shown():  # now, with the pair that was added just before
        for pair in workbench.pairs():
            show_pair(workbench, pair)
    with problems.shown():
        if all_removed := workbench.removed():
            with st.expander(f"Removed ({len(all_removed):,})"):
                for removed in all_removed:
                    show_removed(workbench, removed)


def show_pair(workbench: Project, pair: Pair) -> None:
    """Show one pair with what can be done with it; a new one is aligned first."""
    with st.container(border=True, key=f"pair-{pair.name}"):
        if pair.state == PairState.NEW and align_now(workbench, pair.name):
            pair = next((now for now in workbench.pairs() if now.name == pair.name), pair)
        show_row(workbench, pair)
        if pair.fault:
            problems.show(pair.fault)
        show_new_texts(workbench, pair)
        show_doubts(workbench, pair)


def show_row(workbench: Project, pair: Pair) -> None:
    """Show name and state of a pair, and its buttons."""
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            st.markdown(f"**{plain(pair.name)}**")
            st.caption(plain(how_far(pair)))
        if pair.in_review:
            st.progress(pair.confirmed / pair.beads if pair.beads else 0.0, width=160)
            if st.button("Review", type="primary", key=f"review-{pair.name}", icon=":material/compare_arrows:"):
                open_page(REVIEW, pair.name)
            if st.button("Export", key=f"export-{pair.name}", icon=":material/description:"):
                open_page(EXPORT, pair.name)
        pair_menu(workbench, pair)


def how_far(pair: Pair) -> str:
    """Return the state of a pair in words."""
    files = () if pair.fault else zip(Language, (pair.de, pair.en), strict=True)
    missing = [language for language, path in files if path is None]
    if pair.in_review:
        flagged = f" · {pair.flagged:,} flagged" if pair.flagged else ""
        gone = "".join(f" · {language.english_name} file missing" for language in missing)
        left = "".join(f" · new {language.english_name} text not taken over" for language in pair.left)
        return f"{counted(pair.beads, 'bead')} · {pair.confirmed:,} confirmed{flagged}{gone}{left}"
    if missing:
        return f"{pair.state}: put {pair.name}.txt or {pair.name}.docx into texts/{missing[0]}"
    return str(pair.state)


def add_pair(workbench: Project) -> None:
    """Offer to add a pair from two files."""
    st.subheader("Add a pair", anchor=False)
    st.caption("Plain text or Word documents; both are kept in the folder texts under one name.")
    with st.form("add", border=False):
        left, right = st.columns(2)
        de = left.file_uploader("German original", type=["txt", "docx"])
        en = right.file_uploader("English translation", type=["txt", "docx"])
        name = left.text_input("Name of the pair", placeholder="taken from the German file")
        encoding = right.selectbox(
            ENCODING,
            [None, *OLD_ENCODINGS],
            format_func=lambda name: OLD_ENCODINGS.get(name, "UTF-8"),
            help="For files that are not UTF-8",
        )
        said = st.container()  # above the button, as what stands below it may be out of sight
        wanted = st.form_submit_button("Add and align", type="primary")
    if not wanted:
        return
    with said:
        if de is None or en is None:
            st.warning("Choose both files, the German original and its English translation.")
            return
        name = name.strip() or LANGUAGE_ENDING.sub("", Path(de.name).stem).strip()
        with problems.shown():
            uploads = (Upload(file.name, file.getvalue()) for file in (de, en))
            with choosing_encodings():
                name = workbench.add(name, *uploads, encoding=encoding)
            if align_now(workbench, name):
                added = next(pair for pair in workbench.pairs() if pair.name == name)
                if not show_doubts(workbench, added):
                    open_page(REVIEW, name)


@contextmanager
def choosing_encodings() -> Iterator[None]:
    """Say of a text that is not in the encoding that was chosen how another one is."""
    try:
        yield
    except EncodingError as error:
        if error.encoding and error.encoding not in OLD_ENCODINGS:
            raise
        name = OLD_ENCODINGS.get(error.encoding, "another one")
        raise error.or_else(f"choose {name} under “{ENCODING}”") from error


page(project())
