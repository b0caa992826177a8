"""What the tests of search share: claims by their words, as short as a test needs."""

from claims.models import Claim
from claims.operations import corrections
from claims.search.backend import matching
from tests.base import NewsroomTestCase


class SearchTestCase(NewsroomTestCase):
    """Olga's candidates, one for each statement. All stand in one article."""

    def claim(self, ru: str = "", en: str = "", **columns) -> Claim:
        if not hasattr(self, "revision"):
            self.revision = self.newsroom.revision(
                title={"ru": "Заметка", "en": "Text"}
            )
        statement = {"ru": ru, "en": en}
        return self.newsroom.candidate(self.revision, statement=statement, **columns)

    def claim_elsewhere(self, ru: str = "", en: str = "", **columns) -> Claim:
        """The same in an article of its own."""
        statement = {"ru": ru, "en": en}
        return self.newsroom.candidate(statement=statement, **columns)

    def found(self, query: str, **options) -> list[Claim]:
        return list(matching(Claim.objects.all(), query, **options).order_by("pk"))

    def assertFinds(self, query: str, *claims: Claim) -> None:
        self.assertEqual(self.found(query), list(claims), query)

    def correct(self, claim: Claim) -> None:
        corrections.open_correction(
            claim,
            by=self.pavel,
            kind="correction",
            what_changed={"en": "The wording."},
            why={"en": "It was wrong."},
        )
