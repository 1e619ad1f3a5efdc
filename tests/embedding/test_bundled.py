"""The bundled model itself: its size, that sentence-transformers reads it, and that it finds translations."""

from functools import partial
from pathlib import Path

import numpy as np
import pytest

from alignment.embedding import BUNDLED_MODEL, Encoder
from alignment.embedding.corpora import SOURCES, Pair, read_pairs
from alignment.embedding.evaluate import accuracy
from alignment.embedding.perturb import Perturbation, misread

REPORT = list(read_pairs(Path(__file__).with_name("report.tsv")))
TATOEBA = Path(__file__).parents[3] / "shared/gold/retrieval/tatoeba.deu-eng.tsv"
SYNONYMS = [
    ("Kombinat", "combine", "harvester"),
    ("Valutamark", "Valuta Mark", "value"),
    ("Staatskommissar", "state commissar", "police inspector"),
    ("Politbüro", "Politburo", "office"),
    ("Zentralkomitee", "Central Committee", "centre"),
    ("Ministerrat", "Council of Ministers", "advice"),
    ("Planerfüllung", "fulfilment of the plan", "planet"),
    ("NSW-Export", "exports to the non-socialist economic area", "New South Wales"),
    ("Braunkohlenwerk", "lignite works", "brown bread"),
]


def test_the_folder_is_at_most_thirty_megabytes() -> None:
    assert sum(file.stat().st_size for file in BUNDLED_MODEL.rglob("*") if file.is_file()) <= 30_000_000


def test_no_folder_of_the_model_is_empty() -> None:
    # git keeps no empty folder, and sentence-transformers wants each of them
    assert [folder for folder in BUNDLED_MODEL.rglob("*") if folder.is_dir() and not any(folder.iterdir())] == []


def test_the_model_card_names_every_source_and_its_licence() -> None:
    card = (BUNDLED_MODEL / "README.md").read_text(encoding="utf-8")
    assert [source.path for source in SOURCES if source.path.split("/")[1] not in card] == []
    assert [source.licence for source in SOURCES if source.licence not in card] == []


def test_the_licence_is_stated() -> None:
    assert "GPL-3.0-or-later" in (BUNDLED_MODEL / "LICENSE").read_text(encoding="utf-8")


def test_sentence_transformers_gives_the_same_vectors(bundled: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    texts = [text for pair in REPORT for text in pair] + ["", "daß  „Maß“ – Straße", "\u00ad", "1.250.000 M"]
    theirs = SentenceTransformer(str(BUNDLED_MODEL), device="cpu").encode(texts, show_progress_bar=False)
    np.testing.assert_allclose(bundled.encode(texts), theirs, atol=1e-5)


def test_sentences_of_a_report_find_their_translations(bundled: Encoder) -> None:
    assert accuracy(bundled, REPORT) == (1.0, 1.0)


def test_sentences_of_a_badly_scanned_report_find_their_translations(bundled: Encoder) -> None:
    scan = Perturbation("scan", partial(misread, 0.1), partial(misread, 0.1))
    figures = [accuracy(bundled, scan.spoilt(REPORT, seed)) for seed in range(10)]
    assert np.mean(figures, axis=0).min() >= 0.98


@pytest.mark.parametrize(("german", "right", "wrong"), SYNONYMS)
def test_terms_are_nearer_to_their_rendering_than_to_a_false_friend(
    bundled: Encoder, german: str, right: str, wrong: str
) -> None:
    term, rendering, false_friend = bundled.encode([german, right, wrong])
    assert term @ rendering > max(0.4, term @ false_friend + 0.2)


@pytest.mark.skipif(not TATOEBA.is_file(), reason="the Tatoeba pairs are not part of the project")
def test_retrieval_on_tatoeba_does_not_fall(bundled: Encoder) -> None:
    figures = accuracy(bundled, [Pair(*pair) for pair in read_pairs(TATOEBA)])
    assert min(figures) >= 0.975
