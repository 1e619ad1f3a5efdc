"""The glossary: German terms, the English renderings wanted for them, and whether a translation keeps to them.

``load`` reads ``glossary.yml``; ``check`` says of each unit what is right, missing or forbidden; ``occurrences``
finds terms or renderings in any text.
"""

from alignment.glossary.checking import check
from alignment.glossary.compounds import Part
from alignment.glossary.entries import Case, Compounds, Entry, Rendering, Standing, Term, WordClass
from alignment.glossary.glossary import Glossary, Occurrence, load, occurrences, parse

__all__ = [
    "Case",
    "Compounds",
    "Entry",
    "Glossary",
    "Occurrence",
    "Part",
    "Rendering",
    "Standing",
    "Term",
    "WordClass",
    "check",
    "load",
    "occurrences",
    "parse",
]
