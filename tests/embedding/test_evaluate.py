from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from alignment.embedding.corpora import Pair
from alignment.embedding.encoder import Progress, Runs, Vectors
from alignment.embedding.evaluate import Place, accuracy, main, places


class Letters:
    """An encoder that knows one vector for each of the letters that texts begin with."""

    signature = "letters"
    effort = 1

    def __init__(self, vectors: Vectors) -> None:
        self.vectors = vectors

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        assert progress is None
        return self.vectors[[ord(text[0]) - ord("a") for text in texts]]

    def runs(self, sentences: Sequence[str], longest: int, progress: Progress | None = None) -> Runs:
        raise NotImplementedError(sentences, longest, progress)


DISTINCT = Letters(np.eye(26, dtype=np.float32))


def test_accuracy_counts_each_direction() -> None:
    pairs = [Pair("a", "a"), Pair("b", "b"), Pair("b", "c"), Pair("d", "d")]
    assert accuracy(DISTINCT, pairs) == (0.75, 0.75)
    assert accuracy(DISTINCT, [Pair("a", "a"), Pair("b", "z"), Pair("c", "a")]) == (1 / 3, 1 / 3)


def test_the_command_prints_signature_and_both_directions(
    trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_text("der Betrieb blieb zurück.\tthe enterprise fell behind.\n", encoding="utf-8")
    assert main([str(file), "--model", str(trained)]) == 0
    signature, *figures = capsys.readouterr().out.splitlines()
    assert signature.startswith("tiny@")
    assert signature.endswith(" · 1 pairs")
    assert figures == ["German → English 1.0000", "English → German 1.0000"]


def test_a_place_counts_the_texts_that_are_nearer_than_the_nearest_right_one() -> None:
    encoder = Letters(np.linspace(1, 0, 26, dtype=np.float32)[:, None])
    pairs = [Pair("a", "d"), Pair("a", "c"), Pair("b", "e")]
    assert places(encoder, pairs, ["a", "c", "cent"]) == [Place(2, "a", "c"), Place(5, "b", "e")]


def test_the_command_prints_a_line_for_each_way_of_spoiling(
    trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_text("der Betrieb blieb zurück.\tthe enterprise fell behind.\n", encoding="utf-8")
    assert main([str(file), "--model", str(trained), "--perturbed"]) == 0
    _, heading, first, old, typed, *others = capsys.readouterr().out.splitlines()
    assert heading == "                                pairs changed  German → English  English → German"
    assert first == "as it is                                   0%            1.0000            1.0000"
    assert old == "old spelling                               0%            1.0000            1.0000"
    assert typed == "ae, oe, ue, ss                           100%            1.0000            1.0000"
    assert [line[:10] for line in others[::3]] == ["misread, 2", "broken, 10", "compounds "]


def test_the_command_prints_places_and_the_terms_that_are_not_at_the_first(
    trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms, words = tmp_path / "terms.tsv", tmp_path / "words.tsv"
    terms.write_text("der Betrieb\tthe enterprise\nder Plan\tdas Kraftwerk\n", encoding="utf-8")
    words.write_text("der Plan\tthe plan\n", encoding="utf-8")
    assert main([str(terms), "--model", str(trained), "--among", str(words)]) == 0
    _, *lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["at place 1 0.5000", "at place 1 to 3 1.0000", "at place 1 to 10 1.0000"]
    assert lines[3:] in (["      2  der Plan → das Kraftwerk"], ["      3  der Plan → das Kraftwerk"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", ": is empty (German TAB English, one pair a line)"),
        (b"einsam\n", ":1: expected two filled columns, German TAB English"),
    ],
)
def test_bad_input_leaves_with_2(
    content: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_bytes(content)
    with pytest.raises(SystemExit) as leaving:
        main([str(file)])
    assert leaving.value.code == 2
    assert capsys.readouterr().err == f"{file}{message}\n"
