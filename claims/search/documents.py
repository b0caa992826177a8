"""What a claim's search document says, and keeping it true."""

from claims.models import Claim, SearchDocument
from claims.models.languages import in_languages
from claims.text.language import stems


def words_of(claim: Claim) -> str:
    """The claim's words as both engines index them: stems, separated by spaces.

    Statement, claimant, topic and the articles' titles, each in every language.
    """
    texts: list[object] = [claim.statement]
    texts += [part.name for part in (claim.claimant, claim.topic) if part]
    texts += [
        appearance.revision.article.title
        for appearance in claim.appearances.select_related("revision__article")
    ]
    found: list[str] = [*claim.public_id.split("-")]
    for text in texts:
        for each in in_languages(text).values():
            found += stems(each)
    return " ".join(found)


def refresh(claim: Claim) -> None:
    """Every operation that touches what a claim says calls this before it ends."""
    SearchDocument.objects.update_or_create(
        claim=claim, defaults={"stems": words_of(claim)}
    )
