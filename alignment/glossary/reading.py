"""glossary.yml → entries, with all its faults reported together.

An entry in full, and one in short where only the two words matter::

    - de: Kombinat                  # or a list; the first German term names the entry
      en: Combine                   # or a list; the first is preferred, the others are admitted
      forbidden:
        - conglomerate: a private holding; a Kombinat is a group of state-owned enterprises under one plan
      case: exact                   # Combine, not combine
      note: From 1979 on the main unit of industry.

    - Staatskommissar: State Commissar

A wording that needs more than its text is a mapping itself: ``{term: Rat, forms: [Räthe], not: [Rat und Tat]}``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from alignment.errors import GlossaryError
from alignment.glossary.compounds import SHORTEST_BY_DEFAULT
from alignment.glossary.entries import Case, Compounds, Entry, Rendering, Standing, Term, WordClass
from alignment.glossary.fields import Fields, meant_by
from alignment.glossary.german import word_class
from alignment.glossary.nodes import Items, Mapping, Node, Text, tree
from alignment.glossary.spelling import fold, is_abbreviation, words

ENTRY_FIELDS = ("de", "en", "forbidden", "case", "compounds", "word", "note")
TERM_FIELDS = ("term", "case", "compounds", "forms", "not")
RENDERING_FIELDS = ("term", "case", "forms", "not")
FORBIDDEN_FIELDS = (*RENDERING_FIELDS, "why")


def read(text: str, where: str) -> tuple[Entry, ...]:
    """Return the entries of a glossary; raise ``GlossaryError`` with every fault of it."""
    reader = _Reader(where)
    root, reader.faults = tree(text.removeprefix("\ufeff"), where)
    entries = [reader.entry(source) for source in reader.sources(root)]
    if reader.faults:
        raise GlossaryError(*sorted(reader.faults, key=lambda fault: (fault.line or 0, fault.column or 0)))
    return tuple(entry for entry in entries if entry is not None)


class _Source(NamedTuple):
    """Where an entry is: its path, its body, and its German term if that stands before the colon."""

    path: str
    body: Node
    term: Text | None = None


class _Defaults(NamedTuple):
    """What an entry says of all its wordings."""

    case: Case
    compounds: Compounds | None
    word: WordClass


class _Reader(Fields):
    """Reads the entries of one file."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self._terms: dict[str, tuple[str, int]] = {}

    # Entries

    def sources(self, root: Node | None) -> list[_Source]:
        """Return where the entries are: in a list or a mapping, perhaps under ``entries``."""
        if isinstance(root, Mapping) and _is_headed(root):
            root = self.fields(root, "", ("entries",)).get("entries")
        match root:
            case Items(items=items):
                return [self._source(node, f"entries.{number}") for number, node in enumerate(items)]
            case Mapping():
                pairs = self.pairs(root, "entries")
                return [_Source(f"entries.{key.value}", value, key) for key, value in pairs]
            case None | Text(value=""):
                return []
        self.fault(root, "entries", "should be a list of entries", "such as - Kombinat: Combine")
        return []

    def entry(self, source: _Source) -> Entry | None:
        """Return an entry, ``None`` if it cannot be made out."""
        path, body = source.path, source.body
        fields = self._entry_fields(source)
        if fields is None:
            self.fault(body, path, "should be an entry", "such as - Kombinat: Combine")
            return None
        defaults = self._defaults(fields, path)
        terms = [self._term(node, at, defaults) for at, node in self._required(body, fields, path, "de")]
        renderings = self._renderings(body, fields, path, defaults)
        note = self.text(fields["note"], f"{path}.note") if "note" in fields else ""
        known = tuple(term for term in terms if term is not None)
        if not known or not renderings:
            return None
        line = (source.term or body).line
        return Entry(terms=known, renderings=renderings, word=defaults.word, note=note or "", line=line)

    def _entry_fields(self, source: _Source) -> dict[str, Node] | None:
        """Return the fields of an entry, ``de`` among them where the term stands before the colon."""
        path, body, term = source
        if term is None:
            return self.fields(body, path, ENTRY_FIELDS) if isinstance(body, Mapping) else None
        fields = self.fields(body, path, ENTRY_FIELDS) if isinstance(body, Mapping) else {"en": body}
        if twice := fields.get("de"):
            self.fault(twice, f"{path}.de", "given twice", "the German term already stands before the colon")
        return fields | {"de": term}

    def _source(self, node: Node, path: str) -> _Source:
        """Return the source of an item of a list: a mapping of fields, or one term with its rendering."""
        if isinstance(node, Mapping) and len(node.pairs) == 1:
            key, value = node.pairs[0]
            if isinstance(key, Text) and key.value not in ENTRY_FIELDS:
                return _Source(path, value, key)
        return _Source(path, node)

    def _defaults(self, fields: dict[str, Node], path: str) -> _Defaults:
        case = self.choice(fields, path, "case", Case)
        word = self.choice(fields, path, "word", WordClass)
        if word is None:
            first = next((text for text in _texts(fields.get("de")) if text.strip()), "Noun")
            word = word_class(first)
        return _Defaults(case or Case.ANY, self.choice(fields, path, "compounds", Compounds), word)

    def _required(self, body: Node, fields: dict[str, Node], path: str, name: str) -> list[tuple[str, Node]]:
        if name not in fields:
            remedy = {"de": "name the German term", "en": "name the rendering to use"}[name]
            self.fault(body, f"{path}.{name}", "missing", remedy)
            return []
        return self.listed(fields[name], f"{path}.{name}")

    # Wordings

    def _term(self, node: Node, path: str, defaults: _Defaults) -> Term | None:
        fields = self._wording(node, path, TERM_FIELDS)
        text = self._wording_text(fields, node, path)
        if text is None:
            return None
        self._once(text, fields["term"], path)
        compounds = self.choice(fields, path, "compounds", Compounds) or defaults.compounds
        return Term(
            text=text,
            case=self.choice(fields, path, "case", Case) or defaults.case,
            forms=self._words(fields, path, "forms"),
            excluded=self._words(fields, path, "not"),
            compounds=compounds or _usual_compounds(text, defaults.word),
        )

    def _renderings(self, body: Node, fields: dict[str, Node], path: str, defaults: _Defaults) -> tuple[Rendering, ...]:
        found: dict[str, Rendering] = {}
        standing = Standing.PREFERRED
        for at, node in self._required(body, fields, path, "en"):
            self._keep(found, self._rendering(node, at, RENDERING_FIELDS, defaults, standing), node, at)
            standing = Standing.ADMITTED
        right = len(found)
        for at, item in self.listed(fields["forbidden"], f"{path}.forbidden") if "forbidden" in fields else ():
            for node in _with_reasons(item):
                new = self._rendering(node, at, FORBIDDEN_FIELDS, defaults, Standing.FORBIDDEN)
                self._keep(found, new, node, at)
        return tuple(found.values()) if right else ()

    def _keep(self, found: dict[str, Rendering], new: Rendering | None, node: Node, path: str) -> None:
        if new is None:
            return
        if new.text in found:
            place = "among the forbidden" if found[new.text].standing == Standing.FORBIDDEN else "among the right"
            self.fault(node, path, f"“{new.text}” is already {place} renderings", "remove one of the two")
        found.setdefault(new.text, new)

    def _rendering(
        self, node: Node, path: str, allowed: Sequence[str], defaults: _Defaults, standing: Standing
    ) -> Rendering | None:
        fields = self._wording(node, path, allowed)
        text = self._wording_text(fields, node, path)
        why: str | None = ""
        if standing == Standing.FORBIDDEN:
            if "why" in fields:
                why = self.text(fields["why"], f"{path}.why")
            elif text is not None:
                self.fault(node, f"{path}.why", "missing", "say why, so that translators can follow")
        if text is None:
            return None
        return Rendering(
            text=text,
            case=self.choice(fields, path, "case", Case) or defaults.case,
            forms=self._words(fields, path, "forms"),
            excluded=self._words(fields, path, "not"),
            standing=standing,
            why=why or "",
        )

    def _wording(self, node: Node, path: str, allowed: Sequence[str]) -> dict[str, Node]:
        return self.fields(node, path, allowed) if isinstance(node, Mapping) else {"term": node}

    def _wording_text(self, fields: dict[str, Node], node: Node, path: str) -> str | None:
        if "term" not in fields:
            self.fault(node, f"{path}.term", "missing", "give the word itself")
            return None
        place = f"{path}.term" if isinstance(node, Mapping) else path
        text = self.text(fields["term"], place)
        if text and not words(text):
            self.fault(fields["term"], place, f"“{text}” has no letters", "give a word")
            return None
        return text

    def _once(self, text: str, node: Node, path: str) -> None:
        """Note a term that two entries claim: each occurrence would ask for both renderings."""
        key = " ".join(words(text) if is_abbreviation(text) else map(fold, words(text)))
        here = ".".join(path.split(".")[:2])
        there, line = self._terms.setdefault(key, (here, node.line))
        if there != here:
            self.fault(node, path, f"“{text}” is already a term of {there}, line {line}", "join the two entries")

    def _words(self, fields: dict[str, Node], path: str, name: str) -> tuple[str, ...]:
        if name not in fields:
            return ()
        found = [
            self._wording_text({"term": node}, node, at) for at, node in self.listed(fields[name], f"{path}.{name}")
        ]
        return tuple(text for text in found if text)


def _is_headed(root: Mapping) -> bool:
    """Return whether the entries stand under a heading, ``entries:``, be it misspelt."""
    match root.pairs:
        case [(Text(value=word), Items(items=[Mapping(), *_]))]:
            return meant_by(word, ("entries",)) is not None
    return any(_is_word(key, "entries") for key, _ in root.pairs)


def _is_word(node: Node, word: str) -> bool:
    return isinstance(node, Text) and node.value == word


def _texts(node: Node | None) -> list[str]:
    """Return the texts of one wording or several as far as they can be made out."""
    if isinstance(node, Mapping):
        return [value.value for key, value in node.pairs if _is_word(key, "term") and isinstance(value, Text)]
    if isinstance(node, Items):
        return [text for item in node.items for text in _texts(item)]
    return [node.value] if isinstance(node, Text) else []


def _with_reasons(node: Node) -> list[Node]:
    """Return forbidden renderings in full: ``conglomerate: a private holding`` is a term and its reason."""
    if not isinstance(node, Mapping) or any(_is_word(key, name) for key, _ in node.pairs for name in FORBIDDEN_FIELDS):
        return [node]
    return [Mapping(key.line, key.column, [*_named("term", key), *_named("why", why)]) for key, why in node.pairs]


def _named(field: str, value: Node) -> list[tuple[Node, Node]]:
    return [(Text(value.line, value.column, field), value)]


def _usual_compounds(text: str, word: WordClass) -> Compounds:
    parts = words(text)
    if word != WordClass.NOUN or sum(map(len, parts)) < SHORTEST_BY_DEFAULT or any(map(is_abbreviation, parts)):
        return Compounds.NONE
    return Compounds.BOTH
