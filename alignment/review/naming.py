"""The names of pairs: giving another one, and which pairs bore one before. The log knows them all."""

from __future__ import annotations

import json
import uuid
from typing import NamedTuple

from sqlalchemy import Connection, select

from alignment.review import log
from alignment.review.desk import Desk
from alignment.review.image import Image
from alignment.review.schema import EVENT, PAIR

KIND = "rename"


class Bearer(NamedTuple):
    """A pair that once had another name: its name now, and its last revision."""

    name: str
    revision: int


def give(desk: Desk, name: str) -> None:
    """Give a pair another name and log it; no undo takes it back, but the old name can be given again."""
    before, desk.rows.name = desk.rows.name, name
    event = log.Event(
        id=str(uuid.uuid4()),
        kind=KIND,
        who=desk.who,
        when=desk.when,
        words=f"renamed from {before} to {name}",
        act={"kind": KIND, "from": before, "to": name},
        before=Image(),
        after=Image(),
        state=log.State.FIXED,
    )
    desk.put(event)


def bearers(connection: Connection, name: str) -> list[Bearer]:
    """Return the pairs that bore a name and gave it up, the last one first."""
    query = select(PAIR.c.name, PAIR.c.revision, EVENT.c.act).join_from(EVENT, PAIR)
    events = connection.execute(query.where(EVENT.c.kind == KIND).order_by(EVENT.c.number.desc()))
    return [Bearer(row.name, row.revision) for row in events if json.loads(row.act)["from"] == name]
