from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from alignment.review import Review, Store
from tests.review.making import saved

ROOT = Path(__file__).parents[2]
WORKER = Path(__file__).parent / "worker.py"


def started(path: Path, who: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(WORKER), str(path), who, str(count)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def logged(store: Store) -> set[int]:
    return set(store.history("report")["revision"])


def check_tiles_and_can_be_undone(path: Path) -> Review:
    with Store(path) as store:
        review = store.load("report")  # the constructor of the bitext refuses beads that do not tile
        assert review.revision == max(logged(store))
        return review


@pytest.mark.parametrize("after", [1, 12, 40])
def test_every_act_called_saved_survives_a_kill_in_the_middle_of_a_hundred(path: Path, after: int) -> None:
    with Store(path) as store:
        saved(store, *[(1, 1)] * 30)
    acknowledged = []
    with started(path, "anna", 100) as process:
        assert process.stdout
        for line in process.stdout:
            acknowledged.append(int(line))
            if len(acknowledged) == after:
                process.send_signal(signal.SIGKILL)
        # What was printed before the signal arrived counts too.
    assert process.returncode == -signal.SIGKILL
    assert after <= len(acknowledged) < 100
    with Store(path) as store:
        assert set(acknowledged) <= logged(store)
    review = check_tiles_and_can_be_undone(path)
    assert review.revision in (max(acknowledged), max(acknowledged) + 1)


def test_several_processes_write_without_losing_an_act(path: Path) -> None:
    with Store(path) as store:
        saved(store, *[(1, 1)] * 40)
    processes = [started(path, who, 30) for who in ("anna", "bert", "carla")]
    revisions = [int(line) for process in processes for line in process.communicate()[0].split()]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert len(revisions) == len(set(revisions)) == 90
    with Store(path) as store:
        assert logged(store) == {1, *revisions}
    check_tiles_and_can_be_undone(path)


def test_processes_that_open_a_new_database_at_once_agree(path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "import sys; from alignment.review import Store; Store(sys.argv[1]).close()",
        str(path),
    ]
    processes = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [process.communicate()[1] for process in processes] == [""] * 4
    with Store(path) as store:
        assert store.pairs() == ()
