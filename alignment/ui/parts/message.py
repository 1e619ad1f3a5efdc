"""What a browser sends about one pair, read with care: anybody can send anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from alignment.ui.parts.presence import Where

MOST_ACTS = 500
"""So many acts are taken from one message; the browser sends the rest again."""

MOST_ASKED = 4
"""So many rows may a browser ask the repairs of at a time."""

MOST_CHECKED = 200
"""So many rows that nobody has looked at yet are checked for one answer: no act waits long behind it."""

LONGEST_TAB = 40
"""A tab's name for itself is no longer than this."""

END = 2**31
"""No place is as large, and no database can be asked about all that are larger."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a browser sends: its acts that have no answer yet, and the revision it knows, -1 for none.

    ``terms`` is the digest of the glossary by which its rows are marked, ``None`` if it does not say. It asks for the
    repairs of the beads at some places, for what the checks say of those at others, what a new alignment around the
    place ``align`` would change, and what was done to the bead at the place ``past``. It says which ``tab`` it
    is and ``where`` its reviewer is, and by their mark whose ``chapters`` it knows.
    """

    seq: int = 0
    rev: int = -1
    acts: tuple[Mapping[str, object], ...] = ()
    ask: tuple[int, ...] = ()
    check: tuple[int, ...] = ()
    align: int | None = None
    past: int | None = None
    terms: str | None = None
    tab: str = ""
    where: Where | None = None
    chapters: str = ""

    @classmethod
    def read(cls, raw: object) -> Message:
        """Return what was sent; what is not as it should be counts as not sent."""
        raw = raw if isinstance(raw, Mapping) else {}
        seq, rev, acts, ask = (raw.get(name) for name in ("seq", "rev", "acts", "ask"))
        check, align, past, terms = (raw.get(name) for name in ("check", "align", "past", "terms"))
        tab, where, chapters = (raw.get(name) for name in ("tab", "where", "chapters"))
        return cls(
            seq=seq if isinstance(seq, int) else 0,
            rev=rev if isinstance(rev, int) else -1,
            acts=tuple(act for act in acts if isinstance(act, Mapping))[:MOST_ACTS] if isinstance(acts, list) else (),
            ask=_places(ask, MOST_ASKED),
            check=_places(check, MOST_CHECKED),
            align=align if _is_place(align) else None,
            past=past if _is_place(past) else None,
            terms=terms if isinstance(terms, str) else None,
            tab=tab[:LONGEST_TAB] if isinstance(tab, str) else "",
            where=Where(*where) if isinstance(where, list) and len(where) == 3 and all(map(_is_place, where)) else None,
            chapters=chapters if isinstance(chapters, str) else "",
        )


def _places(raw: object, most: int) -> tuple[int, ...]:
    return tuple(filter(_is_place, raw))[:most] if isinstance(raw, list) else ()


def _is_place(raw: object) -> bool:
    return type(raw) is int and 0 <= raw < END
