"""Review: what people do to a bitext, kept for good.

``Store`` is the door: ``add`` saves an alignment, ``apply`` does an act, ``load`` gives the pair as it stands.
``Store.moments`` knows what stood when, and ``difference`` says what differs.
``Store.audits`` confirms many beads and keeps how a sample of them was judged.
``apply_all`` does what a browser sends at once; ``is_doubtful`` says where to look first.
"""

from alignment.review.act import Act
from alignment.review.acts import Edit, Merge, Move, Redo, Split, Undo
from alignment.review.audits import Audit, Judgement
from alignment.review.browser import apply_all
from alignment.review.carry import standing
from alignment.review.deeds import Deed, Deeds, Saying
from alignment.review.difference import Aspect, Change, difference, summed_up
from alignment.review.doubt import THRESHOLD, is_doubtful
from alignment.review.events import Entry
from alignment.review.fields import Direction
from alignment.review.keeping import with_breaks_of
from alignment.review.marking import AddComment, Bookmark, Classify, Confirm, ConfirmAll, Exclude, Flag, Resolve
from alignment.review.moment import Moment
from alignment.review.moments import Moments
from alignment.review.offers import offer_json
from alignment.review.parting import Join, Part
from alignment.review.reading import read_act
from alignment.review.remaking import Realign, Replace, Way
from alignment.review.renewal import ChangeKind, Renewal, TextChange, renewal
from alignment.review.rewording import pieces
from alignment.review.store import Store
from alignment.review.values import Answer, Comment, Nearby, PairSummary, Review, Seen, place_of

__all__ = [
    "THRESHOLD",
    "Act",
    "AddComment",
    "Answer",
    "Aspect",
    "Audit",
    "Bookmark",
    "Change",
    "ChangeKind",
    "Classify",
    "Comment",
    "Confirm",
    "ConfirmAll",
    "Deed",
    "Deeds",
    "Direction",
    "Edit",
    "Entry",
    "Exclude",
    "Flag",
    "Join",
    "Judgement",
    "Merge",
    "Moment",
    "Moments",
    "Move",
    "Nearby",
    "PairSummary",
    "Part",
    "Realign",
    "Redo",
    "Renewal",
    "Replace",
    "Resolve",
    "Review",
    "Saying",
    "Seen",
    "Split",
    "Store",
    "TextChange",
    "Undo",
    "Way",
    "apply_all",
    "difference",
    "is_doubtful",
    "offer_json",
    "pieces",
    "place_of",
    "read_act",
    "renewal",
    "standing",
    "summed_up",
    "with_breaks_of",
]
