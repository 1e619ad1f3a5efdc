"""Runs of sentences whose vectors are sums: nothing has to be stored for runs, or encoded."""

from __future__ import annotations

from alignment.embedding.clauses import Clauses
from alignment.embedding.encoder import Starts, Vectors
from alignment.embedding.rows import check_runs, unit


class SummedRuns:
    """Runs of one text, each the sum of the rows of its sentences, made to length 1, added up when it is asked for.

    Up to four sentences, adding their rows moves no more memory than the difference of two prefix sums would,
    which have to be float64 to survive a long book; and nothing cancels. Memory is one float32 row a sentence,
    ``rows``, which need not be of length 1, and as much again for ``clauses``, those that sentences begin and end with,
    where they are known.
    """

    def __init__(self, rows: Vectors, longest: int, clauses: Clauses | None = None) -> None:
        self.rows, self.longest, self.clauses = rows, longest, clauses

    def __len__(self) -> int:
        """Return the number of sentences."""
        return len(self.rows)

    def vectors(self, starts: Starts, length: int) -> Vectors:
        """Return one unit row for each run; raises ``ValueError`` for a run that does not exist."""
        check_runs(starts, length, len(self), self.longest)
        total = self.rows[starts]
        for place in range(1, length):
            total += self.rows[starts + place]
        return unit(total)
