"""The glossary of a project, and what it says of beads: read again when its file has changed, remembered otherwise."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alignment.errors import GlossaryError
from alignment.findings import Finding, Unit, Verdict
from alignment.verdicts import Verdicts

if TYPE_CHECKING:
    from alignment.glossary import Glossary

Version = tuple[int, int, int]
"""When a file and its permissions were last changed, in nanoseconds, and its size."""


class Terms:
    """What the file at ``path`` asks of a translation; a project need not have one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: tuple[Version | None, Glossary | GlossaryError] | None = None
        self._verdicts = Verdicts()
        self._lock = threading.RLock()

    @property
    def given(self) -> bool:
        """Return whether there is a glossary."""
        return _version(self.path) is not None

    @property
    def checkable(self) -> bool:
        """Return whether there is a glossary without faults."""
        return self.given and self.faults() is None

    def glossary(self) -> Glossary:
        """Return the glossary. Raises ``GlossaryError``."""
        with self._lock:
            version = _version(self.path)
            if self._read is None or self._read[0] != version:
                self._read = (version, _loaded(self.path))
                self._verdicts.forget()
            found = self._read[1]
        if isinstance(found, GlossaryError):
            raise found.with_traceback(None)
        return found

    def faults(self) -> GlossaryError | None:
        """Return why terms cannot be checked although there is a glossary, ``None`` if they can or there is none."""
        try:
            if self.given:
                self.glossary()
        except GlossaryError as error:
            return error
        return None

    def known(self, units: Sequence[Unit]) -> list[bool]:
        """Return of each unit whether what the glossary says of it is remembered. Raises ``GlossaryError``."""
        with self._lock:
            self.glossary()
            return self._verdicts.known(units)

    def hits(self, units: Sequence[Unit]) -> list[tuple[Finding, ...]]:
        """Return for each unit what the glossary says of it, right occurrences included. Raises ``GlossaryError``."""
        from alignment import glossary

        with self._lock:
            terms = self.glossary()
            return self._verdicts.of(units, lambda new: glossary.check(terms, new))

    def wrong(self, units: Sequence[Unit]) -> tuple[Finding, ...]:
        """Return what a person should look at in these units. Raises ``GlossaryError``."""
        hits = itertools.chain.from_iterable(self.hits(units))
        return tuple(finding for finding in hits if finding.verdict != Verdict.RIGHT)


def _loaded(path: Path) -> Glossary | GlossaryError:
    from alignment import glossary

    try:
        return glossary.load(path)
    except GlossaryError as error:
        return error


def _version(path: Path) -> Version | None:
    try:
        stat = path.stat()
    except OSError:  # whoever reads the file says what is wrong with it
        return None
    return (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)
