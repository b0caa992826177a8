"""What is marked in a text: its claims by state, and suggestions by answer."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.choices import STATE_BADGES, ClaimState
from claims.models import Appearance, Claim, Revision, Suggestion
from claims.models.reasons import CheckReason
from claims.models.suggestions import SuggestionAnswer
from claims.text.cues import AGAINST, Reason

from .base import change_url
from .workbench_text import Mark

SUGGESTED, REJECTED = "suggested", "suggestion-rejected"
SUGGESTION_LABELS: dict[str, Promise] = {
    SUGGESTED: _("suggested"),
    REJECTED: _("suggestion turned down"),
}
SUGGESTION_SYMBOLS = {SUGGESTED: "✦", REJECTED: "✧"}


@dataclass(frozen=True, slots=True)
class Reasoned:
    label: str
    is_against: bool


@dataclass(frozen=True, slots=True)
class Card:
    """What the panel shows of one mark. `state` is a claim's or a suggestion's.

    One claim in several places has one card and a mark for each place.
    """

    key: str
    state: str
    state_label: str
    symbol: str
    tone: str
    marks: tuple[Mark, ...]
    claim: Claim | None = None
    url: str = ""
    suggestion: Suggestion | None = None
    reasons: tuple[Reasoned, ...] = ()
    quote: str = ""

    @property
    def is_open(self) -> bool:
        return self.state == SUGGESTED

    @property
    def score(self) -> str:
        return f"{self.suggestion.score / 10:.0f} %" if self.suggestion else ""


def cards_of(revision: Revision) -> list[Card]:
    """In reading order. A suggestion whose sentence has a claim needs no look."""
    places = list(
        revision.appearances.select_related("claim__claimant").order_by("start", "end")
    )
    by_claim: dict[int, list[Appearance]] = {}
    for place in places:
        by_claim.setdefault(place.claim_id, []).append(place)
    cards = [_claim_card(rows) for rows in by_claim.values()]
    for suggestion in revision.suggestions.exclude(answer=SuggestionAnswer.ACCEPTED):
        is_taken = any(
            place.start < suggestion.end and place.end > suggestion.start
            for place in places
        )
        if not is_taken:
            cards.append(_suggestion_card(suggestion, revision.text or ""))
    return sorted(cards, key=lambda card: (card.marks[0].start, card.marks[0].end))


def open_suggestions(cards: list[Card]) -> list[Card]:
    return [card for card in cards if card.is_open]


def states_of(cards: list[Card]) -> list[tuple[str, str, int]]:
    """What the filter offers: state, its label, how many cards have it."""
    labels = {card.state: card.state_label for card in cards}
    order = [*ClaimState.values, *SUGGESTION_LABELS]
    return [
        (state, labels[state], sum(card.state == state for card in cards))
        for state in order
        if state in labels
    ]


def _claim_card(rows: list[Appearance]) -> Card:
    claim = rows[0].claim
    badge = STATE_BADGES[ClaimState(claim.state)]
    look = {"tone": badge["tone"], "symbol": badge["symbol"]}
    label = str(ClaimState(claim.state).label)
    return Card(
        key=f"c{claim.pk}",
        state=claim.state,
        state_label=label,
        marks=tuple(_mark(f"c{claim.pk}", row, label, **look) for row in rows),
        claim=claim,
        url=change_url(claim),
        quote=rows[0].exact,
        **look,
    )


def _suggestion_card(suggestion: Suggestion, text: str) -> Card:
    is_open = suggestion.answer == SuggestionAnswer.OPEN
    state = SUGGESTED if is_open else REJECTED
    label = str(SUGGESTION_LABELS[state])
    look = {"tone": state, "symbol": SUGGESTION_SYMBOLS[state]}
    return Card(
        key=f"s{suggestion.pk}",
        state=state,
        state_label=label,
        marks=(_mark(f"s{suggestion.pk}", suggestion, label, **look),),
        suggestion=suggestion,
        reasons=tuple(
            Reasoned(str(CheckReason(code).label), Reason(code) in AGAINST)
            for code in suggestion.reasons
        ),
        quote=text[suggestion.start : suggestion.end],
        **look,
    )


def _mark(key: str, row: Any, label: str, *, tone: str, symbol: str) -> Mark:
    return Mark(key, row.start, row.end, tone, symbol, label)
