"""What the newsroom tells about itself: written by administrators, audited."""

from claims.audit.public import may_show
from claims.exceptions import Incomplete, NotAllowed, StaleState
from claims.models import AuditEvent, AuditHead
from claims.operations import claims, site_sections
from tests.base import NewsroomTestCase

WORDS = {"ru": "Читатели.", "en": "Our readers."}


class SiteSectionTests(NewsroomTestCase):
    def test_alla_writes_a_section_and_the_log_knows(self):
        site_sections.write(by=self.alla, section="income", text=WORDS)
        self.assertEqual(AuditEvent.objects.last().code, "sitesection.written")

    def test_olga_may_not(self):
        with self.assertRaises(NotAllowed):
            site_sections.write(by=self.olga, section="income", text=WORDS)

    def test_a_section_is_written_in_both_languages_or_withheld_but_not_both(self):
        for columns in (
            {"text": {"en": "Our readers."}},
            {"text": {}},
            {"text": WORDS, "is_withheld": True},
        ):
            with self.subTest(columns), self.assertRaises(Incomplete):
                site_sections.write(by=self.alla, section="income", **columns)

    def test_whoever_saves_second_is_told(self):
        row = site_sections.write(by=self.alla, section="income", text=WORDS)
        read_before = self.fresh(row)
        site_sections.edit(row, by=self.alla, text={**WORDS, "en": "Readers only."})
        with self.assertRaises(StaleState):
            site_sections.edit(read_before, by=self.alla, text=WORDS)


class PublicMomentTests(NewsroomTestCase):
    """The head of the chain knows when readers last saw a change."""

    def moment(self) -> int:
        return AuditHead.objects.get().public_sequence

    def test_work_that_nobody_sees_does_not_move_it(self):
        before = self.moment()
        self.newsroom.approved()
        self.assertEqual(
            self.moment(), AuditEvent.objects.filter(code="source.added").last().pk
        )
        self.assertGreater(self.moment(), before)

    def test_publication_moves_it(self):
        self.newsroom.published()
        self.assertEqual(self.moment(), AuditEvent.objects.last().pk)

    def test_a_code_nobody_has_thought_about_counts_as_visible(self):
        self.assertTrue(may_show("weather.changed", None))

    def test_a_colleague_named_on_a_published_claim_does_not_show(self):
        claim = self.newsroom.published()
        before = self.moment()
        claims.assign(claim, by=self.olga, to=self.oleg)
        self.assertEqual(self.moment(), before)
