"""Bitexts of any size, made up of a few sentences in the register of the sample: for measuring and for tests."""

from __future__ import annotations

import random
from collections.abc import Sequence

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
)
from alignment.reasons import Reason, ReasonKind

SENTENCES = (
    ("Der vorliegende Bericht wird zur Kenntnis genommen.", "The present report is noted."),
    (
        "Die Kombinate erfüllten den Plan im ersten Halbjahr nur zu einem Teil.",
        "In the first half of the year the Combines met only part of the plan.",
    ),
    (
        "Im Jahre 1987 wurden dafür 2,3 Mrd. Valutamark aufgewandt.",
        "In 1987, 2.3 billion foreign currency marks were spent on this.",
    ),
    (
        "Der Ministerrat wird beauftragt, bis zum 30. September Vorschläge zu unterbreiten, wie die Einfuhren aus dem "
        "NSW schrittweise verringert werden können.",
        "The government is instructed to submit, by 30 September, proposals on how imports from the NSW can be reduced "
        "step by step.",
    ),
    (
        "Die Versorgung der Bevölkerung ist jederzeit zu gewährleisten.",
        "Supplies to the population must be guaranteed at all times.",
    ),
    ("Der Text <script>window.hurt = 1</script> bleibt Text.", "The text <script>window.hurt = 1</script> stays text."),
    (
        "Über die Ergebnisse ist dem Politbüro vierteljährlich zu berichten.",
        "The results are to be reported to the Politburo every quarter.",
    ),
)
HEADINGS = (("Bericht über die Lage", "Report on the Situation"), ("1. Zum Stand der Arbeiten", "1. State of the Work"))
TOWNS = (
    *("Rostock", "Leipzig", "Suhl", "Gera", "Halle", "Jena", "Plauen", "Zwickau", "Cottbus", "Stralsund", "Wismar"),
    *("Greifswald", "Erfurt", "Weimar", "Eisenach", "Görlitz", "Bautzen", "Zittau", "Freiberg", "Riesa", "Torgau"),
)
KINDS = ((1, 1),) * 15 + ((1, 2), (2, 1), (2, 2), (0, 1), (1, 0))


def bitext(
    beads: int, name: str = "made-up", seed: int = 1, *, kinds: Sequence[tuple[int, int]] = KINDS, varied: bool = False
) -> Bitext:
    """Return a bitext of so many beads: two headings, then body and items, beads of these kinds, some doubtful.

    If it is ``varied``, hardly a sentence stands there twice, as in a text that means something: what is remembered of
    sentences is of no help then.
    """
    chance = random.Random(seed)
    runs: list[tuple[list[str], list[str]]] = [([de], [en]) for de, en in HEADINGS]
    while len(runs) < beads:
        de, en = chance.choice(kinds)
        said = chance.sample(SENTENCES, max(de, en))
        if varied:
            said = [_placed(*pair, chance.sample(TOWNS, 3)) for pair in said]
        runs.append(([german for german, _ in said[:de]], [english for _, english in said[:en]]))
    sides = [[run[side] for run in runs] for side in (0, 1)]
    notes = (Note(label="1", text="Thus in the original.", sentence=3, offset=6, kind=NoteKind.TRANSLATOR),)
    return Bitext(
        de=_document(name, Language.DE, sides[0]),
        en=_document(name, Language.EN, sides[1], notes if beads > 4 else ()),
        beads=tuple(_beads(chance, runs)),
        signature="made up",
    )


def _placed(de: str, en: str, towns: Sequence[str]) -> tuple[str, str]:
    first, second, third = towns
    return f"{de[:-1]}, so {first}, {second} und {third}.", f"{en[:-1]}, say {first}, {second} and {third}."


def _beads(chance: random.Random, runs: Sequence[tuple[list[str], list[str]]]) -> list[Bead]:
    beads, de, en = [], 0, 0
    for left, right in runs:
        sure = chance.random() > 0.1 and len(left) == len(right) == 1
        confidence = round(chance.uniform(0.93, 1) if sure else chance.uniform(0.2, 0.85), 4)
        span_de, span_en = Span(de, de + len(left)), Span(en, en + len(right))
        beads.append(Bead(de=span_de, en=span_en, confidence=confidence, reasons=() if sure else _reasons(left, right)))
        de, en = span_de.stop, span_en.stop
    return beads


def _reasons(left: Sequence[str], right: Sequence[str]) -> tuple[Reason, ...]:
    if not (left and right):
        return (Reason(ReasonKind.GAP, ("en" if left else "de",)),)
    words = (len(" ".join(side).split()) for side in (left, right))
    return (Reason(ReasonKind.LENGTHS, tuple(words)), Reason(ReasonKind.MEANING))


def _document(name: str, language: Language, blocks: Sequence[Sequence[str]], notes: tuple[Note, ...] = ()) -> Document:
    """Return a document whose paragraphs are the blocks, the first two headings, every fifth an item."""
    sentences, paragraphs, place = [], [], 0
    for number, block in enumerate(filter(None, blocks)):
        start = place
        for text in block:
            sentences.append(Sentence(text=text, start=place, stop=place + len(text), paragraph=number))
            place += len(text) + 1
        kind = ParagraphKind.HEADING if number < len(HEADINGS) else ParagraphKind.BODY
        kind = ParagraphKind.ITEM if number % 5 == 4 else kind
        level = 0 if kind == ParagraphKind.BODY else min(number, 1) + 1 if kind == ParagraphKind.HEADING else 1
        paragraphs.append(Paragraph(kind=kind, start=start, stop=place - 1, level=level))
    return Document(
        name=name,
        language=language,
        text=" ".join(sentence.text for sentence in sentences),
        sentences=tuple(sentences),
        paragraphs=tuple(paragraphs),
        source=Source(file=f"{name}.txt", sha256=""),
        notes=notes,
    )
