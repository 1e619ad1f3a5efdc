"""Numbers and dates as people write them, in German or English, and which of them have no counterpart.

``1.250``, ``1,250``, ``1 250`` and ``1250`` are the same number, and so are ``3,5`` and ``3.5``, ``2,5 Mrd.`` and
``2.5 billion``, ``XI.`` and ``11th``, ``drei`` and ``3``, ``3fach`` and ``threefold``, ``anderthalb`` and ``1½``.
A date is its day, month and year, however it is written.
What a text means need not be known for this. Where its language is not known either, three digits after a separator are
thousands, and the capital tells a German *Billion* from an English one. The check knows it: in German a point groups
thousands and a comma stands before decimals, in English it is the other way round.
"""

from alignment.numbers.checking import CHECK, agree_at_sight, check
from alignment.numbers.number import Number
from alignment.numbers.reading import numbers

__all__ = ["CHECK", "Number", "agree_at_sight", "check", "numbers"]
