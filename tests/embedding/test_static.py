import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from alignment.embedding import BUNDLED_MODEL, Encoder, load
from alignment.embedding.storage import Rounded, load_model
from alignment.errors import EncoderUnavailable

SENTENCES = [
    "Das Kombinat erfüllte den Plan der industriellen Warenproduktion mit 101,3 Prozent.",
    "",
    "Die Versorgung der Bevölkerung war zu gewährleisten.",
    "In charge: the Minister for Coal and Energy.",
    "Der Staatskommissar meldete z. B. 2,3 Mrd. Valutamark.",
]


def close(left: np.ndarray, right: np.ndarray) -> bool:
    return left.shape == right.shape and bool(np.allclose(left, right, atol=1e-5))


@pytest.fixture(scope="module")
def files() -> tuple[Tokenizer, Rounded]:
    return load_model(BUNDLED_MODEL)


TEXTS = st.lists(st.text() | st.sampled_from(SENTENCES), min_size=1, max_size=5)


@given(texts=TEXTS)
def test_splitting_chunk_by_chunk_gives_the_pieces_of_the_whole_text(
    bundled: Encoder, files: tuple[Tokenizer, Rounded], texts: list[str]
) -> None:
    tokenizer, weights = files
    encodings = tokenizer.encode_batch(texts, add_special_tokens=False)
    sums = np.array([weights.rows(np.array(encoding.ids, dtype=int)).sum(axis=0) for encoding in encodings])
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    assert close(bundled.encode(texts), sums / np.where(lengths > 0, lengths, 1))


def test_vectors_are_unit_rows_of_single_precision(bundled: Encoder) -> None:
    vectors = bundled.encode(SENTENCES)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 1, 1, 1], abs=1e-5)


def test_no_texts_make_no_rows(bundled: Encoder) -> None:
    assert bundled.encode([]).shape == (0, 256)
    assert bundled.runs([], 4).vectors(np.array([], dtype=np.intp), 2).shape == (0, 256)


@pytest.mark.parametrize("text", ["", "   ", "\u00ad"])
def test_a_text_without_known_pieces_is_a_row_of_zeros(bundled: Encoder, text: str) -> None:
    assert not bundled.encode(["Plan", text])[1].any()


def test_a_vector_does_not_depend_on_its_neighbours(bundled: Encoder) -> None:
    many = SENTENCES * 300
    assert close(bundled.encode(many)[-5:], bundled.encode(SENTENCES))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("daß die Maßnahmen", "dass die Massnahmen"),
        ("Das Politbuero prueft Aemter und Oele", "Das Politbüro prüft Ämter und Öle"),
        ("BRAUNKOHLE", "Braunkohle"),
        ("„Plan“", '"Plan"'),
        ("Kohle – und", "Kohle - und"),
        ("Braun\u00adkohle", "Braunkohle"),
        ("z.\u00a0B. der  Plan", "z. B. der Plan"),
        ("u\u0308ber", "über"),
    ],
)
def test_spellings_of_the_same_text_have_the_same_vector(bundled: Encoder, one: str, other: str) -> None:
    first, second = bundled.encode([one, other])
    assert close(first, second)


@given(sentences=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12), longest=st.integers(1, 6))
def test_a_run_is_the_vector_of_its_sentences_joined(bundled: Encoder, sentences: list[str], longest: int) -> None:
    runs = bundled.runs(sentences, longest)
    assert len(runs) == len(sentences)
    for length in range(1, min(longest, len(sentences)) + 1):
        starts = np.arange(len(sentences) - length + 1)
        joined = bundled.encode([" ".join(sentences[start : start + length]) for start in starts])
        assert close(runs.vectors(starts, length), joined)


def test_asking_for_runs_twice_gives_the_same(bundled: Encoder) -> None:
    runs = bundled.runs(SENTENCES, 3)
    starts = np.array([0, 2, 0])
    assert close(runs.vectors(starts, 3), runs.vectors(starts, 3))


def test_runs_late_in_a_long_text_are_exact(bundled: Encoder) -> None:
    runs = bundled.runs(SENTENCES * 4000, 2)
    assert close(runs.vectors(np.array([19_997]), 2), bundled.encode([" ".join(SENTENCES[2:4])]))


@pytest.mark.parametrize(
    ("start", "length", "message"),
    [
        (0, 0, "a run of 0: expected 1 to 3 sentences"),
        (0, 4, "a run of 4: expected 1 to 3 sentences"),
        (4, 2, "a run of 2 from 4 to 4: there are 5 sentences"),
        (-1, 1, "a run of 1 from -1 to -1: there are 5 sentences"),
    ],
)
def test_a_run_that_does_not_exist_is_refused(bundled: Encoder, start: int, length: int, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        bundled.runs(SENTENCES, 3).vectors(np.array([start]), length)


def test_progress_counts_texts_to_the_end(bundled: Encoder) -> None:
    seen: list[tuple[int, int]] = []
    bundled.encode(["Plan"] * 1200, lambda done, of: seen.append((done, of)))
    assert seen == sorted(seen)
    assert seen[-1] == (1200, 1200)


def test_the_signature_names_the_model_and_its_content(bundled: Encoder, trained: Path) -> None:
    assert bundled.signature.startswith("bundled@")
    assert load(str(trained)).signature.startswith("tiny@")
    assert load(str(trained)).signature != bundled.signature.replace("bundled", "tiny")


def test_the_bundled_model_needs_neither_torch_nor_transformers() -> None:
    code = (
        "import sys; from alignment.embedding import load; load().encode(['Plan'])\n"
        "assert not {'torch', 'transformers', 'sentence_transformers', 'streamlit'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


def test_a_damaged_model_is_named(trained: Path, tmp_path: Path) -> None:
    for name in ("tokenizer.json", "model.safetensors"):
        copy = tmp_path / "copy" / "0_StaticEmbedding"
        copy.mkdir(parents=True, exist_ok=True)
        for file in (trained / "0_StaticEmbedding").iterdir():
            (copy / file.name).write_bytes(file.read_bytes())
        (copy / name).write_bytes(b"{}")
        with pytest.raises(EncoderUnavailable) as error:
            load(str(tmp_path / "copy"))
        assert str(error.value) == (
            f"{tmp_path / 'copy'}: the model is missing or damaged (restore the folder, or train it again)"
        )
