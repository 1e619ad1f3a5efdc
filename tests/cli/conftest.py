"""A project to run commands in."""

from pathlib import Path

import pytest


@pytest.fixture
def folder(sample: Path) -> Path:
    return sample
