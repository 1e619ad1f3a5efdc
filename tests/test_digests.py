import hashlib
import os
from pathlib import Path

from alignment.digests import SETTLED, Digests


def test_a_file_is_read_again_only_when_it_has_changed(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_bytes(b"one")
    long_ago = file.stat().st_mtime_ns - 2 * SETTLED
    os.utime(file, ns=(long_ago, long_ago))
    digests = Digests()
    assert digests.of(file) == hashlib.sha256(b"one").hexdigest()
    file.write_bytes(b"two")
    os.utime(file, ns=(long_ago, long_ago))
    assert digests.of(file) == hashlib.sha256(b"two").hexdigest()  # the disk notes by itself when that was said
    file.write_bytes(b"three")
    assert digests.of(file) == hashlib.sha256(b"three").hexdigest()


def test_a_file_that_is_not_there_differs_from_nothing(tmp_path: Path) -> None:
    digests = Digests()
    there, gone = tmp_path / "there.txt", tmp_path / "gone.txt"
    there.write_bytes(b"one")
    one = hashlib.sha256(b"one").hexdigest()
    assert digests.of(gone) == ""
    files = (there, there, there, gone, None)
    assert digests.changed(files, (one, "0" * 64, "", one, one)) == ("", one, "", "", "")
