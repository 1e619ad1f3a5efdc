"""The training data: which sources there are, under which licence, and how much of each an epoch sees."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignment.errors import InputError

DOMAIN_TERMS = Path(__file__).with_name("domain.tsv")
"""Terms of GDR government prose, written for this project."""


class Pair(NamedTuple):
    """A German text and its English translation."""

    de: str
    en: str


class Register(StrEnum):
    """What a source sounds like. A batch holds one register only, so that its negatives are hard."""

    WORDS = "words"
    EVERYDAY = "everyday"
    PROSE = "prose"
    SOFTWARE = "software"
    SCRIPTURE = "scripture"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the training data.

    ``share`` is how often an epoch sees a pair of it on average: .3 draws three in ten, 4 sees each four times.
    """

    path: str
    licence: str
    register: Register
    share: float

    def draw(self, size: int, random: np.random.Generator) -> NDArray[np.int64]:
        """Return the numbers of the pairs one epoch sees, of a source of ``size`` pairs, in random order."""
        whole, rest = divmod(self.share, 1)
        parts = [random.permutation(size) for _ in range(int(whole))]
        return np.concatenate([*parts, random.permutation(size)[: round(rest * size)]])


SOURCES = (
    Source("dict/ding_de_en", "GPL-2.0-or-later", Register.WORDS, 0.8),
    Source("dict/wikidata_titles_pivot", "CC0-1.0", Register.WORDS, 0.6),
    Source("dict/apertium_en_de", "GPL-3.0", Register.WORDS, 1),
    Source("dict/hathibelagal_json", "public domain (Project Gutenberg 3212)", Register.WORDS, 1),
    Source("pairs/tatoeba_manythings2018", "CC-BY-2.0", Register.EVERYDAY, 1),
    Source("pairs/bcontrast_chat", "CC-BY-SA-4.0", Register.EVERYDAY, 1),
    Source("pairs/dns_indicators_destatis", "© Destatis, reproduction with credit", Register.PROSE, 4),
    Source("pairs/open_sdg_un_goals", "MIT", Register.PROSE, 4),
    Source("pairs/mlqe_pe_wiki_postedit", "CC0-1.0", Register.PROSE, 3),
    Source("pairs/xquad_wiki", "CC-BY-SA-4.0", Register.PROSE, 3),
    Source("pairs/opensource_guide", "CC-BY-4.0", Register.PROSE, 3),
    Source("pairs/gnucash_docs", "GFDL-1.1", Register.PROSE, 2),
    Source("pairs/bitcoin_org", "MIT", Register.PROSE, 2),
    Source("pairs/hetzner_tutorials", "MIT", Register.SOFTWARE, 0.7),
    Source("pairs/mozilla_www_ftl", "MPL-2.0", Register.SOFTWARE, 1),
    Source("pairs/froide_foi", "MIT", Register.SOFTWARE, 1),
    Source("pairs/gnome_user_docs", "CC-BY-3.0", Register.SOFTWARE, 1),
    Source("pairs/kicad_docs", "GPL-3.0-or-later or CC-BY-3.0-or-later", Register.SOFTWARE, 0.7),
    Source("pairs/httpd_manual", "Apache-2.0", Register.SOFTWARE, 1),
    Source("pairs/php_manual", "CC-BY-3.0", Register.SOFTWARE, 0.6),
    Source("pairs/phpmyadmin_docs", "GPL-2.0", Register.SOFTWARE, 0.7),
    Source("pairs/kde_docs", "GFDL", Register.SOFTWARE, 0.7),
    Source("pairs/kde_ui", "GPL and LGPL, by package", Register.SOFTWARE, 0.3),
    Source("pairs/yast_suse", "GPL-2.0", Register.SOFTWARE, 0.5),
    Source("pairs/git_ui", "GPL-2.0", Register.SOFTWARE, 0.5),
    Source("pairs/git_manpages", "GPL-2.0", Register.SOFTWARE, 1),
    Source("pairs/suttacentral_ebt", "CC0-1.0", Register.SCRIPTURE, 0.4),
    Source("pairs/bible_luth1912_web", "public domain", Register.SCRIPTURE, 0.4),
    Source("pairs/bible_elb1905_asv", "public domain", Register.SCRIPTURE, 0.4),
    Source("pairs/bible_tb_bbe", "public domain", Register.SCRIPTURE, 0.4),
    Source("pairs/bible_meng39_nheb", "public domain", Register.SCRIPTURE, 0.4),
)

TERMS = Source(DOMAIN_TERMS.name, "GPL-3.0-or-later, written for this project", Register.WORDS, 20)


class Corpus(NamedTuple):
    """A source with its pairs."""

    source: Source
    pairs: list[Pair]


def read_corpora(folder: Path, report: Callable[[str], None] = print) -> list[Corpus]:
    """Return what there is of ``SOURCES`` in ``folder``, and the project's own terms.

    A source whose file is missing is reported and left out. Raises ``InputError`` where none is there.
    """
    found = [Corpus(TERMS, list(read_pairs(DOMAIN_TERMS)))]
    for source in SOURCES:
        path = folder / f"{source.path}.tsv.gz"
        if path.is_file():
            found.append(Corpus(source, list(read_pairs(path))))
        report(f"{source.path}: {len(found[-1].pairs):,} pairs" if path.is_file() else f"{source.path}: not there")
    if len(found) == 1:
        raise InputError.at(folder, "holds none of the training sources", "see the model card for their names")
    return found


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a UTF-8 file, plain or gzipped: ``German TAB English``, one a line, no header.

    Raises ``InputError`` with the line that is not two filled columns.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                columns = line.rstrip("\n").split("\t")
                if len(columns) != 2 or not all(map(str.strip, columns)):
                    raise InputError.at(path, "expected two filled columns, German TAB English", line=number)
                yield Pair(*columns)
    except UnicodeDecodeError as error:
        raise InputError.at(path, "not UTF-8", "save it as UTF-8") from error
    except (OSError, EOFError) as error:
        raise InputError.at(path, "cannot be read", str(error)) from error
