"""The walls between the rooms, read from the imports."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORE = {
    "bitext",
    "cells",
    "edits",
    "errors",
    "estimate",
    "findings",
    "labels",
    "numbers",
    "parting",
    "partners",
    "reasons",
    "settings",
    "words",
    "writing",
}
ROOMS = {"text", "embedding", "beads", "review", "glossary", "export"}
LAYERS = [
    CORE,
    ROOMS,
    {"checks", "digests", "folder", "listing", "moves", "pairs", "terms", "verdicts", "weighing"},
    {"agreement", "audits", "samples", "second_outcome", "seconds", "spreadsheets"},
    {"models", "mending", "bulk", "manuscripts", "pace", "finishing", "renewing"},
    {"project"},
    {"worker", "many", "gold", "fit", "calibrate", "lines"},
    {"options", "arguments", "cli", "ui"},
    {"__main__", "workbench"},
]
"""What may import what stands in an earlier line, and its neighbours unless they are rooms or the two front doors."""
OWNERS = {
    "streamlit": {"ui", "workbench"},
    "sentence_transformers": {"embedding"},
    "torch": {"embedding"},
    "docx": {"text", "export"},
    "lxml": {"text"},
    "sqlalchemy": {"review"},
    "ruamel": {"glossary"},
    "tokenizers": {"embedding"},
    "threadpoolctl": {"beads"},
}
MAY_IMPORT = {"beads": {"embedding"}}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[0] if len(parts) == 1 else parts[1]


SOURCES = [ROOT / "workbench.py", *sorted((ROOT / "alignment").rglob("*.py"))]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_the_core_and_what_it_owns(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        top, _, rest = name.partition(".")
        if top in OWNERS:
            assert here in OWNERS[top], f"{here} imports {name}"
        if top == "alignment" and rest and here in ROOMS | CORE:
            there = rest.split(".")[0]
            allowed = CORE | {here, "__version__"} | MAY_IMPORT.get(here, set())
            assert there in allowed, f"{here} imports {name}"


def layer(module: str) -> int:
    return next(number for number, modules in enumerate(LAYERS) if module in modules)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_imports_what_is_built_on_it(path: Path) -> None:
    here = room(path)
    if path.name == "__init__.py" and path.parent == ROOT / "alignment":
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "alignment" and len(parts) > 1 and parts[1] != "__version__":
            assert layer(parts[1]) <= layer(here), f"{here} imports {name}"
            assert {here, parts[1]} != {"cli", "ui"}, f"{here} imports {name}"


@pytest.mark.parametrize("module", ["cli", "project", "review", "glossary", "export"])
def test_starting_is_quick_because_nothing_heavy_is_imported(module: str) -> None:
    code = f"import alignment.{module}, sys, json; print(json.dumps(list(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = {"torch", "sentence_transformers", "transformers", "streamlit", "pandas", "scipy"}
    assert heavy.isdisjoint(json.loads(done.stdout))


def test_every_direct_dependency_is_named_with_its_version() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    named = [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]
    assert all(line.count("==") == 1 for line in named)
    distributions = {line.split("==")[0].replace("-", "_").replace(".", "_") for line in named}
    aliases = {"docx": "python_docx", "ruamel": "ruamel_yaml"}
    used = {name.split(".")[0] for path in SOURCES for name in imports(path)}
    foreign = used - set(sys.stdlib_module_names) - {"alignment", ""}
    assert {aliases.get(name, name) for name in foreign} <= distributions
