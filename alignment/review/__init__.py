"""Review: what people do to a bitext, kept for good.

``Store`` is the door: ``add`` saves an alignment, ``apply`` does an act, ``load`` gives the pair as it stands.
``Store.moments`` knows what stood when, and ``difference`` says what differs.
``Store.assignments`` knows who is to review which chapters.
``Store.audits`` confirms many beads and keeps how a sample of them was judged.
``Store.left`` knows which new versions of texts are not wanted.
``Store.seconds`` keeps what a second reader said of rows that others decided on.
``apply_all`` does what a browser sends at once; ``is_doubtful`` says where to look first.
"""

from alignment.review.act import Act
from alignment.review.acts import Edit, Merge, Move, Redo, Split, Undo
from alignment.review.assigning import Assigned, Assignment
from alignment.review.audits import Audit, Judgement
from alignment.review.browser import apply_all
from alignment.review.carry import standing
from alignment.review.chapters import Chapter, rows_of
from alignment.review.decisions import Decision, Decisions
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
from alignment.review.second import Drawn, Fault, Layer, Opinion, Ruling, SecondReview, Verdict, Wanted
from alignment.review.store import Store
from alignment.review.values import Answer, Comment, Nearby, PairSummary, Review, Seen, place_of

__all__ = [
    "THRESHOLD",
    "Act",
    "AddComment",
    "Answer",
    "Aspect",
    "Assigned",
    "Assignment",
    "Audit",
    "Bookmark",
    "Change",
    "ChangeKind",
    "Chapter",
    "Classify",
    "Comment",
    "Confirm",
    "ConfirmAll",
    "Decision",
    "Decisions",
    "Deed",
    "Deeds",
    "Direction",
    "Drawn",
    "Edit",
    "Entry",
    "Exclude",
    "Fault",
    "Flag",
    "Join",
    "Judgement",
    "Layer",
    "Merge",
    "Moment",
    "Moments",
    "Move",
    "Nearby",
    "Opinion",
    "PairSummary",
    "Part",
    "Realign",
    "Redo",
    "Renewal",
    "Replace",
    "Resolve",
    "Review",
    "Ruling",
    "Saying",
    "SecondReview",
    "Seen",
    "Split",
    "Store",
    "TextChange",
    "Undo",
    "Verdict",
    "Wanted",
    "Way",
    "apply_all",
    "difference",
    "is_doubtful",
    "offer_json",
    "pieces",
    "place_of",
    "read_act",
    "renewal",
    "rows_of",
    "standing",
    "summed_up",
    "with_breaks_of",
]
