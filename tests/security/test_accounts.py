"""Accounts: invited, changed, reset, deactivated, and never deleted."""

import io
import re

from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from claims.audit.sentences import SENTENCES
from claims.audit.verify import verify
from claims.exceptions import DomainError
from claims.operations import accounts, passwords
from tests.security.base import PASSWORD, AccountTestCase

NEW = "a long new sentence"


class InvitationTests(AccountTestCase):
    def invite(self, **columns):
        columns = {"email": "vera@example.org", "roles": ["reviewer"], **columns}
        with self.captureOnCommitCallbacks(execute=True):
            return accounts.invite("vera", by=self.alla, **columns)

    def link(self):
        return re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]

    def follow(self, link, **words):
        first = self.client.get(link)
        return self.client.post(first.headers.get("Location", link), words)

    def test_vera_follows_her_link_chooses_a_password_and_signs_in(self):
        self.invite()
        self.follow(self.link(), new=NEW, again=NEW)
        self.sign_in(name="vera", password=NEW)
        self.assertInside()

    def test_a_link_works_once(self):
        self.invite()
        link = self.link()
        self.follow(link, new=NEW, again=NEW)
        self.assertContains(self.client.get(link), "used already")

    def test_the_token_leaves_the_address_at_once(self):
        self.invite()
        self.assertTrue(
            self.client.get(self.link()).headers["Location"].endswith("now/")
        )

    def test_a_guessed_link_leaves_no_session_behind(self):
        for number in ("MQ", "!!", "LTE", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5"):
            address = reverse("admin:password_reset_confirm", args=[number, "x-y"])
            self.assertContains(self.client.get(address), "too old")
        self.assertNotIn("sessionid", self.client.cookies)

    def test_a_weak_password_is_refused_with_the_reason(self):
        self.invite()
        page = self.follow(self.link(), new="short", again="short")
        self.assertContains(page, "at least 12 characters")

    def test_only_an_administrator_invites(self):
        for person in (self.olga, self.rita, self.anna, self.nikita):
            with self.assertRaisesMessage(DomainError, "Only an administrator"):
                accounts.invite("vera", by=person, email="v@example.org", roles=[])

    def test_a_name_is_given_once_and_a_role_must_exist(self):
        with self.assertRaises(DomainError):
            accounts.invite("olga", by=self.alla, email="o@example.org", roles=[])
        with self.assertRaisesMessage(DomainError, "no such role"):
            self.invite(roles=["emperor"])

    def test_the_link_is_on_our_site_whatever_host_the_request_names(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(
                reverse("admin:password_reset"),
                {"email": "rita@example.org"},
                HTTP_HOST="localhost",
            )
        self.assertIn("http://testserver/", mail.outbox[-1].body)

    def test_asking_for_a_link_tells_nobody_who_has_an_account(self):
        address = reverse("admin:password_reset")
        with self.captureOnCommitCallbacks(execute=True):
            known = self.client.post(address, {"email": "rita@example.org"})
            unknown = self.client.post(address, {"email": "nobody@example.org"})
        pattern = re.compile(rb'value="[^"]{40,}"')
        self.assertEqual(*(pattern.sub(b"", page.content) for page in (known, unknown)))
        self.assertEqual(len(mail.outbox), 1)


class KeepingTests(AccountTestCase):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.alla)

    def verb(self, user, name, **words):
        return self.client.post(
            reverse("admin:account-verb", args=[user.pk, name]), words
        )

    def test_alla_invites_through_the_admin(self):
        self.client.post(
            reverse("admin:auth_user_add"),
            {
                "username": "vera",
                "email": "vera@example.org",
                "first_name": "",
                "last_name": "",
                "roles": ["reviewer", "publisher"],
            },
        )
        self.assertEqual(self.last_event().code, "account.invited")
        self.assertIn('"roles":["publisher","reviewer"]', self.last_event().body)

    def test_alla_gives_rita_another_role_and_the_log_knows_both(self):
        self.client.post(
            reverse("admin:auth_user_change", args=[self.rita.pk]),
            {
                "email": "rita@example.org",
                "first_name": "",
                "last_name": "",
                "roles": ["publisher"],
            },
        )
        self.assertEqual(self.rita.groups.get().name, "publisher")
        self.assertIn('"was":', self.last_event().body)
        self.assertIn('"roles":["reviewer"]', self.last_event().body)

    def test_nobody_gives_themselves_a_role(self):
        with self.assertRaisesMessage(DomainError, "Ask a colleague"):
            accounts.edit(self.alla, by=self.alla, roles=["administrator", "reviewer"])
        self.assertEqual(self.alla.groups.get().name, "administrator")

    def test_an_administrator_does_not_touch_a_superuser(self):
        with self.assertRaisesMessage(DomainError, "superuser"):
            accounts.edit(self.sofia, by=self.alla, email="alla@example.org")

    def test_the_old_address_is_told_of_the_new_one(self):
        with self.captureOnCommitCallbacks(execute=True):
            accounts.edit(self.rita, by=self.alla, email="else@example.org")
        self.assertEqual(mail.outbox[-1].to, ["rita@example.org"])

    def test_a_deactivated_account_is_out_at_once_and_keeps_its_history(self):
        window = Client()
        window.force_login(self.olga)
        claim = self.newsroom.candidate()
        self.verb(self.olga, "deactivate", reason="Left the newsroom.")
        self.assertEqual(window.get("/admin/").status_code, 302)
        self.assertTrue(claim.events.filter(actor=self.olga).exists())
        self.assertEqual(self.last_event().reason, "Left the newsroom.")
        self.verb(self.olga, "reactivate", reason="Came back.")
        self.assertTrue(self.fresh(self.olga).is_active)

    def test_what_happens_to_accounts_has_a_sentence_and_leaves_the_log_whole(self):
        self.give_app_to(self.olga)
        for name in ("invite-again", "sign-out", "remove-second-factor"):
            self.verb(self.olga, name)
        accounts.edit(self.rita, by=self.alla, first_name="Rita")
        self.assertIsNone(verify().fault)
        self.assertEqual(set(self.codes_on_record()) - set(SENTENCES), set())

    def test_deactivating_needs_a_reason(self):
        self.verb(self.olga, "deactivate", reason=" ")
        self.assertTrue(self.fresh(self.olga).is_active)

    def test_accounts_are_never_deleted_and_stock_pages_are_not_there(self):
        self.client.force_login(self.sofia)
        for name in ("delete", "password_change"):
            address = f"/admin/auth/user/{self.olga.pk}/{name}/"
            self.assertIn(self.client.get(address).status_code, (403, 404, 302))
        for path in ("auth/group", "otp_totp/totpdevice", "axes/accessattempt"):
            self.assertEqual(self.client.get(f"/admin/{path}/").status_code, 404)

    def test_the_pages_of_accounts_are_for_administrators(self):
        for person in (self.olga, self.rita, self.pavel, self.anna, self.nikita):
            self.client.force_login(person)
            self.assertEqual(self.client.get("/admin/auth/user/").status_code, 403)
            answer = self.verb(self.rita, "sign-out")
            self.assertEqual(answer.status_code, 403)


class OwnAccountTests(AccountTestCase):
    def test_signing_out_everywhere_ends_the_other_window_too(self):
        other = Client()
        other.force_login(self.olga)
        colleague = Client()
        colleague.force_login(self.rita)
        self.client.force_login(self.olga)
        self.client.post(reverse("admin:own-account"), {"sign_out": "1"})
        self.assertOutside()
        self.assertEqual(other.get("/admin/").status_code, 302)
        self.assertEqual(colleague.get("/admin/").status_code, 200)

    def test_a_new_password_keeps_this_window_and_ends_the_other(self):
        other = Client()
        other.force_login(self.olga)
        self.client.force_login(self.olga)
        words = {"old": PASSWORD, "new": NEW, "again": NEW}
        self.client.post(reverse("admin:password_change"), words)
        self.assertInside()
        self.assertEqual(other.get("/admin/").status_code, 302)
        self.assertEqual(self.last_event().code, "account.password_changed")

    def test_the_present_password_is_asked_for(self):
        with self.assertRaisesMessage(DomainError, "not your present password"):
            passwords.change(self.olga, old="guess", new=NEW)

    def test_new_recovery_codes_void_the_old(self):
        old = self.give_app_to(self.olga)
        self.client.force_login(self.olga)
        page = self.client.post(reverse("admin:own-account"), {"codes": "1"})
        self.assertEqual(len(page.context["codes"]), 10)
        self.assertFalse(set(old) & set(page.context["codes"]))


class FirstAccountTests(AccountTestCase):
    def test_the_first_administrator_comes_from_the_servers_keyboard(self):
        told = io.StringIO()
        call_command(
            *("invite_account", "vera", "vera@example.org", "--role", "administrator"),
            stdout=told,
            stderr=io.StringIO(),
        )
        link = told.getvalue().strip().removeprefix("http://testserver")
        page = self.client.get(link, follow=True)
        self.assertContains(page, "vera")
        self.assertEqual(self.last_event().code, "account.invited")

    def test_a_role_nobody_has_is_refused_in_words(self):
        with self.assertRaisesMessage(CommandError, "no such role"):
            call_command("invite_account", "vera", "v@example.org", "--role", "tsar")
