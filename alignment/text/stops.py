"""A place where a sentence may end, and what a rule about it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from alignment.text.tables import Tables


class Stop(NamedTuple):
    """A place where a sentence may end: what stands before it, on it and after it."""

    mark: str
    close: str
    glued: bool
    """No space follows."""
    opening: str
    next: str
    opens: bool
    """The next word is one that begins sentences."""
    rest: str
    """What follows the next word, ``LOOK_AHEAD`` characters of it at most."""
    lead: str
    """The sentence before the stop, ``LOOK_BACK`` characters of it at most."""
    begins: int
    """How many characters of the sentence stand before the stop."""
    words: list[str]
    """The last words of the lead, last first, without quotes and brackets before them."""
    token: str
    """The word that carries the stop."""
    previous: str
    """The word before that, or nothing."""


Rule = Callable[[Stop, Tables], bool | None]
