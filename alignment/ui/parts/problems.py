"""The one part that shows what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from alignment.errors import InputError, WorkbenchError


@contextmanager
def shown() -> Iterator[None]:
    """Show the problem in place of what could not be made, and let the rest of the page go on."""
    try:
        yield
    except WorkbenchError as error:
        show(error)


def show(error: WorkbenchError) -> None:
    """Show a problem as a person can act on it: every fault of a file on its own line."""
    lines = [str(fault) for fault in error.faults] if isinstance(error, InputError) else [str(error)]
    st.error("  \n".join(map(_plain, lines)), icon=":material/error:")


def _plain(words: str) -> str:
    """Return words that Markdown leaves as they are."""
    return "".join("\\" + letter if letter in r"\`*_[]<>#~$|:" else letter for letter in words)
