import os
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from alignment.beads import align
from alignment.embedding import Encoder, load
from alignment.errors import EncoderUnavailable
from alignment.settings import Settings

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "der", "plan", "die", "kohle", "the", "coal", "ist", "is"]
TEXTS = ["der plan", "the coal is", "die kohle", "the coal is", "der plan ist die kohle"]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a transformer of two narrow layers with random weights, as sentence-transformers saves one."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    torch.manual_seed(0)
    place = tmp_path_factory.mktemp("transformer")
    tokenizer = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    )
    shape = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    BertModel(shape).save_pretrained(place / "bare")
    fast.save_pretrained(place / "bare")
    words = Transformer(str(place / "bare"))
    SentenceTransformer(modules=[words, Pooling(16)], device="cpu").save(str(place / "tiny"))
    return place / "tiny"


@pytest.fixture(scope="session")
def tiny(folder: Path) -> Encoder:
    return load(str(folder))


@pytest.fixture
def counted(folder: Path, tmp_path: Path) -> tuple[Encoder, Path]:
    return load(str(folder), cache=tmp_path / "cache"), tmp_path / "cache"


def cached(cache: Path) -> int:
    (file,) = cache.glob("*.sqlite")
    connection = sqlite3.connect(file)
    try:
        return int(connection.execute("SELECT count(*) FROM vectors").fetchone()[0])
    finally:
        connection.close()


def test_vectors_are_unit_rows_in_the_order_of_the_texts(tiny: Encoder) -> None:
    vectors = tiny.encode(TEXTS)
    assert vectors.shape == (5, 16)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1] * 5, abs=1e-5)
    np.testing.assert_array_equal(vectors[1], vectors[3])
    np.testing.assert_allclose(vectors[2], tiny.encode(["die kohle"])[0], atol=1e-3)


def test_vectors_are_those_of_sentence_transformers(tiny: Encoder, folder: Path) -> None:
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(folder), device="cpu").encode(TEXTS, normalize_embeddings=True)
    np.testing.assert_allclose(tiny.encode(TEXTS), theirs, atol=1e-3)


def test_texts_are_aligned_under_a_transformer(tiny: Encoder) -> None:
    texts = ["der plan", "die kohle ist der plan die kohle", "the coal is", "plan kohle plan kohle plan", "die kohle"]
    found = align(texts, texts, encoder=tiny, settings=Settings())
    assert [(tuple(bead.de), tuple(bead.en)) for bead in found] == [((i, i + 1), (i, i + 1)) for i in range(5)]


def test_no_texts_make_no_rows(tiny: Encoder) -> None:
    assert tiny.encode([]).shape == (0, 16)
    assert len(tiny.runs([], 3)) == 0


@pytest.mark.parametrize("longest", [1, 2, 4, 7])
def test_a_run_is_the_vector_of_its_sentences_joined(tiny: Encoder, longest: int) -> None:
    runs = tiny.runs(TEXTS, longest)
    assert len(runs) == len(TEXTS)
    for length in range(1, min(longest, len(TEXTS)) + 1):
        starts = np.arange(len(TEXTS) - length + 1)
        joined = tiny.encode([" ".join(TEXTS[start : start + length]) for start in starts])
        np.testing.assert_allclose(runs.vectors(starts, length), joined, atol=1e-3)


def test_a_run_that_does_not_exist_is_refused(tiny: Encoder) -> None:
    with pytest.raises(ValueError, match=r"^a run of 2 from 4 to 4: there are 5 sentences$"):
        tiny.runs(TEXTS, 2).vectors(np.array([4]), 2)


def test_each_distinct_text_is_kept_once_and_found_again(counted: tuple[Encoder, Path], folder: Path) -> None:
    encoder, cache = counted
    first = encoder.encode(TEXTS)
    assert cached(cache) == 4
    seen: list[tuple[int, int]] = []
    again = load(str(folder), cache=cache).encode(TEXTS, lambda done, of: seen.append((done, of)))
    assert seen == [(50, 50)]
    np.testing.assert_array_equal(first, again)


def test_progress_counts_characters_from_what_is_known_to_the_end(counted: tuple[Encoder, Path]) -> None:
    encoder, _ = counted
    encoder.encode(TEXTS[:2])
    seen: list[tuple[int, int]] = []
    encoder.encode(TEXTS, lambda done, of: seen.append((done, of)))
    assert seen == [(19, 50), (50, 50)]


def test_long_work_is_told_and_kept_in_parts_the_longest_texts_first(counted: tuple[Encoder, Path]) -> None:
    encoder, cache = counted
    texts = [" ".join(["kohle"] * number) for number in range(1, 201)]
    seen: list[tuple[int, int]] = []
    kept: list[int] = []

    def told(done: int, of: int) -> None:
        seen.append((done, of))
        kept.append(cached(cache) if done else 0)

    encoder.encode(texts, told)
    whole, longest = sum(map(len, texts)), sum(map(len, texts[72:]))
    assert seen == [(0, whole), (longest, whole), (whole, whole)]
    assert kept == [0, 128, 200]


def test_after_an_edit_only_the_runs_it_is_part_of_are_encoded(counted: tuple[Encoder, Path]) -> None:
    encoder, cache = counted
    sentences = [" ".join(["kohle"] * number) for number in range(1, 31)]
    encoder.runs(sentences, 4)
    before = cached(cache)
    encoder.runs([*sentences[:15], "der plan", *sentences[16:]], 4)
    assert cached(cache) == before + 1 + 2 + 3 + 4


@pytest.mark.parametrize("damage", [b"no database at all", b"SQLite format 3\0" + b"\xff" * 4000, b""])
def test_a_damaged_cache_is_made_anew(counted: tuple[Encoder, Path], damage: bytes) -> None:
    encoder, cache = counted
    first = encoder.encode(TEXTS)
    (file,) = cache.glob("*.sqlite")
    file.write_bytes(damage)
    np.testing.assert_array_equal(encoder.encode(TEXTS), first)
    encoder.encode(TEXTS)
    assert cached(cache) == 4


def test_a_vector_of_the_wrong_size_is_encoded_again(counted: tuple[Encoder, Path]) -> None:
    encoder, cache = counted
    first = encoder.encode(TEXTS)
    (file,) = cache.glob("*.sqlite")
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("UPDATE vectors SET vector = x'00'")
    connection.close()
    np.testing.assert_array_equal(encoder.encode(TEXTS), first)


def test_a_cache_that_cannot_be_written_is_done_without(folder: Path, tiny: Encoder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    encoder = load(str(folder), cache=tmp_path / "file" / "cache")
    np.testing.assert_array_equal(encoder.encode(TEXTS), tiny.encode(TEXTS))


def test_processes_share_a_cache(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; import numpy as np; from alignment.embedding.cache import VectorCache\n"
        "cache = VectorCache(Path(sys.argv[1]), 'm', 2)\n"
        "for n in range(100): cache.keep({f'{sys.argv[2]}-{n}': np.ones(2, np.float16)})"
    )
    root = Path(__file__).parents[2]
    workers = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name], cwd=root) for name in "ab"]
    assert [worker.wait(timeout=60) for worker in workers] == [0, 0]
    assert cached(tmp_path) == 200


def test_another_content_of_the_same_folder_is_another_model(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "tiny")
    before = load(str(tmp_path / "tiny")).signature
    assert before == load(str(folder)).signature
    (tmp_path / "tiny" / "README.md").write_text("changed", encoding="utf-8")
    assert load(str(tmp_path / "tiny")).signature != before


def test_a_folder_that_holds_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable) as error:
        load(str(tmp_path))
    assert str(error.value).startswith(f"{tmp_path}: cannot be loaded: ")
    assert str(error.value).endswith(" (pass a folder or name that SentenceTransformer loads)")


def test_a_model_without_a_name_is_not_looked_for_in_this_folder() -> None:
    with pytest.raises(EncoderUnavailable) as error:
        load("")
    assert str(error.value) == "model: no name (name a model or a folder, or leave it out for the bundled one)"


def test_two_threads_share_a_model(tiny: Encoder) -> None:
    texts = [[f"der plan {number}", "die kohle ist"] * 20 for number in range(16)]
    with ThreadPoolExecutor(8) as pool:
        assert all(len(vectors) == 40 for vectors in pool.map(tiny.encode, texts))


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable) as error:
        load(str(tmp_path / "nowhere"))
    assert str(error.value) == f"{tmp_path}/nowhere: no such folder, and no name of a model (check --model)"


@pytest.mark.parametrize("name", ["LaBSE", "sentence-transformers/LaBSE"])
def test_a_model_out_of_reach_is_named_with_the_command_that_helps(name: str, tmp_path: Path) -> None:
    code = (
        "import sys; from alignment.embedding import load; from alignment.errors import EncoderUnavailable\n"
        "try: load(sys.argv[1])\n"
        "except EncoderUnavailable as error: print(error)\n"
        "assert 'sentence_transformers' not in sys.modules"
    )
    offline = os.environ | {"HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path)}
    answer = subprocess.run(
        [sys.executable, "-c", code, name],
        env=offline,
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert answer.stdout == (
        "sentence-transformers/LaBSE: not on this machine and cannot be downloaded (run `hf download "
        "sentence-transformers/LaBSE --local-dir MODEL` on a machine with internet and pass the folder with "
        "--model MODEL)\n"
    )
