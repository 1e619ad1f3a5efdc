"""Files are written whole or not at all, and what is no file of ours is left what it is."""

import errno
import os
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from alignment import writing


@contextmanager
def little_room() -> Iterator[None]:
    """No file may grow beyond two bytes, as on a disk that is almost full."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "report.tsv"
    path.write_bytes(b"old")
    return path


def test_a_file_is_replaced_and_keeps_its_permissions(kept: Path) -> None:
    kept.chmod(0o640)
    writing.replace(kept, b"new")
    assert kept.read_bytes() == b"new"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    writing.create(tmp_path / "new", b"new")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("name", ["report.tsv", "new.tsv"])
@pytest.mark.parametrize("write", [writing.replace, writing.create])
def test_a_disk_that_fills_up_leaves_things_as_they_were(
    kept: Path, name: str, write: Callable[[Path, bytes], None]
) -> None:
    with pytest.raises(OSError, match="File too large"), little_room():
        write(kept.with_name(name), b"longer")
    assert list(kept.parent.iterdir()) == [kept]
    assert kept.read_bytes() == b"old"


def test_creating_never_replaces(kept: Path) -> None:
    with pytest.raises(FileExistsError):
        writing.create(kept, b"new")
    assert kept.read_bytes() == b"old"
    assert list(kept.parent.iterdir()) == [kept]


def test_creating_on_a_disk_without_links_never_replaces_either(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(FileExistsError):
        writing.create(kept, b"new")
    writing.create(kept.with_name("new"), b"new")
    assert sorted(path.read_bytes() for path in kept.parent.iterdir()) == [b"new", b"old"]


def test_a_name_is_taken_only_with_all_that_is_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(part: Path, path: Path) -> None:
        assert part.read_bytes() == b"new"
        assert not path.exists()
        real(part, path)

    real = os.link
    monkeypatch.setattr(os, "link", link)
    writing.create(tmp_path / "new", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_a_link_stays_a_link(kept: Path) -> None:
    link = kept.with_name("link")
    link.symlink_to(kept.name)
    writing.replace(link, b"new")
    assert link.is_symlink()
    assert kept.read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    writing.replace(pipe, b"new")
    reader.join()
    assert read == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system does not name what a process has open")
def test_a_pipe_that_only_a_process_knows_is_written_to() -> None:
    reading, to = os.pipe()
    with open(reading, "rb") as reader:  # noqa: PTH123 - a number, no path
        writing.replace(Path(f"/dev/fd/{to}"), b"new")
        os.close(to)
        assert reader.read() == b"new"
