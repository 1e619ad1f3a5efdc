"""Vectors to beads: which sentences belong together, how sure that is, and how it compares with gold."""

from alignment.beads.evaluation import Agreement, Score, score
from alignment.beads.files import read_beads, read_gold, write_beads
from alignment.beads.fixed import align

__all__ = ["Agreement", "Score", "align", "read_beads", "read_gold", "score", "write_beads"]
