"""How quickly acts are on disk and pairs are read and checked, at 200 and 10,000 beads.

    python -m benchmarks.store [BEADS …]

The database lies in the temporary folder; each act includes waiting for the disk (``synchronous = FULL``). Checks and
pages are those of a pair in which hardly a sentence stands twice, with the glossary of the project, in CPU time.
"""

from __future__ import annotations

import itertools
import json
import os
import platform
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import sqlalchemy

from alignment.findings import Unit
from alignment.project import Project
from alignment.review import Review, Store, apply_all
from benchmarks.made_up import bitext

ACTS = 40
READS = 5
PEOPLE = 5
NAME = "report"
NUMBER = 1
"""That of the first pair of a database."""
_ids = itertools.count()


def act(kind: str, review: Review, *indices: int, **arguments: object) -> dict[str, Any]:
    """Return an act on the beads at these indices."""
    return {"id": f"act-{next(_ids):08}", "kind": kind, "seen": review.seen(*indices), **arguments}


def acts(review: Review, kind: str) -> Iterator[Mapping[str, Any]]:
    """Yield acts of a kind that do not get in each other's way."""
    whole = [i for i, bead in enumerate(review.bitext.beads[:-1]) if not bead.is_gap]
    for bead in whole[::3][:ACTS]:
        match kind:
            case "undo" | "redo":
                yield act(kind, review)
            case "merge":
                yield act(kind, review, bead, bead + 1)
            case "edit":
                sentence = review.bitext.beads[bead].en.start
                yield act(kind, review, bead, language="en", sentence=sentence, text=f"Worded anew, {next(_ids)}.")
            case "comment":
                yield act(kind, review, bead, text="Is this right?")
            case _:
                yield act(kind, review, bead)


def main() -> None:
    """Print the machine, then medians and 95th percentiles for each size."""
    versions = (
        f"Python {platform.python_version()}, SQLAlchemy {sqlalchemy.__version__}, SQLite {sqlite3.sqlite_version}"
    )
    load = f"load {os.getloadavg()[0]:.1f}"
    print(f"{platform.machine()} {platform.system()}, {os.cpu_count()} cores, {load}, {versions}")
    for count in [int(argument) for argument in sys.argv[1:]] or [200, 10_000]:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder) / "review.db", count)


def measure(path: Path, count: int) -> None:
    """Print the figures for a pair of ``count`` beads."""
    print(f"\n{count:,} beads, milliseconds{'median':>15}{'p95':>8}")
    store = Store(path)
    pair = bitext(count, NAME)
    other = replace(pair, beads=tuple(replace(bead, confidence=0.5) for bead in pair.beads))
    show("save a new pair", [timed(lambda: store.add(pair, who="workbench"))])
    for kind in ("confirm", "merge", "undo", "redo", "undo", "edit", "comment"):
        review = store.load(NAME)
        show(kind, [timed(applied, store, one) for one in acts(review, kind)])
    review = store.load(NAME)
    rev = review.revision
    show(
        "act and answer to the browser",
        [timed(synced, store, rev + n, one) for n, one in enumerate(acts(review, "flag"))],
    )
    show(f"act, {PEOPLE} people at once", together(store))
    show("load", [timed(store.load, NAME) for _ in range(READS)])
    show("snapshot", [timed(store.snapshot, NUMBER, "anna") for _ in range(READS)])
    snapshot = store.snapshot(NUMBER, "anna")
    show("snapshot to JSON", [timed(json.dumps, snapshot) for _ in range(READS)])
    checked(count)
    show("list of pairs", [timed(store.pairs) for _ in range(READS)])
    show("history of a bead", [timed(store.history, NAME, 0) for _ in range(READS)])
    show("align again", [timed(lambda: store.add(other, who="workbench"))])
    store.close()
    show("open and load, first time", [timed(lambda: Store(path).load(NAME))])
    print(f"{'database':30}{path.stat().st_size / 1e6:13.1f} MB, {len(json.dumps(snapshot)) / 1e6:.1f} MB of JSON")


def checked(count: int) -> None:
    """Print how long terms and numbers of a varied pair take, and how long what pages make of them."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder), glossary=Path("glossary.yml"))
        project.store.add(bitext(count, NAME, varied=True), who="workbench")
        review = project.review(NAME)
        project.checks.hits([Unit(("Wort",), ("word",))])  # reads the glossary
        show("check terms and numbers", [busy(project.checks.hits, review.units)])
        show("the same, remembered", [busy(project.checks.hits, review.units) for _ in range(READS)])
        show("figures of the page Finish", [busy(project.finish, NAME) for _ in range(READS)])
        show("plan of Confirm many", [busy(project.bulk.plan, review) for _ in range(READS)])
        project.store.close()


def applied(store: Store, one: Mapping[str, Any], who: str = "anna") -> None:
    """Do an act, and see that it was done."""
    answer = store.apply(NUMBER, one, who)
    assert answer.ok, answer.error


def synced(store: Store, rev: int, one: Mapping[str, Any]) -> None:
    """Do an act as the browser asks for it, up to the JSON that goes back."""
    answers, places = apply_all(store, NUMBER, "anna", [one])
    assert answers[0].ok, answers[0].error
    json.dumps(store.changes(NUMBER, rev, "anna", places=places))


def together(store: Store) -> list[float]:
    """Return the times of acts that several people do at once, each on beads of their own."""
    review, times = store.load(NAME), []
    own = len(review.versions) // PEOPLE

    def work(person: int) -> None:
        for n in range(min(ACTS // PEOPLE, own)):
            bead = person * own + n
            flagged = review.bitext.beads[bead].status == "flagged"
            one = act("flag", review, bead, on=not flagged)
            times.append(timed(applied, store, one, f"person {person}"))

    threads = [threading.Thread(target=work, args=(person,)) for person in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def timed(work: Callable[..., object], *arguments: object) -> float:
    """Return how many milliseconds something takes."""
    began = time.perf_counter()
    work(*arguments)
    return (time.perf_counter() - began) * 1000


def busy(work: Callable[..., object], *arguments: object) -> float:
    """Return how many milliseconds of CPU time something takes, which other programs hardly change."""
    began = time.process_time()
    work(*arguments)
    return (time.process_time() - began) * 1000


def show(name: str, times: list[float]) -> None:
    """Print one line of the table."""
    late = sorted(times)[int(len(times) * 0.95)] if len(times) >= 20 else None
    print(f"{name:30}{statistics.median(times):13.1f}{'' if late is None else f'{late:8.1f}'}")


if __name__ == "__main__":
    main()
