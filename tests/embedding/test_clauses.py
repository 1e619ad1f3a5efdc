"""The clauses that sentences begin and end with."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.embedding import BUNDLED_MODEL, Encoder
from alignment.embedding.chunks import split
from alignment.embedding.clauses import SHORTEST, edges
from alignment.embedding.storage import load_model


def clauses(texts):
    """Return the first and the last clause of each text."""
    numbered = split(load_model(BUNDLED_MODEL)[0], texts)
    said = np.array([numbered.chunks[number] for number in numbered.texts.values], dtype=object)
    starts, stops = edges(numbered)
    bounds = numbered.texts.bounds
    heads = [" ".join(said[first:stop]) for first, stop in zip(bounds[:-1], stops, strict=True)]
    tails = [" ".join(said[start:last]) for start, last in zip(starts, bounds[1:], strict=True)]
    return list(zip(heads, tails, strict=True))


PLAN = "Der Plan für das zweite Halbjahr"
PARTED = [
    (
        f"{PLAN}, den die Kombinate vorlegten, gilt.",
        f"{PLAN},",
        "den die Kombinate vorlegten, gilt.",
    ),
    (f"{PLAN} wurde bestätigt", f"{PLAN} wurde bestätigt", f"{PLAN} wurde bestätigt"),
    (f"{PLAN} – so die Leitung des Kombinats.", PLAN, "so die Leitung des Kombinats."),
    (f"{PLAN} (Stand vom Oktober 1986) gilt weiter.", PLAN, "(Stand vom Oktober 1986) gilt weiter."),
    (f"{PLAN}.“ Er wurde in Berlin bestätigt.", f"{PLAN}.“", "Er wurde in Berlin bestätigt."),
    (f"Ja, {PLAN}; mehr ist dazu nicht zu sagen.", f"Ja, {PLAN};", "mehr ist dazu nicht zu sagen."),
    (f"{PLAN} - so die Leitung des Kombinats.", PLAN, "so die Leitung des Kombinats."),
    (f"{PLAN} -- so die Leitung des Kombinats.", PLAN, "so die Leitung des Kombinats."),
    *(
        (whole, whole, whole)
        for whole in (
            "Die Delegation des Kombinats besuchte am 18. Oktober mehrere Betriebe und Institute",
            "Empfangen wurde die Delegation dort von Prof. Dr. Meier und den Direktoren der Werften",
            "Die Lieferungen an das Kombinat beliefen sich auf 3,5 Mio. Mark im zweiten Halbjahr",
            "Nach dem Plan der Ein- und Ausfuhr des Kombinats für das zweite Halbjahr",
        )
    ),
    (f"{PLAN} wurde bestätigt. Er gilt für alle Kombinate.", f"{PLAN} wurde bestätigt.", "Er gilt für alle Kombinate."),
    ("Ja, so ist es.", "Ja, so ist es.", "Ja, so ist es."),
    ("", "", ""),
]


@pytest.mark.parametrize(("text", "head", "tail"), PARTED)
def test_a_clause_ends_at_a_mark_once_it_is_long_enough(text, head, tail):
    assert clauses([text]) == [(head, tail)]


def test_texts_do_not_run_into_each_other():
    texts = [text for text, *_ in PARTED]
    assert clauses(["", *texts, *texts[::-1], ""]) == [clauses([text])[0] for text in ("", *texts, *texts[::-1], "")]


@given(st.lists(st.text(alphabet="ab,. –("), max_size=5))
def test_whatever_the_text_it_begins_and_ends_with_its_clauses(texts):
    for text, (head, tail) in zip(texts, clauses(texts), strict=True):
        whole = " ".join(text.split())
        assert whole.startswith(head)
        assert whole.endswith(tail)
        assert min(len(head), len(tail)) >= min(len(whole), SHORTEST)


def test_clauses_are_vectors_like_those_of_sentences(bundled: Encoder):
    texts = [f"{PLAN}, den die Kombinate vorlegten, gilt.", ""]
    known = bundled.runs(texts, 2).clauses
    heads, tails = zip(*clauses(texts), strict=True)
    assert np.allclose(known.heads, bundled.encode(heads), atol=1e-3)
    assert np.allclose(known.tails, bundled.encode(tails), atol=1e-3)
