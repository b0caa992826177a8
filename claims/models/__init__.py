"""All tables. The only import path: `from claims.models import Claim`."""

from .anchor_questions import AnchorQuestion
from .anchors import Appearance
from .articles import Article, Revision
from .audit import AuditEvent, AuditHead
from .catalogue import Claimant, Outlet, Topic, Unit
from .citations import Citation, NameAlias, Reference
from .claims import Claim
from .comments import Comment, Mention
from .duplicates import DuplicateRun, PairAnswer, ProposedPair
from .export_tokens import ExportToken
from .foreign_reviews import ForeignReview, ImportMapping, RatingLabel
from .import_runs import ImportFile, ImportRun
from .methodology import Methodology, Rating, RatingScale
from .notices import Notice, NoticePreference
from .outlet_requests import OutletRequest
from .prepared_pages import PageForm, PreparedPage
from .quantities import Quantity
from .relations import Relation
from .replies import RightOfReply
from .reports import ErrorReport
from .search import (
    IndexRun,
    NameDocument,
    SearchDocument,
    StemFrequency,
    Synonym,
)
from .site_sections import SiteSection
from .sources import Evidence, Source
from .suggestions import Suggestion
from .tallies import Tally
from .verdicts import Conflict, Correction, Review, Verdict

__all__ = [
    "AnchorQuestion",
    "Appearance",
    "Article",
    "AuditEvent",
    "AuditHead",
    "Citation",
    "Claim",
    "Claimant",
    "Comment",
    "Conflict",
    "Correction",
    "ErrorReport",
    "Evidence",
    "DuplicateRun",
    "ExportToken",
    "ForeignReview",
    "ImportFile",
    "ImportMapping",
    "ImportRun",
    "IndexRun",
    "Mention",
    "Methodology",
    "NameAlias",
    "NameDocument",
    "Notice",
    "NoticePreference",
    "Outlet",
    "OutletRequest",
    "PageForm",
    "PairAnswer",
    "PreparedPage",
    "ProposedPair",
    "Quantity",
    "Rating",
    "RatingLabel",
    "RatingScale",
    "Reference",
    "Relation",
    "Review",
    "Revision",
    "RightOfReply",
    "SearchDocument",
    "SiteSection",
    "Source",
    "StemFrequency",
    "Suggestion",
    "Synonym",
    "Tally",
    "Topic",
    "Unit",
    "Verdict",
]
