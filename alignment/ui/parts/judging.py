"""Judging the beads of a sample on a page: the card with a row, the keys, and what is said after a click."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from alignment.review import Judgement
from alignment.samples import Question
from alignment.ui.parts.markdown import plain

SAID = "said-of-sample"
CHOICES = (
    (Judgement.RIGHT, "Right", "1", ":material/check:"),
    (Judgement.WRONG, "Wrong", "2", ":material/close:"),
    (Judgement.UNCLEAR, "Cannot tell", "3", ":material/question_mark:"),
)


def say(words: str, *, wrong: bool = False) -> None:
    """Keep something to be said when the page is shown next."""
    st.session_state[SAID] = (words, wrong)


def said() -> None:
    """Say what is to be said, once."""
    words, wrong = st.session_state.pop(SAID, ("", False))
    if words and wrong:
        st.error(plain(words), icon=":material/error:")
    elif words:
        st.toast(plain(words), icon=":material/done_all:")


def show_card(asked: Question) -> None:
    """Show the row between its neighbours, German left and English right, and nothing that could sway who judges it."""
    rows = [("near", asked.above), ("here", asked.here), ("near", asked.below)]
    shown = [(kind, escape(de) or "–", escape(en) or "–") for kind, (de, en) in rows]
    html = '<div class="passage judged-{}"><p lang="de">{}</p><p lang="en">{}</p></div>'
    st.html("".join(html.format(*row) for row in shown))


def judgement_buttons(
    answer: Callable[..., None], *args: Any, given: Judgement | None = None, disabled: bool = False
) -> None:
    """Offer the three answers; the one that was ``given`` is seen to be. ``answer`` is called with it at the end."""
    for judgement, label, key, icon in CHOICES:
        st.button(
            label,
            key=f"judge-{judgement}",
            shortcut=key,
            icon=icon,
            type="primary" if judgement == given else "secondary",
            disabled=disabled,
            on_click=answer,
            args=(*args, judgement),
        )


def back_button(label: str, back: Callable[..., None], *args: Any, disabled: bool = False) -> None:
    """Offer to judge a row again."""
    st.button(
        label,
        key="judge-again",
        shortcut="Backspace",
        icon=":material/arrow_back:",
        type="tertiary",
        disabled=disabled,
        on_click=back,
        args=args,
    )
