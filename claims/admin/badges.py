"""States and ratings as they are drawn: a symbol, a word, and then colour."""

from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims.choices import STATE_BADGES, ClaimState
from claims.models import Claim, Rating
from claims.models.claim_indexes import AT_WORK


def state_badge(state: str) -> SafeString:
    badge = STATE_BADGES[ClaimState(state)]
    return format_html(
        '<span class="badge {}"><span aria-hidden="true">{}</span> {}</span>',
        *(badge["tone"], badge["symbol"], ClaimState(state).label),
    )


def rating_badge(rating: Rating) -> SafeString:
    return format_html(
        '<span class="badge rating rating-{}"><span aria-hidden="true">{}</span> {}'
        "</span>",
        *(rating.slug, rating.symbol, rating.label),
    )


def rating_of(claim: Claim) -> Rating | None:
    """Of the verdict in this round, or else of the published one."""
    verdict = claim.verdict or claim.published_verdict
    return verdict.rating if verdict else None


def due_badge(claim: Claim) -> SafeString | str:
    """The day it is due; "" if there is none or nothing is left to do."""
    if claim.due_on is None or claim.state not in AT_WORK:
        return ""
    day = formats.date_format(claim.due_on, "SHORT_DATE_FORMAT")
    if claim.due_on >= timezone.localdate():
        return format_html('<span class="badge wait">{}</span>', day)
    return format_html(
        '<span class="badge alert"><span aria-hidden="true">!</span> '
        '<span class="visually-hidden">{}</span> {}</span>',
        *(_("overdue:"), day),
    )
