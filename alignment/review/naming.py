"""The names of pairs: giving another one, and what became of the pair that had one. The log knows them all."""

from __future__ import annotations

import json
import uuid

from sqlalchemy import Connection, select

from alignment.review import log
from alignment.review.desk import Desk
from alignment.review.image import Image
from alignment.review.rows import is_removed
from alignment.review.schema import EVENT, PAIR


def give(desk: Desk, name: str) -> None:
    """Give a pair another name and log it; no undo takes it back, but the old name can be given again."""
    before, desk.rows.name = desk.rows.name, name
    kind, words = _told(before, name)
    event = log.Event(
        id=str(uuid.uuid4()),
        kind=kind,
        who=desk.who,
        when=desk.when,
        words=words,
        act={"kind": kind, "from": before, "to": name},
        before=Image(),
        after=Image(),
        state=log.State.FIXED,
    )
    desk.put(event)


def heir(connection: Connection, name: str) -> str | None:
    """Return what the pair is called now that gave this name up last; ``None`` if none did, or it was removed."""
    query = select(PAIR.c.name, EVENT.c.act).join_from(EVENT, PAIR).where(EVENT.c.kind.in_(log.NAMING))
    events = connection.execute(query.order_by(EVENT.c.number.desc()))
    now = next((row.name for row in events if json.loads(row.act)["from"] == name), None)
    return None if now is None or is_removed(now) else str(now)


def _told(before: str, name: str) -> tuple[log.Kind, str]:
    """Return which kind of event a new name is, and the event in words."""
    if is_removed(name):
        return log.Kind.REMOVE, "removed the pair"
    if is_removed(before):
        return log.Kind.BRING_BACK, "brought the pair back"
    return log.Kind.RENAME, f"renamed from {before} to {name}"
