"""Bitexts and acts for the tests of the review room."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

from alignment.bitext import (
    Bead,
    Bitext,
    Document,
    Language,
    Note,
    NoteKind,
    Paragraph,
    ParagraphKind,
    Sentence,
    Source,
    Span,
    Status,
)
from alignment.reasons import Absence, Reason, ReasonKind
from alignment.review import Answer, Review, Store

_numbers = itertools.count()
MACHINE = "workbench"
REPORT = 1
"""The number of the pair ``report``, the first of its database."""

DE = (
    "Der Plan wurde im ersten Halbjahr erfüllt.",
    "Die Kombinate meldeten 12 Prozent Zuwachs.",
    "Über die Valutamark wurde gesondert berichtet.",
    "Der Ministerrat nahm den Bericht zur Kenntnis.",
)
EN = (
    "The plan was fulfilled in the first half of the year.",
    "The Combines reported growth of 12 per cent.",
    "There was a separate report on the Valuta Mark.",
    "The Council of Ministers took note of the report.",
)


def sentences(language: Language, count: int) -> list[str]:
    """Return sentences of the register, all different."""
    source = DE if language == Language.DE else EN
    return [source[i % len(source)] + (f" ({i})" if i >= len(source) else "") for i in range(count)]


def document(language: Language, texts: Sequence[str], notes: tuple[Note, ...] = ()) -> Document:
    """Return a document of one paragraph for every two sentences."""
    starts = list(itertools.accumulate((len(text) + 1 for text in texts), initial=0))
    spans = [Span(start, start + len(text)) for start, text in zip(starts, texts, strict=False)]
    paragraphs = [spans[i : i + 2] for i in range(0, len(spans), 2)]
    return Document(
        name="report",
        language=language,
        text="\n".join(texts),
        sentences=tuple(
            Sentence(text=text, start=span.start, stop=span.stop, paragraph=i // 2)
            for i, (text, span) in enumerate(zip(texts, spans, strict=True))
        ),
        paragraphs=tuple(
            Paragraph(kind=ParagraphKind.BODY, start=inside[0].start, stop=inside[-1].stop) for inside in paragraphs
        ),
        source=Source(file=f"report.{language}.txt", sha256="0" * 64),
        notes=notes,
    )


def tiling(shapes: Sequence[tuple[int, int]], confidence: float | None = 0.95) -> tuple[Bead, ...]:
    """Return beads of these shapes, German first, one after the other."""
    beads, de, en = [], 0, 0
    for more_de, more_en in shapes:
        beads.append(Bead(de=Span(de, de + more_de), en=Span(en, en + more_en), confidence=confidence))
        de, en = de + more_de, en + more_en
    return tuple(beads)


def bitext(*shapes: tuple[int, int], beads: Sequence[Bead] | None = None, signature: str = "model 1") -> Bitext:
    """Return a bitext of beads of these shapes."""
    made = tiling(shapes) if beads is None else tuple(beads)
    counts = (made[-1].de.stop, made[-1].en.stop) if made else (0, 0)
    de, en = (document(side, sentences(side, count)) for side, count in zip(Language, counts, strict=True))
    return Bitext(de=de, en=en, beads=made, signature=signature)


shapes = st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any)
statuses = st.sampled_from(Status)
reasons = st.sampled_from(
    [
        (),
        (Reason(ReasonKind.LENGTHS, (41, 6)),),
        (Reason(ReasonKind.NUMBERS, ("1 250", "en")), Reason(ReasonKind.GAP, ("de",))),
        (Reason(ReasonKind.MEANING), Reason(ReasonKind.RIVAL, ("the row below",))),
    ]
)


@st.composite
def beads(draw: st.DrawFn, least: int = 1, most: int = 8) -> tuple[Bead, ...]:
    """Draw a tiling whose beads have any status, confidence and reasons."""
    made = tiling(draw(st.lists(shapes, min_size=least, max_size=most)))
    confidence = st.none() | st.floats(0, 1)
    return tuple(
        Bead(
            de=b.de,
            en=b.en,
            confidence=draw(confidence),
            reasons=draw(reasons),
            status=draw(statuses),
            bookmarked=draw(st.booleans()),
            excluded=draw(st.booleans()),
            absence=draw(st.none() | st.sampled_from(Absence)) if b.is_gap else None,
        )
        for b in made
    )


def act_id() -> str:
    """Return an id that no other act of this run has."""
    return f"act-{next(_numbers):06}"


def act(kind: str, review: Review, *indices: int, **arguments: Any) -> dict[str, Any]:
    """Return an act on the beads at these indices as a browser sends it."""
    return {"id": act_id(), "kind": kind, "seen": [list(seen) for seen in review.seen(*indices)], **arguments}


def saved(store: Store, *pairs: tuple[int, int]) -> Review:
    """Return the review of a new pair with beads of these shapes."""
    store.add(bitext(*pairs), who=MACHINE)
    return store.load("report")


def note(label: str, sentence: int, offset: int) -> Note:
    """Return a translator's note."""
    return Note(label=label, text="Foreign currency.", sentence=sentence, offset=offset, kind=NoteKind.TRANSLATOR)


def kinds(review: Review) -> list[str]:
    """Return the kinds of the beads."""
    return [bead.kind for bead in review.bitext.beads]


def _edits(review: Review, i: int, bead: Bead) -> Iterator[dict[str, Any]]:
    for side in Language:
        for sentence in range(*bead.run(side)):
            how = {"language": str(side), "sentence": sentence, "text": f"Worded anew ({act_id()})."}
            yield act("edit", review, i, **how, unlocked=side == Language.DE)


def possible(review: Review) -> Iterator[dict[str, Any]]:
    """Yield every structural act, and one of each other kind, that makes sense on each bead of a review."""
    yield act("confirm-all", review, *range(0, len(review.bitext.beads), 2))
    for i, bead in enumerate(review.bitext.beads):
        yield from _marks(review, i, bead)
        yield from _edits(review, i, bead)
        yield from _partings(review, i, bead)
        for de in range(bead.de.start, bead.de.stop + 1):
            for en in range(bead.en.start, bead.en.stop + 1):
                if (de, en) not in ((bead.de.start, bead.en.start), (bead.de.stop, bead.en.stop)):
                    yield act("split", review, i, de=de, en=en)
        if i + 1 < len(review.bitext.beads):
            lower = review.bitext.beads[i + 1]
            yield act("merge", review, i, i + 1)
            cut = [lower.de.stop, bead.en.start]
            corners = [[bead.de.start, bead.en.start], [lower.de.start, lower.en.start], [lower.de.stop, lower.en.stop]]
            if cut not in corners:
                yield act("replace", review, i, i + 1, cuts=[cut])
            if bead.status == lower.status == Status.PROPOSED:
                joined = [bead.de.start, lower.de.stop, bead.en.start, lower.en.stop, 0.5, []]
                yield act("realign", review, i, i + 1, beads=[joined])
            for side in Language:
                if bead.run(side).length:
                    yield act("move", review, i, i + 1, language=str(side), direction="down")
                if lower.run(side).length:
                    yield act("move", review, i, i + 1, language=str(side), direction="up")


def _partings(review: Review, i: int, bead: Bead) -> Iterator[dict[str, Any]]:
    """Yield acts that part each sentence after its first word, or before its last, and join all that can be."""
    for side in Language:
        run = bead.run(side)
        others = bead.run(Language.EN if side == Language.DE else Language.DE)
        for sentence in range(*run):
            words = review.text(side, sentence)
            key = {"language": str(side), "sentence": sentence}
            if " " in words and " " in review.bitext.document(side).sentences[sentence].text:
                yield act("part", review, i, offset=words.index(" "), **key)
                yield act("part", review, i, offset=words.rindex(" ") + 1, **key, other=others[sentence % 2])
            if side == Language.DE and others.length and " " in words:
                within = review.text(Language.EN, others.start).find(" ")
                if within > 0 and " " in review.bitext.en.sentences[others.start].text:
                    both = {"offset": words.index(" "), "other": others.start, "within": within}
                    yield act("part", review, i, **key, **both)
            inside = review.bitext.document(side).sentences[sentence : sentence + 2]
            if sentence + 1 < run.stop and inside[0].paragraph == inside[1].paragraph:
                yield act("join", review, i, **key)


def _marks(review: Review, i: int, bead: Bead) -> Iterator[dict[str, Any]]:
    yield act("confirm", review, i)
    yield act("flag", review, i, on=bead.status != Status.FLAGGED)
    yield act("bookmark", review, i, on=not bead.bookmarked)
    yield act("exclude", review, i, on=not bead.excluded)
    yield act("comment", review, i, text=f"Look here ({act_id()}).")
    if thread := review.comments_on(bead):
        yield act("resolve", review, i, on=not all(comment.resolved for comment in thread))
    if bead.is_gap:
        yield act("classify", review, i, absence="omitted")


def turn(store: Store, kind: str, who: str = "anna") -> Answer:
    return store.apply(REPORT, {"id": act_id(), "kind": kind}, who)


def seen_by_a_person(review: Review) -> tuple[object, ...]:
    """What undo must bring back: all but versions and the revision."""
    return review.bitext, review.edits, review.comments
