"""What was reviewed of claims under correction, read while the newsroom works on."""

from unittest import mock

from claims.choices import ClaimKind
from claims.operations import appearances, claims, corrections, publication
from claims.workflow import corrected
from tests.base import NewsroomTestCase

WORDS = {"en": "The number was wrong."}


class CorrectedTests(NewsroomTestCase):
    def setUp(self):
        super().setUp()
        corrected._as_of.cache_clear()
        corrected._read.clear()
        self.claim = self.newsroom.published(kind=ClaimKind.EVENT)
        corrections.open_correction(
            self.claim, by=self.pavel, kind="correction", what_changed=WORDS, why=WORDS
        )
        claims.edit(self.claim, by=self.olga, kind=ClaimKind.CAUSE)
        self.newsroom.approved(self.newsroom.submitted(self.claim))

    def test_a_verdict_that_is_published_while_bases_are_read_disturbs_nobody(self):
        def meanwhile(keys):
            publication.publish(self.claim, by=self.polina)
            yield list(keys)

        with mock.patch.object(corrected, "batched", meanwhile):
            said = corrected.now().said
        self.assertEqual(said[self.claim.pk].kind, ClaimKind.EVENT)

    def test_a_basis_is_read_once(self):
        first = corrected.now().said[self.claim.pk]
        corrected._as_of.cache_clear()
        self.assertIs(corrected.now().said[self.claim.pk], first)

    def test_a_place_that_is_taken_out_is_reviewed_all_the_same(self):
        claim = self.newsroom.published()
        first = claim.appearances.get()
        echo = self.newsroom.revision(text="An echo of what was said elsewhere.")
        appearances.add(claim, by=self.olga, revision=echo, start=0, end=7)
        corrections.open_correction(
            claim, by=self.pavel, kind="correction", what_changed=WORDS, why=WORDS
        )
        appearances.remove(first, by=self.olga, claim=claim)
        homes = {home.article for home in corrected.now().homes[claim.pk]}
        self.assertLessEqual({first.revision.article_id, echo.article_id}, homes)
