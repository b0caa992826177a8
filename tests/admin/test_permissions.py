"""Who may open and post what: the roles against the pages."""

from django.urls import reverse

from claims.models import Claim
from tests.admin.base import AdminTestCase

READERS = ("olga", "rustam", "pavel", "anna", "alla", "sofia")
LISTS = (
    *("claim", "article", "source", "claimant", "topic", "unit", "outlet"),
    *("ratingscale", "methodology", "revision"),
)
WRITABLE = ("claim", "article", "source", "claimant", "topic", "unit", "outlet")


class PermissionTests(AdminTestCase):
    def status(self, who, page, model, *args):
        url = reverse(f"admin:claims_{model}_{page}", args=args)
        return self.enter(getattr(self, who)).get(url).status_code

    def test_every_role_reads_every_list_and_only_researchers_add(self):
        for who in READERS:
            for model in LISTS:
                where = f"{who} {model}"
                self.assertEqual(self.status(who, "changelist", model), 200, where)
                writes = who in ("olga", "sofia") and model in WRITABLE
                expected = 200 if writes else 403
                self.assertEqual(self.status(who, "add", model), expected, where)

    def test_an_account_without_a_role_sees_nothing(self):
        claim = self.newsroom.candidate()
        for model in LISTS:
            self.assertEqual(self.status("nikita", "changelist", model), 403, model)
        for page in ("change", "history"):
            self.assertEqual(self.status("nikita", page, "claim", claim.pk), 403)
        page = self.enter(self.nikita).get(reverse("admin:index"))
        self.assertContains(page, "Your account has no role in the newsroom yet.")

    def test_the_audit_log_is_for_auditors_and_administrators(self):
        for who in (*READERS, "nikita"):
            expected = 200 if who in ("anna", "alla", "sofia") else 403
            self.assertEqual(self.status(who, "changelist", "auditevent"), expected)

    def test_nothing_can_be_deleted_by_anybody(self):
        claim, source = self.newsroom.candidate(), self.newsroom.source()
        for who in READERS:
            self.assertEqual(self.status(who, "delete", "claim", claim.pk), 403)
            self.assertEqual(self.status(who, "delete", "source", source.pk), 403)

    def test_those_who_only_read_get_a_page_without_a_form(self):
        claim = self.newsroom.researched()
        url = reverse("admin:claims_claim_change", args=[claim.pk])
        for who in ("rustam", "pavel", "anna", "alla"):
            page = self.enter(getattr(self, who)).get(url)
            self.assertContains(page, "Миссия выросла на 200 человек.")
            self.assertNotContains(page, 'name="statement_0"')
            self.assertNotContains(page, 'name="_save"')

    def test_a_post_by_somebody_who_only_reads_is_forbidden(self):
        claim = self.newsroom.candidate()
        for who in ("rustam", "pavel", "anna", "alla", "nikita"):
            person = getattr(self, who)
            response = self.change(person, claim, statement_1="Changed.")
            self.assertEqual(response.status_code, 403, who)
            self.assertEqual(self.add(person, start=0, end=65).status_code, 403, who)
        self.assertEqual(Claim.objects.count(), 1)

    def test_events_and_standards_cannot_be_changed_even_by_a_superuser(self):
        claim = self.newsroom.candidate()
        event = claim.events.get()
        url = reverse("admin:claims_auditevent_change", args=[event.pk])
        response = self.enter(self.sofia).post(url, {"code": "claim.published"})
        self.assertEqual(response.status_code, 403)
        self.assertEqual(self.enter(self.sofia).get(url).status_code, 200)

    def test_accounts_are_for_superusers(self):
        url = reverse("admin:auth_user_changelist")
        self.assertEqual(self.enter(self.sofia).get(url).status_code, 200)
        self.assertEqual(self.enter(self.olga).get(url).status_code, 403)
