"""What a browser sends about a pair, read with care."""

from __future__ import annotations

import pytest

from alignment.ui.parts.feed import Feed
from alignment.ui.parts.message import MOST_ACTS, MOST_ASKED, MOST_CHECKED, Message
from alignment.ui.parts.presence import MOST_TABS, People, Presence, Where

CASES = [
    (None, Message()),
    ("sync", Message()),
    ({"seq": 3, "rev": 5, "acts": []}, Message(3, 5)),
    ({"seq": "3", "rev": None, "acts": {"kind": "confirm"}}, Message()),
    ({"seq": 3, "rev": 5, "acts": [], "ask": [4, "5", None, 6, True, -1, 2**31]}, Message(3, 5, (), (4, 6))),
    ({"seq": 3, "rev": 5, "acts": [], "ask": 4}, Message(3, 5)),
    ({"seq": 3, "rev": 5, "acts": [], "check": [4, "5", 6, -1]}, Message(3, 5, check=(4, 6))),
    ({"seq": 3, "rev": 5, "acts": [], "align": 4}, Message(3, 5, align=4)),
    *(({"seq": 3, "rev": 5, "acts": [], "align": align}, Message(3, 5)) for align in (None, "4", [4], True, -1, 2**31)),
    ({"seq": 3, "rev": 5, "acts": [], "past": 0}, Message(3, 5, past=0)),
    ({"seq": 3, "rev": 5, "acts": [], "past": True}, Message(3, 5)),
    ({"seq": 3, "rev": 5, "acts": [], "past": -1}, Message(3, 5)),
    ({"rev": 2, "acts": ["confirm", {"kind": "confirm"}]}, Message(0, 2, ({"kind": "confirm"},))),
]


@pytest.mark.parametrize(("raw", "message"), CASES)
def test_what_a_browser_sends_is_read_with_care(raw: object, message: Message) -> None:
    assert Message.read(raw) == message


def test_a_message_holds_so_many_acts_and_no_more() -> None:
    assert len(Message.read({"acts": [{}] * (MOST_ACTS + 1)}).acts) == MOST_ACTS


def test_a_message_asks_about_so_many_rows_and_no_more() -> None:
    assert Message.read({"ask": list(range(9))}).ask == tuple(range(MOST_ASKED))
    assert Message.read({"check": list(range(999))}).check == tuple(range(MOST_CHECKED))


@pytest.mark.parametrize("where", [None, 5, [1, 2], [1, 2, -3], [1, 2, True], [1, 2, "3"]])
def test_a_browser_that_does_not_say_where_it_is_is_nowhere(feed: Feed, where: object) -> None:
    message = Message.read({"tab": "tab 1", "where": where})
    assert message.where is None
    assert "people" not in feed.reply(message, "anna").answer


def test_a_browser_cannot_fill_the_memory_with_tabs() -> None:
    people = People(lambda: 0.0)
    for tab in range(MOST_TABS + 5):
        people.note(1, Presence(str(tab), "anna", Where(0, 0, 0)))
    assert len(people.on(1)) == MOST_TABS
    assert people.on(2) == ()
