"""All tables. The only import path: `from claims.models import Claim`."""

from .anchors import Appearance
from .articles import Article, Revision
from .audit import AuditEvent, AuditHead
from .catalogue import Claimant, Outlet, Topic, Unit
from .citations import Citation, Reference
from .claims import Claim
from .methodology import Methodology, Rating, RatingScale
from .quantities import Quantity
from .relations import Relation
from .search import SearchDocument
from .sources import Evidence, Source
from .verdicts import Conflict, Correction, Review, Verdict

__all__ = [
    "Appearance",
    "Article",
    "AuditEvent",
    "AuditHead",
    "Citation",
    "Claim",
    "Claimant",
    "Conflict",
    "Correction",
    "Evidence",
    "Methodology",
    "Outlet",
    "Quantity",
    "Rating",
    "RatingScale",
    "Reference",
    "Relation",
    "Review",
    "Revision",
    "SearchDocument",
    "Source",
    "Topic",
    "Unit",
    "Verdict",
]
