"""How quickly the bundled model loads and encodes: ``python -m benchmarks.encoding [FILE …]``.

Each file holds one sentence a line; without files, sentences are put together from a few words.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

_TEXT = """der Plan die Versorgung im Kombinat wurde nicht erfüllt weil Ersatzteile fehlten und der Export in das
NSW zurückblieb the combine did not meet its plan because spare parts were missing in all districts 1987 41,8"""
_LOAD = """
import time
began = time.perf_counter(), time.process_time()
from alignment.embedding import load
load()
print(time.perf_counter() - began[0], time.process_time() - began[1])
"""


def main() -> None:
    """Print the machine, the sizes, and medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--sentences", type=int, default=50_000, metavar="N")
    parser.add_argument("--repeats", type=int, default=5, metavar="N")
    chosen = parser.parse_args()
    os.environ["RAYON_NUM_THREADS"] = "1"  # the tokenizer would use every core
    from alignment.embedding import load

    encoder = load()
    sentences = _sentences(chosen.files, chosen.sentences)
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    print(f"load average {os.getloadavg()[0]:.1f}")
    length = sum(map(len, sentences)) / len(sentences)
    print(f"{encoder.signature}, {len(sentences):,} sentences of {length:.0f} characters")
    loads = [subprocess.check_output([sys.executable, "-c", _LOAD]).split() for _ in range(chosen.repeats)]
    wall, cpu = (median(map(float, seconds)) for seconds in zip(*loads, strict=True))
    print(f"import and load      {wall:10.2f} s, {cpu:.2f} CPU seconds")
    for name, act in (("encode", encoder.encode), ("runs of up to four", partial(encoder.runs, longest=4))):
        spent = median(_cpu_seconds(act, sentences) for _ in range(chosen.repeats))
        print(f"{name:20} {len(sentences) / spent:10,.0f} sentences a CPU second")


def _sentences(files: list[Path], count: int) -> list[str]:
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    if lines:
        return (lines * (count // len(lines) + 1))[:count]
    source, words = random.Random(0), _TEXT.split()
    return [" ".join(source.choices(words, k=source.randint(5, 30))) + "." for _ in range(count)]


def _cpu_seconds(act: Callable[[Sequence[str]], object], sentences: Sequence[str]) -> float:
    began = time.process_time()
    act(sentences)
    return time.process_time() - began


if __name__ == "__main__":
    main()
