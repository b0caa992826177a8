"""What a claim's search document says, and keeping it true."""

import json

from claims.models import Claim, Claimant, SearchDocument
from claims.models.languages import in_languages
from claims.text.language import stems


def words_of(claim: Claim) -> str:
    """The claim's words as both engines index them: stems, separated by spaces.

    Statement, claimant, topic and the articles' titles, each in every language. Once
    published, the statement and the claimant are those that were reviewed: readers
    search here too, and an open correction is not for them yet.
    """
    statement, claimant = reviewed_words(claim)
    texts: list[object] = [statement]
    texts += [part.name for part in (claimant, claim.topic) if part]
    texts += [
        appearance.revision.article.title
        for appearance in claim.appearances.select_related("revision__article")
    ]
    found: list[str] = [*claim.public_id.split("-")]
    for text in texts:
        for each in in_languages(text).values():
            found += stems(each)
    return " ".join(found)


def reviewed_words(claim: Claim) -> tuple[object, Claimant | None]:
    """The statement and the claimant, of the published verdict if there is one."""
    if claim.published_verdict is None:
        return claim.statement, claim.claimant
    slug = json.loads(claim.published_verdict.basis)["claimant"]
    if claim.claimant is not None and claim.claimant.slug == slug:
        return claim.published_verdict.statement, claim.claimant
    claimant = Claimant.objects.filter(slug=slug).first()
    return claim.published_verdict.statement, claimant


def refresh(claim: Claim) -> None:
    """Every operation that touches what a claim says calls this before it ends."""
    SearchDocument.objects.update_or_create(
        claim=claim, defaults={"stems": words_of(claim)}
    )
