"""A claim: in a list, in full, and after it was withdrawn."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.choices import ClaimKind, CorrectionKind, RelationKind, Stance
from claims.views.claim_parts import CorrectionNote, Place, Related, Version
from claims.views.public_claim import PublicClaim

from .nouns import (
    ABOUT,
    ARTICLE_REF,
    CLAIMANT_REF,
    CORRECTION_TIMES,
    OBSERVED,
    QUANTITY,
    RATING,
    SOURCE_REF,
    TOPIC_REF,
    identity,
)
from .shapes import (
    DAY,
    INTEGER,
    LANGUAGES,
    MOMENT,
    TEXT,
    YES_NO,
    Either,
    Field,
    Many,
    OrNull,
    Plain,
    Shape,
    one_of,
)


@dataclass(frozen=True, slots=True)
class WholeClaim:
    """A public claim with all its page shows."""

    public: PublicClaim
    quantities: list[Any]
    evidence: list[Any]
    places: list[Place]
    corrections: list[CorrectionNote]
    versions: list[Version]
    related: list[Related]
    asked: list[Any]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.public, name)


CLAIM = Shape(
    "Claim",
    (
        *identity("claims", "public_id"),
        Field("statement", LANGUAGES, _("One assertion, in our words, as reviewed.")),
        Field("kind", one_of(ClaimKind)),
        Field("claimant", OrNull(CLAIMANT_REF), _("Who asserts it.")),
        Field("topic", OrNull(TOPIC_REF)),
        Field("about", ABOUT, read=lambda claim: claim),
        Field("rating", RATING),
        Field(
            "summary",
            LANGUAGES,
            _("The verdict in one or two sentences."),
            lambda claim: claim.verdict.summary,
        ),
        Field("published_at", MOMENT),
        Field(
            "is_being_corrected",
            YES_NO,
            _("A correction is open; what is given here is what was published."),
        ),
    ),
)
EVIDENCE = Shape(
    "Evidence",
    (
        Field("source", SOURCE_REF),
        Field("stance", one_of(Stance)),
        Field("pinpoint", TEXT, _("Page, table, section, timestamp.")),
        Field("finding", LANGUAGES, _("What the source shows.")),
        Field(
            "observed",
            OrNull(OBSERVED),
            _("The number in the source, to hold against the claim's."),
            lambda row: row if row.observed_value is not None else None,
        ),
        Field("accessed_on", OrNull(DAY)),
    ),
)
APPEARANCE = Shape(
    "Appearance",
    (
        Field("article", ARTICLE_REF, read=lambda row: row.revision.article),
        Field(
            "revision",
            TEXT,
            _("SHA-256 of the text in which the place is counted."),
            lambda row: row.revision.sha256,
        ),
        Field("start", INTEGER, _("In Unicode code points, from 0.")),
        Field("end", INTEGER, _("After the last code point of the quote.")),
        Field("quote", OrNull(TEXT), _("Null: not ours to show."), lambda r: r.exact),
        Field("claimant_role", LANGUAGES, _("What the claimant was at that time.")),
        Field("is_first", YES_NO, _("The earliest place we know.")),
        Field("gone_since", OrNull(MOMENT), _("A later text no longer has it.")),
    ),
)
CORRECTION = Shape(
    "Correction",
    (
        Field("kind", one_of(CorrectionKind), read=lambda n: n.correction.kind),
        Field("what_changed", LANGUAGES, read=lambda n: n.correction.what_changed),
        Field("why", LANGUAGES, read=lambda n: n.correction.why),
        *(
            Field(
                each.name,
                each.kind,
                each.meaning,
                lambda note, name=each.name: getattr(note.correction, name),
            )
            for each in CORRECTION_TIMES
        ),
        Field("changed_verdict", YES_NO),
        Field("withdrew", YES_NO, read=lambda note: note.took_back),
        Field("from_rating", RATING, read=lambda n: n.correction.from_verdict.rating),
        Field(
            "to_rating",
            OrNull(RATING),
            _("Null unless the verdict changed."),
            lambda n: n.correction.to_verdict.rating if n.changed_verdict else None,
        ),
    ),
)
VERSION = Shape(
    "Version",
    (
        Field("number", INTEGER),
        Field("rating", RATING, read=lambda v: v.verdict.rating),
        Field("statement", LANGUAGES, read=lambda v: v.verdict.statement),
        Field("summary", LANGUAGES, read=lambda v: v.verdict.summary),
        Field("methodology", INTEGER, read=lambda v: v.verdict.methodology.number),
        Field("since", MOMENT),
        Field("until", OrNull(MOMENT), _("Null: this one stands now.")),
    ),
    _("A verdict as it stood before readers."),
)
RELATED = Shape(
    "RelatedClaim",
    (
        Field("relation", one_of(RelationKind), read=lambda row: row.kind),
        Field(
            "direction",
            Plain({"type": "string", "enum": ["from_here", "to_here"]}),
            _("Which of the two claims is said to stand so to the other."),
            lambda row: "from_here" if row.outwards else "to_here",
        ),
        Field("note", LANGUAGES),
        Field("claim", CLAIM),
    ),
)
REPLY = Shape(
    "RightOfReply",
    (
        Field("addressee", TEXT),
        Field("was_asked", YES_NO, read=lambda row: not row.is_waived),
        Field("asked_on", OrNull(DAY)),
        Field("answered_on", OrNull(DAY)),
    ),
)
CLAIM_IN_FULL = Shape(
    "ClaimInFull",
    (
        *CLAIM.fields,
        Field(
            "explanation",
            LANGUAGES,
            _("What the verdict rests on, and what was not checked."),
            lambda claim: claim.verdict.explanation,
        ),
        Field(
            "methodology",
            INTEGER,
            _("The version the verdict was made under."),
            lambda claim: claim.verdict.methodology.number,
        ),
        Field("quantities", Many(QUANTITY)),
        Field("evidence", Many(EVIDENCE)),
        Field(
            "no_support_found",
            YES_NO,
            _("Evidence in favour was looked for in vain."),
            lambda claim: claim.verdict.no_support_found,
        ),
        Field(
            "no_refutation_found",
            YES_NO,
            _("Evidence against was looked for in vain."),
            lambda claim: claim.verdict.no_refutation_found,
        ),
        Field(
            "appearances",
            Many(APPEARANCE),
            _("Where the claim stands, the first place first."),
            lambda claim: [place.appearance for place in claim.places],
        ),
        Field("corrections", Many(CORRECTION), _("The latest first.")),
        Field("versions", Many(VERSION), _("The oldest first.")),
        Field("related", Many(RELATED)),
        Field("asked", Many(REPLY), _("Who was asked about the claim.")),
        Field("is_withdrawn", Plain({"const": False}), read=lambda _claim: False),
    ),
)
WITHDRAWN = Shape(
    "WithdrawnClaim",
    (
        *identity("claims", "public_id"),
        Field("statement", LANGUAGES),
        Field("kind", one_of(ClaimKind)),
        Field("corrections", Many(CORRECTION)),
        Field("versions", Many(VERSION)),
        Field("is_withdrawn", Plain({"const": True}), read=lambda _claim: True),
    ),
    _("The verdict was taken back; what is left is that it was."),
)
CLAIM_OR_NOTICE = Either(
    CLAIM_IN_FULL, WITHDRAWN, lambda claim: not claim.public.is_withdrawn
)
