"""Sentences parted and joined by people: where a cut lies in the text of a document, and the document that it makes.

Places in the text stay what they are however often sentences are parted and joined; the numbers of sentences do not.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from alignment.bitext import Break, Document, Note, Sentence

HYPHENS = "-\u2010\u00ad"
UNBROKEN = ("\u00a0", "\u202f")
IN_WORD = "the cut is inside a word (cut between words)"


def cut(document: Document, index: int, offset: int) -> int:
    """Return where the second part begins in the text if a sentence is parted at an offset of what a person reads.

    Raises ``ValueError`` in the shape ``what (what to do)`` for a place where it cannot be parted.
    """
    sentence = document.sentences[index]
    head, tail = divided(sentence.text, offset)
    notes = [note for note in document.notes if note.sentence == index]
    start = _places(document.text, sentence, notes)[len(sentence.text) - len(tail)]
    between = _between(document, *_parts(document.text, sentence, start, head, tail))
    if head + between + tail != sentence.text:  # a line end is in the word
        raise ValueError(IN_WORD)
    return start


def between_words(words: str, offset: int) -> int:
    """Return the place between two words that is nearest to an offset. Raises ``ValueError`` if there is none."""
    places = [place for place, sign in enumerate(words) if sign.isspace()]
    if not places:
        raise ValueError("the sentence as imported is one word (move words to the next sentence by editing both)")
    return min(places, key=lambda place: abs(place - offset))


def divided(words: str, offset: int) -> tuple[str, str]:
    """Return a wording in two, without the white space at the cut. Raises ``ValueError`` in the same shape."""
    head, tail = words[:offset].rstrip(), words[offset:].lstrip()
    if not (head and tail) or offset > len(words):
        raise ValueError("nothing would be left on one side of the cut (cut inside the sentence)")
    glued = len(head) + len(tail) == len(words)
    if glued and (unicodedata.combining(tail[0]) or (head[-1].isalnum() and tail[0].isalnum())):
        raise ValueError(IN_WORD)
    return head, tail


def seam(document: Document, index: int) -> int:
    """Return where the sentence after one begins in the text, if a person may join the two.

    Raises ``ValueError`` in the shape ``what (what to do)`` if not.
    """
    if index + 1 >= len(document.sentences):
        raise ValueError("it is the last sentence of the text (choose one that another follows)")
    sentence, following = document.sentences[index : index + 2]
    if sentence.paragraph != following.paragraph:
        raise ValueError("the next sentence stands in another paragraph (only sentences of one paragraph are joined)")
    return following.start


def joint(document: Document, index: int) -> str:
    """Return what stands between a sentence and the next when they are read as one: a space, mostly."""
    return _between(document, *document.sentences[index : index + 2])


def parted(document: Document, breaks: Mapping[int, bool]) -> Document:
    """Return the document with a sentence beginning at these places of its text, or where ``False`` none any more.

    Raises ``ValueError`` for a place where that cannot be.
    """
    if not breaks:
        return document
    work = _Work(document)
    for start, put in sorted(breaks.items()):
        (work.part if put else work.join)(start)
    return work.done(_recorded(document.breaks, breaks))


def as_imported(document: Document) -> Document:
    """Return the document as it was before people parted and joined sentences of it."""
    return parted(document, {start: not put for start, put in document.breaks})


def offset_in(document: Document, index: int, place: int) -> int:
    """Return the offset in what a person reads of a sentence at which a place of the text stands."""
    notes = [note for note in document.notes if note.sentence == index]
    return bisect_left(_places(document.text, document.sentences[index], notes), place)


class _Work:
    """The sentences and notes of a document while breaks are made; notes go by the place at which theirs begins."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sentences = list(document.sentences)
        self._starts = [sentence.start for sentence in self._sentences]
        self._notes: dict[int, list[tuple[int, Note]]] = {}
        for note in document.notes:
            self._notes.setdefault(self._starts[note.sentence], []).append((note.offset, note))

    def part(self, start: int) -> None:
        """Let a sentence begin where none does."""
        index = bisect_right(self._starts, start) - 1
        whole = self._sentences[index]
        if index < 0 or not whole.start < start < whole.stop:
            raise ValueError(f"{self._document.name}: no sentence can be parted at {start}")
        notes = self._notes.pop(whole.start, [])
        offset = bisect_left(_places(self._document.text, whole, [note for _, note in notes]), start)
        head = whole.text[:offset].rstrip()
        first, second = _parts(self._document.text, whole, start, head, whole.text[offset:])
        self._sentences[index : index + 1] = [first, second]
        self._starts.insert(index + 1, start)
        self._notes[first.start] = [(place, note) for place, note in notes if place <= len(head)]
        self._notes[start] = [(place - offset, note) for place, note in notes if place > len(head)]

    def join(self, start: int) -> None:
        """Let no sentence begin where one does."""
        index = bisect_left(self._starts, start)
        if not 0 < index < len(self._starts) or self._starts[index] != start:
            raise ValueError(f"{self._document.name}: no sentence can be joined at {start}")
        first, second = self._sentences[index - 1 : index + 1]
        head = first.text + _between(self._document, first, second)
        self._sentences[index - 1 : index + 1] = [replace(first, text=head + second.text, stop=second.stop)]
        del self._starts[index]
        follow = [(len(head) + place, note) for place, note in self._notes.pop(start, [])]
        self._notes[first.start] = self._notes.get(first.start, []) + follow

    def done(self, breaks: tuple[Break, ...]) -> Document:
        """Return the document with all that was done."""
        numbers = {start: number for number, start in enumerate(self._starts)}
        anchors = {id(note): (numbers[start], place) for start, held in self._notes.items() for place, note in held}
        notes = tuple(_anchored(note, *anchors[id(note)]) for note in self._document.notes)
        return replace(self._document, sentences=tuple(self._sentences), notes=notes, breaks=breaks)


def _anchored(note: Note, sentence: int, offset: int) -> Note:
    same = (note.sentence, note.offset) == (sentence, offset)
    return note if same else replace(note, sentence=sentence, offset=offset)


def _recorded(known: Iterable[Break], breaks: Mapping[int, bool]) -> tuple[Break, ...]:
    """Return which breaks are people's; one that was taken back is the splitter's again."""
    record = dict(known)
    for start, put in breaks.items():
        if record.get(start, put) == put:
            record[start] = put
        else:
            del record[start]
    return tuple(Break(*item) for item in sorted(record.items()))


def _parts(text: str, whole: Sentence, start: int, head: str, tail: str) -> tuple[Sentence, Sentence]:
    stop = whole.start + len(text[whole.start : start].rstrip())
    return replace(whole, text=head, stop=stop), replace(whole, text=tail, start=start)


def _between(document: Document, first: Sentence, second: Sentence) -> str:
    """Return what a person reads between two sentences: white space made single, or nothing."""
    between = document.text[first.stop : second.start]
    if between in UNBROKEN:
        return between
    return " " if any(map(str.isspace, between)) else ""


def _places(text: str, sentence: Sentence, notes: Sequence[Note]) -> list[int]:
    """Return where each sign that a person reads of a sentence stands in the text."""
    inside = {place for note in notes if note.marker for place in range(*note.marker)}
    places = list(_followed(text, sentence, inside))
    if len(places) < len(sentence.text):
        raise ValueError("what is read of this sentence is not found in its text (leave it whole)")
    return places


def _followed(text: str, sentence: Sentence, passed: set[int]) -> Iterator[int]:
    place = sentence.start
    for sign in sentence.text:
        while place < sentence.stop and (place in passed or not _shows(text[place], sign)):
            place += 1
        if place == sentence.stop:
            return
        yield place
        place += 1


def _shows(written: str, read: str) -> bool:
    """Return whether a sign of the text is read so: white space as a blank, any hyphen as one."""
    if read == " ":
        return written.isspace()
    return written == read or (read == "-" and written in HYPHENS)
