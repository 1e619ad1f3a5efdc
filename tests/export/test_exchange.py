from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignment.bitext import Bead, Language, Span
from alignment.export import FORMATS, jsonl, tsv
from alignment.export.remarks import remarks
from alignment.reasons import Reason, ReasonKind


def test_tsv_has_one_line_a_bead_german_first(report):
    lines = tsv.write(report).decode().splitlines()
    assert lines[0] == "Vertrauliche Dienstsache\t"
    assert lines[3] == "Der Besuch verlief planmäßig.\tThe visit took its course according to plan."
    assert lines[7].startswith("- Die Lieferungen werden geprüft. Ein Bericht folgt bis zum 30. Juni.\t- Deliveries")
    assert lines[-1] == "\t[The annex is missing.]"
    assert len(lines) == len(report.bitext.beads)


def test_tsv_keeps_a_bead_on_one_line(german, english, make):
    made = make(german("Eins."), english("One."), "1-1", texts={(Language.EN, 0): "One\tand\r\ntwo\u2028three"})
    assert tsv.write(made) == b"Eins.\tOne and two three\n"


def test_jsonl_tells_all_of_a_bead(report):
    beads = [json.loads(line) for line in jsonl.write(report).decode().splitlines()]
    assert beads[2] == {
        "de": [2],
        "en": [1],
        "german": ["Die Delegation besuchte drei Kombinate und den Ministerrat."],
        "english": ["The delegation visited three Combines and the Council of Ministers."],
        "confidence": 0.97,
        "status": "proposed",
        "absence": None,
        "reasons": [],
        "remarks": ["Kombinat: right.", "A. Reader: good"],
        "edited": [],
        "notes": [
            {
                "language": "de",
                "sentence": 2,
                "offset": 38,
                "label": "1",
                "kind": "original",
                "text": "Siehe Anlage 1.",
            },
            {"language": "en", "sentence": 1, "offset": 37, "label": "1", "kind": "original", "text": "See Annex 1."},
        ],
    }


def test_a_number_is_among_the_remarks_as_it_stands_now_and_not_among_the_reasons(german, english, make):
    reasons = (Reason(ReasonKind.NUMBERS, ("12", "en")), Reason(ReasonKind.MEANING))
    bead = Bead(de=Span(0, 1), en=Span(0, 1), confidence=0.5, reasons=reasons)
    now = "12 has no English counterpart"
    made = make(german("Es waren 12."), english("It was much."), (bead,), remarks={0: (now,)})
    line = json.loads(jsonl.write(made))
    assert (line["reasons"], line["remarks"]) == (["the two sides have little in common"], [now])
    assert remarks(made, 0, dict.fromkeys(Language, ())) == ("The two sides have little in common", now)


def test_jsonl_keeps_the_original_of_what_was_worded_anew(german, english, make):
    texts = {(Language.DE, 0): "Der Rat tagte.", (Language.EN, 0): "The council sat."}
    (bead,) = map(
        json.loads, jsonl.write(make(german("Der Rat tagle."), english("It met."), "1-1", texts=texts)).splitlines()
    )
    assert (bead["german"], bead["english"]) == (["Der Rat tagte."], ["The council sat."])
    assert bead["edited"] == [
        {"language": "de", "sentence": 0, "original": "Der Rat tagle."},
        {"language": "en", "sentence": 0, "original": "It met."},
    ]


def test_jsonl_places_a_note_in_the_edited_sentence(report):
    bead = json.loads(jsonl.write(report).decode().splitlines()[3])
    (note,) = bead["notes"]
    assert bead["english"][0][: note["offset"]] == "The visit took its course according to plan"


kinds = st.sampled_from(["1-1", "1-2", "2-1", "0-1", "1-0", "3-2"])
confidences = st.none() | st.floats(0, 1)


@given(shape=st.lists(st.tuples(kinds, confidences), max_size=12))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_jsonl_read_back_gives_the_same_beads(shape, german, english, make):
    de, en = (sum(int(kind.split("-")[side]) for kind, _ in shape) for side in (0, 1))
    made = make(german(*["Satz."] * de), english(*["Sentence."] * en), " ".join(kind for kind, _ in shape))
    beads = tuple(replace(bead, confidence=c) for bead, (_, c) in zip(made.bitext.beads, shape, strict=True))
    rows = map(json.loads, jsonl.write(replace(made, bitext=replace(made.bitext, beads=beads))).splitlines())
    read, ends = [], (0, 0)
    for row in rows:
        runs = [Span(end, end + len(row[side])) for end, side in zip(ends, ("de", "en"), strict=True)]
        assert [list(range(*run)) for run in runs] == [row["de"], row["en"]]
        ends = (runs[0].stop, runs[1].stop)
        read.append(Bead(de=runs[0], en=runs[1], confidence=row["confidence"]))
    assert tuple(read) == beads


def test_formats_are_named_for_scripts_and_for_people():
    assert {name: (kind.title, kind.suffix) for name, kind in FORMATS.items()} == {
        "docx": ("Word: bilingual table", ".docx"),
        "reading": ("Word: English reading copy", ".reading.docx"),
        "tsv": ("Tab-separated values", ".tsv"),
        "jsonl": ("JSON Lines", ".jsonl"),
    }


def test_every_format_writes_an_empty_pair(german, english, make):
    made = make(german(), english(), "")
    assert [bool(kind.write(made)) for kind in FORMATS.values()] == [True, True, False, False]


def test_every_format_gives_equal_bytes_for_equal_manuscripts(report):
    for kind in FORMATS.values():
        assert kind.write(report) == kind.write(report)


def test_what_reviewers_left_out_is_not_there(report):
    left, *others = report.bitext.beads
    bitext = replace(report.bitext, beads=(replace(left, excluded=True), *others))
    for format_ in (tsv, jsonl):
        whole, rest = (format_.write(made).splitlines() for made in (report, replace(report, bitext=bitext)))
        assert rest == whole[1:]
