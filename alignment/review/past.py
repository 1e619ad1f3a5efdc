"""A pair as it stood at any revision: the log read backwards from what stands now."""

from __future__ import annotations

from sqlalchemy import select

from alignment.bitext import Bead, Bitext, Language
from alignment.errors import ActError, StoreError
from alignment.review.image import Base, Image
from alignment.review.records import stamp
from alignment.review.rows import PairRows, bead_of
from alignment.review.schema import EVENT
from alignment.review.values import Comment, Review, SentenceKey, place_of


def since(rows: PairRows, revision: int) -> Image:
    """Return what stood after a revision at all the keys that were touched since.

    Raises ``ActError`` if the pair never had that revision.
    """
    if not 1 <= revision <= rows.revision:
        raise ActError(f"{rows.name}: there is no event {revision:,} (choose one from 1 to {rows.revision:,})")
    beads: dict[int, Bead | None] = {}
    edits: dict[SentenceKey, str | None] = {}
    comments: dict[str, Comment | None] = {}
    base: Base | None = None
    query = select(EVENT.c.before).where(EVENT.c.pair == rows.id, EVENT.c.revision > revision)
    for content in rows.connection.scalars(query.order_by(EVENT.c.revision.desc())):
        image = Image.loads(content)  # the first event after the revision is read last, and has the last word
        beads.update(image.beads)
        edits.update(image.edits)
        comments.update(image.comments)
        base = image.base or base
    return Image(beads=beads, edits=edits, comments=comments, base=base)


def at(rows: PairRows, revision: int) -> Review:
    """Return a pair as it stood after a revision, without versions: nothing can be done to it any more.

    Raises ``ActError`` if the pair never had that revision, and ``StoreError`` if what the log says of it is no pair.
    """
    image = since(rows, revision)
    beads = {**{row.place: bead_of(row) for row in rows.beads() if not row.gone}, **image.beads}
    comments = {**rows.comments(), **image.comments}
    said = sorted((stamp(comment.when), key, comment) for key, comment in comments.items() if comment)
    try:
        de, en = (rows.document(language, image.base) for language in Language)
        bitext = Bitext(
            de=de,
            en=en,
            beads=tuple(sorted(filter(None, beads.values()), key=place_of)),
            signature=(image.base or rows.base).signature,
        )
    except ValueError as error:
        raise StoreError(
            f"{rows.name}: what stood after event {revision:,} is damaged, {error} (choose a later event)"
        ) from error
    return Review(
        bitext=bitext,
        versions=(),
        edits={key: text for key, text in {**rows.edits(), **image.edits}.items() if text is not None},
        comments=tuple(comment for *_, comment in said),
        revision=revision,
    )
