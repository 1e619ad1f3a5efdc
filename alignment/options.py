"""Options that several commands share, and the types of their words."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from alignment.settings import BUNDLED, MOST_SENTENCES

PRINTED = Path("-")
"""What ``--output`` says to print."""

FOLDER = "the folder that holds texts/ (default: this one)"


class Parser(argparse.ArgumentParser):
    """A parser whose errors are like all others: where, what, and what to do."""

    def error(self, message: str) -> NoReturn:
        """Leave with what was wrong and what to do; a wrong choice comes with those that there are."""
        remedy = "" if message.endswith(")") else f" (see {self.prog} --help)"
        self.exit(2, f"{self.prog}: {message}{remedy}\n")


def add_gold(command: Parser, option: str, what: str) -> None:
    """Add an option that names a folder of gold and may be given again."""
    command.add_argument(option, action="append", default=[], type=Path, metavar="GOLD_FOLDER", help=what)


def add_model(command: Parser) -> None:
    """Add the choice of a model."""
    command.add_argument(
        "--model",
        default=BUNDLED,
        metavar="M",
        help="a sentence-transformers model by name or path, or surface (default: bundled)",
    )


def add_settings(command: Parser) -> None:
    """Add what an alignment depends on."""
    add_model(command)
    command.add_argument(
        "--weights",
        metavar="F",
        help="what the score believes, as fit wrote it, or bundled (default: weights.json beside texts/, if there)",
    )
    command.add_argument(
        "--longest",
        type=size,
        default=4,
        metavar="N",
        help=f"most sentences on one side of a bead, up to {MOST_SENTENCES} (default: 4)",
    )


def add_reading(command: Parser) -> None:
    """Add how texts are read, and the output."""
    command.add_argument("--encoding", metavar="E", help="of .txt files that are not UTF-8, such as windows-1252")
    add_output(command)


def add_output(command: Parser) -> None:
    """Add the file to write in place of printing."""
    command.add_argument(
        "--output",
        type=Path,
        default=PRINTED,
        metavar="F",
        help="write this file, over one that is there (default: print)",
    )


def add_project(command: Parser, what: str = FOLDER) -> None:
    """Add the folder in which the command works."""
    command.add_argument("--project", type=Path, default=Path(), metavar="DIR", help=what)


def svg(word: str) -> Path:
    """Return the file of a drawing."""
    if not word.lower().endswith(".svg"):
        raise argparse.ArgumentTypeError(f"{word} does not end in .svg, as drawings do (name it F.svg)")
    return Path(word)


def positive(word: str) -> int:
    """Return a number from 1."""
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"{word} is not a number from 1")
    return int(word)


def size(word: str) -> int:
    """Return a number of sentences on one side of a bead."""
    if not word.isdecimal() or not 1 <= int(word) <= MOST_SENTENCES:
        raise argparse.ArgumentTypeError(f"{word} is not a number from 1 to {MOST_SENTENCES}")
    return int(word)
