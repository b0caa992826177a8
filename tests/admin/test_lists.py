"""Lists whose cost does not depend on how much there is."""

from unittest import mock

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.admin import keyset
from claims.admin.claims import ClaimAdmin
from claims.models import Claim
from claims.operations import claims
from tests.admin.base import AdminTestCase

LIST = "admin:claims_claim_changelist"


class ClaimListTests(AdminTestCase):
    def get(self, **query):
        return self.enter(self.olga).get(reverse(LIST), query)

    def queries(self, **query):
        client = self.enter(self.olga)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(reverse(LIST), query)
        return [query["sql"] for query in captured]

    def test_fifty_claims_cost_as_many_queries_as_five(self):
        revision = self.newsroom.revision()
        for _each in range(5):
            self.newsroom.candidate(revision=revision)
        few = len(self.queries())
        for _each in range(44):
            self.newsroom.candidate(revision=revision)
        self.newsroom.published()
        self.assertEqual(len(self.queries()), few)

    def test_nothing_is_counted_without_a_limit_nor_made_distinct(self):
        self.newsroom.candidate()
        for sql in self.queries():
            if sql.startswith("SELECT COUNT("):
                self.assertIn("LIMIT", sql)
            self.assertNotIn("DISTINCT", sql)

    def test_no_select_lists_a_table_that_grows(self):
        source, claim = self.newsroom.source(), self.newsroom.candidate()
        page = self.enter(self.olga).get(
            reverse("admin:claims_claim_change", args=[claim.pk])
        )
        self.assertNotContains(page, source.title)

    def test_beyond_the_cap_the_list_says_so(self):
        revision = self.newsroom.revision()
        for _each in range(4):
            self.newsroom.candidate(revision=revision)
        with (
            mock.patch.object(keyset, "MOST_COUNTED", 2),
            mock.patch.object(ClaimAdmin, "list_per_page", 2),
        ):
            self.assertContains(self.get(), "2+ found")

    def test_columns_read_in_the_language_of_the_editor(self):
        self.newsroom.published()
        page = self.get()
        self.assertContains(page, "The mission grew by 200.")
        self.assertContains(page, "published")
        self.assertContains(page, "True")

    def test_words_are_found_in_any_form(self):
        found = self.newsroom.candidate(statement={"ru": "Ёлки выросли на рынках."})
        self.newsroom.candidate()
        page = self.get(q="ЕЛКА рынка")
        self.assertContains(page, found.public_id)
        self.assertContains(page, "1 found")

    def test_a_claim_is_found_by_its_identifier(self):
        claim = self.newsroom.candidate()
        self.newsroom.candidate()
        self.assertContains(self.get(q=claim.public_id), "1 found")

    def test_filters_narrow_by_assignee_rating_number_and_state(self):
        rated = self.newsroom.with_number(self.newsroom.researched())
        self.newsroom.submit(rated)
        free = self.newsroom.candidate()
        for query, found in (
            ({"assignee": "me"}, rated),
            ({"assignee": "nobody"}, free),
            ({"assignee": self.olga.pk}, rated),
            ({"rating": "true"}, rated),
            ({"number": "yes"}, rated),
            ({"number": "no"}, free),
            ({"state__exact": "candidate"}, free),
        ):
            page = self.get(**query)
            self.assertContains(page, "1 found", msg_prefix=str(query))
            self.assertContains(page, found.public_id, msg_prefix=str(query))

    def test_nonsense_in_a_filter_finds_nothing_and_breaks_nothing(self):
        self.newsroom.candidate()
        self.assertContains(self.get(topic="x'; --"), "0 found")
        self.assertEqual(self.get(created_at__year="soon").status_code, 302)

    def test_dates_lead_from_year_to_month_to_day(self):
        self.newsroom.candidate()
        day = Claim.objects.get().created_at
        year, month = day.year, day.month
        self.assertContains(self.get(), f"?created_at__year={year}")
        page = self.get(created_at__year=year)
        self.assertContains(page, f"created_at__month={month}")
        page = self.get(created_at__year=year, created_at__month=month)
        self.assertContains(page, f"created_at__day={day.day}")
        self.assertContains(page, "1 found")

    def test_a_post_to_the_list_changes_nothing(self):
        claim = self.newsroom.candidate()
        typed = {"form-0-id": claim.pk, "form-0-state": "published", "_save": "Save"}
        self.enter(self.sofia).post(reverse(LIST), typed)
        typed = {"action": "delete_selected", "_selected_action": claim.pk, "index": 0}
        self.enter(self.sofia).post(reverse(LIST), typed)
        self.assertEqual(self.fresh(claim).state, "candidate")


class AutocompleteTests(AdminTestCase):
    def find(self, user, field, term, model="claim"):
        query = {"app_label": "claims", "model_name": model, "field_name": field}
        url = reverse("admin:autocomplete")
        return self.enter(user).get(url, {**query, "term": term})

    def test_an_article_is_found_by_its_russian_title_in_any_case(self):
        article = self.newsroom.article(title={"ru": "Ёжик и Ереван", "en": "Hedgehog"})
        for term in ("ереван ежик", "HEDGE"):
            found = self.find(self.olga, "revision", term, "appearance").json()
            self.assertEqual(len(found["results"]), 1, term)
            self.assertIn("1", found["results"][0]["text"])
        self.assertTrue(article.revisions.exists())

    def test_a_researcher_may_choose_a_colleague_but_not_open_the_account(self):
        found = self.find(self.olga, "assignee", "oleg").json()["results"]
        self.assertEqual([each["text"] for each in found], ["oleg"])
        url = reverse("admin:auth_user_change", args=[self.oleg.pk])
        self.assertEqual(self.enter(self.olga).get(url).status_code, 403)

    def test_only_administrators_find_colleagues_by_their_address(self):
        for who, expected in ((self.olga, []), (self.alla, ["oleg"])):
            found = self.find(who, "assignee", "oleg@example").json()["results"]
            self.assertEqual([each["text"] for each in found], expected, who)

    def test_an_account_without_a_role_finds_nobody(self):
        self.assertEqual(self.find(self.nikita, "assignee", "").status_code, 403)
        self.assertEqual(self.find(self.nikita, "topic", "").status_code, 403)

    def test_claims_are_found_by_their_words(self):
        claim = self.newsroom.candidate()
        claims.edit(claim, by=self.olga, statement={"en": "Villages are growing."})
        found = self.find(self.olga, "to_claim", "village grows", "relation").json()
        self.assertEqual([each["id"] for each in found["results"]], [str(claim.pk)])
