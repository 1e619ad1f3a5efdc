"""The one part that shows what went wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from alignment.errors import InputError, WorkbenchError
from alignment.ui.parts.markdown import plain
from alignment.ui.state import project

FEW = 5
"""So many faults are shown where they are not what the page is about."""


@contextmanager
def shown() -> Iterator[None]:
    """Show the problem in place of what could not be made, and let the rest of the page go on."""
    try:
        yield
    except WorkbenchError as error:
        show(error)


def show(error: WorkbenchError) -> None:
    """Show a problem as a person can act on it, with every fault of a file."""
    st.error("  \n".join(_lines(error)), icon=":material/error:")


def warn(words: str, error: WorkbenchError) -> None:
    """Show a problem that keeps nobody from going on; ``words`` say what is missing because of it."""
    lines = _lines(error)
    more = [f"… and {len(lines) - FEW:,} more"] if len(lines) > FEW else []
    st.warning("  \n".join([plain(words), *lines[:FEW], *more]), icon=":material/warning:")


def _lines(error: WorkbenchError) -> list[str]:
    """Return every fault of a file on its own line, files named as seen from the project's folder."""
    lines = [str(fault) for fault in error.faults] if isinstance(error, InputError) else [str(error)]
    root = f"{project().root}{os.sep}"
    return [plain(line.removeprefix(root)) for line in lines]
