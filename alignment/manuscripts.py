"""What is exported of a pair in review: its beads as they stand, with all that is to be said about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from alignment import audits as audited
from alignment import second_outcome
from alignment.bitext import Language, Status
from alignment.export import Manuscript
from alignment.findings import Finding
from alignment.terms import Terms
from alignment.words import counted

if TYPE_CHECKING:
    from alignment.review import Audit, Review, SecondReview


def manuscript(
    review: Review,
    findings: Iterable[Finding],
    terms: Terms,
    reviewers: Sequence[str],
    audits: Sequence[Audit] = (),
    seconds: Sequence[SecondReview] = (),
) -> Manuscript:
    """Return a pair as its review stands, made now; what checks found in it and who reviewed it is said too.

    So is what was confirmed in bulk and not taken back, and what the audit of it showed, and what second
    readers found of what was decided by hand.
    """
    remarks: defaultdict[int, list[str]] = defaultdict(list)
    for index, bead in enumerate(review.bitext.beads):
        remarks[index] += [
            f"{comment.who}: {comment.text}" for comment in review.comments_on(bead) if not comment.resolved
        ]
    for finding in findings:
        remarks[finding.unit].append(finding.message)
    return Manuscript(
        bitext=review.bitext,
        title=review.name,
        made=datetime.now().astimezone(),
        texts=review.edits,
        remarks={index: tuple(words) for index, words in remarks.items() if words},
        provenance=tuple(_provenance(review, terms, reviewers, audits, seconds)),
    )


def _provenance(
    review: Review, terms: Terms, reviewers: Sequence[str], audits: Sequence[Audit], seconds: Sequence[SecondReview]
) -> Iterator[tuple[str, str]]:
    beads = review.bitext.beads
    for language in Language:
        source = review.bitext.document(language).source
        file = review.name + PurePath(source.file).suffix  # it went along when the pair was given another name
        yield f"{language.english_name} text", f"texts/{language}/{file}, SHA-256 {source.sha256}"
    yield "Alignment", review.bitext.signature
    if faults := terms.faults():
        yield "Glossary", f"not checked, {terms.path.name} has {counted(len(faults.faults), 'fault')}"
    elif terms.given:
        yield "Glossary", f"{terms.path.name}, version {terms.glossary().digest[:12]}"
    states = Counter(bead.status for bead in beads)
    excluded = sum(bead.excluded for bead in beads)
    said = [counted(len(beads), "bead"), *(f"{states[status]} {status}" for status in Status)]
    yield "Review", ", ".join([*said, *([f"{excluded} left out of this file"] if excluded else [])])
    if edited := Counter(language for language, _ in review.edits):
        done = {Language.DE: "corrected", Language.EN: "revised"}
        said = [f"{counted(edited[side], f'{side.english_name} sentence')} {done[side]}" for side in edited]
        yield "Wording", ", ".join(sorted(said))
    if reviewers:
        yield "Reviewers", ", ".join(reviewers)
    yield from (("Bulk confirmation", audited.provenance(audit)) for audit in audits if audit.stands)
    yield from (("Second review", second_outcome.provenance(second)) for second in seconds if second.said)
