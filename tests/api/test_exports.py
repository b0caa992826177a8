"""Auditors' programs: a token opens exports, on record, until it expires."""

import csv
import datetime as dt
import io
import zipfile
from unittest.mock import patch

from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from claims.audit.verify import verify
from claims.edge import limits
from claims.exceptions import DomainError, NotAllowed
from claims.models import AuditEvent, ExportToken
from claims.operations import accounts, tokens
from tests.api.base import ApiTestCase
from tests.security.base import CACHE


class TokenTestCase(ApiTestCase):
    def setUp(self) -> None:
        self.token, self.secret = tokens.issue(by=self.anna, label="nightly copy")

    def export(self, path="exports/claims.csv", secret=None, **query):
        given = f"Bearer {self.secret if secret is None else secret}"
        return self.client.get(
            f"/api/v1/{path}",
            query,
            headers={"Authorization": given, "Accept-Language": "en"},
        )

    def rows(self, answer):
        self.assertEqual(answer.status_code, 200)
        return list(csv.DictReader(io.StringIO(answer.getvalue().decode())))

    def assertRefused(self, sentence, answer=None, status=401):
        answer = answer or self.export()
        self.assertEqual(answer.status_code, status)
        self.assertIn(sentence, answer.json()["detail"])


class ExportTests(TokenTestCase):
    def test_an_auditors_program_gets_what_is_not_published_and_it_is_on_record(self):
        self.newsroom.candidate(public_id="a-draft")
        [row] = self.rows(self.export())
        self.assertIn("a-draft", row.values())
        codes = list(AuditEvent.objects.values_list("code", flat=True))
        self.assertEqual(
            codes[-3:], ["token.used", "export.started", "export.finished"]
        )
        last = AuditEvent.objects.last()
        self.assertEqual(last.actor, self.anna)
        self.assertIn(self.token.prefix, last.body)

    def test_only_the_first_use_of_a_day_is_a_change_of_the_token(self):
        for _each in range(3):
            self.rows(self.export())
        self.assertEqual(AuditEvent.objects.filter(code="token.used").count(), 1)
        self.assertEqual(
            self.fresh(self.token).last_used_on,
            timezone.now().astimezone(dt.UTC).date(),
        )

    def test_a_trailer_proves_that_the_file_is_whole(self):
        content = self.export(trailer="true").getvalue()
        self.assertIn(b"#end,rows=0,sha256=", content)

    def test_a_past_day_is_put_together_from_the_events_and_today_is_not_over(self):
        self.newsroom.candidate()
        today = timezone.now().astimezone(dt.UTC).date()
        past = today - dt.timedelta(days=2)  # yesterday is over five minutes later
        self.assertEqual(self.rows(self.export(as_of=past.isoformat())), [])
        answer = self.export(as_of=today.isoformat())
        self.assertRefused("not over yet", answer, status=400)

    def test_the_filter_of_a_list_narrows_a_table_and_is_on_record(self):
        shown = self.newsroom.published()
        waiting = self.newsroom.submitted()
        for address, found in (
            ("/en/claims/?language=en", shown),
            ("/ru/claims/", shown),
            ("/admin/claims/claim/?state__exact=in_review", waiting),
        ):
            rows = self.rows(self.export("exports/evidence.csv", filter=address))
            self.assertEqual({row["claim_id"] for row in rows}, {found.public_id})
            self.assertIn(f'"list":"{address}"', AuditEvent.objects.last().body)

    def test_a_filter_means_the_same_on_an_earlier_day(self):
        self.newsroom.published()
        day = timezone.now().astimezone(dt.UTC).date() - dt.timedelta(days=2)
        narrowed = {"filter": "/en/claims/", "as_of": day.isoformat()}
        self.assertEqual(self.rows(self.export(**narrowed)), [])
        answer = self.export(**narrowed | {"filter": "/en/claims/?q=mission"})
        self.assertRefused("cannot be asked of an earlier day", answer, status=400)

    def test_a_filter_that_is_none_is_refused_in_words(self):
        for address, words in (
            ("/en/sources/", "no list of claims"),
            ("http://[x/", "no list of claims"),
            ("/en/claims/?kind=zebra", "zebra"),
            ("/admin/claims/claim/?zebra=1", "does not know this filter"),
            ("x" * 2_000, "characters"),
        ):
            answer = self.export(filter=address)
            self.assertRefused(words, answer, status=400)
            self.assertEqual(answer.json()["errors"][0]["parameter"], "filter")
        answer = self.export("exports/sources.csv", filter="/en/claims/")
        self.assertRefused("belongs to no claim", answer, status=400)

    def test_the_bundle_comes_whole(self):
        answer = self.export("exports/audit-bundle.zip")
        with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as bundle:
            self.assertIn("verify.py", " ".join(bundle.namelist()))
        self.assertEqual(AuditEvent.objects.last().code, "export.made")

    def test_a_table_that_is_none_is_told_with_those_there_are(self):
        self.assertRefused("claims, appearances", self.export("exports/x.csv"), 404)

    def test_an_auditor_who_reviews_sees_no_votes_of_open_rounds(self):
        claim = self.newsroom.researched(required_approvals=2)
        self.newsroom.approved(self.newsroom.submitted(claim))
        self.assertEqual(len(self.rows(self.export("exports/reviews.csv"))), 1)
        self.anna.groups.add(Group.objects.get(name="reviewer"))
        self.assertEqual(self.rows(self.export("exports/reviews.csv")), [])
        answer = self.export("exports/audit-bundle.zip")
        self.assertRefused("votes of rounds", answer, status=403)

    def test_nothing_of_it_is_kept_on_the_way_or_read_by_other_sites(self):
        for answer in (self.export(), self.export(secret="wrong")):
            self.assertEqual(answer["Cache-Control"], "no-store")
            self.assertNotIn("Access-Control-Allow-Origin", answer)

    def test_a_session_in_the_admin_is_no_token(self):
        self.client.force_login(self.anna)
        answer = self.client.get("/api/v1/exports/claims.csv")
        self.assertEqual(answer.status_code, 401)
        self.assertIn("Bearer", answer["WWW-Authenticate"])


class RefusalTests(TokenTestCase):
    def test_a_wrong_token_opens_nothing(self):
        for secret in ("", "export_", self.secret[:-1], self.secret + "x", "é"):
            answer = self.export(secret=secret)
            self.assertRefused("not known", answer)

    def test_a_revoked_token_opens_nothing(self):
        tokens.revoke(self.token, by=self.anna)
        self.assertRefused("was revoked")

    def test_a_token_revoked_while_it_is_looked_at_opens_nothing(self):
        check, looked_at = tokens._check_is_open, []

        def revoked_meanwhile(token):
            check(token)
            if not looked_at:
                tokens.revoke(token, by=self.alla)
            looked_at.append(token)

        with patch.object(tokens, "_check_is_open", revoked_meanwhile):
            self.assertRefused("was revoked")

    def test_an_expired_token_opens_nothing(self):
        later = timezone.now() + dt.timedelta(days=tokens.USUAL_DAYS, seconds=1)
        with patch("claims.operations.tokens.timezone.now", return_value=later):
            self.assertRefused("expired on")

    def test_whoever_is_no_auditor_any_more_exports_nothing(self):
        self.anna.groups.clear()
        self.assertRefused("Only an auditor")

    def test_a_deactivated_account_exports_nothing(self):
        accounts.deactivate(self.anna, by=self.alla, reason="Left.")
        self.assertRefused("Only an auditor")

    @override_settings(REQUIRE_2FA=True)
    def test_where_a_second_factor_is_required_its_loss_closes_the_token(self):
        self.assertRefused("second factor")

    @override_settings(CACHES=CACHE)
    def test_guessing_is_stopped_and_the_right_token_goes_on(self):
        cache.clear()
        for _each in range(limits.WRONG_TOKEN.most):
            self.assertEqual(self.export(secret="wrong").status_code, 401)
        self.assertEqual(self.export(secret="wrong").status_code, 429)
        self.assertEqual(self.export().status_code, 200)


class KeepingTests(TokenTestCase):
    def test_the_token_itself_is_stored_nowhere(self):
        self.rows(self.export())
        stored = str(list(ExportToken.objects.values()))
        stored += "".join(AuditEvent.objects.values_list("body", flat=True))
        self.assertNotIn(self.secret, stored)

    def test_nothing_logged_has_it(self):
        with self.assertLogs(level="DEBUG") as logged:
            self.export()
            self.export(secret=self.secret + "x")
        self.assertNotIn(self.secret, "\n".join(logged.output))

    def test_the_log_still_verifies_after_issue_use_and_revocation(self):
        self.rows(self.export())
        tokens.revoke(self.token, by=self.alla)
        self.assertIsNone(verify().fault)

    def test_the_database_keeps_a_token_as_it_was_issued(self):
        rows = ExportToken.objects.filter(pk=self.token.pk)
        for change in (
            {"owner": self.alla},
            {"digest": "0" * 64},
            {"expires_at": timezone.now() + dt.timedelta(days=999)},
        ):
            with self.assertRaises(DatabaseError), transaction.atomic():
                rows.update(**change)
        with self.assertRaises(DatabaseError), transaction.atomic():
            rows.delete()
        tokens.revoke(self.token, by=self.anna)
        with self.assertRaises(DatabaseError), transaction.atomic():
            rows.update(revoked_at=None, revoked_by=None)

    def test_who_may_issue_and_who_may_revoke(self):
        for person in (self.olga, self.rustam, self.pavel, self.nikita):
            with self.assertRaises(NotAllowed):
                tokens.issue(by=person, label="x")
            with self.assertRaises(NotAllowed):
                tokens.revoke(self.token, by=person)
        for days in (0, 367):
            with self.assertRaises(DomainError):
                tokens.issue(by=self.anna, label="x", days=days)
        tokens.revoke(self.token, by=self.alla)
        with self.assertRaises(NotAllowed):
            tokens.revoke(self.token, by=self.alla)


class AdminPageTests(TokenTestCase):
    address = "/admin/account/tokens/"

    def setUp(self) -> None:
        super().setUp()
        self.client.force_login(self.anna)
        self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    def test_the_token_is_shown_once(self):
        answer = self.client.post(self.address, {"label": "mirror", "days": "30"})
        secret = answer.context["issued"].secret
        self.assertContains(answer, secret)
        self.assertNotContains(self.client.get(self.address), secret)
        self.rows(self.export(secret=secret))

    def test_its_owner_revokes_it(self):
        self.client.post(self.address, {"revoke": self.token.pk})
        self.assertIsNotNone(self.fresh(self.token).revoked_at)

    def test_an_auditor_sees_only_their_own_an_administrator_all(self):
        tokens.issue(by=self.alla, label="the other one")
        self.assertNotContains(self.client.get(self.address), "the other one")
        self.client.force_login(self.alla)
        self.assertContains(self.client.get(self.address), "nightly copy")

    def test_a_number_that_is_no_token_is_not_found(self):
        for number in ("x", "9" * 30, "-1"):
            answer = self.client.post(self.address, {"revoke": number})
            self.assertEqual(answer.status_code, 404)

    def test_the_page_is_linked_from_ones_own_account(self):
        page = self.client.get(reverse("admin:own-account"))
        self.assertContains(page, self.address)
