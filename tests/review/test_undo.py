from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.bitext import Bitext, Language
from alignment.review import Review, Store
from tests.review.making import (
    MACHINE,
    REPORT,
    act,
    act_id,
    beads,
    bitext,
    document,
    kinds,
    possible,
    saved,
    seen_by_a_person,
    sentences,
    tiling,
    turn,
)


@settings(max_examples=25)
@given(beads(least=2, most=4), st.lists(st.integers(0, 10**6), min_size=1, max_size=4))
def test_undo_restores_the_exact_review_and_redo_the_one_after(made: Any, choices: list[int]) -> None:
    with TemporaryDirectory() as folder, Store(Path(folder) / "review.db") as store:
        store.add(bitext(beads=made), who=MACHINE)
        for choice in choices:
            before = store.load("report")
            acts = list(possible(before))
            assert store.apply(REPORT, acts[choice % len(acts)], "anna").ok
            after = store.load("report")
            if after != before:
                assert turn(store, "undo").ok
                assert seen_by_a_person(store.load("report")) == seen_by_a_person(before)
                assert turn(store, "redo").ok
                assert seen_by_a_person(store.load("report")) == seen_by_a_person(after)


def test_an_undo_and_a_redo_say_which_act_they_were_about_and_where(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1), (1, 1))
    merge = act("merge", review, 1, 2)
    store.apply(REPORT, merge, "anna")
    comment = act("comment", store.load("report"), 1, text="One?")
    store.apply(REPORT, comment, "anna")
    store.apply(REPORT, act("flag", store.load("report"), 0), "bert")
    answers = [turn(store, kind) for kind in ("undo", "undo", "redo")]
    assert [(answer.of, answer.place) for answer in answers] == [
        (comment["id"], None),
        (merge["id"], 2),
        (merge["id"], 2),
    ]


Parts = tuple[list[int], list[int], str, bool, bool, str]
"""A bead: its sentences, its status, whether it is bookmarked, whether excluded, and why one side is empty."""


@dataclass
class Plain:
    """The slow, obviously right store: lists of sentence numbers, and a copy of everything for each act."""

    beads: list[Parts]
    edits: dict[tuple[str, int], str] = field(default_factory=dict)
    remarks: list[tuple[str, bool]] = field(default_factory=list)  # whether it is resolved

    def copy(self) -> Plain:
        return Plain(
            [(list(de), list(en), *marks) for de, en, *marks in self.beads], dict(self.edits), list(self.remarks)
        )

    @classmethod
    def of(cls, review: Review) -> Plain:
        return cls(
            [
                (
                    list(range(*bead.de)),
                    list(range(*bead.en)),
                    str(bead.status),
                    bead.bookmarked,
                    bead.excluded,
                    str(bead.absence or ""),
                )
                for bead in review.bitext.beads
            ],
            {(str(side), index): text for (side, index), text in review.edits.items()},
            [(comment.text, bool(comment.resolved)) for comment in review.comments],
        )

    def do(self, kind: str, at: int, arguments: dict[str, Any], thread: frozenset[str]) -> Plain:
        """Do an act on the bead ``at``, of whose comments ``thread`` holds the texts."""
        new = self.copy()
        match kind:
            case "confirm-all":
                for i in range(0, len(new.beads), 2):
                    new.beads[i] = (*new.beads[i][:2], "confirmed", *new.beads[i][3:])
            case "comment":
                new.remarks.append((arguments["text"], False))
            case "resolve":
                on = arguments["on"]
                new.remarks = [(text, on if text in thread else resolved) for text, resolved in new.remarks]
            case "edit":
                new.edits[arguments["language"], arguments["sentence"]] = arguments["text"]
            case "split":
                new._split(at, arguments["de"], arguments["en"])
            case "realign":
                ((de, de_stop, en, en_stop, *_),) = arguments["beads"]
                new.beads[at : at + 2] = [
                    _part(list(range(de, de_stop)), list(range(en, en_stop)), new.beads[at : at + 2])
                ]
            case "merge" | "move" | "replace":
                new._join(at, kind, arguments)
            case _:
                new.beads[at] = _marked(new.beads[at], kind, arguments)
        return new

    def _split(self, at: int, cut_de: int, cut_en: int) -> None:
        de, en, status, bookmarked, excluded, _ = self.beads[at]
        opened = "flagged" if status == "flagged" else "proposed"
        self.beads[at : at + 1] = [
            ([i for i in de if i < cut_de], [i for i in en if i < cut_en], opened, bookmarked, excluded, ""),
            ([i for i in de if i >= cut_de], [i for i in en if i >= cut_en], opened, False, excluded, ""),
        ]

    def _join(self, at: int, kind: str, arguments: dict[str, Any]) -> None:
        parts = self.beads[at : at + 2]
        (de, en, *_), (lower_de, lower_en, *_) = parts
        flagged = "flagged" if any(part[2] == "flagged" for part in parts) else "proposed"
        bookmarked, excluded = any(part[3] for part in parts), all(part[4] for part in parts)
        if kind == "merge":
            self.beads[at : at + 2] = [(de + lower_de, en + lower_en, flagged, bookmarked, excluded, "")]
            return
        if kind == "replace":
            ((cut, en_cut),) = arguments["cuts"]
            sides = [(de + lower_de, cut), (en + lower_en, en_cut)]
            halves = ([[i for i in s if (i < c) == above] for s, c in sides] for above in (True, False))
            self.beads[at : at + 2] = [_part(new_de, new_en, parts) for new_de, new_en in halves]
            return
        upper, lower = (de, lower_de) if arguments["language"] == "de" else (en, lower_en)
        if arguments["direction"] == "down":
            lower.insert(0, upper.pop())
        else:
            upper.append(lower.pop(0))
        left = [part for part in parts if part[0] or part[1]]
        self.beads[at : at + 2] = (
            [(*left[0][:2], flagged, bookmarked, excluded, "")]
            if len(left) == 1
            else [(*part[:2], "flagged" if part[2] == "flagged" else "proposed", *part[3:5], "") for part in left]
        )


def _part(de: list[int], en: list[int], old: list[Parts]) -> Parts:
    """Return a bead made from old ones: their marks go with their first sentences, a flag with all."""
    held = [part for part in old if {*part[0]} & {*de} or {*part[1]} & {*en}]
    begun = [part for part in held if (part[0][0] in de if part[0] else part[1][0] in en)]
    flagged = "flagged" if any(part[2] == "flagged" for part in held) else "proposed"
    return de, en, flagged, any(part[3] for part in begun), all(part[4] for part in begun or held), ""


def _marked(parts: Parts, kind: str, arguments: dict[str, Any]) -> Parts:
    de, en, status, bookmarked, excluded, absence = parts
    match kind:
        case "confirm":
            status = "confirmed"
        case "flag":
            status = "flagged" if arguments["on"] else "proposed" if status == "flagged" else status
        case "bookmark":
            bookmarked = arguments["on"]
        case "exclude":
            excluded = arguments["on"]
        case "classify":
            status, absence = "confirmed", arguments["absence"]
    return de, en, status, bookmarked, excluded, absence


@settings(max_examples=25)
@given(beads(least=2, most=5), st.lists(st.tuples(st.integers(0, 2), st.integers(0, 10**6)), max_size=25))
def test_any_sequence_of_acts_undos_and_redos_does_what_a_plain_list_would(made: Any, choices: Any) -> None:
    with TemporaryDirectory() as folder, Store(Path(folder) / "review.db") as store:
        store.add(bitext(beads=made), who=MACHINE)
        review = store.load("report")
        past, now, future = [], Plain.of(review), []
        originals = [review.bitext.document(side) for side in Language]
        for what, which in choices:
            if what == 0 and past:
                assert turn(store, "undo").ok
                future.append(now)
                now = past.pop()
            elif what == 1 and future:
                assert turn(store, "redo").ok
                past.append(now)
                now = future.pop()
            else:
                acts = [one for one in possible(review) if one["kind"] not in ("part", "join")]
                one = acts[which % len(acts)]
                at = [bead.de.start + bead.en.start for bead in review.bitext.beads].index(one["seen"][0][0])
                thread = frozenset(comment.text for comment in review.comments_on(review.bitext.beads[at]))
                then = now.do(one["kind"], at, one, thread)
                assert store.apply(REPORT, one, "anna").ok
                if then != now:
                    past, now, future = [*past, now], then, []
            latest = store.load("report")
            assert Plain.of(latest) == now
            assert [latest.bitext.document(side) for side in Language] == originals
            assert store.snapshot(REPORT, "anna")["can"] == {"undo": bool(past), "redo": bool(future)}
            review = latest
        with Store(Path(folder) / "review.db") as again:
            assert again.load("report") == review


def test_undo_and_redo_go_on_after_a_restart(path: Path) -> None:
    with Store(path) as store:
        review = saved(store, (1, 1), (1, 1), (1, 1))
        store.apply(REPORT, act("merge", review, 0, 1), "anna")
        store.apply(REPORT, act("confirm", store.load("report"), 1), "anna")
        turn(store, "undo")
    with Store(path) as store:
        assert store.snapshot(REPORT, "anna")["can"] == {"undo": True, "redo": True}
        assert turn(store, "undo").ok
        assert kinds(store.load("report")) == ["1-1", "1-1", "1-1"]
    with Store(path) as store:
        assert turn(store, "redo").ok
        assert turn(store, "redo").ok
        assert kinds(store.load("report")) == ["2-2", "1-1"]
        assert [str(bead.status) for bead in store.load("report").bitext.beads] == ["proposed", "confirmed"]
        assert turn(store, "redo").error == "redo: nothing to redo"


def test_nobody_undoes_the_act_of_somebody_else(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    store.apply(REPORT, act("confirm", review, 0), "anna")
    assert turn(store, "undo", "bert").error == "undo: nothing to undo"
    assert store.snapshot(REPORT, "bert")["can"] == {"undo": False, "redo": False}
    assert store.snapshot(REPORT, "anna")["can"] == {"undo": True, "redo": False}


def test_undo_passes_over_what_others_did_elsewhere(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    store.apply(REPORT, act("confirm", review, 0), "anna")
    store.apply(REPORT, act("confirm", review, 1), "bert")
    assert turn(store, "undo").ok
    assert [str(bead.status) for bead in store.load("report").bitext.beads] == ["proposed", "confirmed"]


def test_undo_is_refused_when_somebody_built_on_the_act(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    store.apply(REPORT, act("merge", review, 0, 1), "anna")
    store.apply(REPORT, act("flag", store.load("report"), 0), "bert")
    answer = turn(store, "undo")
    assert (answer.ok, answer.conflict) == (False, True)
    assert answer.error == "report: bert flagged meanwhile (look at it and decide again)"
    assert kinds(store.load("report")) == ["2-2"]
    assert turn(store, "undo", "bert").ok
    assert turn(store, "undo").ok
    assert kinds(store.load("report")) == ["1-1", "1-1"]


def test_redo_is_refused_when_somebody_changed_the_beads(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    store.apply(REPORT, act("merge", review, 0, 1), "anna")
    turn(store, "undo")
    store.apply(REPORT, act("edit", store.load("report"), 1, language="en", sentence=1, text="Other."), "bert")
    answer = turn(store, "redo")
    assert (answer.ok, answer.conflict) == (False, True)
    told = "bert reworded the English: “The Combines reported …” → “Other.” meanwhile"
    assert answer.error == f"report: {told} (look at it and decide again)"


def test_undo_is_refused_when_other_texts_came_though_another_row_looks_alike_now(store: Store) -> None:
    whole, less = (
        Bitext(
            de=document(Language.DE, sentences(Language.DE, 4)[skip:]),
            en=document(Language.EN, sentences(Language.EN, 4)[skip:]),
            beads=tiling([(1, 1)] * (4 - skip), None),
            signature="by hand",
        )
        for skip in (0, 1)
    )
    store.add(less, who=MACHINE)
    assert store.apply(REPORT, act("confirm", store.load("report"), 1), "anna").ok
    store.add(whole, who=MACHINE)  # anna's row is the third one now
    assert store.apply(REPORT, act("confirm", store.load("report"), 1), "bert").ok
    before = store.load("report").bitext.beads
    answer = turn(store, "undo")
    assert (answer.ok, answer.conflict) == (False, True)
    assert answer.error.startswith("report: workbench took the new text over")
    assert store.load("report").bitext.beads == before


def test_a_new_act_ends_what_could_be_redone_for_good(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    store.apply(REPORT, act("confirm", review, 0), "anna")
    turn(store, "undo")
    store.apply(REPORT, act("confirm", review, 1), "anna")
    assert turn(store, "redo").error == "redo: nothing to redo"
    turn(store, "undo")
    assert turn(store, "redo").ok
    assert turn(store, "redo").error == "redo: nothing to redo"
    assert [str(bead.status) for bead in store.load("report").bitext.beads] == ["proposed", "confirmed"]


def test_an_undo_sent_again_undoes_once(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    for i in range(2):
        store.apply(REPORT, act("confirm", review, i), "anna")
    undo = {"id": act_id(), "kind": "undo"}
    assert store.apply(REPORT, undo, "anna") == store.apply(REPORT, undo, "anna")
    assert [str(bead.status) for bead in store.load("report").bitext.beads] == ["confirmed", "proposed"]


def test_a_comment_is_undone_with_its_date_kept_for_redo(store: Store) -> None:
    review = saved(store, (1, 1))
    store.apply(REPORT, act("comment", review, 0, text="Why?"), "anna")
    comments = store.load("report").comments
    turn(store, "undo")
    assert store.load("report").comments == ()
    turn(store, "redo")
    assert store.load("report").comments == comments
