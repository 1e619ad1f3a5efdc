from __future__ import annotations

import re
from pathlib import Path

from alignment.reasons import ReasonKind
from alignment.ui.parts.bundle import bundle

COMPONENT = Path(__file__).parents[2] / "alignment" / "ui" / "component"


def test_modules_become_one_with_scopes_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "words.js").write_text('const size = 1;\nexport const word = "a";\nexport async function later() {}\n')
    (tmp_path / "main.js").write_text('import { word } from "./words.js";\n\nexport default function run() {}\n')
    assert bundle(tmp_path / "main.js") == (
        'const words = (() => {\nconst size = 1;\nconst word = "a";\nasync function later() {}\n\n'
        "return { word, later };\n})();\n"
        "const main = (() => {\nconst { word } = words;\n\nfunction run() {}\n\nreturn { run };\n})();\n"
        "export default main.run;\n"
    )


def test_the_component_is_read_whole() -> None:
    text = bundle(COMPONENT / "index.js")
    for path in COMPONENT.glob("*.js"):
        assert f"const {path.stem} = (() => {{" in text
    assert "import {" not in text


def test_no_module_writes_markup() -> None:
    for path in COMPONENT.glob("*.js"):
        source = path.read_text("utf-8")
        assert not any(way in source for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"))


def test_every_reason_for_doubt_comes_with_what_to_look_at() -> None:
    table = (COMPONENT / "details.js").read_text("utf-8").partition("const ADVICE = {")[2].partition("};")[0]
    # Numbers are checked as they stand, and have a section of their own.
    shown = set(ReasonKind) - {ReasonKind.NUMBERS}
    assert set(re.findall(r"^  (\w+): \(\) => ", table, re.MULTILINE)) == shown
