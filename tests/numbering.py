"""What the check of numbers says of one sentence on either side."""

from alignment.findings import Unit
from alignment.numbers import check


def missing(de, en):
    """Return the numbers that have no counterpart in English, and those that have none in German."""
    found = check([Unit((de,), (en,))])
    return tuple(tuple(one.subject for one in found if one.marks[0].language == side) for side in ("de", "en"))
