"""Addresses of the walk, about rows that any newsroom has."""

import base64
import json
from collections.abc import Iterator

from claims.models import Article, AuditEvent, Claim, Evidence, Revision

CONDITIONS = (
    *("", "topic={topic}", "claimant={claimant}", "rating=true"),
    *("article={article}", "outlet={outlet}", "language=ru", "kind=quantity"),
    *("has_quantity=on", "about_from=2020-01-01", "sort=oldest", "q={frequent}"),
    *("q={rare}", "q={frequent} {rare}", "topic={topic}&rating=true"),
)
PARTS = (
    *("", "claims", "articles", "sources", "claimants", "topics", "corrections"),
    *("statistics", "claims/{claim}", "articles/{article}", "sources/{source}"),
    *("claimants/{claimant}", "topics/{topic}"),
)
NAMES = (
    *("names/claimant/?name=а", "names/claimant/?topic={topic}&name=а"),
    *("names/claimant/?name=", "names/article/?name={frequent}"),
    *("names/topic/?name=а", "names/outlet/?name=а", "claims/?claimant_name=zz"),
)
MACHINES = (
    *("/feeds/ru/claims.atom", "/feeds/ru/corrections.atom", "/oembed?url={page}"),
    *("/feeds/ru/articles/{article}.atom", "/feeds/ru/topics/{topic}.atom"),
    *("/feeds/ru/claimants/{claimant}.atom", "/annotations/{claim}.jsonld"),
    *("/embed/ru/{claim}", "/sitemap.xml", "/sitemap-claims.xml"),
    *("/sitemap-articles.xml", "/claims/{claim}.json", "/readyz"),
)
ADMIN = (
    *("claim/", "claim/?state__exact=published", "claim/?state__exact=in_review"),
    *("claim/?kind__exact=event", "claim/?priority__exact=2", "claim/?assignee=me"),
    *("claim/?topic=1", "claim/?q={frequent}", "claim/?q={claim}"),
    *("claim/{claim_key}/change/", "claim/{claim_key}/history/", "claim/add/"),
    *("article/", "article/{article_key}/change/", "article/?q=a"),
    *("article/?language=ru", "revision/", "source/", "source/?q=a"),
    *("source/?kind__exact=news", "source/{source_key}/change/"),
    *("claimant/", "claimant/?q=a", "claimant/{claimant_key}/change/", "topic/"),
    *("outlet/", "auditevent/", "auditevent/?code=claim.created"),
    *("auditevent/?actor=1", "auditevent/{event_key}/change/", "revision/?q=a"),
    *("comment/", "errorreport/", "rightofreply/", "outletrequest/"),
    *("proposedpair/", "importrun/", "foreignreview/", "anchorquestion/"),
    *("suggestion/", "revision/{revision_key}/change/", "ratinglabel/"),
    *("claim/?p=after-200", "claim/?p=before-9", "claim/?created_at__year=2026"),
    *("claim/?q={frequent}&p=after-200", "proposedpair/?kind=related"),
    *("claim/?created_at__year=2026&p=after-200", "auditevent/?p=after-500"),
    *("auditevent/?at__year=2026", "source/?p=after-30", "article/?p=after-9"),
    "claimant/?p=after-9",
)
PICKED = (
    *(("evidence", "source"), ("article", "outlet"), ("claim", "claimant")),
    *(("claim", "topic"), ("appearance", "revision"), ("relation", "to_claim")),
)
OFFICE = ("/admin/", "/admin/time/", "/admin/notices/")


def public_addresses() -> Iterator[str]:
    for condition in CONDITIONS:
        if condition:
            yield f"/ru/claims/?{condition}"
            yield f"/api/v1/claims?{condition}"
    for part in PARTS:
        yield f"/ru/{part}/" if part else "/ru/"
        yield f"/api/v1/{part}"
    yield "/ru/claims/?after={halfway}"
    yield "/api/v1/claims?after={halfway_cursor}"
    yield "/ru/check/?claim={statement}"
    yield from (f"/ru/{names}" for names in NAMES)
    yield from MACHINES


def office_addresses() -> Iterator[str]:
    yield from OFFICE
    for part in ADMIN:
        yield f"/admin/claims/{part}"
    for model, field in PICKED:
        asked = f"app_label=claims&model_name={model}&field_name={field}"
        for term in ("", "a", "{frequent}"):
            yield f"/admin/autocomplete/?{asked}&term={term}"


def named() -> dict[str, str]:
    """What the addresses are about: the newest claim and all around it, and one in
    the middle of the list."""
    public = Claim.objects.published().filter(claimant__isnull=False)
    claim = public.filter(topic__isnull=False).latest_first()[0]
    article = Article.objects.get(revisions__appearances=claim.appearances.first())
    source = Evidence.objects.filter(claim=claim).first().source
    halfway = public.latest_first()[public.count() // 2].public_id
    statement = str(claim.statement.data.get("ru") or claim.statement.data.get("en"))
    longest = max(statement.replace(".", "").split(), key=len)
    return {
        "claim": claim.public_id,
        "claim_key": str(claim.pk),
        "page": f"http://testserver/ru/claims/{claim.public_id}/",
        "topic": claim.topic.slug,
        "claimant": claim.claimant.slug,
        "claimant_key": str(claim.claimant_id),
        "article": article.key,
        "article_key": str(article.pk),
        "revision_key": str(Revision.objects.filter(article=article)[0].pk),
        "outlet": article.outlet.slug,
        "source": source.slug,
        "source_key": str(source.pk),
        "event_key": str(AuditEvent.objects.filter(claim=claim).last().pk),
        "halfway": halfway,
        "halfway_cursor": _cursor(halfway),
        "statement": statement,
        "frequent": "бюджет",
        "rare": longest,
    }


def _cursor(*key: str) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")
