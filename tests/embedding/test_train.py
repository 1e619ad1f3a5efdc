import gzip
import json
import math
from pathlib import Path

import numpy as np
import pytest
import torch

from alignment.embedding import load
from alignment.embedding.contrastive import Bags, draw, find_twins, loss_of
from alignment.embedding.corpora import DOMAIN_TERMS, Corpus, Pair, Register, Source, read_corpora, read_pairs
from alignment.embedding.evaluate import accuracy
from alignment.embedding.schedule import Schedule
from alignment.embedding.storage import load_model, save_model
from alignment.embedding.tokenizer import train_tokenizer
from alignment.embedding.train import main
from alignment.errors import InputError


@pytest.fixture
def corpora(tmp_path: Path, made_pairs: list[Pair]) -> Path:
    """Write a folder with one of the known sources."""
    (tmp_path / "pairs").mkdir()
    with gzip.open(tmp_path / "pairs" / "xquad_wiki.tsv.gz", "wt", encoding="utf-8") as file:
        file.writelines(f"{pair.de}\t{pair.en}\n" for pair in made_pairs)
    return tmp_path


def test_a_tiny_model_learns_its_pairs(trained: Path, made_pairs: list[Pair]) -> None:
    assert min(accuracy(load(str(trained)), made_pairs)) >= 0.95


def test_a_trained_folder_gives_sentence_transformers_the_same_vectors(trained: Path, made_pairs: list[Pair]) -> None:
    from sentence_transformers import SentenceTransformer

    texts = [text for pair in made_pairs for text in pair] + ["", "漢"]
    theirs = SentenceTransformer(str(trained), device="cpu").encode(texts, show_progress_bar=False)
    np.testing.assert_allclose(load(str(trained)).encode(texts), theirs, atol=1e-5)


def test_the_command_trains_from_a_folder_and_says_what_it_does(
    corpora: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = f"--corpora {corpora} --output {tmp_path / 'out'} --pieces 300 --dimensions 8 --epochs 2 --batch 16"
    assert main(arguments.split()) == 0
    assert load(str(tmp_path / "out")).encode(["der Plan"]).shape == (1, 8)
    said = capsys.readouterr().out
    assert "pairs/xquad_wiki: 24 pairs\n" in said
    assert "pairs/tatoeba_manythings2018: not there\n" in said
    assert said.endswith(f"written to {tmp_path / 'out'}\n")


def test_the_same_seed_and_tokenizer_give_the_same_model(corpora: Path, trained: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        options = f"--tokenizer {trained} --dimensions 8 --epochs 2 --threads 1"
        main(f"--corpora {corpora} --output {tmp_path / name} {options}".split())
    one, two = (load_model(tmp_path / name) for name in ("one", "two"))
    assert one[0].to_str() == two[0].to_str() == load_model(trained)[0].to_str()
    np.testing.assert_array_equal(one[1].bytes, two[1].bytes)
    np.testing.assert_allclose(one[1].scales, two[1].scales, atol=1e-6)


def test_a_folder_without_sources_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["--corpora", str(tmp_path), "--output", str(tmp_path / "out")])
    assert leaving.value.code == 2
    assert capsys.readouterr().err == (
        f"{tmp_path}: holds none of the training sources (see the model card for their names)\n"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Plan\tplan\nnur eines\n", "2: expected two filled columns, German TAB English"),
        (b"Plan\t \n", "1: expected two filled columns, German TAB English"),
        (b"a\tb\tc\n", "1: expected two filled columns, German TAB English"),
        (b"Pl\xe4ne\tplans\n", " not UTF-8 (save it as UTF-8)"),
    ],
)
def test_a_file_that_is_not_pairs_is_named(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError) as error:
        list(read_pairs(path))
    assert str(error.value) == f"{path}:{message}"


def test_the_terms_of_the_project_are_sound() -> None:
    pairs = list(read_pairs(DOMAIN_TERMS))
    assert len(pairs) == len(set(pairs))
    assert Pair("Kombinat", "combine") in pairs


def test_the_terms_are_always_among_the_corpora(corpora: Path) -> None:
    found = read_corpora(corpora, lambda _line: None)
    assert [corpus.source.path for corpus in found] == ["domain.tsv", "pairs/xquad_wiki"]


@pytest.mark.parametrize(("share", "seen"), [(0.3, 30), (1, 100), (2.5, 250), (4, 400)])
def test_an_epoch_sees_a_source_by_its_share(share: float, seen: int) -> None:
    drawn = Source("made", "none", Register.WORDS, share).draw(100, np.random.default_rng(0))
    counts = np.bincount(drawn, minlength=100)
    assert len(drawn) == seen
    assert counts.max() - counts.min() <= 1


def test_a_batch_is_of_one_register() -> None:
    corpora = [
        Corpus(Source("a", "none", Register.WORDS, 1), [Pair("a", "a")] * 100),
        Corpus(Source("b", "none", Register.PROSE, 2), [Pair("b", "b")] * 50),
        Corpus(Source("c", "none", Register.WORDS, 1), [Pair("c", "c")] * 50),
    ]
    batches = draw(corpora, 25, np.random.default_rng(0))
    assert {len(batch) for batch in batches} == {25}
    assert sorted(np.concatenate(batches)) == sorted(
        [*range(100), *range(150, 200), *range(100, 150), *range(100, 150)]
    )
    assert all(len({100 <= number < 150 for number in batch}) == 1 for batch in batches)


def test_pairs_that_share_a_text_are_no_negatives_to_each_other() -> None:
    pairs = [Pair("der Plan", "the plan"), Pair("die Kohle", "coal"), Pair("der Plan", "plan"), Pair("Kohle", "coal")]
    tokenizer = train_tokenizer([text for pair in pairs for text in pair] * 5, 60)
    bags = Bags(tokenizer, [pair.de for pair in pairs]), Bags(tokenizer, [pair.en for pair in pairs])
    assert np.argwhere(find_twins(bags, np.arange(4)).numpy()).tolist() == [[0, 2], [1, 3], [2, 0], [3, 1]]


def test_the_margin_counts_against_a_pair_as_if_its_cosine_were_less() -> None:
    rows = torch.eye(4, 2)
    side = (torch.tensor([0, 1]), torch.tensor([0, 1]))
    alone = torch.zeros(2, 2, dtype=torch.bool)
    loss = loss_of(rows, (side, side), alone, Schedule(sharpness=1.0, margin=0.25))
    assert loss.item() == pytest.approx(math.log1p(math.exp(-0.75)))


def test_twins_do_not_count_in_the_loss() -> None:
    rows = torch.eye(4, 2)
    side = (torch.tensor([0, 1]), torch.tensor([0, 1]))
    twins = ~torch.eye(2, dtype=torch.bool)
    assert loss_of(rows, (side, side), twins, Schedule()).item() == 0


def test_bags_give_the_pieces_of_the_chosen_texts() -> None:
    texts = ["der Plan", "die Kohle", "", "der Betrieb"]
    tokenizer = train_tokenizer(texts * 5, 60)
    chosen, random = np.array([3, 2, 0]), np.random.default_rng(0)
    pieces, begins = Bags(tokenizer, texts).gather(chosen, Schedule(dropout=0, misread=0), random)
    expected = [tokenizer.encode(texts[number]).ids for number in (3, 2, 0)]
    assert [part.tolist() for part in np.split(pieces, begins[1:])] == expected


def test_dropping_pieces_keeps_texts_apart() -> None:
    texts = ["der Plan " * 50, "die Kohle " * 50]
    tokenizer = train_tokenizer(texts, 40)
    bags, random = Bags(tokenizer, texts), np.random.default_rng(0)
    whole, _ = bags.gather(np.array([0, 1]), Schedule(dropout=0, misread=0), random)
    pieces, begins = bags.gather(np.array([0, 1]), Schedule(dropout=0.3, misread=0), random)
    assert 0.5 < len(pieces) / len(whole) < 0.9
    for part, text in zip(np.split(pieces, begins[1:]), texts, strict=True):
        assert set(part.tolist()) == set(tokenizer.encode(text).ids)


def test_a_share_of_the_texts_is_misread_each_time_in_other_letters() -> None:
    texts = ["kommen Sie mit der Lieferung " * 20] * 8
    tokenizer = train_tokenizer([*texts, "abcdefghijklmnopqrstuvwxyz"], 60)
    bags, random = Bags(tokenizer, texts), np.random.default_rng(0)
    sound = tokenizer.encode(texts[0]).ids
    seen = []
    for _ in range(2):
        pieces, begins = bags.gather(np.arange(8), Schedule(dropout=0, misread=0.25), random)
        parts = [part.tolist() for part in np.split(pieces, begins[1:])]
        assert [part == sound for part in parts] == [False] * 2 + [True] * 6
        seen += parts[:2]
    assert len({tuple(part) for part in seen}) == 4


def test_the_step_size_rises_and_falls_to_nothing() -> None:
    schedule = Schedule(rate=0.1, warmup=10)
    sizes = [schedule.step_size(step, 100) for step in range(100)]
    assert sizes[0] == pytest.approx(0.01)
    assert max(sizes) == sizes[9]
    assert sizes[-1] == pytest.approx(0.001)


def test_stored_weights_are_off_by_half_a_step_at_most(trained: Path, tmp_path: Path) -> None:
    tokenizer, _ = load_model(trained)
    weights = np.random.default_rng(0).normal(size=(tokenizer.get_vocab_size(), 16)).astype(np.float32)
    weights[0] = 0
    save_model(tmp_path, tokenizer, weights)
    allowed = np.abs(weights).max(axis=1, keepdims=True) / 254 + 1e-6
    assert (np.abs(load_model(tmp_path)[1].rows(np.arange(len(weights))) - weights) <= allowed).all()


def test_the_folder_names_its_parts_as_sentence_transformers_does(trained: Path) -> None:
    parts = json.loads((trained / "modules.json").read_text(encoding="utf-8"))
    assert [part["path"] for part in parts] == ["0_StaticEmbedding", "1_Normalize"]
    assert all((trained / part["path"]).is_dir() for part in parts)
