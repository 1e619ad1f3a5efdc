"""How long exports take and how much memory they need, at 1,000 and 10,000 beads.

    python -m benchmarks.exporting [BEADS …]

Every measurement runs in a process of its own, so that the memory is that format's alone; the first figure is
what the process needs before it exports: Python, the package and the bitext itself.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime

from alignment.bitext import (
    Bead,
    Bitext,
    Document,
    Language,
    Note,
    Paragraph,
    ParagraphKind,
    Sentence,
    Source,
    Span,
)
from alignment.export import FORMATS, Manuscript

RUNS = 3
NOTED = 20  # every so many sentences have a note
CHAPTER = 150  # sentences from heading to heading
TEXT = {
    Language.DE: "Die Delegation besuchte am {n}. Tag des Aufenthaltes mehrere Kombinate und Forschungseinrichtungen "
    "und führte Beratungen über die weitere Zusammenarbeit auf dem Gebiet der Wissenschaft und Technik.",
    Language.EN: "On day {n} of its stay, the delegation visited several Combines and research institutions and held "
    "consultations about further cooperation in the field of science and technology.",
}


def document(language: Language, count: int) -> Document:
    """Return a document of ``count`` sentences of some twenty words, with headings and notes."""
    texts = [TEXT[language].format(n=n) for n in range(count)]
    sentences, paragraphs, place = [], [], 0
    for n, text in enumerate(texts):
        kind = ParagraphKind.HEADING if n % CHAPTER == 0 else ParagraphKind.BODY
        paragraphs.append(Paragraph(kind=kind, start=place, stop=place + len(text), level=1))
        sentences.append(Sentence(text=text, start=place, stop=place + len(text), paragraph=n))
        place += len(text) + 1
    notes = tuple(
        Note(label=str(k + 1), text="Siehe Anlage. See annex.", sentence=n, offset=14)
        for k, n in enumerate(range(0, count, NOTED))
    )
    return Document(
        name="benchmark",
        language=language,
        text="\n".join(texts),
        sentences=tuple(sentences),
        paragraphs=tuple(paragraphs),
        source=Source(file=f"benchmark.{language}.txt", sha256="0" * 64),
        notes=notes,
    )


def manuscript(count: int) -> Manuscript:
    """Return a manuscript of ``count`` beads."""
    beads = tuple(Bead(de=Span(n, n + 1), en=Span(n, n + 1), confidence=0.97) for n in range(count))
    de, en = (document(language, count) for language in Language)
    bitext = Bitext(de=de, en=en, beads=beads, signature="benchmark")
    return Manuscript(bitext=bitext, title="Benchmark", made=datetime(2026, 1, 1, tzinfo=UTC))


def measure(name: str, count: int) -> dict[str, float]:
    """Return the median of seconds, the megabytes before and at the peak, and the size of the file."""
    made = manuscript(count)
    before, seconds, size = _peak(), [], 0
    for _ in range(RUNS):
        start = time.perf_counter()
        size = len(FORMATS[name].write(made))
        seconds.append(time.perf_counter() - start)
    return {"seconds": statistics.median(seconds), "before": before, "peak": _peak(), "size": size / 1e6}


def _peak() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1e6 if sys.platform == "darwin" else 1e3)


def main(counts: list[int]) -> None:
    """Print the machine and one line for every format and number of beads."""
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors; median of {RUNS}")
    print(f"{'format':<10}{'beads':>8}{'seconds':>10}{'MB before':>11}{'MB peak':>9}{'file MB':>9}")
    for name in FORMATS:
        for count in counts:
            command = [sys.executable, "-m", "benchmarks.exporting", "--measure", name, str(count)]
            done = subprocess.run(command, capture_output=True, check=True, text=True)
            figures = json.loads(done.stdout)
            print(
                f"{name:<10}{count:>8,}{figures['seconds']:>10.3f}{figures['before']:>11.0f}"
                f"{figures['peak']:>9.0f}{figures['size']:>9.2f}"
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(sys.argv[2], int(sys.argv[3]))))
    else:
        main([int(argument) for argument in sys.argv[1:]] or [1_000, 10_000])
