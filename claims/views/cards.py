"""Cards of claims for lists, drawn once and kept."""

from collections.abc import Iterable, Sequence

from django.db import connections, router
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from claims.models import Claim, PageForm, PreparedPage
from claims.search.queries import Query

from . import prepared
from .public_claim import PublicClaim, shown

# As `prepared.FOUND`, for several claims at once.
FOUND = """
SELECT p.claim_id, p.content
FROM claims_preparedpage p
JOIN claims_claim c ON c.id = p.claim_id AND c.version = p.claim_version
     AND c.published_verdict_id IS NOT NULL AND c.state NOT IN ('withdrawn', 'merged')
JOIN claims_audithead h ON h.id = 1 AND p.sequence >= h.everywhere_sequence
WHERE p.claim_id IN ({keys}) AND p.language = %s AND p.form = %s AND p.build = %s"""


def cards(keys: Sequence[int]) -> SafeString:
    """The cards of public claims, in the order of `keys`, in the language in force."""
    found = _kept(keys)
    missing = [key for key in keys if key not in found]
    if missing:
        found |= _drawn(missing)
    return mark_safe("".join(found[key] for key in keys if key in found))  # noqa: S308


def drawn(claims: Iterable[PublicClaim], words: Query) -> SafeString:
    """Their cards with `words` marked; not kept, for the next reader asks otherwise."""
    return format_html_join(
        "",
        "{}",
        (
            (
                render_to_string(
                    "claims/_claim_card.html", {"claim": one, "words": words}
                ),
            )
            for one in claims
        ),
    )


def _kept(keys: Sequence[int]) -> dict[int, str]:
    if not keys:
        return {}
    sql = FOUND.format(keys=", ".join(["%s"] * len(keys)))
    asked = [*keys, get_language(), PageForm.ROW.value, prepared.build()]
    with connections[router.db_for_read(PreparedPage)].cursor() as cursor:
        cursor.execute(sql, asked)
        return {key: bytes(content).decode() for key, content in cursor.fetchall()}


def _drawn(keys: Sequence[int]) -> dict[int, str]:
    sequence, language = prepared.last_public_event(), get_language() or ""
    claims = shown(Claim.objects.published().filter(pk__in=keys))
    pages = [
        prepared.drawn(
            each.claim,
            language,
            PageForm.ROW,
            render_to_string("claims/_claim_card.html", {"claim": each}).encode(),
            sequence,
        )
        for each in claims
    ]
    prepared.keep(*pages)
    return {page.claim_id: page.content.decode() for page in pages}
