"""Vectors to beads: which sentences belong together, how sure that is, and how it compares with gold."""

from alignment.beads.aligner import align as align_stretch
from alignment.beads.background import Background
from alignment.beads.evaluation import Agreement, Score, score
from alignment.beads.files import read_beads, read_gold, write_beads
from alignment.beads.fixed import align
from alignment.beads.repairs import REACH, Repair, repairs
from alignment.beads.weights import Weights, fitted

__all__ = [
    "REACH",
    "Agreement",
    "Background",
    "Repair",
    "Score",
    "Weights",
    "align",
    "align_stretch",
    "fitted",
    "read_beads",
    "read_gold",
    "repairs",
    "score",
    "write_beads",
]
