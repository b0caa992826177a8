"""States and ratings as they are drawn: a symbol, a word, and then colour."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.choices import STATE_BADGES, ClaimState
from claims.models import Claim, Rating


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
