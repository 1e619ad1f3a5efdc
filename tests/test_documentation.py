"""What the README promises is there, and what is there is in the README."""

import re
from pathlib import Path

import pytest

from alignment.cli import COMMANDS
from alignment.export import FORMATS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CAPS = {"Escape": "Esc", "ArrowDown": "↓", "ArrowUp": "↑", "ArrowLeft": "←", "ArrowRight": "→"}
SAID_BY_THE_HELP = {"PageDown", "PageUp", "Home", "End", "Ctrl+Shift+Z"}


def keys() -> set[str]:
    table = (ROOT / "alignment/ui/component/commands.js").read_text(encoding="utf-8")
    lists = re.findall(r"keys: \[([^\]]+)\]", table)
    return {key for found in lists for key in re.findall(r'"([^"]+)"', found)} - SAID_BY_THE_HELP


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"python -m alignment {command} " in README + " "


@pytest.mark.parametrize("key", sorted(keys()))
def test_every_key_of_the_review_page_is_in_the_readme(key: str) -> None:
    assert f"`{CAPS.get(key, key)}`" in README


@pytest.mark.parametrize("page", re.findall(r'title="(\w+)"', (ROOT / "workbench.py").read_text(encoding="utf-8")))
def test_every_page_is_in_the_readme(page: str) -> None:
    assert f"**{page}**" in README


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_format_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README


def test_every_benchmark_is_in_the_readme_and_says_how_it_is_run() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "benchmarks").glob("*.py")}
    scripts = {path: text for path, text in texts.items() if "__main__" in text}
    assert len(scripts) == 10
    assert all(f"`{path.name}" in README for path in scripts)
    assert all(f"python -m benchmarks.{path.stem}" in text for path, text in scripts.items())
    assert not any("sys.path" in text for text in texts.values())


def test_the_test_command_of_the_readme_is_what_is_checked_with() -> None:
    (command,) = re.findall(r"^python3 -m venv .* -m pytest$", README, re.MULTILINE)
    check = (ROOT / ".ci/run").read_text(encoding="utf-8").replace("pip install -q ", "pip install ")
    assert command in check


def test_every_file_the_readme_points_to_is_there() -> None:
    linked = re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(
        r"`((?:alignment|texts|tests|benchmarks)/[^`*]*)`", README
    )
    assert all((ROOT / path).exists() for path in linked)
