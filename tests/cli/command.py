"""The command line as a person uses it: in a process of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests/gold"
NAME = "bericht-1986"


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "alignment", *map(str, words)], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
