"""What is done with a pair now and then: aligning it again, renaming it, removing it and bringing it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import streamlit as st

from alignment.project import Pair, Project, Removed
from alignment.settings import BUNDLED, Settings
from alignment.ui.parts import problems
from alignment.ui.parts.aligning import align_now
from alignment.ui.parts.markdown import plain
from alignment.ui.parts.new_texts import SEE_NEW_TEXT, compare
from alignment.ui.state import choose_pair, pair_in_hand, reviewer
from alignment.words import counted

ALIGN, RENAME, REMOVE = "Align again", "Rename", "Remove"

WIDTHS: dict[str, Literal["small", "large"]] = {SEE_NEW_TEXT: "large"}
"""How wide the dialogs of acts are that are not small."""


def align_again(workbench: Project, pair: Pair) -> None:
    """Ask before the beads of a pair are made anew."""
    st.write(
        f"The texts of **{plain(pair.name)}** are read again, and all beads that no person has touched are made anew. "
        "What was confirmed, flagged or corrected stays, and so do edits and comments. "
        "Undo on the Review page brings everything back."
    )
    with st.form("align", border=False):
        model = st.text_input(
            "Model", BUNDLED, help="bundled, surface, or a sentence-transformers model by name or path, such as LaBSE"
        )
        wanted = decided("Align")
    if wanted and align_now(workbench, pair.name, Settings(model=model.strip() or BUNDLED), again=True):
        st.toast(f"{plain(pair.name)} was aligned again.", icon=":material/check:")
        st.rerun()


def rename(workbench: Project, pair: Pair) -> None:
    """Ask for another name of a pair."""
    st.write("Its texts are renamed too. The review stays as it is: beads, edits, comments, history and undo.")
    with st.form("rename", border=False):
        name = st.text_input("Name of the pair", pair.name).strip()
        wanted = decided("Rename")
    if wanted:
        with problems.shown():
            new = workbench.rename(pair.name, name, who=reviewer())
            if pair_in_hand() == pair.name:
                choose_pair(new)
            if new != pair.name:
                st.toast(f"{plain(pair.name)} is now called {plain(new)}.", icon=":material/check:")
            st.rerun()


def remove(workbench: Project, pair: Pair) -> None:
    """Say what goes with a pair, and ask before it does."""
    with problems.shown():
        st.write(f"**{plain(pair.name)}** is taken out of all lists, with")
        st.write("\n".join(f"- {part}" for part in parts(workbench, pair)))
        st.write(
            "Nothing is deleted: the texts move to the folder .workbench/removed, the review stays in the database. "
            "*Bring back*, at the foot of this page, puts both where they were."
        )
        with st.form("remove", border=False):
            wanted = decided("Remove")
        if wanted:
            workbench.remove(pair.name, who=reviewer())
            st.toast(f"{plain(pair.name)} was removed. It waits at the foot of this page.", icon=":material/delete:")
            st.rerun()


ACTS = {
    ALIGN: ("refresh", "Align {} again", align_again),
    SEE_NEW_TEXT: ("edit_document", "New text of {}", compare),
    RENAME: ("edit", "Rename {}", rename),
    REMOVE: ("delete", "Remove {}", remove),
}
"""For each act its icon, the title of its dialog, and what the dialog asks."""


def pair_menu(workbench: Project, pair: Pair) -> None:
    """Offer what can be done with a pair, and ask before it is done."""
    possible = {ALIGN: pair.in_review and pair.de and pair.en, SEE_NEW_TEXT: pair.left}
    chosen = st.menu_button(
        "More",
        [act for act in ACTS if possible.get(act, True)],
        format_func=lambda act: f":material/{ACTS[act][0]}: {act}",
        type="tertiary",
        key=f"more-{pair.name}",
    )
    if chosen:
        ask_for(chosen, workbench, pair)


def ask_for(act: str, workbench: Project, pair: Pair) -> None:
    """Open the dialog of an act."""
    _, title, ask = ACTS[act]
    st.dialog(title.format(plain(pair.name)), width=WIDTHS.get(act, "small"))(ask)(workbench, pair)


def parts(workbench: Project, pair: Pair) -> Iterator[str]:
    """Yield in words, as Markdown, everything there is of a pair."""
    for path in pair.files:
        yield f"the file {plain(str(path.relative_to(workbench.root)))}"
    if pair.in_review:
        review = workbench.store.load(pair.name)
        yield f"{counted(pair.beads, 'bead')}, {pair.confirmed:,} confirmed and {pair.flagged:,} flagged"
        yield f"{counted(len(review.comments), 'comment')} and {counted(len(review.edits), 'edited sentence')}"


def show_removed(workbench: Project, removed: Removed) -> None:
    """Show a pair that was removed, and offer to bring it back."""
    with st.container(key=f"removed-{removed.key}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch", gap=None):
                st.markdown(plain(removed.name))
                done = f" · {counted(removed.beads, 'bead')} · {removed.confirmed:,} confirmed" if removed.beads else ""
                st.caption(f"removed {removed.when.day} {removed.when:%B %Y, %H\\:%M}{done}")
            wanted = st.button("Bring back", key=f"back-{removed.key}", icon=":material/undo:", type="tertiary")
        if wanted:
            with problems.shown():
                workbench.bring_back(removed.key, who=reviewer())
                st.toast(f"{plain(removed.name)} is back.", icon=":material/check:")
                st.rerun()


def decided(act: str) -> bool:
    """Offer to do what the form of a dialog is about, or to leave it; return whether it is to be done."""
    with st.container(horizontal=True):
        wanted = st.form_submit_button(act, type="primary")
        if st.form_submit_button("Cancel"):
            st.rerun()
    return wanted
