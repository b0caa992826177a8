"""Readers report an error without an account."""

from claims.models import ErrorReport
from claims.operations import merging, reports
from tests.views.base import PublicSiteTestCase, body


class ReportTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.claim = cls.newsroom.published()
        cls.address = f"/en/claims/{cls.claim.public_id}/report/"

    def send(self, client=None, **typed):
        typed.setdefault("text", "The report says 210, not 200.")
        return (client or self.client).post(self.address, typed)

    def test_the_page_of_a_claim_leads_to_the_form(self):
        self.assertIn(self.address, self.page("claim-detail", self.claim.public_id))
        self.assertIn("What is wrong", body(self.client.get(self.address)))

    def test_a_report_reaches_the_queue_and_the_reader_is_thanked(self):
        answer = self.send(contact="reader@example.org")
        self.assertRedirects(answer, f"{self.address}?sent=1")
        row = ErrorReport.objects.get()
        self.assertEqual((row.claim, row.contact), (self.claim, "reader@example.org"))
        self.assertIn("Thank you", body(self.client.get(answer["Location"])))

    def test_a_machine_in_the_trap_is_thanked_and_nothing_is_kept(self):
        self.assertEqual(self.send(website="https://spam.example").status_code, 302)
        self.assertFalse(ErrorReport.objects.exists())

    def test_whoever_sends_too_many_is_told_and_keeps_what_was_typed(self):
        for _ in range(reports.MOST_FROM_ONE):
            self.send()
        answer = self.send(text="And <b>another</b> one.")
        self.assertEqual(answer.status_code, 429)
        self.assertIn("And &lt;b&gt;another&lt;/b&gt; one.", body(answer))
        self.assertEqual(ErrorReport.objects.count(), reports.MOST_FROM_ONE)

    def test_a_typed_forwarding_address_does_not_make_another_sender(self):
        for number in range(reports.MOST_FROM_ONE):
            self.send(self.client_from(f"198.51.100.{number}"))
        self.assertEqual(self.send(self.client_from("198.51.100.99")).status_code, 429)

    def client_from(self, claimed):
        return self.client_class(headers={"x-forwarded-for": claimed})

    def test_an_empty_report_is_asked_again(self):
        self.assertEqual(self.send(text=" ").status_code, 200)
        self.assertFalse(ErrorReport.objects.exists())

    def test_a_form_of_another_site_is_refused(self):
        strict = self.client_class(enforce_csrf_checks=True)
        self.assertEqual(self.send(strict).status_code, 403)

    def test_only_claims_with_a_page_can_be_reported(self):
        merged = self.newsroom.published()
        merging.merge(merged, into=self.fresh(self.claim), by=self.pavel, reason="=")
        for claim in (self.newsroom.candidate(), merged):
            address = f"/en/claims/{claim.public_id}/report/"
            self.assertEqual(self.client.get(address).status_code, 404)

    def test_the_form_is_not_kept_by_caches_nor_listed_by_engines(self):
        answer = self.client.get(self.address)
        self.assertIn("no-store", answer["Cache-Control"])
        self.assertIn('content="noindex"', body(answer))
