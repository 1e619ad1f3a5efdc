"""Cells of files that people open in a spreadsheet, where text must stay text and never be a formula.

Files for programs hold their texts as they are: a guarded ``- first point`` would be another text in a translation
memory. What is guarded can be told from what is not, and taken back: see ``guarded``.
"""

from __future__ import annotations

import re

FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
"""How a cell begins that a spreadsheet may work out (OWASP, CSV Injection), with any guard it has."""


def guarded(text: str) -> str:
    """Return a text as a cell that every spreadsheet shows and none works out: with an apostrophe before it.

    A text that already looks guarded gets one more, so that taking one away before such a beginning always gives the
    text back.
    """
    return f"'{text}" if FORMULA.match(text) else text
