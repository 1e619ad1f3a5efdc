from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from alignment.bitext import Bead, Document, Language, Note, NoteKind, Paragraph, ParagraphKind, Sentence, Source, Span
from alignment.review import Comment
from alignment.review.image import Base, Image, reach
from alignment.review.records import (
    bead_from,
    bead_json,
    comment_from,
    comment_json,
    dumps,
    read_document,
    stamp,
    write_document,
)
from alignment.review.values import place_of
from tests.review.making import beads, tiling

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
moments = st.datetimes(timezones=st.just(UTC)).map(
    lambda when: when.replace(microsecond=when.microsecond // 1000 * 1000)
)
comments = st.builds(
    Comment,
    language=st.sampled_from(Language),
    sentence=st.integers(0, 50),
    who=words,
    when=moments,
    text=words,
    resolved=words,
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    lengths = draw(st.lists(st.integers(1, 5), max_size=6))
    stops = [sum(lengths[: i + 1]) for i in range(len(lengths))]
    paragraph = st.builds(
        Paragraph,
        kind=st.sampled_from(ParagraphKind),
        start=st.just(0),
        stop=st.just(1),
        level=st.integers(0, 3),
        marker=words,
    )
    spans = st.none() | st.builds(Span, st.just(0), st.just(1))
    note = st.builds(
        Note,
        label=words,
        text=words,
        sentence=st.integers(0, max(0, len(lengths) - 1)),
        offset=st.just(0),
        kind=st.sampled_from(NoteKind),
        marker=spans,
        body=spans,
    )
    return Document(
        name=draw(words),
        language=draw(st.sampled_from(Language)),
        text=draw(st.text(min_size=sum(lengths), max_size=sum(lengths))),
        sentences=tuple(
            Sentence(text=draw(words), start=stop - length, stop=stop, paragraph=0)
            for stop, length in zip(stops, lengths, strict=True)
        ),
        paragraphs=tuple(draw(st.lists(paragraph, min_size=1, max_size=3))),
        source=draw(st.builds(Source, file=words, sha256=words, signature=words, sheet=words)),
        notes=tuple(draw(st.lists(note, max_size=2))) if lengths else (),
    )


def through_json(value: Any) -> Any:
    return json.loads(dumps(value))


@given(documents())
def test_a_document_written_is_read_back_equal(document: Document) -> None:
    assert read_document(write_document(document), document.name) == document


@given(beads())
def test_a_bead_written_is_read_back_equal(made: tuple[Bead, ...]) -> None:
    assert tuple(bead_from(through_json(bead_json(bead))) for bead in made) == made


@given(comments)
def test_a_comment_written_is_read_back_equal(comment: Comment) -> None:
    assert comment_from(through_json(comment_json(comment))) == comment


@given(beads(), st.lists(st.tuples(words, st.none() | comments)), words)
def test_an_image_written_is_read_back_equal(
    made: tuple[Bead, ...], remarks: list[tuple[str, Comment | None]], text: str
) -> None:
    image = Image(
        beads={place_of(bead): bead if bead.is_gap else None for bead in made},
        edits={(Language.EN, 3): text, (Language.DE, 0): None},
        comments=dict(remarks),
        base=Base("a", "b", text),
    )
    assert Image.loads(image.dumps()) == image
    assert Image.loads(Image().dumps()) == Image()


def test_a_moment_is_written_in_utc_to_the_millisecond() -> None:
    berlin = timezone(timedelta(hours=2))
    assert stamp(datetime(1987, 6, 1, 10, 30, 5, 123_999, tzinfo=berlin)) == "1987-06-01T08:30:05.123+00:00"


def test_an_image_reaches_over_its_beads_edits_and_comments() -> None:
    _, second, third = tiling([(2, 2), (1, 0), (0, 3)])
    hung = Comment(language=Language.DE, sentence=7, who="anna", when=datetime(1987, 6, 1, tzinfo=UTC), text="?")
    image = Image(beads={4: second, 5: third, 9: None}, edits={(Language.EN, 1): None})
    assert reach(image) == (Span(2, 3), Span(1, 5))
    assert reach(image, Image(comments={"x": hung})) == (Span(2, 8), Span(1, 5))
    assert reach(Image()) == (Span(0, 0), Span(0, 0))
