"""Aligning many pairs at once, on all processors; each process has its project, with a model of its own."""

from __future__ import annotations

import logging
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from alignment import worker
from alignment.embedding import Encoder, Progress
from alignment.embedding import load as load_encoder
from alignment.errors import WorkbenchError
from alignment.folder import pair_name
from alignment.project import AUTHOR, PairState, Project
from alignment.settings import Settings

if TYPE_CHECKING:
    import polars as pl

SPAWN = multiprocessing.get_context("spawn")  # a fork would copy locks that threads of this process hold
GLANCE = 0.1
"""Seconds between two looks at how far the processes are."""

Load = Callable[..., Encoder]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a pair: its beads and how many are doubtful, or what was wrong; and the seconds it took."""

    pair: str
    beads: int | None = None
    doubtful: int | None = None
    seconds: float | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a process is asked to do; ``index`` is the place of its share in the progress of all.

    Without ``again`` it is to leave a pair alone that is in review by then. If ``renewed``, its texts are taken over.
    """

    root: Path
    pair: str
    index: int
    settings: Settings | None
    who: str
    load: Load
    again: bool
    renewed: bool


def align_all(
    root: Path,
    names: Sequence[str] = (),
    settings: Settings | None = None,
    *,
    who: str = AUTHOR,
    jobs: int | None = None,
    load: Load = load_encoder,
    progress: Progress | None = None,
) -> pl.DataFrame:
    """Align pairs of the project in ``root``, the named ones or all that are new, and save them for review.

    Returns one row a pair: pair, beads, doubtful, seconds, error. A pair that cannot be aligned does not stop the
    others; its error is in the table, and null elsewhere. Without ``settings`` a named pair whose texts have changed
    takes them over: only what is near a change is aligned. ``jobs`` processes work at a time, by default one a
    processor; ``progress`` counts per cent of each pair. ``load`` loads the model in each process, which has to be
    able to import it. Raises ``InputError`` where there is no project, ``WeightsError``, and ``StoreError``.
    """
    import polars as pl

    project = Project(root)
    pairs = project.pairs()  # which also makes the database, before several processes would
    project.weights(settings or Settings())  # which every process would find faults with
    chosen = list(dict.fromkeys(map(pair_name, names))) or [pair.name for pair in pairs if pair.state == PairState.NEW]
    renewed = {pair.name for pair in pairs if (pair.renewed or pair.left) and settings is None}
    tasks = [
        Task(
            root=root,
            pair=name,
            index=index,
            settings=settings,
            who=who,
            load=load,
            again=bool(names),
            renewed=name in renewed,
        )
        for index, name in enumerate(chosen)
    ]
    outcomes = dict(_outcomes(tasks, jobs or os.cpu_count() or 1, progress))
    rows = [outcomes[task] for task in tasks]
    counts = {"beads": pl.Int64, "doubtful": pl.Int64, "seconds": pl.Float64}
    return pl.DataFrame(rows, schema={"pair": pl.String, **counts, "error": pl.String})


def _outcomes(tasks: Sequence[Task], jobs: int, progress: Progress | None) -> Iterator[tuple[Task, Outcome]]:
    """Yield what became of each task.

    A process that was ended takes the others down: what had begun is tried again alone, the rest together.
    """
    shares = SPAWN.RawArray("d", max(1, len(tasks)))

    def report() -> None:
        if progress:
            progress(int(100 * sum(shares[:])), 100 * len(tasks))

    waiting = list(tasks)
    while waiting:
        broken = []
        for task, future in _run(waiting, jobs, shares, report).items():
            if isinstance(future.exception(), BrokenProcessPool):
                broken.append(task)
            else:
                yield task, _outcome(task, future)
        suspects = [task for task in broken if shares[task.index]] or broken
        for task in suspects:
            yield task, _outcome(task, _run([task], 1, shares, report)[task])
        waiting = [task for task in broken if task not in suspects]


def _run(
    tasks: Sequence[Task], jobs: int, shares: worker.Shares, report: Callable[[], None]
) -> Mapping[Task, Future[Outcome]]:
    """Return the tasks done, each in one of as many processes as there are jobs."""
    if not tasks:
        return {}
    with ProcessPoolExecutor(min(jobs, len(tasks)), SPAWN, worker.begin, (shares,)) as pool:
        try:
            futures = {task: _submitted(pool, task) for task in tasks}
            waiting = set(futures.values())
            while waiting:
                waiting = wait(waiting, GLANCE).not_done
                report()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return futures


def _submitted(pool: ProcessPoolExecutor, task: Task) -> Future[Outcome]:
    try:
        return pool.submit(_align, task)
    except BrokenProcessPool as error:
        failed: Future[Outcome] = Future()
        failed.set_exception(error)
        return failed


def _outcome(task: Task, future: Future[Outcome]) -> Outcome:
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, BrokenProcessPool):
        remedy = "free some memory, or align it with fewer --jobs"
        return Outcome(pair=task.pair, error=f"{task.pair}: its process was ended from outside ({remedy})")
    logging.getLogger(__name__).error("%s: a fault of the program", task.pair, exc_info=error)
    return Outcome(pair=task.pair, error=f"{task.pair}: {type(error).__name__}: {error} (a fault of the program)")


@cache
def _project(root: Path, load: Load) -> Project:
    return Project(root, encoder=load)


def _align(task: Task) -> Outcome:
    def report(done: int, total: int) -> None:
        worker.tell(task.index, done / max(total, 1))

    started = time.perf_counter()
    worker.tell(task.index, worker.BEGUN)
    try:
        project = _project(task.root, task.load)
        if task.renewed:
            bitext = project.renewing.take_over(task.pair, who=task.who, progress=report)
        else:
            bitext = project.align(task.pair, task.settings, who=task.who, again=task.again, progress=report)
        seconds = time.perf_counter() - started
        doubtful = len(project.doubtful(task.pair))
    except WorkbenchError as error:
        return Outcome(pair=task.pair, error=str(error))
    finally:
        report(1, 1)
    return Outcome(pair=task.pair, beads=len(bitext.beads), doubtful=doubtful, seconds=seconds)
