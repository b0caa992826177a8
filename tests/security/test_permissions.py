"""Every address × every role, read from the URLconf: a new view cannot be forgotten.

An address that no rule below covers fails the test, with its name. The rules are
written by hand, not taken from the code they test.
"""

from typing import ClassVar

from claims.models import AuditEvent
from tests.base import NewsroomTestCase
from tests.security.addresses import addresses

WORKERS = {"olga", "rustam", "pavel", "anna", "alla", "sofia"}
RESEARCHERS = {"olga", "sofia"}
ADMINISTRATORS = {"alla", "sofia"}
AUDITORS = {"anna", "alla", "sofia"}
IMPORTERS = {"pavel", "alla", "sofia"}
EVERYBODY = WORKERS | {"nikita"}
NOBODY: set[str] = set()

# Open without signing in. Everything else under /admin/ asks for the password.
DOORS = {
    *("admin:login", "admin:logout", "admin:second-factor"),
    *("admin:second-factor-set-up", "admin:password_reset"),
    "admin:password_reset_confirm",
}
# Who gets a page when they ask for it (GET).
SPECIAL = {
    "admin:index": EVERYBODY,
    "admin:own-account": EVERYBODY,
    "admin:own-notices": EVERYBODY,
    "admin:export-tokens": AUDITORS,
    "admin:password_change": EVERYBODY,
    "admin:password_change_done": EVERYBODY,
    "admin:jsi18n": EVERYBODY,
    "admin:time-in-states": EVERYBODY,  # empty without a role
    "admin:autocomplete": WORKERS,
    "admin:view_on_site": NOBODY,
    "admin:account-verb": ADMINISTRATORS,
    "admin:auth_user_changelist": ADMINISTRATORS,
    "admin:auth_user_add": ADMINISTRATORS,
    "admin:auth_user_change": ADMINISTRATORS,
    "admin:auth_user_history": ADMINISTRATORS,
    "admin:claims_sitesection_add": ADMINISTRATORS,
    "admin:claims_synonym_delete": RESEARCHERS,
    "admin:claims_ratinglabel_add": IMPORTERS,
    "admin:claims_auditevent_changelist": AUDITORS,
    "admin:claims_auditevent_change": AUDITORS,
    "admin:claims_auditevent_history": AUDITORS,
    "admin:claims_importrun_changelist": IMPORTERS | {"anna"},
    "admin:claims_importrun_add": IMPORTERS,
    "admin:claims_importrun_change": IMPORTERS | {"anna"},
    "admin:claims_importrun_history": IMPORTERS | {"anna"},
    "admin:claims_importrun_errors": IMPORTERS | {"anna"},
    "admin:claims_claim_packs": AUDITORS | {"pavel"},
    "admin:claims_article_import": RESEARCHERS,
    "admin:claims_claim_verb": RESEARCHERS,  # asked for "start-research"
    "admin:claims_claim_act": WORKERS,
    "admin:claims_claim_part": WORKERS,
    "admin:claims_revision_workbench": WORKERS,
    "admin:claims_revision_changes": WORKERS,
    "admin:claims_revision_questions": WORKERS,
    "admin:claims_revision_citations": WORKERS,
    "admin:claims_revision_known": WORKERS,
}
# Made by nobody by hand: they come from operations on something else.
READ_ONLY = {
    *("revision", "auditevent", "ratingscale", "methodology", "comment"),
    *("errorreport", "rightofreply", "outletrequest"),
    *("anchorquestion", "suggestion", "namealias", "proposedpair"),
    *("foreignreview", "importmapping"),
}
POST_ONLY = {
    "admin:claims_claim_pack": AUDITORS | {"pavel"},
    "admin:claims_claim_export": AUDITORS,
    "admin:claims_claim_bundle": AUDITORS,
    "admin:claims_proposedpair_answer": RESEARCHERS,
    "admin:claims_proposedpair_reopen": RESEARCHERS,
    "admin:claims_revision_passage": WORKERS,
    "admin:claims_revision_similar": WORKERS,
    "admin:claims_revision_make_claim": RESEARCHERS,
    "admin:claims_revision_add_place": RESEARCHERS,
    "admin:claims_revision_suggest": RESEARCHERS,
    "admin:claims_revision_reject": RESEARCHERS,
    "admin:claims_revision_reopen": RESEARCHERS,
}
# What a page needs to be asked for anything at all.
QUERIES = {
    "machines:api-search": "?q=mission",
    "machines:api-match": "?text=The+mission+grew.",
    "admin:autocomplete": "?app_label=claims&model_name=claim&field_name=assignee",
}
EXAMPLES = {
    **{"number": "1", "token": "x", "part": "1", "suggestion": "1", "claim": "1"},
    **{"table": "claims", "facet": "claimant"},
    **{"name": "start-research", "content_type_id": "1", "section": "claims"},
    **{"language": "en", "key": "article-1", "slug": "source-1", "url": "x"},
}


def who_may_see(name: str) -> set[str] | None:
    """None if no rule covers the address."""
    if name in SPECIAL:
        return SPECIAL[name]
    parts = name.removeprefix("admin:").split("_")
    if len(parts) != 3:
        return None
    _app, model, page = parts
    rules = {
        "delete": NOBODY,
        "add": NOBODY if model in READ_ONLY else RESEARCHERS,
        "changelist": WORKERS,
        "change": WORKERS,
        "history": WORKERS,
    }
    return rules.get(page)


class PermissionTests(NewsroomTestCase):
    examples: ClassVar[dict[str, str]]

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.newsroom.published()
        claim = cls.newsroom.candidate(
            statement={"ru": "Тайнопись ещё не проверена.", "en": "Unseenword here."}
        )
        cls.examples = {
            **EXAMPLES,
            "pk": str(claim.pk),
            "public_id": claim.public_id,
        }

    def admin_addresses(self):
        found = [
            each
            for each in addresses(self.examples)
            if each.path.startswith("/admin/") and each.name not in DOORS
        ]
        self.assertGreater(len(found), 80)
        return found

    def public_addresses(self):
        return [
            each
            for each in addresses(self.examples)
            if not each.path.startswith("/admin/")
        ]

    def test_everything_behind_the_door_asks_for_the_password(self):
        for name, path in self.admin_addresses():
            for ask in (self.client.get, self.client.post, self.client.delete):
                answer = ask(path)
                self.assertEqual(answer.status_code, 302, name)
                self.assertTrue(
                    answer["Location"].startswith("/admin/login/?next="), name
                )

    def test_each_page_opens_to_those_whose_work_it_is_and_to_nobody_else(self):
        wrong = []
        for person in sorted(EVERYBODY):
            self.client.force_login(getattr(self, person))
            for name, path in self.admin_addresses():
                if name.endswith(":None") or name in POST_ONLY:
                    continue
                may = who_may_see(name)
                self.assertIsNotNone(may, f"{name}: who may see it? Say so above.")
                code = self.client.get(path + QUERIES.get(name, "")).status_code
                if (code == 403) == (person in may) and code != 404:
                    wrong.append(f"{person} {name}: {code}")
        self.assertEqual(wrong, [])

    def test_what_is_only_posted_is_refused_to_others_and_changes_nothing(self):
        for person in sorted(EVERYBODY):
            self.client.force_login(getattr(self, person))
            for name, path in self.admin_addresses():
                may = POST_ONLY.get(name)
                if may is None or person in may:
                    continue
                events = AuditEvent.objects.count()
                answer = self.client.post(path)
                # 409 and 302: the workbench's ways of showing what was refused.
                refused = (403, 404, 409, 302)
                self.assertIn(answer.status_code, refused, f"{person} {name}")
                self.assertEqual(AuditEvent.objects.count(), events, name)

    def test_who_may_not_see_a_page_may_not_post_to_it_either(self):
        for person in ("nikita", "anna", "rustam"):
            self.client.force_login(getattr(self, person))
            for name, path in self.admin_addresses():
                if person in (who_may_see(name) or WORKERS | {"nikita"}):
                    continue
                events = AuditEvent.objects.count()
                answer = self.client.post(path, {"reason": "x"})
                self.assertIn(answer.status_code, (403, 404, 405), f"{person} {name}")
                self.assertEqual(AuditEvent.objects.count(), events, name)

    def test_readers_see_the_same_whoever_they_are(self):
        for name, path in self.public_addresses():
            self.client.logout()
            path += QUERIES.get(name, "")
            stranger = self.client.get(path).status_code
            self.assertIn(stranger, (200, 302, 401, 404, 405), name)
            for person in ("nikita", "sofia"):
                self.client.force_login(getattr(self, person))
                self.assertEqual(self.client.get(path).status_code, stranger, name)

    def test_what_is_not_published_stands_on_no_public_page_for_anybody(self):
        for person in (None, "olga", "sofia"):
            if person:
                self.client.force_login(getattr(self, person))
            for name, path in self.public_addresses():
                for language in ("/en/", "/ru/"):
                    asked = path.replace("/en/", language, 1) + QUERIES.get(name, "")
                    page = self.client.get(asked)
                    text = page.getvalue().decode()
                    self.assertNotIn("Unseenword", text, name)
                    self.assertNotIn("Тайнопись", text, name)
