"""Reading an act from JSON: of all kinds there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields

from alignment.errors import ActError
from alignment.review.act import Act
from alignment.review.acts import Edit, Merge, Move, Redo, Split, Undo
from alignment.review.marking import AddComment, Bookmark, Classify, Confirm, ConfirmAll, Exclude, Flag, Resolve
from alignment.review.parting import Join, Part
from alignment.review.remaking import Realign, Replace

KINDS: Mapping[str, type[Act]] = {
    act.kind: act
    for act in (
        Confirm,
        ConfirmAll,
        Flag,
        Bookmark,
        Exclude,
        Classify,
        Merge,
        Split,
        Move,
        Replace,
        Realign,
        Part,
        Join,
        Edit,
        AddComment,
        Resolve,
        Undo,
        Redo,
    )
}
"""All acts by the word that names them in JSON."""


def read_act(raw: object) -> Act:
    """Return the act that the browser sent as JSON. Raises ``ActError`` saying what is wrong with it."""
    if not isinstance(raw, Mapping):
        raise ActError("act: not an object (send {id, kind, seen, …})")
    kind = raw.get("kind")
    act = KINDS.get(kind) if isinstance(kind, str) else None
    if act is None:
        raise ActError(f"kind: no act {kind!r} (one of {', '.join(KINDS)})")
    given = {str(name): value for name, value in raw.items() if name != "kind"}
    if unknown := sorted(given.keys() - {item.name for item in fields(act)}):
        raise ActError(f"{kind}: does not take {', '.join(unknown)}")
    if missing := [item.name for item in fields(act) if item.default is MISSING and item.name not in given]:
        raise ActError(f"{kind}: {', '.join(missing)} missing")
    return act(**given)


def id_of(raw: object) -> str:
    """Return the id that an act goes by in its answer, however malformed it is; empty if it has none."""
    given = raw.get("id") if isinstance(raw, Mapping) else getattr(raw, "id", None)
    return given if isinstance(given, str) else ""
