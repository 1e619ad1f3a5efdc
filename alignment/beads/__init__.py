"""Vectors to beads: which sentences belong together, how sure that is, and how it compares with gold."""

from alignment.beads.evaluation import Agreement, Score, score
from alignment.beads.files import read_beads, read_gold, write_beads
from alignment.beads.fixed import align
from alignment.beads.weights import Weights, fitted

__all__ = ["Agreement", "Score", "Weights", "align", "fitted", "read_beads", "read_gold", "score", "write_beads"]
