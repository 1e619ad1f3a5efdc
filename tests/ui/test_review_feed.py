from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from alignment.bitext import Language
from alignment.findings import Finding, Mark, Unit, Verdict
from alignment.numbers import check
from alignment.project import Project
from alignment.reasons import Reason, ReasonKind
from alignment.ui.parts.feed import Feed, hits
from alignment.ui.parts.message import MOST_CHECKED, Message
from alignment.ui.parts.presence import People
from benchmarks.made_up import bitext
from tests.ui.feeding import act, snapshot, told


def test_a_browser_that_knows_nothing_gets_the_whole_pair(feed: Feed) -> None:
    reply = feed.reply(Message(), "Anna")
    whole = snapshot(reply)
    assert (len(whole["beads"]), whole["rev"]) == (40, 1)
    assert whole["en"][0] == "Report on the Situation"
    assert reply.answer["acks"] == []
    assert reply.answer["changes"]["beads"] == []


def test_the_payload_holds_head_and_snapshot(feed: Feed) -> None:
    reply = feed.reply(Message(), "Anna")
    payload = reply.payload({"pair": "report"})
    stop = 4 + int.from_bytes(payload[:4], "big")
    assert json.loads(payload[4:stop]) == {"config": {"pair": "report"}, "answer": reply.answer}
    assert payload[stop:] == reply.snapshot


def test_an_act_is_answered_with_the_rows_it_changed(feed: Feed, project: Project) -> None:
    feed.reply(Message(), "Anna")
    answer = told(feed, 1, act("confirm", [0, 1]))
    assert answer["seq"] == 1
    assert [ack["ok"] for ack in answer["acks"]] == [True]
    assert [row[:7] for row in answer["changes"]["beads"]] == [[0, 2, 0, 1, 0, 1, "confirmed"]]
    assert project.store.load("report").bitext.beads[0].status == "confirmed"


def test_an_act_that_arrives_twice_is_done_once(feed: Feed, project: Project) -> None:
    feed.reply(Message(), "Anna")
    confirm = act("confirm", [0, 1])
    first, second = told(feed, 1, confirm), told(feed, 1, confirm)
    assert first["acks"] == second["acks"]
    assert project.store.load("report").revision == 2


def test_a_stale_act_is_refused_with_the_row_as_it_stands(feed: Feed) -> None:
    feed.reply(Message(), "Anna")
    known = told(feed, 1, act("flag", [0, 1]), who="Ben")["changes"]["rev"]
    answer = told(feed, known, act("confirm", [0, 1]))
    assert answer["acks"][0]["conflict"] is True
    assert answer["acks"][0]["error"].startswith("report: Ben")
    assert [row[:2] for row in answer["changes"]["beads"]] == [[0, 2]]


def test_the_glossary_is_asked_about_the_text_as_edited(feed: Feed) -> None:
    whole = snapshot(feed.reply(Message(), "Anna"))
    row = next(row for row in whole["beads"] if any(hit[4] == "forbidden" for hit in row[-1]) and row[5] - row[4] == 1)
    sentence = row[4]
    text = whole["en"][sentence].replace("foreign currency marks", "Valuta Marks")
    answer = told(feed, 1, act("edit", row[:2], language="en", sentence=sentence, text=text))
    (changed,) = answer["changes"]["beads"]
    assert {hit[4] for hit in changed[-1]} == {"right"}
    start, stop = next(hit[2:4] for hit in changed[-1] if hit[0] == "en")
    assert text[start:stop] == "Valuta Marks"


def test_a_snapshot_is_made_once_and_sent_with_what_changed_since(feed: Feed) -> None:
    before = feed.reply(Message(), "Anna")
    told(feed, 1, act("confirm", [0, 1]))
    after = feed.reply(Message(), "Ben")
    assert after.snapshot is before.snapshot
    assert [row[6] for row in after.answer["changes"]["beads"]] == ["confirmed"]
    assert after.answer["changes"]["can"] == {"undo": False, "redo": False}


def test_a_new_glossary_makes_a_new_snapshot(feed: Feed, project: Project) -> None:
    before = feed.reply(Message(), "Anna")
    project.terms.path.write_text("entries:\n  - de: Bericht\n    en: report\n", "utf-8")
    after = feed.reply(Message(), "Anna")
    assert [hit[0] for hit in snapshot(after)["beads"][0][-1]] == ["de", "en"]
    assert snapshot(before)["beads"][0][-1] == []


def test_a_browser_that_shows_the_marks_of_another_glossary_gets_a_snapshot_once(feed: Feed, project: Project) -> None:
    terms = feed.reply(Message(), "Anna").answer["terms"]
    assert terms == project.terms.glossary().digest
    assert feed.reply(Message(rev=1, terms=terms), "Anna").snapshot == b""
    project.terms.path.write_text("entries:\n  - de: Bericht\n    en: report\n", "utf-8")
    stale = Message(rev=1, terms=terms, acts=(act("confirm", [0, 1]),))
    reply = feed.reply(stale, "Anna")
    assert [hit[0] for hit in snapshot(reply)["beads"][0][-1]] == ["de", "en"]
    assert (reply.answer["acks"][0]["ok"], reply.answer["terms"]) == (True, project.terms.glossary().digest)
    assert feed.reply(Message(rev=2, terms=reply.answer["terms"]), "Anna").snapshot == b""
    project.terms.path.write_text("entries: 3\n", "utf-8")
    assert feed.reply(Message(rev=2, terms=reply.answer["terms"]), "Anna").answer["terms"] == ""


@pytest.mark.parametrize("glossary", [None, "entries: 3\n"])
def test_rows_have_marks_of_their_numbers_only_without_a_glossary_or_with_a_faulty_one(
    feed: Feed, project: Project, glossary: str | None
) -> None:
    project.terms.path.unlink()
    if glossary:
        project.terms.path.write_text(glossary, "utf-8")
    rows = snapshot(feed.reply(Message(), "Anna"))["beads"]
    assert {hit[4] for row in rows for hit in row[-1]} == {"unmatched"}


def test_marks_of_numbers_follow_the_edit_and_the_undo_of_a_row_whatever_its_status(feed: Feed) -> None:
    whole = snapshot(feed.reply(Message(), "Anna"))
    row = next(
        row for row in whole["beads"] if "1987" in whole["de"][row[2]] and row[3] - row[2] == row[5] - row[4] == 1
    )
    assert "unmatched" not in {hit[4] for hit in row[-1]}
    seen, sentence = row[:2], row[4]
    text = whole["en"][sentence].replace("1987", "1978")
    told(feed, 1, act("confirm", seen))
    edit = act("edit", [seen[0], seen[1] + 1], language="en", sentence=sentence, text=text)
    (changed,) = told(feed, 2, edit)["changes"]["beads"]
    start = text.index("1978")
    numbers = [hit for hit in changed[-1] if hit[4] == "unmatched"]
    assert (changed[6], [hit[0] for hit in numbers]) == ("confirmed", ["de", "en"])
    assert numbers[1] == ["en", sentence, start, start + 4, "unmatched", "1978 has no German counterpart"]
    answer = told(feed, 3, act("undo"))
    assert [hit for hit in answer["changes"]["beads"][0][-1] if hit[4] == "unmatched"] == []


def test_a_reason_that_numbers_gave_when_the_row_was_made_is_not_sent(project: Project) -> None:
    made = bitext(2, "stale")
    reasons = (Reason(ReasonKind.NUMBERS, ("1 250", "en")), Reason(ReasonKind.MEANING))
    beads = (replace(made.beads[0], confidence=0.5, reasons=reasons), made.beads[1])
    project.store.add(replace(made, beads=beads), who="workbench")
    feed = Feed(project, project.store.number("stale"))
    row = snapshot(feed.reply(Message(), "Anna"))["beads"][0]
    assert row[8:] == [[["meaning", "the two sides have little in common"]], 0, []]


def test_a_revision_of_the_future_is_answered_with_a_snapshot(feed: Feed) -> None:
    feed.reply(Message(), "Anna")
    assert snapshot(feed.reply(Message(rev=99), "Anna"))["rev"] == 1


def test_acts_of_another_process_are_seen(feed: Feed, project: Project) -> None:
    feed.reply(Message(), "Anna")
    with Project(project.root).store as other:
        edit = act("edit", [0, 1], language="en", sentence=0, text="A Combine")
        assert other.apply(other.number("report"), edit, "Ben").ok
    answer = told(feed, 1)
    assert answer["changes"]["texts"] == [["en", 0, "A Combine", "Report on the Situation"]]


def test_a_database_in_trouble_is_reported_and_acknowledges_nothing(project: Project) -> None:
    reply = Feed(project, 99).reply(Message(seq=7, acts=(act("confirm", [0, 1]),)), "Anna")
    assert reply.answer == {"seq": 7, "error": "pair 99: not in review (load the page again)"}


def test_a_browser_goes_on_when_the_pair_is_renamed(feed: Feed, project: Project) -> None:
    feed.reply(Message(), "Anna")
    project.rename("report", "minutes")
    project.store.add(bitext(40, "report"), who="workbench")
    assert told(feed, 1, act("confirm", [0, 1]))["acks"][0]["ok"]
    confirmed = [project.store.load(name).bitext.beads[0].status == "confirmed" for name in ("minutes", "report")]
    assert confirmed == [True, False]


def test_acts_that_arrive_while_two_pairs_change_names_go_to_the_pair_that_was_shown(
    feed: Feed, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.store.add(bitext(40, "minutes"), who="workbench")
    feed.reply(Message(), "Anna")

    def just_before(method: str, *names: tuple[str, str]) -> None:
        does = getattr(project.store, method)

        def renamed_first(*args: Any, **more: Any) -> object:
            for old, new in names:
                project.rename(old, new)
            return does(*args, **more)

        monkeypatch.setattr(project.store, method, renamed_first)

    just_before("apply", ("report", "protocol"), ("minutes", "report"))
    just_before("changes", ("report", "minutes"), ("protocol", "report"), ("minutes", "protocol"))
    answer = told(feed, 1, act("confirm", [0, 1]))
    assert answer["acks"][0]["ok"]
    assert [row[6] for row in answer["changes"]["beads"]] == ["confirmed"]
    confirmed = [project.store.load(name).bitext.beads[0].status == "confirmed" for name in ("report", "protocol")]
    assert confirmed == [True, False]


def test_a_browser_is_told_when_the_pair_is_removed_and_its_acts_wait(feed: Feed, project: Project) -> None:
    feed.reply(Message(), "Anna")
    project.remove("report")
    confirm = act("confirm", [0, 1])
    gone = feed.reply(Message(seq=2, rev=1, acts=(confirm,)), "Anna").answer
    assert gone == {"seq": 2, "error": "report: was removed (bring it back on the page Texts)"}
    project.bring_back(project.removed()[0].key)
    assert told(feed, 1, confirm)["acks"][0]["ok"]


def test_marks_count_sentences_in_the_document() -> None:
    marks = (Mark(Language.DE, 1, 4, 9), Mark(Language.EN, 0, 2, 5))
    finding = Finding(check="terms", unit=0, verdict=Verdict.RIGHT, subject="Kombinat", message="fine", marks=marks)
    found = hits([finding], {"de": 10, "en": 20})
    assert found == [["de", 11, 4, 9, "right", "fine"], ["en", 20, 2, 5, "right", "fine"]]


def test_a_number_without_counterpart_has_a_mark_of_its_own_kind() -> None:
    (finding,) = check([Unit(("1986",), ("Then.",))])
    assert hits([finding], {"de": 10, "en": 20}) == [["de", 10, 0, 4, "unmatched", "1986 has no English counterpart"]]


def test_many_changes_are_sent_as_a_new_snapshot(project: Project) -> None:
    aligned = bitext(1100, "long")
    project.store.add(aligned, who="workbench")
    feed = Feed(project, project.store.number("long"))
    before = feed.reply(Message(), "Anna")
    project.store.add(replace(aligned, beads=tuple(replace(b, confidence=0.5) for b in aligned.beads)), who="workbench")
    after = feed.reply(Message(), "Anna")
    assert (snapshot(before)["rev"], snapshot(after)["rev"]) == (1, 2)
    assert after.answer["changes"]["beads"] == []


@pytest.fixture
def long(project: Project) -> Feed:
    """A pair of more rows than are checked for one answer, hardly one of which says what another does."""
    project.store.add(bitext(MOST_CHECKED + 100, "long", varied=True), who="workbench")
    return Feed(project, project.store.number("long"))


def test_rows_of_a_long_pair_come_before_they_are_checked_and_have_their_marks_when_asked_for(
    long: Feed, project: Project
) -> None:
    whole = snapshot(long.reply(Message(), "Anna"))
    review = project.store.load("long")
    found = project.checks.hits(review.units)
    expected = [hits(f, {"de": b.de.start, "en": b.en.start}) for f, b in zip(found, review.bitext.beads, strict=True)]
    marks = [row[-1] for row in whole["beads"]]
    waiting = [row[0] for row in whole["beads"] if row[-1] is None]
    assert 0 < len(waiting) <= 100
    assert [(m if m is not None else e) for m, e in zip(marks, expected, strict=True)] == expected
    asked = long.reply(Message(seq=1, rev=whole["rev"], check=tuple(waiting)), "Anna").answer["changes"]["beads"]
    by_place = {row[0]: row[-1] for row in asked}
    assert list(by_place) == waiting
    marks = [by_place.get(row[0], row[-1]) for row in whole["beads"]]
    assert marks == expected
    assert any(expected)


def test_a_browser_that_comes_when_all_is_checked_gets_the_marks_at_once(long: Feed) -> None:
    first = snapshot(long.reply(Message(), "Anna"))
    waiting = [row[0] for row in first["beads"] if row[-1] is None]
    gone, changed, *rest = waiting
    bead = next(row for row in first["beads"] if row[0] == changed)
    above = first["beads"][first["beads"].index(bead) - 1]
    told(long, 1, act("merge", above[:2], bead[:2]))
    long.reply(Message(seq=2, rev=2, check=(gone, *rest)), "Anna")
    later = long.reply(Message(), "Ben")
    assert [row for row in snapshot(later)["beads"] if row[-1] is None] == []
    assert [row[0] for row in later.answer["changes"]["beads"]] == [above[0]]
    assert later.answer["changes"]["beads"][0][-1] is not None


def test_a_browser_is_told_who_else_is_where_until_they_say_nothing_any_more(project: Project) -> None:
    now = [0.0]
    feed = Feed(project, project.store.number("report"), People(lambda: now[0]))

    def here(tab: str, who: str, *where: int) -> list[Any]:
        message = Message.read({"seq": 1, "rev": -1, "tab": tab, "where": list(where)})
        return list(feed.reply(message, who).answer["people"])

    assert here("tab 1", "anna", 4, 0, 20) == []
    assert here("tab 2", "ben", 40, 30, 60) == [["anna", False, 4, 0, 20]]
    now[0] = 15.0
    assert here("tab 3", "ben", 8, 8, 8) == [["anna", False, 4, 0, 20], ["ben", True, 40, 30, 60]]
    now[0] = 21.0
    assert here("tab 1", "anna", 4, 0, 20) == [["ben", False, 8, 8, 8]]


def test_a_browser_is_told_whose_the_chapters_are_once_and_no_act_waits_for_it(feed: Feed, project: Project) -> None:
    first = feed.reply(Message(), "anna").answer["chapters"]
    assert [row[3] for row in first["list"]] == [""]
    assert "chapters" not in feed.reply(Message(rev=1, chapters=first["mark"]), "anna").answer
    project.store.assignments.give(project.store.number("report"), [0], "ben", by="anna")
    assert "chapters" not in told(feed, 1, act("confirm", [0, 1]))
    after = feed.reply(Message(rev=1, chapters=first["mark"]), "anna").answer["chapters"]
    assert [row[3] for row in after["list"]] == ["ben"]
    assert after["mark"] != first["mark"]
