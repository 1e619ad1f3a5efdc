"""What a browser asks about a pair beside its acts: repairs, new alignments, the past of a row."""

from __future__ import annotations

from datetime import datetime

from alignment.project import Project
from alignment.review import place_of
from alignment.ui.parts.feed import MOST_EVENTS, Feed
from alignment.ui.parts.message import Message
from tests.ui.feeding import act, told


def test_repairs_come_when_they_are_asked_for(feed: Feed, project: Project) -> None:
    feed.reply(Message(), "Anna")
    assert "repairs" not in told(feed, 1)
    doubtful = [bead for bead in project.store.load("report").bitext.beads if (bead.confidence or 0) < 0.9]
    ask = (place_of(doubtful[0]), 999)
    (place, found), gone = feed.reply(Message(seq=2, rev=1, ask=ask), "Anna").answer["repairs"]
    assert (place, gone) == (ask[0], [999, []])
    promised = project.repairs(project.store.number("report"), place)
    assert [repair["words"] for repair in found] == [repair.change.words for repair in promised]
    assert [repair["old"] for repair in found] == [[[*bead.de, *bead.en] for bead in one.old] for one in promised]
    assert found[0]["cuts"] == [[bead.de.start, bead.en.start] for bead in promised[0].new[1:]]


def test_a_repair_says_how_probable_it_is_if_that_is_known_and_how_well_it_fits(feed: Feed, project: Project) -> None:
    feed.reply(Message(), "Anna")
    number, beads = project.store.number("report"), project.store.load("report").bitext.beads
    offers = [(bead, some) for bead in beads if (some := project.repairs(number, place_of(bead)))]
    known = next((bead, some) for bead, some in offers if some[0].probability is not None)
    unknown = next((bead, some) for bead, some in offers if some[0].probability is None)
    for bead, promised in (known, unknown):
        ((_, found),) = feed.reply(Message(seq=2, rev=1, ask=(place_of(bead),)), "Anna").answer["repairs"]
        likely = [repair.probability for repair in promised]
        assert [repair["likely"] for repair in found] == [one if one is None else round(one, 4) for one in likely]
        assert [repair["odds"] for repair in found] == [repair.odds for repair in promised]


def test_what_a_new_alignment_would_change_comes_when_it_is_asked_for(feed: Feed, project: Project) -> None:
    feed.reply(Message(), "Anna")
    assert "realigned" not in told(feed, 1)
    answer = feed.reply(Message(seq=2, rev=1, align=0), "Anna").answer["realigned"]
    promised = project.realigned(project.store.number("report"), 0)
    assert (answer["place"], answer["of"]) == (0, promised.of)
    assert answer["old"] == [[*bead.de, *bead.en] for bead in promised.old]
    assert [bead[:5] for bead in answer["new"]] == [[*bead.de, *bead.en, bead.confidence] for bead in promised.new]
    said = [[reason.words() for reason in bead.reasons] for bead in promised.new]
    assert [[words for _, _, words in bead[5]] for bead in answer["new"]] == said


def test_a_new_alignment_that_cannot_be_says_why(feed: Feed) -> None:
    feed.reply(Message(), "Anna")
    told(feed, 1, act("confirm", [0, 1]))
    answer = feed.reply(Message(seq=2, rev=2, align=0), "Anna").answer
    error = "report: this bead is confirmed (choose one that nobody decided on)"
    assert answer["realigned"] == {"place": 0, "error": error}


def test_the_last_acts_on_a_row_are_told_when_they_are_asked_for(feed: Feed, project: Project) -> None:
    feed.reply(Message(), "Anna")
    assert "past" not in told(feed, 1)
    told(feed, 1, act("flag", [0, 1]))
    told(feed, 2, act("comment", [0, 2], text="Look"), who="Ben")
    told(feed, 3, {"id": "undo-of-anna", "kind": "undo", "seen": []})
    place, events = feed.reply(Message(seq=2, rev=4, past=0), "Anna").answer["past"]
    assert place == 0
    assert [event[1:] for event in events] == [
        ["Anna", "undo", "undid: flagged", False],
        ["Ben", "comment", "commented “Look”", False],
        ["Anna", "flag", "flagged", True],
        ["workbench", "align", "aligned: 40 rows", False],
    ]
    times = [datetime.fromisoformat(event[0]) for event in events]
    assert times == sorted(times, reverse=True)
    assert feed.reply(Message(seq=2, rev=4, past=999), "Anna").answer["past"] == [999, []]
    for on in (True, False) * MOST_EVENTS:
        number = project.store.number("report")
        seen = project.store.load("report").seen(0)
        project.store.apply(number, act("bookmark", *map(list, seen), on=on), "Ben")
    assert len(feed.reply(Message(seq=2, rev=4, past=0), "Anna").answer["past"][1]) == MOST_EVENTS
