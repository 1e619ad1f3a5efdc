"""How glossary.yml is read, and what is said about a file with faults."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alignment import glossary
from alignment.errors import GlossaryError
from alignment.glossary import Case, Compounds, Glossary, Standing, WordClass, reading, syntax
from alignment.glossary.syntax import Said

PIECES = (
    *":,'\"[]{}#|>&*!%@`?\\<-\n\t",
    *("- ", ": ", "? ", "  ", "\n  ", "\n   ", "---", "...", "\n---\n", "!<", "%41", "Kombinat", "Combine", "de", "en"),
)

FULL = """\
- de:
    - Kombinat
    - {term: VK, case: exact}
  en: [Combine, industrial combine]
  forbidden:
    - conglomerate: a private holding
    - term: trust
      why: a cartel
      not: [trust fund]
  case: exact
  note: From 1979 on
    the main unit.
"""


def test_an_entry_in_full(terms: Callable[[str], Glossary]) -> None:
    (entry,) = terms(FULL).entries
    assert (entry.name, entry.preferred, entry.admitted) == ("Kombinat", "Combine", ("industrial combine",))
    assert [(term.text, term.case, term.compounds) for term in entry.terms] == [
        ("Kombinat", Case.EXACT, Compounds.BOTH),
        ("VK", Case.EXACT, Compounds.NONE),
    ]
    assert [(one.text, one.why, one.excluded) for one in entry.forbidden] == [
        ("conglomerate", "a private holding", ()),
        ("trust", "a cartel", ("trust fund",)),
    ]
    assert (entry.word, entry.note, entry.line) == (WordClass.NOUN, "From 1979 on the main unit.", 1)


@pytest.mark.parametrize(
    "text",
    [
        "- Kombinat: Combine",
        "- Kombinat: [Combine]",
        "- Kombinat: {en: Combine}",
        "- {de: Kombinat, en: Combine}",
        "- {de: [{term: Kombinat}], en: [{term: Combine}]}",
        "Kombinat: Combine",
        "Kombinat: {en: Combine}",
        "entries: [Kombinat: Combine]",
        "entries: {Kombinat: Combine}",
        '{"entries": [{"de": "Kombinat", "en": "Combine"}]}',
        "\ufeff- Kombinat: Combine",
    ],
)
def test_the_short_ways_mean_the_same(text: str, terms: Callable[[str], Glossary]) -> None:
    assert terms(text).entries == terms("- {de: Kombinat, en: Combine}").entries


@pytest.mark.parametrize("text", ["", "# only a comment\n", "[]", "entries: []", "entries:", "---\n"])
def test_an_empty_glossary_is_one(text: str, terms: Callable[[str], Glossary]) -> None:
    assert terms(text).entries == ()


def test_words_that_yaml_once_took_for_values_are_words(terms: Callable[[str], Glossary]) -> None:
    entries = terms("[{de: no, en: on}, {de: Yes, en: off}, 1968: null, 0x1F: 1e3]").entries
    found = [(entry.name, entry.preferred) for entry in entries]
    assert found == [("no", "on"), ("Yes", "off"), ("1968", "null"), ("0x1F", "1e3")]


@pytest.mark.parametrize(
    ("term", "word", "compounds"),
    [
        ("Kombinat", WordClass.NOUN, Compounds.BOTH),
        ("Kader", WordClass.NOUN, Compounds.NONE),
        ("Valuta Mark", WordClass.NOUN, Compounds.BOTH),
        ("KPdSU", WordClass.NOUN, Compounds.NONE),
        ("konsequent", WordClass.ADJECTIVE, Compounds.NONE),
        ("kontrollieren", WordClass.VERB, Compounds.NONE),
        ("offen", WordClass.ADJECTIVE, Compounds.NONE),
    ],
)
def test_what_is_not_said_is_read_off_the_term(
    term: str, word: WordClass, compounds: Compounds, terms: Callable[[str], Glossary]
) -> None:
    (entry,) = terms(f"- {term}: x").entries
    assert (entry.word, entry.terms[0].compounds) == (word, compounds)


def test_the_digest_names_the_content(terms: Callable[[str], Glossary]) -> None:
    one, same, other = (terms(text).digest for text in ("- A: b", "- A: b", "- A: c"))
    assert one == same != other
    assert len(one) == 64


def test_all_faults_are_reported_at_once_in_order() -> None:
    text = """\
- de: Kombinat
  en: Combine
  forbidden:
    - conglomerate
    - term: trust
      wy: a cartel
    - Combine: it is right
- de: NSW
  forbiden: [x: y]
  case: upper
  note: one
  note: two
- Kombinat: [Combine, {term: [group]}]
- en: nothing
- just words
- Leer:
- Zeichen: "–"
- {de: &a x, en: !y z}
- {de: [], en: y}
"""
    with pytest.raises(GlossaryError) as caught:
        glossary.parse(text, "glossary.yml")
    assert str(caught.value).splitlines() == [
        "glossary.yml:4:7: entries.0.forbidden.0.why: missing (say why, so that translators can follow)",
        "glossary.yml:6:7: entries.0.forbidden.1.wy: unknown field (did you mean why?)",
        "glossary.yml:7:7: entries.0.forbidden.2: “Combine” is already among the right renderings "
        "(remove one of the two)",
        "glossary.yml:8:3: entries.1.en: missing (name the rendering to use)",
        "glossary.yml:9:3: entries.1.forbiden: unknown field (did you mean forbidden?)",
        "glossary.yml:10:9: entries.1.case: “upper” is not known (use any or exact)",
        "glossary.yml:12:3: entries.1.note: given twice, first on line 11 (remove one of the two)",
        "glossary.yml:13:3: entries.2.de: “Kombinat” is already a term of entries.0, line 1 (join the two entries)",
        "glossary.yml:13:30: entries.2.en.1.term: should be text, is a list "
        "(put it in quotes if it holds a colon or a bracket)",
        "glossary.yml:14:3: entries.3.de: missing (name the German term)",
        "glossary.yml:15:3: entries.4: should be an entry (such as - Kombinat: Combine)",
        "glossary.yml:16:3: entries.5.en: is empty (fill it in or remove it)",
        "glossary.yml:17:12: entries.6.en: “–” has no letters (give a word)",
        "glossary.yml:18:8: anchors and aliases (&, *) are not read here (write the value out, or put it in quotes)",
        "glossary.yml:18:18: tags (!) are not read here (write the value out, or put it in quotes)",
        "glossary.yml:19:8: entries.8.de: is empty (fill it in or remove it)",
    ]
    assert len(caught.value.faults) == 16


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("just words", "g.yml:1:1: entries: should be a list of entries (such as - Kombinat: Combine)"),
        (
            "- {de: A, en: b, colour: red}",
            "g.yml:1:18: entries.0.colour: unknown field (known here: de, en, forbidden, case, compounds, word, note)",
        ),
        ("entries: [A: b]\nentry: [C: d]", "g.yml:2:1: entry: unknown field (did you mean entries?)"),
        ("A: b\nA: c", "g.yml:2:1: entries.A: given twice, first on line 1 (remove one of the two)"),
        (
            "- A: {de: A, en: b}",
            "g.yml:1:11: entries.0.de: given twice (the German term already stands before the colon)",
        ),
        ("- [A, b]", "g.yml:1:3: entries.0: should be an entry (such as - Kombinat: Combine)"),
        (
            "- {[A]: b, de: C, en: d}",
            "g.yml:1:4: entries.0: has a key that is not a word (put a word before the colon)",
        ),
        ("- {de: {case: any}, en: b}", "g.yml:1:8: entries.0.de.term: missing (give the word itself)"),
        (
            "- {de: A, en: [b, b]}",
            "g.yml:1:19: entries.0.en.1: “b” is already among the right renderings (remove one of the two)",
        ),
        (
            "- {de: Beschluß, en: b}\n- {de: Beschluss, en: c}",
            "g.yml:2:8: entries.1.de: “Beschluss” is already a term of entries.0, line 1 (join the two entries)",
        ),
        (
            "entrys:\n- A: b",
            "g.yml:1:1: entrys: unknown field (did you mean entries?)",
        ),
        ("- {DE: A, en: b}", "g.yml:1:4: entries.0.DE: unknown field (did you mean de?)"),
        (
            "- {de: A, en: b, compounds: yes}",
            "g.yml:1:29: entries.0.compounds: “yes” is not known (use both, head, modifier or none)",
        ),
        ("- A: b\n---\n- C: d", "g.yml:3:1: a second document begins here (remove the line --- or ...)"),
        ("- A: b\n- C: \x07", "g.yml:2: holds the control character U+0007 (remove it)"),
        ("[" * 3_000, "g.yml:1:21: nested too deeply (write entries such as - Kombinat: Combine)"),
    ],
)
def test_a_fault_names_place_path_problem_and_remedy(text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        glossary.parse(text, "g.yml")
    assert str(caught.value) == message


SLIPS = [
    ('- A: "b\n- C: d', "1:6: not YAML: a quote that is not closed (close it)"),
    (
        "- A: [b, c\n- C: d",
        "1:6: not YAML: a bracket that is not closed (close it, or put the value in quotes)",
    ),
    ("- A: [b]]", "1:9: not YAML: a bracket too many (remove it, or put the value in quotes)"),
    (
        "- A: 'People's Chamber'",
        "1:14: not YAML: text behind a closing quote or bracket (put the whole value in double quotes)",
    ),
    ("- A: @b", "1:6: not YAML: a value that begins with @ (put the value in quotes)"),
    ("- A: - b", "1:6: not YAML: a list may not begin here (begin it on a line of its own)"),
    ('- A: "\\q"', "1:8: not YAML: a backslash in double quotes (write it twice)"),
    ("%A: b\n- C: d", "1:1: not YAML: a directive (remove the line, or put the value in quotes)"),
    ("- de: A\n\ten: b", "2:1: not YAML: a tab (put spaces there)"),
    ("- de: A\n\u00a0 en: b", "2:1: not YAML: a no-break space (put a plain space there)"),
    ("- A: b\n\ufeff- C: d", "2:1: not YAML: an invisible character (delete it)"),
    ("- de\uff1a A\n  en: b", "1:5: not YAML: a wide colon (write a plain colon and a space)"),
    ("– de: A\n  en: b", "1:1: not YAML: a dash or bullet that is not a hyphen (begin the item with a hyphen)"),
    ("-de: A\n en: b", "1:1: not YAML: no space behind the hyphen (put one there)"),
    ("- de:A\n  en: b", "1:5: not YAML: no space behind the colon (put one there)"),
    (
        "- de: A\n  en b\n- C: d",
        "2:3: not YAML: a line without a colon (put a colon and a space behind the field)",
    ),
    ("- de: A\n  note: b: c", "2:10: not YAML: a second colon in the line (put the value in quotes)"),
    (
        "- de: A\n   en: b",
        "2:6: not YAML: does not fit the line above (indent both alike and end a field with a colon)",
    ),
    (
        "entries:\n  - A: b\n - C: d",
        "3:2: not YAML: indented unlike the lines above (indent it like the line it belongs to)",
    ),
    (
        "- A: b\nC: d",
        "2:1: not YAML: no hyphen, unlike the lines above (put one there, or indent the line if it is a field)",
    ),
    (
        "- de: A\nen: b",
        "2:1: not YAML: no hyphen, unlike the lines above (put one there, or indent the line if it is a field)",
    ),
    ("A: b\n- C: d", "2:1: not YAML: a hyphen below lines without one (begin every entry with a hyphen, or none)"),
    ("- A: [", "1:6: not YAML: a bracket that is not closed (close it, or put the value in quotes)"),
    ("- A: {\n", "1:6: not YAML: a bracket that is not closed (close it, or put the value in quotes)"),
    ("- A: [b\n---\n", "1:6: not YAML: a bracket that is not closed (close it, or put the value in quotes)"),
    ('"a" b', "1:5: not YAML: text behind a closing quote or bracket (put the whole value in double quotes)"),
    (
        '- A: ["b" c]',
        "1:11: not YAML: no comma before the value (put one there, or put the whole value in double quotes)",
    ),
    ("- A: [, b]", "1:7: not YAML: a comma with nothing before it (remove it, or put the value in quotes)"),
    ("{a: b}\n- C: d", "2:1: not YAML: does not fit what stands above (begin every entry with a hyphen)"),
    ("...", "1:1: not YAML: a line of --- or ... where none may be (remove the line)"),
    ("- A: [- b]", "1:7: not YAML: a list may not begin here (begin it on a line of its own)"),
    ('- A: "b\n---\n', "1:6: not YAML: a quote that is not closed (close it)"),
    (
        "- A: >\n  \n   b\n  c",
        "3:4: not YAML: lines behind | or > not indented alike (indent them alike, or put the value in quotes)",
    ),
    ("- A: |b", "1:6: not YAML: a value that begins with | (put the value in quotes)"),
    ("- A: > b", "1:6: not YAML: a value that begins with > (put the value in quotes)"),
    ("- A: &", "1:6: not YAML: a value that begins with & (put the value in quotes)"),
    ("- A: *", "1:6: not YAML: a value that begins with * (put the value in quotes)"),
    ("- A: !a!b", "1:6: not YAML: a value that begins with ! (put the value in quotes)"),
    ("- A: !<", "1:6: not YAML: a value that begins with ! (put the value in quotes)"),
    ("- A: ? b", "1:6: not YAML: a value that begins with ? (put the value in quotes)"),
    ("- A: [: b]", "1:7: not YAML: a value that begins with : (put the value in quotes)"),
]


@pytest.mark.parametrize(("text", "message"), SLIPS)
def test_a_slip_of_the_pen_is_named_where_it_was_made(text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        glossary.parse(text, "g.yml")
    assert str(caught.value) == f"g.yml:{message}"


@pytest.mark.parametrize("table", ["_SEEN", "_BEGUN", "_STOPPED"])
def test_every_slip_that_is_known_is_made_in_a_file(table: str) -> None:
    named = {message.split(" not YAML: ")[1] for _, message in SLIPS}
    assert {f"{problem} ({remedy})" for _, problem, remedy in getattr(syntax, table)} <= named


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
@example('"a" b')
@example("{}<")
@example("  <\n:")
@example("&<]")
@example("[\n---")
@example(">\n  \n   Combine`' - ")
@example("&&\n...  &---")
@example("!<%de!<")
def test_a_person_never_reads_the_words_of_the_parser(text: str) -> None:
    message = ""
    try:
        glossary.parse(text, "g.yml")
    except GlossaryError as error:
        message = str(error)
    assert not re.search("expected|found|while (parsing|scanning)|<[a-z ]+>", message)


def test_a_parser_that_says_something_new_is_not_quoted() -> None:
    told = syntax.slip(Said("while dreaming", "found a unicorn", (0, 0), (0, 2)), ["- A: b"])
    assert told == (
        "cannot be made out",
        "look at the indentation, colons and quotes here and in the line above",
        (0, 2),
    )


def test_forbidden_renderings_may_be_listed_by_their_reasons(terms: Callable[[str], Glossary]) -> None:
    (entry,) = terms("- {de: A, en: b, forbidden: {c: one, d: two}}").entries
    assert [(one.text, one.why) for one in entry.forbidden] == [("c", "one"), ("d", "two")]


def test_a_term_that_looks_like_a_heading_is_a_term(terms: Callable[[str], Glossary]) -> None:
    assert [entry.name for entry in terms("Energie: [energy, power]").entries] == ["Energie"]


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text("- Kombinat: Combine\n", encoding="utf-8")
    assert glossary.load(path) == glossary.parse("- Kombinat: Combine\n", "elsewhere")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    latin = tmp_path / "latin.yml"
    latin.write_bytes("- A: b\n- Büro: office\n".encode("latin-1"))
    binary = tmp_path / "binary.yml"
    binary.write_bytes("- A: b".encode("utf-16"))
    messages = {}
    for path in (tmp_path / "none.yml", tmp_path, latin, binary):
        with pytest.raises(GlossaryError) as caught:
            glossary.load(path)
        messages[path] = str(caught.value)
    assert messages == {
        tmp_path / "none.yml": f"{tmp_path}/none.yml: no such file (put a glossary there or name another one)",
        tmp_path: f"{tmp_path}: cannot be read: Is a directory (see that it is a readable file)",
        latin: f"{latin}:2: not UTF-8, byte 0xFC (save it as UTF-8)",
        binary: f"{binary}: not plain text (save it as plain text in UTF-8)",
    }


def test_the_project_glossary_keeps_what_it_promises() -> None:
    terminology = glossary.load(Path(__file__).parents[2] / "glossary.yml")
    preferred = {entry.name: entry.preferred for entry in terminology.entries}
    expected = {"Kombinat": "Combine", "Valutamark": "Valuta Mark", "Staatskommissar": "State Commissar"}
    assert expected.items() <= preferred.items()
    assert len(preferred) >= 60
    assert all(
        one.standing == Standing.FORBIDDEN and one.why for entry in terminology.entries for one in entry.forbidden
    )


def test_the_head_of_the_project_glossary_explains_every_field() -> None:
    text = (Path(__file__).parents[2] / "glossary.yml").read_text(encoding="utf-8")
    head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    fields = {*reading.ENTRY_FIELDS, *reading.TERM_FIELDS, *reading.FORBIDDEN_FIELDS}
    assert {field for field in fields if not re.search(rf"\b{field}\b[: ]", head)} == set()
