"""Learning the vectors: each sentence must find its translation among the others of its batch.

The loss is the symmetric cross-entropy over in-batch negatives of a dual encoder (Guo et al. 2018; van den Oord
et al. 2018) with an additive margin (Yang et al. 2019), the encoder a bag of pieces. Only the rows a batch uses are
read, differentiated and stepped, which is what makes it quick on two processor cores. The only file that imports torch.
"""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy, embedding_bag, normalize

from alignment.embedding.chunks import pieces
from alignment.embedding.corpora import Corpus, Register
from alignment.embedding.perturb import misread
from alignment.embedding.schedule import Schedule
from alignment.embedding.storage import Weights

Numbers = NDArray[np.int64]
Sides = tuple[tuple[torch.Tensor, torch.Tensor], ...]
"""For German and English: the pieces of all texts end to end, and where each text begins."""

_UNKNOWN = 0
_RATE = 0.05
"""The share of letters that look like others which are taken for those in a misread pair."""


class Bags:
    """The pieces of many texts, and a number that equal texts share."""

    def __init__(self, tokenizer: Tokenizer, texts: Sequence[str]) -> None:
        self.tokenizer, self.texts = tokenizer, texts
        self.pieces = pieces(tokenizer, texts)
        names: dict[str, int] = {}
        self.same = np.fromiter((names.setdefault(text, len(names)) for text in texts), np.int64, len(texts))

    def gather(self, chosen: Numbers, schedule: Schedule, random: np.random.Generator) -> tuple[Numbers, Numbers]:
        """Return the pieces of the chosen texts less those dropped, and where each text begins among them.

        The first of them, as many as the schedule says, are misread.
        """
        spoilt, sound = np.split(chosen, [round(schedule.misread * len(chosen))])
        chance = Random(int(random.integers(2**32)))
        texts = [misread(_RATE, self.texts[number], chance) for number in spoilt]
        found = pieces(self.tokenizer, texts).joined(self.pieces.take(sound))
        kept = random.random(len(found.values)) >= schedule.dropout
        return found.values[kept].astype(np.int64), np.concatenate([[0], np.cumsum(kept)])[found.bounds[:-1]]


class LazyAdam:
    """Adam (Kingma and Ba 2015) that touches only the rows a batch has used."""

    def __init__(self, weights: torch.Tensor, betas: tuple[float, float] = (0.9, 0.999)) -> None:
        self.weights, self.betas, self.steps = weights, betas, 0
        self.mean, self.spread = torch.zeros_like(weights), torch.zeros_like(weights)

    def step(self, rows: torch.Tensor, slope: torch.Tensor, rate: float) -> None:
        """Move ``rows`` of the weights against their ``slope``."""
        self.steps += 1
        first, second = self.betas
        mean = self.mean[rows].lerp_(slope, 1 - first)
        spread = self.spread[rows].mul_(second).addcmul_(slope, slope, value=1 - second)
        self.mean[rows], self.spread[rows] = mean, spread
        size = rate / (1 - first**self.steps)
        self.weights[rows] -= size * mean / ((spread / (1 - second**self.steps)).sqrt_() + 1e-8)


def draw(corpora: Sequence[Corpus], batch: int, random: np.random.Generator) -> list[Numbers]:
    """Return the batches of one epoch in random order: numbers of pairs, counted through all corpora.

    Each batch is of one register and of about ``batch`` pairs.
    """
    chosen: defaultdict[Register, list[Numbers]] = defaultdict(list)
    first = 0
    for source, pairs in corpora:
        chosen[source.register].append(first + source.draw(len(pairs), random))
        first += len(pairs)
    batches: list[Numbers] = []
    for parts in chosen.values():
        shuffled = random.permutation(np.concatenate(parts))
        batches += np.array_split(shuffled, max(1, round(len(shuffled) / batch)))
    return [batches[place] for place in random.permutation(len(batches))]


def loss_of(rows: torch.Tensor, sides: Sides, twins: torch.Tensor, schedule: Schedule) -> torch.Tensor:
    """Return the loss of one batch; pairs that share a text with another (``twins``) are no negatives to it."""
    de, en = (normalize(embedding_bag(pieces, rows, begins, mode="sum"), dim=1) for pieces, begins in sides)
    leads = de @ en.T - schedule.margin * torch.eye(len(twins))
    scores = (schedule.sharpness * leads).masked_fill(twins, -1e4)
    right = torch.arange(len(twins))
    return (cross_entropy(scores, right) + cross_entropy(scores.T, right)) / 2


def find_twins(bags: Sequence[Bags], chosen: Numbers) -> torch.Tensor:
    """Return where two different pairs of the batch have the same German or the same English text."""
    same = np.zeros((len(chosen), len(chosen)), dtype=bool)
    for side in bags:
        numbers = side.same[chosen]
        same |= numbers[:, None] == numbers[None, :]
    np.fill_diagonal(same, val=False)
    return torch.from_numpy(same)


def prepare(
    bags: Sequence[Bags], chosen: Numbers, schedule: Schedule, random: np.random.Generator
) -> tuple[torch.Tensor, Sides]:
    """Return the rows a batch uses, and both sides' pieces as places among those rows."""
    gathered = [side.gather(chosen, schedule, random) for side in bags]
    rows, places = np.unique(np.concatenate([pieces for pieces, _ in gathered]), return_inverse=True)
    split = np.split(places, [len(gathered[0][0])])
    sides = tuple(
        (torch.from_numpy(part), torch.from_numpy(begins)) for part, (_, begins) in zip(split, gathered, strict=True)
    )
    return torch.from_numpy(rows), sides


def learn(
    tokenizer: Tokenizer, corpora: Sequence[Corpus], schedule: Schedule, report: Callable[[str], None] = print
) -> Weights:
    """Return one row of weights a piece, shape ``(pieces, dimensions)``; the unknown piece's row is zero."""
    torch.set_num_threads(schedule.threads)
    random = np.random.default_rng(schedule.seed)
    pairs = [pair for corpus in corpora for pair in corpus.pairs]
    bags = Bags(tokenizer, [pair.de for pair in pairs]), Bags(tokenizer, [pair.en for pair in pairs])
    report(f"{len(pairs):,} pairs, {sum(len(side.pieces.values) for side in bags):,} pieces")
    noise = torch.Generator().manual_seed(schedule.seed)
    adam = LazyAdam(torch.randn(tokenizer.get_vocab_size(), schedule.dimensions, generator=noise) * 0.1)
    batches = draw(corpora, schedule.batch, random)
    steps = math.ceil(schedule.epochs * len(batches))
    began, losses = time.monotonic(), list[float]()
    for step in range(steps):
        batches = batches or draw(corpora, schedule.batch, random)
        chosen = batches.pop()
        used, sides = prepare(bags, chosen, schedule, random)
        rows = adam.weights[used].requires_grad_()
        loss = loss_of(rows, sides, find_twins(bags, chosen), schedule)
        (slope,) = torch.autograd.grad(loss, rows)
        adam.step(used, slope, schedule.step_size(step, steps))
        losses.append(loss.item())
        if (step + 1) % 100 == 0 or step + 1 == steps:
            report(f"step {step + 1:,}/{steps:,}: loss {np.mean(losses[-100:]):.4f}, {time.monotonic() - began:.0f} s")
    adam.weights[_UNKNOWN] = 0
    return adam.weights.numpy()
