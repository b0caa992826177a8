"""Every export there is. The one definition: files, dictionary and readers use it."""

from .assessments import CORRECTIONS, EVENTS, REVIEWS, VERDICTS
from .claims import CLAIMS, PUBLIC_CLAIMS
from .places import APPEARANCES, EVIDENCE, SOURCES

TABLES = {
    table.name: table
    for table in (
        CLAIMS,
        APPEARANCES,
        EVIDENCE,
        SOURCES,
        VERDICTS,
        REVIEWS,
        CORRECTIONS,
        EVENTS,
    )
}

__all__ = ["PUBLIC_CLAIMS", "TABLES"]
