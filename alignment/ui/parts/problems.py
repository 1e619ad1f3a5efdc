"""The one part that shows what went wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from alignment.errors import InputError, WorkbenchError
from alignment.ui.state import project


@contextmanager
def shown() -> Iterator[None]:
    """Show the problem in place of what could not be made, and let the rest of the page go on."""
    try:
        yield
    except WorkbenchError as error:
        show(error)


def show(error: WorkbenchError) -> None:
    """Show a problem as a person can act on it."""
    st.error(_lines(error), icon=":material/error:")


def warn(words: str, error: WorkbenchError) -> None:
    """Show a problem that keeps nobody from going on; ``words`` say what is missing because of it."""
    st.warning(f"{words}  \n{_lines(error)}", icon=":material/warning:")


def _lines(error: WorkbenchError) -> str:
    """Return every fault of a file on its own line, files named as seen from the project's folder."""
    lines = [str(fault) for fault in error.faults] if isinstance(error, InputError) else [str(error)]
    root = f"{project().root}{os.sep}"
    return "  \n".join(_plain(line.removeprefix(root)) for line in lines)


def _plain(words: str) -> str:
    """Return words that Markdown leaves as they are."""
    return "".join("\\" + letter if letter in r"\`*_[]<>#~$|:" else letter for letter in words)
