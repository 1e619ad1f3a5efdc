"""How fast the glossary is read and checked, and how well its terms are found.

    python -m benchmarks.terms [--gold FOLDER] [--beads N] [--entries N …]

Speed is measured on made-up beads: sentences of made-up words in Zipf's proportion, one word in eight a term of
the glossary, inflected or in a compound, nine in ten of them rendered as the glossary wants it. ``--gold`` names
a folder with ``glossary.json`` (id, de, en, compounds) and ``*.jsonl`` (lang, text, matches); a gold span counts
as found if a span found for the same entry overlaps it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import time
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from alignment import glossary
from alignment.bitext import Language
from alignment.findings import Unit
from alignment.glossary import Glossary

ONSETS = ("b", "br", "d", "dr", "f", "fl", "g", "h", "k", "kl", "kr", "l", "m", "n", "p", "r", "s", "sch", "st", "t")
RHYMES = ("ab", "al", "an", "ar", "at", "eit", "el", "en", "erk", "ib", "ild", "in", "irt", "ol", "on", "or", "und")
ENDINGS = ("", "", "s", "e", "en", "sleitung", "sbetrag", "splan")


def main() -> None:
    """Print the machine, the speed and, where gold is named, the quality."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, metavar="FOLDER")
    parser.add_argument("--beads", type=int, default=50_000, metavar="N")
    parser.add_argument("--entries", type=int, nargs="+", default=(60, 5_000), metavar="N")
    options = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}")
    for entries in options.entries:
        print(speed(entries, options.beads))
    for line in quality(options.gold) if options.gold else ():
        print(line)


# Speed


def speed(entries: int, beads: int) -> str:
    """Return one line: CPU seconds to read a glossary, to expand its forms, and to check beads cold and warm."""
    chance = random.Random(1)
    terms = {word(chance, 3).capitalize(): f"{word(chance, 2)} {word(chance, 2)}" for _ in range(entries)}
    text = "".join(f"- de: {de}\n  en: [{en}, {en} {en}]\n  note: a made-up term\n" for de, en in terms.items())
    units = list(made_up(chance, terms, beads))
    started = [time.process_time()]
    glossary.parse(text, "warming up")
    started.append(time.process_time())
    terminology = glossary.parse(text, "made up")
    started.append(time.process_time())
    glossary.check(terminology, [Unit(("Wort",), ("word",))])
    glossary.occurrences(terminology, "word", Language.EN)
    started.append(time.process_time())
    verdicts = Counter(str(finding.verdict) for finding in glossary.check(terminology, units))
    started.append(time.process_time())
    glossary.check(terminology, units)
    started.append(time.process_time())
    _, read, expand, cold, warm = (stop - start for start, stop in pairwise(started))
    seconds = f"read {read:.3f} s, expand {expand:.2f} s, check {cold:.1f} s cold, {warm:.1f} s warm"
    return f"{len(terms)} entries, {len(units)} beads: {seconds}; {dict(verdicts)}"


def word(chance: random.Random, syllables: int) -> str:
    """Return a word that could be German."""
    return "".join(chance.choice(ONSETS) + chance.choice(RHYMES) for _ in range(syllables))


def made_up(chance: random.Random, terms: dict[str, str], beads: int) -> Iterator[Unit]:
    """Yield units of about 15 words a side."""
    known = list(terms)
    common = [word(chance, 1 + rank % 4) for rank in range(40_000)]
    weights = list(accumulate(1 / rank for rank in range(1, len(common) + 1)))
    for _ in range(beads):
        length = chance.randint(5, 25)
        german = chance.choices(common, cum_weights=weights, k=length)
        english = chance.choices(common, cum_weights=weights, k=length)
        for _ in range(length // 8):
            term = chance.choice(known)
            german.insert(chance.randrange(length), term + chance.choice(ENDINGS))
            if chance.random() < 0.9:
                english.insert(chance.randrange(length), terms[term] + chance.choice(("", "s", "'s")))
        yield Unit((" ".join(german) + ".",), (" ".join(english) + ".",))


# Quality


def quality(folder: Path) -> Iterator[str]:
    """Yield one line a language: precision, recall and F1 of the spans found in a gold folder."""
    entries = json.loads((folder / "glossary.json").read_text(encoding="utf-8"))
    terminology = glossary.parse(json.dumps([as_entry(entry) for entry in entries]), "glossary.json")
    number = {entry["id"]: index for index, entry in enumerate(entries)}
    counts = {language: Counter[str]() for language in Language}
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            gold = [(start, stop, number[name]) for start, stop, name in case["matches"]]
            counts[Language(case["lang"])] += compared(terminology, case["text"], Language(case["lang"]), gold)
    for language, count in counts.items():
        right, wrong, missed = count["right"], count["wrong"], count["missed"]
        f1 = 2 * right / (2 * right + wrong + missed)
        precision, recall = right / (right + wrong), right / (right + missed)
        yield f"{folder.name} {language}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} ({right} right)"


def as_entry(gold: dict[str, Any]) -> dict[str, Any]:
    """Return an entry of the gold glossary as ``glossary.yml`` has it."""
    entry = {side: [as_wording(wording) for wording in gold[side]] for side in ("de", "en")}
    is_verb = any(isinstance(wording, dict) and wording.get("verb") for wording in gold["de"])
    return entry | {"compounds": gold["compounds"]} | ({"word": "verb"} if is_verb else {})


def as_wording(gold: str | dict[str, Any]) -> dict[str, str]:
    """Return a wording of the gold glossary as ``glossary.yml`` has it."""
    if isinstance(gold, str):
        return {"term": gold}
    return {"term": gold["t"]} | ({"case": "exact"} if gold.get("case") else {})


def compared(terminology: Glossary, text: str, language: Language, gold: list[tuple[int, int, int]]) -> Counter[str]:
    """Return how many gold spans of one sentence are found, and how many spans found are not gold."""
    left, count = list(gold), Counter[str]()
    for found in glossary.occurrences(terminology, text, language):
        index = terminology.entries.index(found.entry)
        match = next(
            (span for span in left if span[2] == index and span[0] < found.stop and found.start < span[1]), None
        )
        count["wrong" if match is None else "right"] += 1
        if match is not None:
            left.remove(match)
    count["missed"] += len(left)
    return count


if __name__ == "__main__":
    main()
