"""How the tests send acts to the feed of a pair, and read its answers."""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from typing import Any

from alignment.ui.parts.feed import Feed, Reply
from alignment.ui.parts.message import Message


def snapshot(reply: Reply) -> dict[str, Any]:
    return dict(json.loads(gzip.decompress(reply.snapshot)))


def act(kind: str, *seen: list[int], **arguments: object) -> dict[str, object]:
    words = f"{kind} {seen} {arguments}"
    return {"id": sha256(words.encode()).hexdigest(), "kind": kind, "seen": list(seen), **arguments}


def told(feed: Feed, rev: int, *acts: dict[str, object], who: str = "Anna") -> dict[str, Any]:
    reply = feed.reply(Message(seq=1, rev=rev, acts=acts), who)
    assert reply.snapshot == b""
    return reply.answer
