"""What a page says about a search: where it matched, and why it found nothing."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Claim
from claims.text.highlights import matched_spans

from .backend import newest, read
from .queries import LONGEST_QUERY, MOST_CONDITIONS, Query


@dataclass(frozen=True, slots=True)
class Advice:
    """Sentences for whoever searched. `unknown` are words that find nothing alone."""

    notes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def marked(text: str, query: str | Query) -> list[tuple[int, int]]:
    """Code points (start, end) of `text` to mark as found."""
    query = read(query) if isinstance(query, str) else query
    return matched_spans(
        text,
        (
            (phrase.stems, phrase.is_open)
            for condition in query.wanted
            for phrase in condition.phrases
        ),
    )


def cut_note(query: str | Query) -> str:
    """Says so if not all that was typed was looked for; "" otherwise."""
    query = read(query) if isinstance(query, str) else query
    if not query.was_cut:
        return ""
    return _(
        "The search text was too long: the first %(letters)d characters and at most "
        "%(words)d words were looked for."
    ) % {"letters": LONGEST_QUERY, "words": MOST_CONDITIONS}


def advice_on_nothing(
    claims: QuerySet[Claim], query: str | Query, *, for_editors: bool = False
) -> Advice:
    """Why nothing was found among `claims`: call it only then, it asks word by word.

    Looks only where the search looked, so readers learn nothing about words that
    only unpublished claims have.
    """
    query = read(query) if isinstance(query, str) else query
    claims = claims.order_by()
    unknown = tuple(
        condition.typed
        for condition in query.wanted
        if not newest(claims, Query((condition,)), limit=1, for_editors=for_editors)
    )
    return Advice(
        tuple(filter(None, (*_reasons(query, unknown), cut_note(query)))), unknown
    )


def _reasons(query: Query, unknown: tuple[str, ...]) -> tuple[str, ...]:
    if not query:
        return (_("Type at least one word or number."),)
    if unknown:
        words = ", ".join(_("“%(word)s”") % {"word": word} for word in unknown)
        return (
            ngettext(
                "Nothing has %(words)s. Check the spelling or leave it out.",
                "Nothing has any of these: %(words)s. Check the spelling or leave "
                "them out.",
                len(unknown),
            )
            % {"words": words},
        )
    if query.excluded:
        words = ", ".join(condition.typed for condition in query.excluded)
        return (
            _("Each word is known, but not together, or only beside %(words)s.")
            % {"words": words},
        )
    if len(query.wanted) > 1:
        return (_("Each word is known, but never all of them together."),)
    return (_("Nothing fits the other filters."),)
