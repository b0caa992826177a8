"""The shape of every record of `fixtures/`, in the words of its README."""

from claims.choices import (
    CitationProblem,
    ClaimantKind,
    ClaimKind,
    Comparator,
    RelationKind,
    SourceKind,
    Stance,
)

from .shapes import (
    among,
    day,
    decimal,
    digest,
    each,
    edtf,
    either,
    flag,
    line,
    one_of,
    optional,
    position,
    printed,
    record,
    slug,
    texts,
    web_address,
    whole,
    years,
)

TOPIC = {"slug": slug, "name": texts(200)}
UNIT = {"slug": slug, "label": texts(60)}
OUTLET = {"slug": slug, "name": texts(200), "url": optional(web_address)}
CLAIMANT = {
    "slug": slug,
    "name": texts(200),
    "kind": one_of(ClaimantKind),
    "description": optional(texts()),
}
SOURCE = {
    "slug": slug,
    "title": line(500),
    "publisher": optional(printed(300)),
    "author": optional(printed(300)),
    "year": optional(printed(20)),
    "url": optional(web_address),
    "archived_url": optional(web_address),
    "language": line(12),
    "kind": one_of(SourceKind),
    "is_primary": flag,
    "interest": optional(texts()),
    "note": optional(texts()),
}
ARTICLE = {
    "key": slug,
    "title": texts(500),
    "title_is_ours": flag,
    "outlet": optional(slug),
    "author": optional(line(300)),
    "url": optional(web_address),
    "language": line(12),
    "published_on": optional(day),
    "sha256": digest,
    "length": whole(1),
    "note": optional(texts()),
}
SPAN = {"start": position, "end": position, "digest": digest}
QUANTITY = {
    "comparator": one_of(Comparator),
    "value": decimal,
    "value_to": optional(decimal),
    "unit": slug,
    "of": optional(texts(300)),
    "period": optional(either(texts(200), edtf, years)),
    "as_of": optional(edtf),
    "definition": optional(texts()),
}
CLAIM = {
    "key": slug,
    **SPAN,
    "statement": texts(300),
    "kind": one_of(ClaimKind),
    "claimant": slug,
    "role": optional(texts(300)),
    "about": optional(edtf),
    "topic": slug,
    "quantities": each(QUANTITY),
    "checkworthiness": whole(1, 5),
    "selection_reason": texts(),
    "leads": optional(texts()),
    "also": each(SPAN, may_have={"article": slug}),
}
PROBLEM = {"code": one_of(CitationProblem), "note": texts()}
REFERENCE = {
    "number": whole(1),
    **SPAN,
    "source": optional(slug),
    "problems": each(PROBLEM),
}
CITATION = {**SPAN, "reference": optional(whole(1)), "problems": each(PROBLEM)}
RELATION = {
    "from": slug,
    "to": slug,
    "kind": one_of(RelationKind),
    "note": texts(),
}
OBSERVED = {
    "comparator": among([each for each in Comparator if each != Comparator.RANGE]),
    "value": decimal,
    "unit": slug,
}
EVIDENCE = {
    "source": slug,
    "stance": one_of(Stance),
    "pinpoint": optional(line(200)),
    "finding": texts(),
    "observed": optional(record(OBSERVED)),
    "accessed_on": optional(day),
}
ASSESSMENT = {
    "rating": slug,
    "summary": texts(),
    "explanation": texts(),
    "no_support_found": flag,
    "no_refutation_found": flag,
}
WITHOUT_VERDICT = ("researching", "rejected")
WITH_VERDICT = ("returned", "in_review", "approved", "published")
VERDICT = {
    "claim": slug,
    "evidence": each(EVIDENCE),
    "state": among([*WITHOUT_VERDICT, *WITH_VERDICT]),
    "verdict": optional(record(ASSESSMENT)),
    "review_comment": optional(line()),
    "reason": optional(line()),
}
