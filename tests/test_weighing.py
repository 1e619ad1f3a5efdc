"""Weights of a project's own: where they are found, what they change, what is said of them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from alignment.beads import Weights, fitted
from alignment.beads.weights import Kind
from alignment.cli import main
from alignment.errors import WeightsError
from alignment.project import Project
from alignment.settings import BUNDLED, Settings

NAME = "bericht-1986"
GREEDY = replace(fitted(), kinds=fitted().kinds | {Kind(2, 2): 5.0})
"""Weights under which two sentences a side are the likeliest of all beads."""


def put(path: Path, weights: Weights = GREEDY) -> Path:
    path.write_text(weights.json(), encoding="utf-8")
    return path


def pairs_of_two(kinds: Sequence[str]) -> int:
    return sum(kind == "2-2" for kind in kinds)


def test_a_project_uses_its_own_weights_and_says_which(sample: Path) -> None:
    project = Project(sample)
    before = project.align(NAME)
    put(sample / "weights.json")
    after = project.align(NAME)
    assert "weights" not in before.signature
    assert after.signature == before.signature.replace(" · at most", f" · weights {GREEDY.digest} · at most")
    assert pairs_of_two([bead.kind for bead in after.beads]) > 10 * pairs_of_two([bead.kind for bead in before.beads])
    assert f"weights {GREEDY.digest}" in dict(project.manuscript(NAME).provenance)["Alignment"]


def test_weights_that_are_named_count_more_than_the_projects_own(sample: Path, tmp_path: Path) -> None:
    put(sample / "weights.json")
    project, other = Project(sample), put(tmp_path / "other.json", replace(GREEDY, gap=-2.0))
    assert project.weights(Settings()) == GREEDY
    assert project.weights(Settings(weights=str(other))) == replace(GREEDY, gap=-2.0)
    assert project.weights(Settings(weights=BUNDLED)) == fitted()


def test_a_projects_own_weights_are_not_for_a_model_that_comes_with_others(sample: Path) -> None:
    put(sample / "weights.json")
    project = Project(sample)
    assert project.weights(Settings(model="surface")) == fitted("surface") != fitted()
    assert project.weights(Settings(model="sentence-transformers/LaBSE")) == GREEDY


def test_a_copy_of_the_bundled_weights_is_nothing_to_speak_of(sample: Path) -> None:
    project = Project(sample)
    put(sample / "weights.json", fitted())
    settings = Settings()
    assert "weights" not in project.signature(settings, project.weights(settings))


def test_nothing_is_aligned_under_weights_with_faults(sample: Path) -> None:
    (sample / "weights.json").write_text('{"meaning": -1', encoding="utf-8")
    project = Project(sample)
    with pytest.raises(WeightsError) as caught:
        project.align(NAME)
    remedy = "let python -m alignment fit write it again, or take it away"
    assert str(caught.value) == f"{sample}/weights.json:1: not JSON, Expecting ',' delimiter ({remedy})"
    assert project.store.pairs() == ()


@pytest.mark.parametrize(
    "command",
    [
        ["align", "{0}/texts/de/bericht-1986.txt", "{0}/texts/en/bericht-1986.txt"],
        ["align-all"],
        ["evaluate", "tests/gold"],
    ],
)
def test_every_command_that_aligns_takes_weights(
    command: list[str], sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [*(word.format(sample) for word in command), "--project", str(sample), "--weights"]
    assert main([*words, str(sample / "absent.json")]) == 2
    assert capsys.readouterr().err == f"{sample}/absent.json: no such file (check the name)\n"
    assert main([*words, str(sample)]) == 2
    remedy = "name a file in it that fit wrote, or bundled"
    assert capsys.readouterr().err == f"{sample}: a folder, not a file ({remedy})\n"


def test_figures_say_under_which_weights_they_were_made(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights = put(sample / "weights.json")
    for words, own in (
        (["--weights", str(weights)], True),
        (["--project", str(sample)], True),
        (["--project", str(sample), "--weights", "bundled"], False),
    ):
        assert main(["evaluate", "tests/gold", *words]) == 0
        assert (f" · weights {GREEDY.digest} · " in capsys.readouterr().out.splitlines()[0]) is own
