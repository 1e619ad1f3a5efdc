"""The command line: words in, words out, no logic of its own.

Leaves with 0 when all is well, 1 when ``check`` found something, 2 for bad input; as shells count signals, with
130 when a person stopped it and 141 when whoever read its output did.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from alignment import beads, gold, lines, many, partners, text
from alignment import calibrate as calibrating
from alignment import fit as fitting
from alignment.arguments import parse
from alignment.beads import trials
from alignment.beads.calibrating import calibrated
from alignment.bitext import Language
from alignment.embedding import Progress
from alignment.errors import EncodingError, Fault, InputError, WorkbenchError
from alignment.export import FORMATS
from alignment.folder import read_pair
from alignment.options import PRINTED
from alignment.project import Pair, Project
from alignment.settings import BUNDLED, Settings

FOUND, BAD_INPUT, STOPPED, UNREAD = 1, 2, 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status."""
    options = parse(COMMANDS, arguments)
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # for names of files
    try:
        expect_places(options)
        return int(options.run(options))
    except EncodingError as error:
        named = f"pass --encoding {error.encoding or 'with its name'}"
        print(error.or_else(named) if "encoding" in options else error, file=sys.stderr)
    except WorkbenchError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        return UNREAD
    except KeyboardInterrupt:
        return STOPPED
    return BAD_INPUT


def split(options: argparse.Namespace) -> int:
    """Print one sentence per line."""
    document = text.read(options.file, Language(options.language), encoding=options.encoding)
    write_lines(document.texts, options.output)
    return 0


def align(options: argparse.Namespace) -> int:
    """Print the beads of two files."""
    if options.sentences:
        de, en = (text.sentence_lines(path, encoding=options.encoding) for path in (options.de, options.en))
    else:
        de, en = (document.texts for document in read_pair(options.de, options.en, encoding=options.encoding))
    settings = settings_of(options)
    with progress_bar("aligning") as progress:
        found = Project(options.project).beads(de, en, settings, progress=progress)
    write_lines(lines.BEADS[options.format](found, de, en), options.output)
    texts = {Language.DE: de, Language.EN: en}
    say_doubts(partners.doubts(str(options.en), found, lambda language, index: texts[language][index]))
    return 0


def align_all(options: argparse.Namespace) -> int:
    """Print what became of many pairs, and leave with 2 if one could not be aligned."""
    project = Project(options.project)
    pairs = pairs_in(project)
    settings = settings_of(options) if any((options.model, options.longest, options.weights)) else None
    with progress_bar("aligning") as progress:
        done = many.align_all(options.project, options.pair, settings, jobs=options.jobs, progress=progress)
    if pairs and done.is_empty():
        print(f"{options.project / 'texts'}: no pair is new (name those to be aligned again)", file=sys.stderr)
    write_lines(lines.TABLES[options.format](done))
    say_done(project, pairs, set(done.filter(done["error"].is_null())["pair"]))
    say_doubts(words for pair in project.pairs() if pair.name in done["pair"] for words in project.doubts(pair))
    say_unchecked(project)
    return BAD_INPUT if done["error"].count() else 0


def score(options: argparse.Namespace) -> int:
    """Print strict and lax precision, recall and F1."""
    right = beads.read_gold(lines.read_lines(options.gold), options.gold)
    found = beads.read_beads(lines.read_lines(options.beads), options.beads)
    write_lines(lines.score_lines(beads.score(right, found)))
    return 0


def evaluate(options: argparse.Namespace) -> int:
    """Print how well the aligner does on gold, and how far its confidence can be trusted."""
    golds = gold.read_folder(options.gold)
    settings = settings_of(options)
    project = Project(options.project)
    weights, encoder = project.weights(settings), project.encoder(settings.model)
    with progress_bar("aligning") as progress:
        made = list(gold.tried(golds, encoder, settings, progress, weights=weights))
    signature = project.signature(settings, weights)
    if options.diagram:
        lines.write(options.diagram, trials.diagram(made, signature).encode())
    write_lines(lines.EVALUATIONS[options.format](trials.table(made, signature)), options.output)
    return 0


def fit(options: argparse.Namespace) -> int:
    """Print what fitted weights are worth on beads held out, and write such as are fitted to all."""
    project = Project(options.project)
    settings = Settings(model=options.model, weights=BUNDLED)
    encoder = project.encoder(settings.model)
    if options.gold:
        examples = fitting.gold_examples(options.gold, options.lax)
    else:
        expect_texts(project)
        examples = fitting.confirmed_examples(project, options.pair)
    known = fitting.cases(examples, encoder, settings.model)
    begin = fitting.anew() if options.anew else fitting.held(settings.model)
    if not (options.gold and options.output):
        with progress_bar("holding out") as progress:
            tried = fitting.held_out(known, begin, progress)
        write_lines([settings.signature(encoder.signature), *lines.shares(tried), lines.HELD_OUT])
        if options.output and not fitting.is_gain(tried):
            remedy = "confirm more beads, or go on with the weights you have"
            raise InputError.at(options.output, "not written, fitted weights do worse on beads held out", remedy)
    if options.output:
        with progress_bar("fitting") as progress:
            weights = fitting.fitted_to(known, begin, progress)
        lines.write(options.output, weights.json().encode())
    return 0


def calibrate(options: argparse.Namespace) -> int:
    """Print how far confidence calibrated on other gold can be trusted, or write it calibrated on all."""
    settings = Settings(model=options.model, weights=BUNDLED)
    encoder = Project(options.project).encoder(settings.model)
    with progress_bar("aligning") as progress:
        known = calibrating.judged(options.gold, options.coarse, encoder, beads.fitted(settings.model), progress)
    if options.output:
        lines.write(options.output, calibrated(known).json().encode())
    else:
        write_lines([settings.signature(encoder.signature), *lines.table(calibrating.left_out(known))])
        if any(len(one.offers.right) for one in known):
            write_lines(["", *lines.table(calibrating.repairs_left_out(known))])
        write_lines([lines.CALIBRATED, *([lines.FEW] if calibrating.are_few(known) else [])])
    return 0


def check(options: argparse.Namespace) -> int:
    """Print what a person should look at, and leave with 1 if there is anything."""
    project = Project(options.project, glossary=options.glossary)
    project.terms.glossary()
    found: list[lines.FindingRow] = []
    if options.pairs:
        units = lines.read_pairs(options.pairs)
        found += [lines.FindingRow.of(str(options.pairs), finding) for finding in project.checks.wrong(units)]
    if options.pair:
        expect_texts(project)
    names = options.pair or ([] if options.pairs else [pair.name for pair in pairs_in(project) if pair.complete])
    for name in names:
        found += [lines.FindingRow.of(name, finding) for finding in project.wrong(name)]
    write_lines(lines.FINDINGS[options.format](found))
    return FOUND if found else 0


def export(options: argparse.Namespace) -> int:
    """Write a pair in one of the export formats."""
    project = Project(options.project)
    expect_texts(project)
    data = project.export(options.pair, options.format)
    say_unchecked(project)
    if options.output == PRINTED:
        with printing():
            sys.stdout.buffer.write(data)
        return 0
    path = options.output or Path(options.pair + FORMATS[options.format].suffix)
    (lines.write if options.output else lines.write_new)(path, data)
    print(path)
    return 0


def status(options: argparse.Namespace) -> int:
    """Print one line a pair."""
    project = Project(options.project)
    pairs = pairs_in(project)
    write_lines(lines.table(project.status()))
    say_done(project, pairs)
    say_unchecked(project)
    return 0


def settings_of(options: argparse.Namespace) -> Settings:
    """Return the choices about an alignment that a command line makes."""
    model, longest = options.model or BUNDLED, options.longest or Settings().longest
    return Settings(model=model, longest=longest, weights=options.weights)


def pairs_in(project: Project) -> tuple[Pair, ...]:
    """Return the pairs; say on standard error how one is made if there is none. Raises ``InputError``."""
    expect_texts(project)
    pairs = project.pairs()
    if not pairs:
        remedy = "put a German text into de and its translation under the same name into en"
        print(Fault(str(project.root / "texts"), "no pairs", remedy), file=sys.stderr)
    return pairs


def expect_texts(project: Project) -> None:
    """Raise ``InputError`` in a folder that is none of a project, before a database is made there."""
    if project.root.is_dir() and not project.begun:
        remedy = "go to the folder that holds texts/, or name it with --project"
        raise InputError.at(project.root / "texts", "no such folder", remedy)


def expect_places(options: argparse.Namespace) -> None:
    """Raise ``InputError`` where a file that a command line names cannot be written."""
    for path in (getattr(options, name, None) for name in ("output", "diagram")):
        if path not in (None, PRINTED):
            lines.expect_place(path)


def say_unchecked(project: Project) -> None:
    """Say on standard error what is wrong with the glossary where the work went on without it."""
    if faults := project.terms.faults():
        print(faults, file=sys.stderr)
        print(f"{project.terms.path}: terms were not checked (mend the faults above)", file=sys.stderr)


def say_done(project: Project, before: Iterable[Pair], done: Collection[str] = ()) -> None:
    """Say on standard error what was done to pairs that were in review, and of which the texts have changed else."""
    for pair in before:
        if pair.in_review and pair.name in done:
            print(lines.aligned(pair.name, pair.revision, project.store.history(pair.name)), file=sys.stderr)
        elif pair.renewed:
            print(lines.renewed(pair.name, pair.renewed), file=sys.stderr)


def say_doubts(doubts: Iterable[str]) -> None:
    """Say on standard error which texts hardly match, or where."""
    for words in doubts:
        print(words, file=sys.stderr)


def write_lines(wanted: Iterable[str], path: Path = PRINTED) -> None:
    """Print the lines, or write them to a file."""
    if path == PRINTED:
        with printing():
            sys.stdout.writelines(line + "\n" for line in wanted)
    else:
        lines.write(path, "".join(line + "\n" for line in wanted).encode())


@contextmanager
def printing() -> Iterator[None]:
    """Print to the end; raise ``InputError`` where that is impossible, and ``BrokenPipeError`` where nobody reads."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for the rest, which Python writes on leaving
        if isinstance(error, BrokenPipeError):
            raise
        raise InputError.at("output", f"cannot be printed: {error.strerror}", "print it somewhere else") from error


@contextmanager
def progress_bar(what: str) -> Iterator[Progress]:
    """Show on a terminal how far long work is; short work and pipes stay quiet."""
    from tqdm import tqdm

    shape = "{desc}: {percentage:3.0f}% |{bar}| {elapsed}, {remaining} left"
    with tqdm(desc=what, delay=1, leave=False, disable=None, bar_format=shape) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show


COMMANDS = {
    "split": split,
    "align": align,
    "align-all": align_all,
    "score": score,
    "evaluate": evaluate,
    "fit": fit,
    "calibrate": calibrate,
    "check": check,
    "export": export,
    "status": status,
}
