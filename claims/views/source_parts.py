"""Where a source is used, as far as readers may know."""

from dataclasses import dataclass

from claims.models import Article, Evidence, Source

from .public_claim import PublicClaim, evidence_of

MOST_ROWS = 100


@dataclass(frozen=True, slots=True)
class Use:
    """A public claim that rests on the source, and what the source says to it."""

    claim: PublicClaim
    evidence: list[Evidence]


def uses_of(source: Source, claims: list[PublicClaim]) -> list[Use]:
    """One query for all claims whose rows are locked; the others bring their own."""
    locked = [each.claim.pk for each in claims if not each.is_being_corrected]
    rows: dict[int, list[Evidence]] = {pk: [] for pk in locked}
    live = source.evidence.filter(claim__in=locked).select_related("observed_unit")
    for row in live.order_by("id"):
        rows[row.claim_id].append(row)
    return [
        Use(each, rows[each.claim.pk] if each.claim.pk in rows else _of(source, each))
        for each in claims
    ]


def public_articles_citing(source: Source) -> list[Article]:
    """Articles readers can open whose bibliography has the source."""
    cited = Article.objects.filter(revisions__references__source=source).values("pk")
    articles = Article.objects.with_public_claims().filter(pk__in=cited)
    return list(articles.order_by("-id")[:MOST_ROWS])


def _of(source: Source, claim: PublicClaim) -> list[Evidence]:
    return [row for row in evidence_of(claim) if row.source.slug == source.slug]
