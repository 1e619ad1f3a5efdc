"""What all tests share."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("patient", deadline=None)  # a busy machine is no failure
settings.load_profile("patient")

ROOT = Path(__file__).parents[1]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Make a project with the sample pair only, whatever else has been put into the folder of texts."""
    for language in ("de", "en"):
        folder = tmp_path / "texts" / language
        folder.mkdir(parents=True)
        shutil.copy(ROOT / f"texts/{language}/bericht-1986.txt", folder)
    shutil.copy(ROOT / "glossary.yml", tmp_path)
    return tmp_path
