"""What browsers get of one pair, and what becomes of the acts they send."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alignment import numbers
from alignment.beads import Repair
from alignment.bitext import Language
from alignment.errors import GlossaryError, WorkbenchError
from alignment.findings import Finding, Unit
from alignment.project import Project
from alignment.review import apply_all, offer_json
from alignment.ui.parts.message import MOST_CHECKED, Message
from alignment.ui.parts.presence import People, Presence

if TYPE_CHECKING:
    from alignment.glossary import Glossary

MOST_EVENTS = 20
"""So many of the acts on a row are told, the last ones."""

MOST_CHANGES = 1000
"""Beyond so many changed beads a new snapshot costs a browser less than the old one with its changes."""

COMPRESSION = 5
"""The level of gzip; a higher one makes ten thousand beads wait longer than their bytes are worth."""

Json = dict[str, Any]
Row = list[Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a browser gets: a small answer and, where it knows too little, the whole pair, compressed."""

    answer: Json
    snapshot: bytes = b""

    def payload(self, config: Json) -> bytes:
        """Return the reply as it travels: the length of the head in four bytes, the head as JSON, the snapshot."""
        head = _json({"config": config, "answer": self.answer})
        return len(head).to_bytes(4, "big") + head + self.snapshot


class Feed:
    """One pair on its way to all browsers that show it, with what is to be said of its terms and numbers.

    The pair goes by its number: a browser that still shows it goes on when it is renamed, and is told when it is
    removed, whatever bears its name then. The snapshot is made once and sent together with what changed since; the
    sentences as they stand are kept, so that an act on one bead asks the store for that bead only. Nobody waits until
    ten thousand beads are checked: a row without marks says so, and browsers ask for them when nothing else is to do.
    """

    def __init__(self, project: Project, number: int, people: People | None = None) -> None:
        self._project = project
        self._number = number
        self._people = people or People()
        self._lock = threading.Lock()
        self._terms: Glossary | None = None
        self._snapshot = b""
        self._plain: Json = {}  # the snapshot, while some of its rows
        self._unmarked: dict[int, Row] = {}  # have no marks, by place
        self._snapshot_rev = -1
        self._texts: dict[str, list[str]] = {}
        self._texts_rev = -1
        self._chapters: Json = {}

    def reply(self, message: Message, who: str) -> Reply:
        """Do the acts; return their acks with what changed since the browser's revision, or with a snapshot."""
        try:
            answers, places = apply_all(self._project.store, self._number, who, message.acts)
            with self._lock:
                terms = self._digest()  # before the news: what changes meanwhile is found at the next message
                anew = message.terms not in (None, terms)
                changes, snapshot = self._news(message.rev, who, places.union(message.check), anew=anew)
                chapters = None if message.acts else self._assigned(message.chapters)  # no act waits for it
        except WorkbenchError as error:
            return Reply({"seq": message.seq, "error": str(error)})
        acks = [answer.ack() for answer in answers]
        answer: Json = {"seq": message.seq, "acks": acks, "changes": changes, "terms": terms}
        if chapters:
            answer["chapters"] = chapters
        if message.tab and message.where:
            answer["people"] = self._others(Presence(message.tab, who, message.where))
        if message.ask:
            answer["repairs"] = [[place, self._repairs(place)] for place in message.ask]
        if message.align is not None:
            answer["realigned"] = {"place": message.align} | self._realigned(message.align)
        if message.past is not None:
            answer["past"] = [message.past, self._past(message.past)]
        return Reply(answer, snapshot)

    def _others(self, own: Presence) -> list[Row]:
        """Note where somebody is, and return who else is where: name, whether it is the same person, places."""
        self._people.note(self._number, own)
        others = (each for each in self._people.on(self._number) if each.tab != own.tab)
        return [[each.who, each.who == own.who, *each.where] for each in others]

    def _assigned(self, mark: str) -> Json | None:
        """Return the chapters and whose they are, ``None`` if the browser knows."""
        assignments = self._project.store.assignments
        if (now := assignments.mark(self._number)) == mark:
            return None
        if self._chapters.get("mark") != now:
            found = assignments.of(self._number)
            rows = [
                [*chapter.de, chapter.title, who] for chapter, who in zip(found.chapters, found.owners, strict=True)
            ]
            self._chapters = {"mark": now, "list": rows}
        return self._chapters

    def _past(self, place: int) -> list[Row]:
        """Return what was done to a bead, newest first; nothing if it is gone by now."""
        try:
            events = self._project.store.told(self._number, place, MOST_EVENTS)
        except WorkbenchError:
            return []
        return [[event.when.isoformat(), event.who, event.kind, event.what, event.undone] for event in events]

    def _repairs(self, place: int) -> list[Json]:
        """Return the repairs of a bead; none if it is gone by now or they cannot be found: no act waits for them."""
        try:
            found = self._project.repairs(self._number, place)
        except WorkbenchError:
            return []
        return [_repair_json(repair) for repair in found]

    def _realigned(self, place: int) -> Json:
        """Return what a new alignment around a bead would change, or why there is none."""
        try:
            found = self._project.realigned(self._number, place)
        except WorkbenchError as error:
            return {"error": str(error)}
        old, new = [[*bead.de, *bead.en] for bead in found.old], [offer_json(bead) for bead in found.new]
        return {"old": old, "new": new, "of": found.of}

    def _news(self, rev: int, who: str, places: frozenset[int], *, anew: bool) -> tuple[Json, bytes]:
        """Return what changed since a revision, or a snapshot with what changed since that, if all is marked anew."""
        changes = self._changes(rev, who, places) if rev >= 0 and not anew else None
        if changes is not None and rev <= changes["rev"]:  # else the database is an older one than the browser knew
            return changes, b""
        if self._snapshot and self._terms is self._glossary():
            changes = self._changes(self._snapshot_rev, who, places)
        if changes is None or len(changes["beads"]) > MOST_CHANGES:
            self._make_snapshot()
            changes = self._changes(self._snapshot_rev, who, places) or {}
        return changes, self._snapshot

    def _changes(self, since: int, who: str, places: frozenset[int]) -> Json | None:
        """Return what changed, or ``None`` if only a snapshot will do; the texts kept here are then up to date."""
        if self._texts_rev < 0:
            return None
        changes = self._project.store.changes(self._number, min(since, self._texts_rev), who, places=places)
        if changes is None:
            return None
        for language, sentence, text, _ in changes["texts"]:
            self._texts[language][sentence] = text
        self._texts_rev = changes["rev"]
        self._mark(changes["beads"])
        self._complete(changes)
        return changes

    def _make_snapshot(self) -> None:
        snapshot = self._project.store.snapshot(self._number)
        self._texts = {str(language): list(snapshot[language]) for language in Language}
        self._texts_rev = self._snapshot_rev = snapshot["rev"]
        self._terms = self._glossary()
        self._mark(snapshot["beads"])
        self._unmarked = {row[0]: row for row in snapshot["beads"] if row[-1] is None}
        self._plain = snapshot if self._unmarked else {}
        self._snapshot = gzip.compress(_json(snapshot), COMPRESSION)

    def _complete(self, changes: Json) -> None:
        """Put marks that were found since into the snapshot; a row that is another by now needs none there."""
        if not self._unmarked:
            return
        come = {row[0]: row for row in changes["beads"] if row[-1] is not None} | dict.fromkeys(changes["gone"])
        for place in come.keys() & self._unmarked.keys():
            old, new = self._unmarked.pop(place), come[place]
            old[-1] = new[-1] if new and new[1] == old[1] else []
        if not self._unmarked:
            self._snapshot, self._plain = gzip.compress(_json(self._plain), COMPRESSION), {}

    def _mark(self, rows: Sequence[Row]) -> None:
        """Give rows what the checks say, if that is known or few are new; a glossary with faults says nothing."""
        units, due, new = [self._unit(row) for row in rows], [], 0
        for index, known in enumerate(self._project.checks.known(units)):
            new += not known
            if known or new <= MOST_CHECKED:
                due.append(index)
            else:
                rows[index][-1] = None
        for index, findings in zip(due, self._project.checks.hits([units[index] for index in due]), strict=True):
            row = rows[index]
            row[-1] = hits(findings, {"de": row[2], "en": row[4]})

    def _unit(self, row: Row) -> Unit:
        de_start, de_stop, en_start, en_stop = row[2:6]
        return Unit(de=tuple(self._texts["de"][de_start:de_stop]), en=tuple(self._texts["en"][en_start:en_stop]))

    def _digest(self) -> str:
        """Return by which glossary rows are marked, empty if by none; a file that did not change is not read."""
        glossary = self._glossary()
        return glossary.digest if glossary else ""

    def _glossary(self) -> Glossary | None:
        try:
            return self._project.terms.glossary()
        except GlossaryError:
            return None


def hits(findings: Iterable[Finding], starts: Mapping[str, int]) -> list[Row]:
    """Return findings as the browser reads them: one a mark, its sentence counted in the document.

    ``starts`` are the first sentences of the bead. A number without counterpart is of a kind of its own.
    """
    return [
        [str(mark.language), starts[mark.language] + mark.sentence, mark.start, mark.stop, _kind(f), f.message]
        for f in findings
        for mark in f.marks
    ]


def _kind(finding: Finding) -> str:
    return "unmatched" if finding.check == numbers.CHECK else str(finding.verdict)


def _repair_json(repair: Repair) -> Json:
    """Return a repair as the browser reads it: with how probable it is if that is known, and its odds by the scores."""
    likely = repair.probability
    return {
        "words": repair.change.words,
        "likely": None if likely is None else round(likely, 4),
        "odds": repair.odds,
        "old": [[*bead.de, *bead.en] for bead in repair.old],
        "cuts": [[bead.de.start, bead.en.start] for bead in repair.new[1:]],
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
