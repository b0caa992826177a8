"""Pages of claims come from copies; a copy is there exactly as long as it is true."""

import gzip
import io
import threading
from unittest import mock

from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from claims.audit import reach
from claims.models import (
    AuditHead,
    Claim,
    Claimant,
    Outlet,
    PageForm,
    PreparedPage,
    Topic,
)
from claims.operations import (
    appearances,
    articles,
    catalogue,
    claim_imports,
    claims,
    corrections,
    duplicates,
    import_settings,
    merging,
    prepared_pages,
    relations,
    replies,
    reports,
)
from claims.views import prepared
from tests.base import CommittingTestCase
from tests.views.base import PublicSiteTestCase, body

WORDS = {"ru": "Другое слово", "en": "Another word"}


def address_of(claim: Claim) -> str:
    with translation.override("en"):
        return reverse("claims:claim-detail", args=[claim.public_id])


class CopyTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.claim = cls.newsroom.published()
        cls.address = address_of(cls.claim)

    def get(self, **headers: str):
        return self.client.get(self.address, headers=headers)

    def test_the_second_reader_costs_one_query_and_sees_the_same(self):
        first = self.get()
        with CaptureQueriesContext(connection) as asked:
            second = self.get()
        self.assertEqual(len(asked), 1)
        self.assertEqual(second.content, first.content)
        for header in ("ETag", "Last-Modified", "Cache-Control", "Content-Language"):
            self.assertEqual(first[header], second[header])
        self.assertEqual(second["X-Frame-Options"], "DENY")
        self.assertIn("default-src 'none'", second["Content-Security-Policy"])

    def test_whoever_has_it_already_is_told_so_after_one_query(self):
        etag = self.get()["ETag"]
        with CaptureQueriesContext(connection) as asked:
            again = self.get(**{"If-None-Match": etag})
        self.assertEqual((again.status_code, len(asked)), (304, 1))
        self.assertEqual(again["ETag"], etag)

    def test_the_first_reader_may_have_it_already_too(self):
        etag = self.get()["ETag"]
        PreparedPage.objects.all().delete()
        self.assertEqual(self.get(**{"If-None-Match": etag}).status_code, 304)

    def test_it_is_sent_compressed_to_whoever_can_read_that(self):
        plain = self.get().content
        packed = self.get(**{"Accept-Encoding": "br, gzip"})
        self.assertEqual(packed["Content-Encoding"], "gzip")
        self.assertEqual(gzip.decompress(packed.content), plain)
        self.assertLess(len(packed.content), 60_000)
        refused = self.get(**{"Accept-Encoding": "gzip;q=0"})
        self.assertEqual(refused.content, plain)

    def test_what_one_reader_asked_for_is_not_shown_to_the_next(self):
        self.client.get(self.address + "?utm=secret", headers={"host": "localhost"})
        told = body(self.get())
        self.assertNotIn("secret", told)
        self.assertNotIn("localhost", told)

    def test_a_host_that_is_not_ours_is_refused(self):
        self.get()
        self.assertEqual(self.get(host="evil.example").status_code, 400)

    def test_another_build_draws_anew(self):
        self.get()
        with mock.patch.object(prepared, "build", return_value="newer"):
            self.assertIsNone(self.copy())
            self.get()
            self.assertIsNotNone(self.copy())

    def copy(self, claim: Claim | None = None) -> object:
        request = prepared.plain_request("/en/")
        public_id = (claim or self.claim).public_id
        return prepared.find(request, public_id, "en", PageForm.PAGE)

    def test_a_copy_drawn_before_an_event_is_not_kept_after_it(self):
        page = prepared.drawn(self.claim, "en", PageForm.PAGE, b"x", sequence=1)
        self.assertFalse(prepared_pages.keep([page]))
        self.assertIsNone(self.copy())

    def test_what_looks_the_same_again_keeps_its_date(self):
        self.get()
        PreparedPage.objects.update(build="older", last_modified="Long ago")
        self.assertEqual(self.get()["Last-Modified"], "Long ago")

    def test_a_database_that_cannot_be_written_still_shows_the_page(self):
        with mock.patch.object(
            prepared_pages, "keep", side_effect=DatabaseError("read-only")
        ):
            self.assertEqual(self.get().status_code, 200)
        self.assertIsNone(self.copy())

    def test_a_withdrawn_claim_is_never_shown_from_a_copy(self):
        self.get()
        [row] = PreparedPage.objects.all()
        self.open_correction(self.claim, kind="withdrawal")
        corrections.withdraw(self.claim, by=self.polina)
        self.assertFalse(PreparedPage.objects.exists())
        row.claim_version = self.claim.version  # as if somebody had put it back
        row.save(force_insert=True)
        self.assertIn("taken back the verdict", body(self.get()))

    def test_a_merged_claim_leads_on_though_a_copy_was_there(self):
        other = self.newsroom.published()
        self.get()
        merging.merge(self.claim, into=other, by=self.pavel, reason="The same.")
        self.assertRedirects(self.get(), address_of(other), status_code=301)

    def test_the_command_prepares_every_language_and_then_nothing(self):
        out = io.StringIO()
        call_command("prepare_pages", stdout=out)
        self.assertIn("The page of 1 claim is prepared.", out.getvalue())
        self.assertEqual(PreparedPage.objects.count(), 2)
        with self.assertNumQueries(1):
            self.client.get(self.address.replace("/en/", "/ru/"))
        call_command("prepare_pages", stdout=out)
        self.assertIn("The pages of 0 claims are prepared.", out.getvalue())


class TruthTests(PublicSiteTestCase):
    """One claim joined to another, standing on things a third shares nothing with."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        by, words = cls.olga, {"ru": "Слово", "en": "A word"}
        cls.claimant = catalogue.add(Claimant, by=by, slug="who", name=words)
        cls.topic = catalogue.add(Topic, by=by, slug="topic", name=words)
        cls.outlet = catalogue.add(Outlet, by=by, slug="outlet", name=words)
        cls.revision = cls.newsroom.revision(outlet=cls.outlet)
        claim = cls.newsroom.with_number(
            cls.newsroom.researched(
                revision=cls.revision, claimant=cls.claimant, topic=cls.topic
            )
        )
        cls.claim = cls.newsroom.published(
            cls.newsroom.approved(cls.newsroom.submitted(claim))
        )
        cls.other, cls.stranger = cls.newsroom.published(), cls.newsroom.published()
        cls.relation = relations.add(
            by=by, from_claim=cls.other, to_claim=cls.claim, kind="same_fact", note=""
        )

    def kept(self) -> set[Claim]:
        return {row.claim for row in PreparedPage.objects.select_related("claim")}

    def draw_all(self) -> None:
        for claim in (self.claim, self.other, self.stranger):
            self.client.get(address_of(claim))

    def assertStale(self, *expected: Claim) -> None:
        """Exactly these lost their copies, and no page tells the past."""
        everybody = {self.claim, self.other, self.stranger}
        self.assertEqual(everybody - self.kept(), set(expected))
        told = {c: body(self.client.get(address_of(c))) for c in everybody}
        PreparedPage.objects.all().delete()
        for claim, page in told.items():
            self.assertEqual(page, body(self.client.get(address_of(claim))))

    def test_what_is_changed_around_a_claim(self):
        unit, source = self.newsroom.unit(), self.claim.evidence.get().source
        article = self.revision.article
        for row, columns in (
            (self.claimant, {"name": WORDS}),
            (self.topic, {"name": WORDS}),
            (self.outlet, {"name": WORDS}),
            (unit, {"label": WORDS}),
            (source, {"interest": WORDS}),
        ):
            with self.subTest(changed=row):
                self.draw_all()
                catalogue.edit(self.fresh(row), by=self.olga, **columns)
                self.assertStale(self.claim)
        self.draw_all()
        articles.edit(self.fresh(article), by=self.olga, title=WORDS)
        self.assertStale(self.claim)

    def test_a_correction_shows_on_the_page_and_on_related_ones(self):
        self.draw_all()
        self.open_correction(self.claim)
        self.assertStale(self.claim, self.other)
        self.draw_all()
        corrections.keep(self.fresh(self.claim), by=self.polina, reason="It stands.")
        self.assertStale(self.claim, self.other)

    def test_a_relation_shows_on_both_pages_while_it_is_there(self):
        self.draw_all()
        relations.remove(self.relation, by=self.olga)
        self.assertStale(self.claim, self.other)
        self.draw_all()
        relations.add(
            by=self.olga,
            from_claim=self.claim,
            to_claim=self.stranger,
            kind="contradicts",
            note="",
        )
        self.assertStale(self.claim, self.stranger)
        self.draw_all()
        duplicates.confirm(self.other, self.stranger, by=self.olga)
        self.assertStale(self.claim, self.other, self.stranger)

    def test_a_related_claim_that_is_withdrawn_goes_from_the_page(self):
        self.draw_all()
        self.open_correction(self.other, kind="withdrawal")
        corrections.withdraw(self.other, by=self.polina)
        self.assertNotIn(self.claim, self.kept())
        self.assertNotIn(
            "Related claims", body(self.client.get(address_of(self.claim)))
        )

    def test_who_was_asked_and_one_more_place(self):
        self.draw_all()
        replies.waive(
            self.claim, by=self.olga, addressee="The mission", reason="Dissolved."
        )
        self.assertStale(self.claim, self.other)
        self.draw_all()
        appearances.add(
            self.fresh(self.claim),
            by=self.olga,
            revision=self.newsroom.revision(),
            start=0,
            end=11,
        )
        self.assertStale(self.claim, self.other)

    def test_work_nobody_sees_leaves_every_page_alone(self):
        hidden = self.newsroom.researched(revision=self.revision)
        self.draw_all()
        claims.assign(hidden, by=self.olga, to=self.oleg)
        relations.add(
            by=self.olga,
            from_claim=hidden,
            to_claim=self.claim,
            kind="same_fact",
            note="",
        )
        self.newsroom.article()
        reports.receive(self.claim, text="No.", contact="", address="192.0.2.1")
        self.assertStale()

    def test_an_import_leaves_every_page_alone(self):
        self.draw_all()
        run = claim_imports.begin(by=self.pavel, sha256="0" * 64, file_name="a", size=1)
        import_settings.explain({"Schnurz": "false"}, by=self.pavel)
        claim_imports.finish(run, by=self.pavel)
        self.assertEqual(self.cost(self.claim), 1)

    def test_a_change_that_reaches_too_many_makes_all_of_them_old(self):
        self.draw_all()
        with mock.patch.object(reach, "MOST_CLAIMS", 0):
            catalogue.edit(self.claimant, by=self.olga, name=WORDS)
        self.assertEqual(PreparedPage.objects.count(), 3)  # deleted one by one: never
        for claim in (self.claim, self.stranger):
            self.assertGreater(self.cost(claim), 1)
            self.assertEqual(self.cost(claim), 1)

    def cost(self, claim: Claim) -> int:
        with CaptureQueriesContext(connection) as asked:
            self.client.get(address_of(claim))
        return len(asked)


class BusyTests(CommittingTestCase):
    def test_a_reader_does_not_wait_for_somebody_who_writes(self):
        claim = self.newsroom.published()
        is_held, may_go = threading.Event(), threading.Event()

        def hold_the_head() -> None:
            try:
                with transaction.atomic():
                    AuditHead.objects.select_for_update().get(pk=1)
                    is_held.set()
                    may_go.wait(30)
            finally:
                connection.close()

        writer = threading.Thread(target=hold_the_head, daemon=True)
        writer.start()
        try:
            self.assertTrue(is_held.wait(30))
            answer = self.client.get(address_of(claim))
        finally:
            may_go.set()
            writer.join(30)
        self.assertEqual(answer.status_code, 200)
        self.assertFalse(PreparedPage.objects.exists())
        self.client.get(address_of(claim))
        self.assertTrue(PreparedPage.objects.exists())
