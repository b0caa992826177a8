"""/search and /match: finding claims by words, and by what they say."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.edge import limits
from claims.models import Claim
from claims.models.languages import in_languages
from claims.search.queries import Query
from claims.search.showing import advice_on_nothing, cut_note, marked
from claims.search.similar import similar
from claims.text.similarity import FAINT
from claims.views.public_claim import PublicClaim, shown

from .claim_shapes import CLAIM
from .claims import CONDITIONS, NEXT, PLAIN_TEXT, SORT, following, listed, narrowed
from .endpoints import Asked, Endpoint
from .parameters import AFTER, LIMIT, Parameter, required
from .shapes import INTEGER, SCORE, TEXT, Field, Many, Plain, Shape

LONGEST_STATEMENT = 1_000  # of more, no part would be looked for; reading it costs
MOST_MATCHES = 20
PARTS = ("statement", "summary")


@dataclass(frozen=True, slots=True)
class Found:
    claim: PublicClaim
    matched: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Similar:
    claim: PublicClaim
    statement: str
    score: float
    relation: str
    why: list[str]


MATCHED = Shape(
    "MatchedWords",
    (
        Field("part", Plain({"type": "string", "enum": list(PARTS)})),
        Field("language", TEXT),
        Field("start", INTEGER, _("In Unicode code points, from 0.")),
        Field("end", INTEGER, _("After the last code point.")),
    ),
)
FOUND = Shape(
    "FoundClaim",
    (
        Field("claim", CLAIM),
        Field("matched", Many(MATCHED), _("Where the words were found.")),
    ),
)
RESULTS = Shape(
    "SearchResults",
    (
        Field("results", Many(FOUND), _("The newest first; nothing is ranked.")),
        Field("notes", Many(TEXT), _("Why nothing was found, or what was left out.")),
        Field("unknown", Many(TEXT), _("Words that find nothing alone.")),
        NEXT,
    ),
)
MATCH = Shape(
    "Match",
    (
        Field("claim", CLAIM),
        Field("statement", TEXT, _("The wording that fits best, as reviewed.")),
        Field("score", SCORE, _("How alike, from 0 to 1.")),
        Field(
            "relation",
            Plain({"type": "string", "enum": ["same", "related"]}),
            _("“same” only if no number, date, name or negation differs."),
        ),
        Field("why", Many(TEXT), _("What differs and what agrees, as sentences.")),
    ),
)
MATCHES = Shape(
    "Matches", (Field("matches", Many(MATCH), _("The best first; none: not known.")),)
)


def search(asked: Asked) -> dict[str, Any]:
    claims, query = narrowed(asked)
    oldest_first = asked.values["sort"] == "oldest"
    page = listed(claims, asked, words=query, oldest_first=oldest_first)
    note, unknown = cut_note(query), ()
    notes = (note,) if note else ()
    if not page.claims and not asked.values["after"]:
        advice = advice_on_nothing(claims, query)
        notes, unknown = advice.notes, advice.unknown
    return {
        "results": [Found(each, _matched(each, query)) for each in page.claims],
        "notes": notes,
        "unknown": unknown,
        "next": following(page, asked),
    }


def _matched(claim: PublicClaim, query: Query) -> list[dict[str, Any]]:
    texts = {"statement": claim.statement, "summary": claim.verdict.summary}
    return [
        {"part": part, "language": language, "start": start, "end": end}
        for part in PARTS
        for language, text in in_languages(texts[part]).items()
        for start, end in marked(text, query)
    ]


def match(asked: Asked) -> dict[str, Any]:
    found = similar(
        asked.values["text"],
        limit=asked.values["limit"],
        for_editors=False,
        least=FAINT,
    )
    keys = [each.claim.pk for each in found]
    claims = Claim.objects.published().filter(pk__in=keys)
    public = {each.claim.pk: each for each in shown(claims)}
    return {
        "matches": [
            Similar(
                public[each.claim.pk],
                each.statement,
                round(each.score, 4),
                each.relation,
                each.why,
            )
            for each in found
            if each.claim.pk in public
        ]
    }


STATEMENT = Parameter(
    "text",
    {
        "type": "string",
        "pattern": PLAIN_TEXT,
        "minLength": 1,
        "maxLength": LONGEST_STATEMENT,
    },
    _("A statement, in Russian or English: one sentence is best."),
    is_required=True,
)
MOST = Parameter(
    "limit",
    {"type": "integer", "minimum": 1, "maximum": MOST_MATCHES},
    _("How many matches at most."),
    default=5,
)
ENDPOINTS = (
    Endpoint(
        "search",
        "search",
        _("Published claims that have the words, and where they have them."),
        search,
        RESULTS,
        (
            required(CONDITIONS["q"]),
            *(each for name, each in CONDITIONS.items() if name != "q"),
            *(SORT, AFTER, LIMIT),
        ),
        limit=limits.SEARCH,
        example="?q=mission&lang=en",
    ),
    Endpoint(
        "match",
        "match",
        _("Has this been checked already? Published claims that say the same."),
        match,
        MATCHES,
        (STATEMENT, MOST),
        limit=limits.MATCH,
        example="?text=The+mission+grew+by+200&lang=en",
    ),
)
