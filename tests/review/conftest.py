from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from alignment.review import Store


class Clock:
    """A clock that is a second later every time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(1987, 6, 1, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "review.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path, clock=Clock()) as store:
        yield store
