"""How fast and how well texts are split into sentences.

    python -m benchmarks.splitting [GOLD]

GOLD is a folder of ``*.jsonl`` with ``lang``, ``text``, ``bounds`` and ``optional`` (boundaries counted in
characters that are no white space); without it only speed is measured.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from alignment.bitext import Language
from alignment.errors import TextError
from alignment.text import read_bytes, split

CASES = Path(__file__).parents[1] / "tests" / "text" / "cases"
MEGABYTE = 1_000_000
ODD = 300_000
PATHOLOGICAL = {
    "dots": "." * ODD,
    "dots and spaces": ". " * (ODD // 2),
    "brackets": "[" * ODD,
    "closing brackets": "]" * ODD,
    "brackets behind a dot": "." + ")" * ODD + " A",
    "quotes": '"' * ODD,
    "digits": "1" * ODD,
    "numbered": "1. " * (ODD // 3),
    "initials": "A. " * (ODD // 3),
    "bracketed letters": "(a.) " * (ODD // 5),
    "forgotten spaces": "wort.Wort" * (ODD // 9),
    "figures behind dots": "wort.1 A" * (ODD // 8),
    "note marks": "A" + "[1]" * (ODD // 3) + "\n[1] Text.",
    "bookmarks": "[bookmark: " * (ODD // 11),
    "hyphens at line ends": "ab-\ncd " * (ODD // 7),
    "one token": "a" * MEGABYTE,
    "one token in capitals": "A" * MEGABYTE,
    "spaces": "a." + " " * MEGABYTE + "B",
    "blank lines": "\n" * ODD + "a",
    "lines of one letter": "a\n" * (ODD // 2),
    "one letter between form feeds": "a\f" * (ODD // 2),
    "letters with accents": "a\u0301\n" * (ODD // 4),
    "signs beyond the basic plane": "\U0001f600. " * (ODD // 6),
    "mixed quotes": "A.”’»“„" * (ODD // 17),
    "no-break spaces": "a\u00a0" * (ODD // 3),
    "a word and a line end": "ab " * (ODD // 4) + "a" * (ODD // 4) + "\nb",
    "numbers without text": "1.\n" * (ODD // 3),
    "numbers of many parts": "".join(f"{i // 150}.{i % 150}.1 a\n" for i in range(ODD // 12)),
    "tables of figures": "1,5\t2.300\t17\n" * (ODD // 13),
    "bars": "a|" * (ODD // 2) + "\n" + "a|" * 99,
    "wide cells": ("a|" + "\t\u00a0" * (ODD // 6) + "b\n") * 2,
    "superscripts": "ab¹ " * (ODD // 5) + "\n¹ Text.",
    "marks without texts": "".join(f"Ab[{i % 1000}] " for i in range(ODD // 8)),
    "marks and texts": "".join(f"[bookmark: _ftn{i}][{i % 999}] Text.\n" for i in range(ODD // 30)),
    "many marks of a long text": "Ab[1] " * (ODD // 12) + "\n[1] " + "Text " * (ODD // 10),
    "a long note of two lines": "Ab[1].\n[1] " + "a" * (ODD // 2) + "\n" + "b" * (ODD // 2),
}


def main(folder: Path | None) -> None:
    """Print the machine, then speed, odd inputs and agreement with gold."""
    machine = f"{platform.platform()}, Python {platform.python_version()}"
    print(f"{machine}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for language in Language:
        text = _running_text(language)
        seconds = _median(partial(split, text, language))
        whole = _median(partial(read_bytes, text.encode(), "a.txt", language))
        size = len(text.encode()) / MEGABYTE
        print(
            f"{language}: {size:.1f} MB, split {size / seconds:.1f} MB/s, read {size / whole:.1f} MB/s (medians of 5)"
        )
    print(f"{'odd inputs, CPU seconds':28} split   read")
    for name, text in PATHOLOGICAL.items():
        times = [_once(partial(split, text, Language.DE)), _once(partial(_read, text))]
        print(f"{name:28} {times[0]:5.2f}  {times[1]:5.2f}")
    for path in sorted(folder.glob("*.jsonl")) if folder else ():
        print(f"{path.name}: boundary F1 {_f1(path):.4f}")


def _running_text(language: Language) -> str:
    """Return a megabyte of paragraphs, dense with abbreviations: the cases of the tests, over and over."""
    lines = (CASES / f"sentences.{language}.jsonl").read_text(encoding="utf-8").splitlines()
    paragraphs = "\n\n".join(" ".join(json.loads(line)["sentences"]) for line in lines)
    return paragraphs * (MEGABYTE // len(paragraphs) + 1)


def _read(text: str) -> None:
    try:
        read_bytes(text.encode(), "a.txt", Language.DE)
    except TextError as error:
        print(error)


def _once(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _median(work: Callable[[], object]) -> float:
    return statistics.median(_once(work) for _ in range(5))


def _f1(path: Path) -> float:
    right = found = expected = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        spans = split(case["text"], Language(case["lang"]))[:-1]
        bounds = {len("".join(case["text"][: span.stop].split())) for span in spans} - set(case["optional"])
        wanted = set(case["bounds"])
        right, found, expected = right + len(bounds & wanted), found + len(bounds), expected + len(wanted)
    return 2 * right / (found + expected)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
