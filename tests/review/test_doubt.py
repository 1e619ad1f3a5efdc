from __future__ import annotations

import pytest

from alignment.bitext import Bead, Span, Status
from alignment.reasons import Reason, ReasonKind
from alignment.review import THRESHOLD, is_doubtful

CASES = [
    # status, confidence, wrong, doubtful
    (Status.PROPOSED, THRESHOLD, False, False),
    (Status.PROPOSED, THRESHOLD - 0.01, False, True),
    (Status.PROPOSED, 0.99, True, True),
    (Status.PROPOSED, None, False, False),
    (Status.PROPOSED, None, True, True),
    (Status.FLAGGED, 0.99, False, True),
    (Status.FLAGGED, None, False, True),
    (Status.CONFIRMED, 0.1, False, False),
    (Status.CONFIRMED, 0.1, True, False),
]
OVER = (Reason(ReasonKind.SEAM, ("de", "below")),)


@pytest.mark.parametrize(("status", "confidence", "wrong", "doubtful"), CASES)
def test_a_bead_is_doubtful_that_nobody_confirmed_and_that_is_flagged_improbable_or_wrong(
    status: Status, confidence: float | None, wrong: bool, doubtful: bool
) -> None:
    bead = Bead(de=Span(0, 1), en=Span(0, 1), confidence=confidence, status=status)
    assert is_doubtful(bead, wrong=wrong) is doubtful


@pytest.mark.parametrize(("status", "doubtful"), [(Status.PROPOSED, True), (Status.CONFIRMED, False)])
def test_a_bead_that_seems_to_go_on_in_another_is_doubtful_however_sure(status: Status, doubtful: bool) -> None:
    bead = Bead(de=Span(0, 1), en=Span(0, 1), confidence=0.99, reasons=OVER, status=status)
    assert is_doubtful(bead, wrong=False) is doubtful
