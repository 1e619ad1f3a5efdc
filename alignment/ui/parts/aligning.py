"""Aligning a pair on a page, with progress."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from alignment.embedding import Progress
from alignment.errors import WorkbenchError
from alignment.estimate import Estimate
from alignment.project import Project
from alignment.settings import Settings
from alignment.ui.parts import problems
from alignment.ui.parts.markdown import plain
from alignment.ui.state import reviewer


def align_now(workbench: Project, name: str, settings: Settings | None = None, *, again: bool = False) -> bool:
    """Align a pair with progress on the page; return whether it went well.

    One that is in review by the end, through somebody else, stays as it is, unless it is to be aligned ``again``.
    """
    return in_progress(name, lambda show: workbench.align(name, settings, again=again, who=reviewer(), progress=show))


def in_progress(name: str, align: Callable[[Progress], object]) -> bool:
    """Let a pair be aligned with progress on the page, showing what goes wrong; return whether it went well."""
    words = f"Aligning {plain(name)} …"
    bar, estimate = st.progress(0.0, words), Estimate()

    def show(done: int, total: int) -> None:
        bar.progress(done / max(total, 1), f"{words} {estimate.words(done, total)}".rstrip())

    try:
        align(show)
    except WorkbenchError as error:
        problems.show(error)
        return False
    finally:
        bar.empty()
    return True
