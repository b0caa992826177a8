"""Claims that may be known already, as commands tell of them: in words, and where the
claim is to be looked at."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from claims.models import Claim
from claims.search.known import Known

LONGEST = 160  # characters of a statement


def address_of(claim: Claim) -> str:
    """Of its page in the admin."""
    path = reverse("admin:claims_claim_change", args=[claim.pk])
    return f"{settings.SITE_URL}{path}"


def told(
    said: str,
    claim: Claim,
    *,
    is_same: bool,
    statement: str = "",
    why: Iterable[str] = (),
) -> str:
    """What was said, what is known (`statement`, where it is not the claim's own
    wording in the reader's language) and why it is alike, and where that stands."""
    lines = [
        f"  “{_short(said)}”",
        f"    {_('the same') if is_same else _('related')}: "
        f"{_short(statement or str(claim.statement))}",
        f"    {address_of(claim)}",
    ]
    if findings := "; ".join(why):
        lines.insert(2, f"    {findings}")
    return "\n".join(lines)


def of_text(known: list[Known]) -> str:
    """Under a heading; for a text of which something is known."""
    parts = [
        told(
            sentence.text,
            match.claim,
            is_same=match.relation == "same",
            statement=match.statement,
            why=match.why,
        )
        for sentence, match in known
    ]
    return "\n".join([_("  Perhaps checked here already:"), *parts])


def as_json(known: Known) -> dict[str, Any]:
    sentence, match = known
    return {
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "relation": match.relation,
        "score": round(match.score, 4),
        "claim": match.claim.public_id,
        "statement": match.statement,
        "why": match.why,
        "url": address_of(match.claim),
    }


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST)
