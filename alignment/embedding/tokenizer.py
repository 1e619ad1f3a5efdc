"""The tokenizer: text normalisation and pieces, all of it inside ``tokenizer.json``.

Whoever loads the model with another program gets the same pieces, because nothing is normalised outside.
"""

from __future__ import annotations

from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"


def new_tokenizer() -> Tokenizer:
    """Return a tokenizer without pieces.

    Every step treats what stands between two spaces by itself, so that a text's pieces are those of its chunks:
    the fast reader relies on that (see ``static.py``).
    """
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(r"[\x00-\x1F\x7F]"), " "),
            normalizers.Replace(Regex(r"[\u00AD\u200B-\u200F\u2060\uFEFF]"), ""),  # soft hyphens, invisible marks
            normalizers.Replace(Regex("[„“”‟«»‹›]"), '"'),
            normalizers.Replace(Regex("[‚‘’‛]"), "'"),
            normalizers.Replace(Regex("[‐‑‒–—―−]"), "-"),
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace("ß", "ss"),  # daß and dass, Maßnahme and MASSNAHME
            normalizers.Replace("ä", "ae"),  # Politbüro and, as typed without umlauts, Politbuero
            normalizers.Replace("ö", "oe"),
            normalizers.Replace("ü", "ue"),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Punctuation(),
            pre_tokenizers.Digits(individual_digits=False),
            pre_tokenizers.Metaspace(prepend_scheme="always"),
        ]
    )
    return tokenizer


def train_tokenizer(texts: Iterable[str], size: int) -> Tokenizer:
    """Return a unigram tokenizer (Kudo 2018) of at most ``size`` pieces, number 0 being the unknown piece."""
    tokenizer = new_tokenizer()
    trainer = trainers.UnigramTrainer(vocab_size=size, special_tokens=[UNKNOWN], unk_token=UNKNOWN, show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer
