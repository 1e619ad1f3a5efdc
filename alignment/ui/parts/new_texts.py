"""New versions of the texts of a pair on a page: that there are, what is different, and taking them over."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import islice

import streamlit as st

from alignment.bitext import Bitext, Language
from alignment.embedding import Progress
from alignment.project import Pair, Project
from alignment.reasons import ReasonKind
from alignment.review import ChangeKind, Renewal, TextChange, pieces
from alignment.settings import BUNDLED, SURFACE, Made
from alignment.ui.parts import problems
from alignment.ui.parts.aligning import in_progress
from alignment.ui.parts.markdown import plain
from alignment.ui.state import reviewer
from alignment.words import counted, listed

SEE_NEW_TEXT = "New text on disk"
"""The act, among those of a pair, that shows what was left."""

FEW = 200
"""So many sentences are shown one by one; where more are different, it is another text."""

FIT = 6
"""So many fit into a dialog; more are scrolled."""

KINDS = {ChangeKind.REWORDED: "reworded", ChangeKind.ADDED: "new", ChangeKind.GONE: "gone"}


def show_new_texts(workbench: Project, pair: Pair) -> None:
    """Say of a pair that a file of it has changed since it was aligned, and offer to show how."""
    if not pair.renewed:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"new-{pair.name}"):
        st.markdown(
            f":material/edit_document: {plain(whose(pair.renewed))} changed on disk after the pair was aligned."
        )
        if st.button("See what changed", key=f"changes-{pair.name}"):
            st.dialog(f"New text of {plain(pair.name)}", width="large")(compare)(workbench, pair)


def whose(sides: tuple[Language, ...]) -> str:
    """Return in words which text it is, or which texts."""
    return f"The {listed(side.english_name for side in sides)} text{'s' if len(sides) > 1 else ''}"


def compare(workbench: Project, pair: Pair) -> None:
    """Show what is different in the files of a pair, and ask whether that is to be taken over."""
    with problems.shown():
        renewal = workbench.renewing.renewal(pair.name)
        st.write("  \n".join(summary(renewal)))
        if renewal.changes:
            with st.container(height=360 if len(renewal.changes) > FIT else "content", border=True):
                st.html("".join(map(_change, islice(renewal.changes, FEW))))
                if len(renewal.changes) > FEW:
                    st.caption(f"… and {len(renewal.changes) - FEW:,} more")
        st.caption(
            "Edits, comments and confirmed rows stay. A row that somebody worked on and whose wording changed is "
            "flagged, to be looked at again. Only what is near a change is aligned anew. Undo, on the page Review, "
            "brings everything back."
        )
        model, files = other_model(pair), workbench.renewing.changed(pair.name)
        said = st.container()
        with st.container(horizontal=True):
            wanted = st.button("Take the new text over", type="primary", key="take-over")
            if st.button("Leave as it is", key=f"leave-{'-'.join(files)}"):  # what was pressed leaves what was shown
                workbench.renewing.leave(pair.name, files, who=reviewer())
                st.toast(f"It stays as it is. For later, there is {SEE_NEW_TEXT} on the page Texts, under More.")
                st.rerun()
        if wanted:
            with said:
                take_over(workbench, pair, model)


def other_model(pair: Pair) -> str | None:
    """Ask which model is to align what is new, where that of the pair may not be had; ``None`` for that one."""
    made = Made.read(pair.signature)
    if made is None or made.name in (BUNDLED, SURFACE):
        return None
    model = st.text_input(
        "Model for what is aligned anew",
        placeholder=f"{made.name}, with which the pair was aligned",
        help="Another one by name or path, or bundled; exports then say which model aligned what.",
        key="take-over-model",
    )
    return model.strip() or None


def take_over(workbench: Project, pair: Pair, model: str | None) -> None:
    """Take the files of a pair over, with progress on the page, and say what is to be looked at again."""
    made: list[Bitext] = []

    def align(show: Progress) -> None:
        made.append(workbench.renewing.take_over(pair.name, who=reviewer(), model=model, progress=show))

    if in_progress(pair.name, align):
        again = sum(any(reason.kind == ReasonKind.CHANGED for reason in bead.reasons) for bead in made[0].beads)
        flagged = f" Look at {counted(again, 'flagged row')} again." if again else ""
        st.toast(f"The new text of {plain(pair.name)} was taken over.{flagged}", icon=":material/check:")
        st.rerun()


def summary(renewal: Renewal) -> Iterator[str]:
    """Yield in words how much is different."""
    counts = {word: renewal.count(kind) for kind, word in KINDS.items()}
    said = [f"{number:,} {word}" for word, number in counts.items() if number]
    if said:
        total = counted(len(renewal.changes), "sentence")
        worked_on = f"; people worked on {renewal.worked_on:,} of them" if renewal.worked_on else ""
        yield f"{total}: {listed(said)}{worked_on}."
    elif not renewal.notes:
        yield "All sentences and notes are the same: the file was only saved anew, or its white space has changed."
    if renewal.notes:
        sides = listed(language.english_name for language in renewal.notes)
        yield f"The notes of the {sides} have changed."


def _change(change: TextChange) -> str:
    where = f"row {change.row + 1:,}" if change.bead else f"after row {change.row + 1:,}"
    if change.row < 0:
        where = "at the beginning"
    head = " · ".join([f"{change.language.english_name}, {where}", KINDS[change.kind], *change.work])
    return f'<p class="change-head">{escape(head)}</p><p class="change" lang="{change.language}">{_text(change)}</p>'


def _text(change: TextChange) -> str:
    if change.kind == ChangeKind.GONE:
        return f"<del>{escape(change.before)}</del>"
    if change.kind == ChangeKind.ADDED:
        return f"<ins>{escape(change.after)}</ins>"
    return " ".join(
        escape(after.strip())
        if before == after
        else " ".join(
            f"<{tag}>{escape(text.strip())}</{tag}>" for tag, text in (("del", before), ("ins", after)) if text
        )
        for before, after in pieces(change.before, change.after)
    )
