"""How often one address may search or send, and whom that leaves alone."""

from unittest import mock

from django.core.cache import cache
from django.test import RequestFactory, SimpleTestCase, override_settings

from claims.edge import limits
from claims.edge.addresses import client_address, network_of
from tests.base import NewsroomTestCase
from tests.security.base import CACHE


@override_settings(CACHES=CACHE)
class LimitTests(NewsroomTestCase):
    def setUp(self):
        super().setUp()
        cache.clear()
        # On a slow machine a real minute may end between two of these requests.
        clock = mock.Mock(time=lambda: 1_700_000_000)
        self.enterContext(mock.patch.object(limits, "time", clock))

    def search(self, **options):
        return self.client.get("/en/claims/?q=mission", **options).status_code

    def test_searching_has_a_limit_and_reading_has_none(self):
        for _number in range(limits.SEARCH.most):
            self.assertEqual(self.search(), 200)
        self.assertEqual(self.search(), 429)
        self.assertEqual(self.client.get("/en/claims/").status_code, 200)

    def test_suggestions_have_a_limit_of_their_own(self):
        address = "/en/names/claimant/?q=mission&name=a"
        with mock.patch.object(limits, "NAMES", limits.Limit("names", 2, 60)):
            answers = [self.client.get(address).status_code for _n in range(3)]
        self.assertEqual(answers, [200, 200, 429])
        self.assertEqual(self.search(), 200)

    def test_another_address_is_not_affected(self):
        for _number in range(limits.SEARCH.most + 1):
            self.search(REMOTE_ADDR="192.0.2.1")
        self.assertEqual(self.search(REMOTE_ADDR="192.0.2.2"), 200)

    def test_one_household_cannot_use_its_billion_addresses(self):
        answers = [
            self.search(REMOTE_ADDR=f"2001:db8::{number:x}")
            for number in range(limits.SEARCH.most + 1)
        ]
        self.assertEqual(answers[-1], 429)

    def test_people_at_work_are_not_counted_as_readers(self):
        self.client.force_login(self.olga)
        for _number in range(limits.SEARCH.most + 1):
            answer = self.client.get("/admin/claims/claim/?q=mission")
        self.assertEqual(answer.status_code, 200)

    def test_a_cache_that_fails_refuses_nobody(self):
        with mock.patch.object(limits.cache, "add", side_effect=OSError("gone")):
            self.assertEqual(self.search(), 200)


class AddressTests(SimpleTestCase):
    def address(self, forwarded="", remote="198.51.100.7"):
        request = RequestFactory().get("/", REMOTE_ADDR=remote)
        request.META["HTTP_X_FORWARDED_FOR"] = forwarded
        return client_address(request)

    def test_without_a_proxy_only_the_connection_counts(self):
        self.assertEqual(self.address("192.0.2.1"), "198.51.100.7")

    @override_settings(TRUSTED_PROXIES=2)
    def test_behind_two_proxies_the_second_from_the_right_counts(self):
        forwarded = "1.1.1.1, 192.0.2.1, 203.0.113.5"
        self.assertEqual(self.address(forwarded), "192.0.2.1")

    @override_settings(TRUSTED_PROXIES=1)
    def test_nonsense_falls_back_to_the_connection(self):
        for nonsense in ("", "not an address", "1.2.3.4, <script>", "\x00"):
            self.assertEqual(self.address(nonsense), "198.51.100.7", nonsense)

    def test_an_address_of_version_six_is_counted_by_its_network(self):
        self.assertEqual(network_of("2001:db8::5"), "2001:db8::/64")
        self.assertEqual(network_of("192.0.2.1"), "192.0.2.1")
