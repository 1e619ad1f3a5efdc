"""Words from outside in places where Streamlit reads Markdown."""

from __future__ import annotations


def plain(words: str) -> str:
    """Return words that Markdown leaves as they are."""
    return "".join("\\" + letter if letter in r"\`*_[]<>#~$|:" else letter for letter in words)
