"""Pages of the admin's lists: the next one, and back again, counting nothing off."""

import datetime as dt
import re
from itertools import product
from unittest import mock

from django.contrib import admin
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.admin.base import NewsroomAdmin
from claims.admin.keyset import Edge, KeysetChangeList
from claims.models import Claim, Claimant
from claims.operations import catalogue
from tests.admin.base import AdminTestCase

LIST = "admin:claims_claim_changelist"


class LeafingTests(AdminTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        revision = cls.newsroom.revision()
        cls.claims = [cls.newsroom.candidate(revision=revision) for _each in range(7)]

    def setUp(self):
        shorter = mock.patch.object(NewsroomAdmin, "list_per_page", 3)
        shorter.start()
        self.addCleanup(shorter.stop)

    def list(self, query="", name=LIST):
        page = self.enter(self.olga).get(reverse(name) + query)
        self.assertEqual(page.status_code, 200)
        return page.context["cl"]

    def numbers(self, listed):
        """Which of the seven, from 0 on."""
        return [row.pk - self.claims[0].pk for row in listed.result_list]

    def test_every_claim_stands_on_one_page_and_the_last_leads_no_further(self):
        first = self.list()
        second = self.list(first.next_page)
        third = self.list(second.next_page)
        pages = [self.numbers(each) for each in (first, second, third)]
        self.assertEqual(pages, [[6, 5, 4], [3, 2, 1], [0]])
        self.assertEqual((first.previous_page, third.next_page), ("", ""))

    def test_back_leads_over_the_same_pages(self):
        third = self.list(self.list(self.list().next_page).next_page)
        second = self.list(third.previous_page)
        self.assertEqual(self.numbers(second), [3, 2, 1])
        self.assertTrue(second.next_page)
        first = self.list(second.previous_page)
        self.assertEqual(self.numbers(first), [6, 5, 4])
        self.assertEqual(first.previous_page, "")

    def test_a_new_claim_moves_no_page(self):
        after = self.list().next_page
        self.newsroom.candidate()
        self.assertEqual(self.numbers(self.list(after)), [3, 2, 1])

    def test_filters_and_words_go_along(self):
        for query in ("?state=candidate", "?q=mission"):
            listed = self.list(query.replace("state", "state__exact"))
            self.assertEqual(self.numbers(listed), [6, 5, 4], query)
            following = self.list(listed.next_page)
            self.assertEqual(self.numbers(following), [3, 2, 1], query)
            self.assertEqual(self.numbers(self.list(following.previous_page))[0], 6)

    def test_of_a_day_the_claims_stand_by_their_moment(self):
        day = Claim.objects.get(pk=self.claims[0].pk).created_at
        later = day + dt.timedelta(milliseconds=1)
        Claim.objects.filter(pk=self.claims[0].pk).update(created_at=later)
        Claim.objects.exclude(pk=self.claims[0].pk).update(created_at=day)
        listed = self.list(f"?created_at__year={day.year}")
        self.assertEqual(self.numbers(listed), [0, 6, 5])
        self.assertEqual(self.numbers(self.list(listed.next_page)), [4, 3, 2])
        back = self.list(self.list(listed.next_page).previous_page)
        self.assertEqual(self.numbers(back), [0, 6, 5])

    def test_nonsense_for_a_page_is_the_first(self):
        for page in (
            "7",
            "after-",
            "after-x",
            "after-99999999999999999999",
        ):
            self.assertEqual(self.numbers(self.list(f"?p={page}")), [6, 5, 4], page)

    def test_beyond_the_last_row_the_list_begins_again(self):
        self.assertEqual(self.numbers(self.list("?p=after-1")), [6, 5, 4])

    def test_the_order_is_ours_whatever_the_address_says(self):
        self.assertEqual(self.numbers(self.list("?o=1.2")), [6, 5, 4])

    def test_no_page_counts_off_nor_counts_without_an_end(self):
        client = self.enter(self.olga)
        for query in ("", self.list().next_page, "?q=mission", "?q=mission&p=after-9"):
            with CaptureQueriesContext(connection) as asked:
                client.get(reverse(LIST) + query)
            for each in asked:
                self.assertNotRegex(each["sql"], r"OFFSET [1-9]", query)
                if "COUNT(*)" in each["sql"]:
                    self.assertIn("LIMIT", each["sql"], query)

    def test_a_later_page_costs_as_many_queries_as_the_first(self):
        client = self.enter(self.olga)
        numbers = []
        for query in ("", self.list().next_page):
            with CaptureQueriesContext(connection) as asked:
                client.get(reverse(LIST) + query)
            numbers.append(len(asked))
        self.assertEqual(numbers[0], numbers[1])

    def test_a_list_in_another_order_leafs_too(self):
        for name in ("ada", "bob", "cyd", "dan", "eve"):
            catalogue.add(Claimant, by=self.olga, slug=name, name={"en": name})
        name = "admin:claims_claimant_changelist"
        first = self.list(name=name)
        second = self.list(first.next_page, name)
        self.assertEqual([row.slug for row in first.result_list], ["ada", "bob", "cyd"])
        self.assertEqual([row.slug for row in second.result_list], ["dan", "eve"])
        back = self.list(second.previous_page, name)
        self.assertEqual([row.slug for row in back.result_list], ["ada", "bob", "cyd"])

    def test_exports_and_actions_get_the_whole_list(self):
        listed = self.list("?q=mission&" + self.list().next_page[1:])
        self.assertEqual(listed.queryset.count(), 7)


class EveryListTests(AdminTestCase):
    def lists(self):
        for model, model_admin in admin.site._registry.items():
            if model._meta.model_name != "proposedpair":
                yield model, model_admin

    def test_every_list_has_keyset_pages_in_an_order_without_ties(self):
        for model, model_admin in self.lists():
            request = RequestFactory().get("/")
            request.user = self.sofia
            listed = model_admin.get_changelist_instance(request)
            self.assertIsInstance(listed, KeysetChangeList, model)
            *_others, last = listed.queryset.query.order_by
            field = model._meta.get_field(
                last.lstrip("-").replace("pk", model._meta.pk.name)
            )
            self.assertTrue(field.unique and not field.null, model)

    def test_every_list_opens_and_leafs(self):
        client = self.enter(self.sofia)
        self.newsroom.published()
        for model, _admin in self.lists():
            url = reverse(
                f"admin:{model._meta.label_lower.replace('.', '_')}_changelist"
            )
            for query in ("", "?p=after-3", "?p=before-3"):
                with CaptureQueriesContext(connection) as asked:
                    self.assertEqual(client.get(url + query).status_code, 200, url)
                told = " ".join(each["sql"] for each in asked)
                self.assertIsNone(re.search(r"OFFSET [1-9]", told), url)

    def test_every_filter_takes_whatever_an_address_says(self):
        client = self.enter(self.sofia)
        odd = ("9" * 40, "-1", "²", "٣", "x\x00y", "ё", "1,2", "", "1" * 5_000)
        for model, _admin in self.lists():
            name = model._meta.label_lower.replace(".", "_")
            url = reverse(f"admin:{name}_changelist")
            listed = client.get(url).context["cl"]
            for spec in listed.filter_specs:
                for parameter in spec.expected_parameters():
                    for value, words in product(odd, ("", "mission")):
                        page = client.get(url, {parameter: value, "q": words})
                        told = (name, parameter, value[:9], words)
                        self.assertIn(page.status_code, (200, 302, 400), told)

    def test_dates_that_no_calendar_has_are_refused(self):
        client = self.enter(self.sofia)
        for name, date in (("claim", "created_at"), ("auditevent", "at")):
            url = reverse(f"admin:claims_{name}_changelist")
            for year in ("0", "1", "9999", "10000", "x", "9" * 5_000, "²"):
                page = client.get(url, {f"{date}__year": year})
                self.assertEqual(page.status_code, 302, (name, year[:9]))
            for day in ("0", "32", "x"):
                page = client.get(
                    url,
                    {f"{date}__year": "2", f"{date}__month": day, f"{date}__day": day},
                )
                self.assertEqual(page.status_code, 302, (name, day))
            self.assertEqual(client.get(url, {f"{date}__year": "2"}).status_code, 200)

    def listed(self, model_admin, query):
        request = RequestFactory().get(f"/{query}")
        request.user = self.sofia
        return model_admin.get_changelist_instance(request)

    def leafed(self, model_admin, query, link):
        """The keys of page after page, as the links named `link` lead."""
        pages, last = [], query
        while query and len(pages) < 60:
            listed, last = self.listed(model_admin, query), query
            pages.append([row.pk for row in listed.result_list])
            query = getattr(listed, link)
        return pages, last

    def test_there_and_back_every_row_stands_on_one_page(self):
        for _each in range(2):
            self.newsroom.published()
        for model, model_admin in self.lists():
            with mock.patch.object(type(model_admin), "list_per_page", 3):
                for query in ("?q=", "?q=a", "?q=mission", "?q=2"):
                    there, last = self.leafed(model_admin, query, "next_page")
                    seen = [key for page in there for key in page]
                    told = (model, query)
                    self.assertEqual(len(seen), len(set(seen)), told)
                    found = self.listed(model_admin, query).queryset
                    found = found.values_list("pk", flat=True)
                    if query == "?q=":
                        self.assertEqual(seen, list(found), told)
                    self.assertCountEqual(seen, found, told)
                    back, _first = self.leafed(model_admin, last, "previous_page")
                    self.assertEqual(set().union(*back), set(seen), told)

    def test_edges_are_read_as_they_are_written(self):
        for edge in (Edge(7), Edge(12, is_back=True)):
            self.assertEqual(Edge.read(str(edge)), edge)

    def test_every_list_can_be_searched_for_anything(self):
        client = self.enter(self.sofia)
        for model, _admin in self.lists():
            name = model._meta.label_lower.replace(".", "_")
            for words in ("a", "миссия", '-"', "46 %", "x" * 2_000):
                page = client.get(reverse(f"admin:{name}_changelist"), {"q": words})
                self.assertEqual(page.status_code, 200, (name, words))
