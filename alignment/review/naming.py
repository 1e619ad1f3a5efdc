"""The labels of pairs: giving another one, and what became of the pair that had a name. The log knows them all."""

from __future__ import annotations

import json
import uuid

from sqlalchemy import Connection, select

from alignment.labels import Label
from alignment.review import log
from alignment.review.desk import Desk
from alignment.review.image import Image
from alignment.review.schema import EVENT, PAIR


def give(desk: Desk, label: Label) -> None:
    """Give a pair another label and log it; no undo takes it back, but the old one can be given again."""
    before, desk.rows.label = desk.rows.label, label
    kind, words = _told(before, label)
    event = log.Event(
        id=str(uuid.uuid4()),
        kind=kind,
        who=desk.who,
        when=desk.when,
        words=words,
        act={"kind": kind, "from": before.key, "to": label.key},
        before=Image(),
        after=Image(),
        state=log.State.FIXED,
    )
    desk.put(event)


def heir(connection: Connection, name: str) -> str | None:
    """Return what the pair is called now that gave this name up last; ``None`` if none did, or it was removed."""
    query = select(PAIR.c.name, PAIR.c.removed, EVENT.c.act).join_from(EVENT, PAIR)
    events = connection.execute(query.where(EVENT.c.kind.in_(log.NAMING)).order_by(EVENT.c.number.desc()))
    pair = next((row for row in events if json.loads(row.act)["from"] == name), None)
    return None if pair is None or pair.removed else str(pair.name)


def _told(before: Label, label: Label) -> tuple[log.Kind, str]:
    """Return which kind of event a new label is, and the event in words."""
    if label.removed:
        return log.Kind.REMOVE, "removed the pair"
    if before.removed:
        return log.Kind.BRING_BACK, "brought the pair back"
    return log.Kind.RENAME, f"renamed from {before.name} to {label.name}"
