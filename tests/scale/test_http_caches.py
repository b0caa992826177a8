"""Any HTTP cache may stand before the site: what it keeps is the same for everybody."""

from tests.crash.load import Server
from tests.crash.site import Site, SiteTestCase
from tests.scale.servers import Nginx
from tests.scale.site import get
from tests.views.base import PublicSiteTestCase, body, every_address

ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}
RUSSIAN = {"HTTP_ACCEPT_LANGUAGE": "ru", "HTTP_COOKIE": "theme=dark; a=b"}


class PublicPagesTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.newsroom.with_number(claim := cls.newsroom.researched())
        cls.newsroom.published(cls.newsroom.approved(cls.newsroom.submitted(claim)))

    def kept(self):
        """(address, answer) of all that a cache may keep."""
        for address in every_address():
            answer = self.client.get(address, **ENGLISH)
            if "public" in answer.headers.get("Cache-Control", ""):
                yield address, answer

    def test_what_may_be_kept_sets_no_cookie_and_varies_by_no_cookie(self):
        for address, answer in self.kept():
            self.assertEqual(answer.cookies, {}, address)
            vary = answer.headers.get("Vary", "").lower()
            self.assertNotIn("cookie", vary, address)
            if address.startswith(("/ru/", "/en/")):
                self.assertNotIn("language", vary, address)
            if answer.status_code == 200:
                self.assertRegex(
                    answer.headers.get("ETag", ""), r'^(W/)?"[\w-]+"$', address
                )

    def test_what_may_be_kept_is_the_same_whoever_asks(self):
        for address, answer in self.kept():
            if "language" in answer.headers.get("Vary", "").lower():
                continue
            other = self.client.get(address, **RUSSIAN)
            self.assertEqual(body(other), body(answer), address)

    def test_every_public_page_may_be_kept_or_says_that_it_may_not(self):
        seen = 0
        for address in every_address():
            answer = self.client.get(address, **ENGLISH)
            if answer.status_code == 200:
                control = answer.headers.get("Cache-Control", "")
                self.assertRegex(control, "public|no-store|no-cache", address)
                seen += 1
        self.assertGreater(seen, 40)

    def test_a_signed_in_editor_gets_the_readers_page_and_leaves_no_trace_on_it(self):
        address = "/en/claims/"
        before = body(self.client.get(address))
        self.client.force_login(self.olga)
        answer = self.client.get(address)
        self.assertEqual(body(answer), before)
        self.assertEqual(answer.cookies, {})


class NginxTests(SiteTestCase):
    def test_nginx_keeps_pages_apart_and_shows_them_when_the_site_is_down(self):
        with Site() as site:
            session = site.prepare(1)["session"]
            server = Server(site)
            server.start()
            proxy = Nginx(server.port)
            site.to_stop.append(proxy.gone)
            proxy.start()
            self.proxy = proxy
            for path, words in (
                ("/en/claims/", "Claims"),
                ("/ru/claims/", "тверждени"),
            ):
                self.assertEqual(self.found(path, words), "MISS")
                self.assertEqual(self.found(path, words), "HIT")
            signed_in = {"Cookie": f"sessionid={session}"}
            self.assertEqual(self.found("/en/claims/", "Claims", **signed_in), "BYPASS")
            for _each in range(2):
                admin = get(proxy, "/admin/", **signed_in)
                self.assertEqual(
                    (admin.code, admin.headers["X-Cache"]), (200, "BYPASS")
                )
                self.assertEqual(get(proxy, "/admin/login/").headers["X-Cache"], "MISS")
            self.assertEqual(get(proxy, "/readyz").code, 404)
            server.kill()
            self.assertIn(self.found("/en/claims/", "Claims"), ("HIT", "STALE"))
            self.assertEqual(get(proxy, "/admin/", **signed_in).code, 502)

    def found(self, path, words, **headers):
        page = get(self.proxy, path, **headers)
        self.assertEqual(page.code, 200, path)
        self.assertIn(words, page.body)
        return page.headers["X-Cache"]
