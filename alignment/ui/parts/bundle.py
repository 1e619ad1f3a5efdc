"""Plain ES modules read as one: a component given as text may hold only one module, and there is no build step."""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (default )?((?:async )?(?:const|class|function)) (\w+)", re.MULTILINE)


def bundle(entry: Path) -> str:
    """Return ``entry`` with everything it imports as the text of one module, each file in a scope of its own.

    Understood are ``import { names } from "./file.js";`` on one line and ``export`` before a declaration.
    """
    done: dict[str, str] = {}
    _collect(entry, done)
    default = next(name for kind, _, name in _EXPORT.findall(entry.read_text("utf-8")) if kind)
    return "\n".join([*done.values(), f"export default {entry.stem}.{default};", ""])


def _collect(path: Path, done: dict[str, str]) -> None:
    if path.stem in done:
        return
    source = path.read_text("utf-8")
    for _, stem in _IMPORT.findall(source):
        _collect(path.with_name(f"{stem}.js"), done)
    exported = ", ".join(name for _, _, name in _EXPORT.findall(source))
    body = _EXPORT.sub(r"\2 \3", _IMPORT.sub(r"const { \1 } = \2;", source))
    done[path.stem] = f"const {path.stem} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();"
