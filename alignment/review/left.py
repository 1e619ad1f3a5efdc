"""New versions of texts that are left on disk: somebody looked at them and did not want them taken over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from alignment.review.database import Database
from alignment.review.documents import Documents
from alignment.review.fields import read_reviewer
from alignment.review.records import stamp
from alignment.review.rows import PairRows
from alignment.review.schema import LEFT, PAIR


@dataclass(frozen=True, slots=True)
class LeftTexts:
    """What a store keeps of texts that are left as they are, for all reviewers: files by their SHA-256.

    A file that changes again is another one. Methods raise ``StoreError`` as those of the store do.
    """

    database: Database
    documents: Documents
    now: Callable[[], datetime]

    def leave(self, name: str, files: Collection[str], who: str) -> None:
        """Keep that the changes in these files of a pair are left."""
        with self.database.writing() as connection:
            rows = PairRows.open(connection, name, self.documents)
            known = set(connection.scalars(select(LEFT.c.sha256).where(LEFT.c.pair == rows.id)))
            values = {"pair": rows.id, "who": read_reviewer(who), "when": stamp(self.now())}
            for sha256 in sorted(set(files) - known):
                connection.execute(insert(LEFT).values(values | {"sha256": sha256}))

    def all(self) -> Mapping[str, Collection[str]]:
        """Return the files that are left of each pair, by its name."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        query = select(PAIR.c.name, LEFT.c.sha256).join(PAIR, PAIR.c.id == LEFT.c.pair).where(PAIR.c.removed == "")
        with self.database.reading() as connection:
            for name, sha256 in connection.execute(query):
                found[name].add(sha256)
        return found
