from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from alignment.embedding.corpora import Pair
from alignment.embedding.encoder import Progress, Runs, Vectors
from alignment.embedding.evaluate import accuracy, main


class Letters:
    """An encoder that knows one direction a letter."""

    signature = "letters"
    effort = 1

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        assert progress is None
        return np.eye(26, dtype=np.float32)[[ord(text[0]) - ord("a") for text in texts]]

    def runs(self, sentences: Sequence[str], longest: int, progress: Progress | None = None) -> Runs:
        raise NotImplementedError(sentences, longest, progress)


def test_accuracy_counts_each_direction() -> None:
    pairs = [Pair("a", "a"), Pair("b", "b"), Pair("b", "c"), Pair("d", "d")]
    assert accuracy(Letters(), pairs) == (0.75, 0.75)
    assert accuracy(Letters(), [Pair("a", "a"), Pair("b", "z"), Pair("c", "a")]) == (1 / 3, 1 / 3)


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
