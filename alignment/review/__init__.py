"""Review: what people do to a bitext, kept for good.

``Store`` is the door: ``add`` saves an alignment, ``apply`` does an act, ``load`` gives the pair as it stands.
``apply_all`` does what a browser sends at once; ``is_doubtful`` says where to look first.
"""

from alignment.review.act import Act
from alignment.review.acts import Edit, Merge, Move, Redo, Replace, Split, Undo
from alignment.review.browser import apply_all
from alignment.review.deeds import Deed, Deeds, Saying
from alignment.review.doubt import THRESHOLD, is_doubtful
from alignment.review.fields import Direction
from alignment.review.marking import AddComment, Bookmark, Classify, Confirm, ConfirmAll, Exclude, Flag, Resolve
from alignment.review.reading import read_act
from alignment.review.store import Store
from alignment.review.values import Answer, Comment, Nearby, PairSummary, Review, Seen, place_of

__all__ = [
    "THRESHOLD",
    "Act",
    "AddComment",
    "Answer",
    "Bookmark",
    "Classify",
    "Comment",
    "Confirm",
    "ConfirmAll",
    "Deed",
    "Deeds",
    "Direction",
    "Edit",
    "Exclude",
    "Flag",
    "Merge",
    "Move",
    "Nearby",
    "PairSummary",
    "Redo",
    "Replace",
    "Resolve",
    "Review",
    "Saying",
    "Seen",
    "Split",
    "Store",
    "Undo",
    "apply_all",
    "is_doubtful",
    "place_of",
    "read_act",
]
