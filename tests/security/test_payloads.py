"""What is typed with ill will is shown as text, found as text, or refused: never run.

The payloads are of the kinds in the public lists (scripts, templates, SQL, headers,
paths, formulas, directions and look-alikes of letters, numbers without end, NUL, a
megabyte). Hypothesis varies them, the same way every time.
"""

import csv
import io
import re
from html.parser import HTMLParser
from urllib.parse import quote

from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from claims.exceptions import DomainError
from tests.base import NewsroomTestCase
from tests.security.addresses import addresses
from tests.security.test_permissions import EXAMPLES

MARK = "pwned7"
PAYLOADS = [
    f"<script>{MARK}()</script>",
    f'"><img src=x onerror={MARK}()>',
    f"'-{MARK}()-'",
    f"</title></script><svg/onload={MARK}()>",
    f"javascript:{MARK}()",
    f"{{{{ {MARK} }}}}{{% debug %}}${{7*7}}#{{7*7}}<%= 7*7 %>",
    "{% include '/etc/passwd' %}",
    "%(nothing)s %s %n {0} {claim.__class__}",
    "' OR 1=1 --",
    "'; DROP TABLE claims_claim; --",
    "1) UNION SELECT password FROM auth_user --",
    '" OR ""="',
    "NEAR(a b) AND * OR ^ col: (",
    "a & | ! <-> :* '",
    f"x\r\nSet-Cookie: {MARK}=1\r\n\r\n<html>",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "/etc/passwd\x00.html",
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\u202egnp.exe\u202c",
    "\u2066\u2067\u2069\u200f",
    "раураl аррlе",
    "ﬀ İ ı ß \u0130\u0307",
    "e\u0301" * 50,
    "Z\u0351\u036b\u0343" * 30,
    "9" * 5000,
    "-1e309",
    "1e-999999",
    "NaN",
    "٣٤٥",
    "0x7fffffffffffffff",
    "18446744073709551616",
    "\x00",
    "a\x00b",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\uffff\ufffe",
    "%c0%ae%ff",
    " " * 300,
    "A" * 1_000_000,
]
# A megabyte in an address is the server's to refuse; what reaches Django is shorter.
payloads = st.one_of(
    st.sampled_from([text for text in PAYLOADS if len(text) < 6000]),
    st.text(max_size=200),
    st.tuples(st.sampled_from(PAYLOADS[:20]), st.text(max_size=20)).map("".join),
)
always_the_same = settings(
    max_examples=25,
    phases=(Phase.generate,),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


class Reader(HTMLParser):
    """Notes what a browser would run or follow."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = self._is_data = False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self._in_script = tag == "script"
        self._is_data = ("type", "application/ld+json") in attributes
        for name, value in attributes:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.found.append(f"{tag} {name}={value}")
            is_address = name in ("href", "src", "action", "formaction", "data")
            if is_address and re.match(r"\s*(javascript|vbscript):", value or "", re.I):
                self.found.append(f"{tag} {name}={value}")
        if tag in ("iframe", "object", "embed", "base"):
            self.found.append(tag)

    def handle_data(self, text):
        if self._in_script and MARK in text and not self._is_data:
            self.found.append(f"script: {text}")

    def handle_endtag(self, tag):
        self._in_script = False


def assert_harmless(test, answer, payload):
    test.assertLess(answer.status_code, 500, payload)
    test.assertNotIn(MARK, answer.cookies)
    for name, value in answer.headers.items():
        # Echoed only inside a path of our own, percent-encoded.
        if MARK in value:
            test.assertRegex(f"{name}: {value}", r"^Location: /[^/\\][!-~]*$")
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        page = answer.getvalue().decode()
        test.assertEqual(Reader(page).found, [], payload)
        test.assertNotIn("root:x:0", page)


class EveryParameterTests(HypothesisTestCase, NewsroomTestCase):
    PARAMETERS = (
        *("q", "rating", "topic", "claimant", "kind", "state", "after", "order"),
        *("published_after", "published_before", "article", "outlet", "source"),
        *("language", "bom", "trailer", "url", "format", "page", "limit", "nothing"),
        *("text", "lang", "sort", "about_from", "has_quantity", "as_of"),
        *("name", "topic_name", "claimant_name", "article_name", "outlet_name"),
    )

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.published = cls.newsroom.published()
        cls.public = [
            path
            for _name, path in addresses(
                {**EXAMPLES, "pk": "1", "public_id": cls.published.public_id}
            )
            if not path.startswith(("/admin/", "/i18n/"))
        ]

    @always_the_same
    @given(payload=payloads, data=st.data())
    def test_every_public_page_survives_every_parameter(self, payload, data):
        path = data.draw(st.sampled_from(self.public))
        names = data.draw(
            st.lists(st.sampled_from(self.PARAMETERS), min_size=1, max_size=4)
        )
        text = payload.encode("utf-8", "surrogatepass")
        query = "&".join(f"{name}={quote(text)}" for name in names)
        assert_harmless(self, self.client.get(f"{path}?{query}"), payload)

    def test_every_filter_of_the_list_survives_every_payload(self):
        for payload in PAYLOADS:
            text = quote(payload[:6000])
            for page in ("/en/claims/", "/claims.csv", "/api/v1/search"):
                query = "&".join(f"{name}={text}" for name in self.PARAMETERS)
                assert_harmless(self, self.client.get(f"{page}?{query}"), payload)

    @always_the_same
    @given(payload=payloads)
    def test_every_part_of_an_address_survives(self, payload):
        text = quote(payload.encode("utf-8", "surrogatepass"), safe="")
        for path in (
            f"/{text}",
            f"/en/claims/{text}/",
            f"/en/articles/{text}/",
            f"/en/names/{text}/",
            f"/feeds/{text}/claims.atom",
            f"/api/v1/claims/{text}",
            f"/api/v1/methodology/{text}",
            f"/api/{text}",
            f"/api/v1/claims?after={text}",
            f"/sitemap-{text}.xml",
            f"/static/{text}",
            f"/admin/claims/claim/{text}/change/",
            f"/admin/password/choose/{text}/{text}/",
        ):
            assert_harmless(self, self.client.get(path), payload)

    @always_the_same
    @given(payload=payloads)
    def test_every_header_survives(self, payload):
        text = payload.encode("latin-1", "replace").decode("latin-1")
        answer = self.client.get(
            "/en/claims/",
            HTTP_USER_AGENT=text,
            HTTP_ACCEPT_LANGUAGE=text,
            HTTP_X_FORWARDED_FOR=text,
            HTTP_X_REQUEST_ID=text,
            HTTP_COOKIE=f"sessionid={text}; django_language={text}; csrftoken={text}",
            HTTP_IF_NONE_MATCH=text,
        )
        assert_harmless(self, answer, payload)

    @always_the_same
    @given(payload=payloads)
    def test_the_door_survives(self, payload):
        for path, names in (
            ("/admin/login/", ("username", "password", "next")),
            ("/admin/password/link/", ("email",)),
            ("/i18n/setlang/", ("language", "next")),
        ):
            words = dict.fromkeys(names, payload.encode("utf-8", "surrogatepass"))
            assert_harmless(self, self.client.post(path, words), payload)


class StoredPayloadTests(NewsroomTestCase):
    """What an editor was made to paste reaches readers as plain text, everywhere."""

    def published_with(self, payload):
        words = {"ru": f"Ы {payload}", "en": f"E {payload}"}
        source = {"title": f"S {payload}"[:200], "author": payload[:100]}
        claim = self.newsroom.researched(statement=words)
        self.newsroom.source(**source)
        self.newsroom.submit(claim, summary=words, explanation=words)
        self.newsroom.approved(claim)
        return self.newsroom.published(claim)

    def texts(self):
        return [each for each in PAYLOADS if "\x00" not in each and len(each) < 400]

    def test_readers_pages_feeds_and_files_show_it_as_text(self):
        for payload in self.texts():
            claim = self.published_with(payload)
            for path in (
                f"/en/claims/{claim.public_id}/",
                f"/ru/claims/{claim.public_id}/",
                "/en/",
                "/feeds/en/claims.atom",
            ):
                answer = self.client.get(path)
                self.assertEqual(answer.status_code, 200, (path, payload))
                assert_harmless(self, answer, payload)

    def test_a_spreadsheet_runs_nothing(self):
        for payload in ("=1+1", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1"):
            self.published_with(payload)
        text = b"".join(self.client.get("/claims.csv").streaming_content).decode()
        for row in csv.reader(io.StringIO(text)):
            for cell in row:
                self.assertNotRegex(cell, r"^[=+@\t\r]|^-\D", row)

    def test_editors_see_it_as_text_too(self):
        self.client.force_login(self.olga)
        for payload in self.texts()[::3]:
            claim = self.published_with(payload)
            for path in (
                reverse("admin:claims_claim_change", args=[claim.pk]),
                reverse("admin:claims_claim_history", args=[claim.pk]),
                f"/admin/claims/claim/?q={quote(payload)}",
            ):
                answer = self.client.get(path)
                self.assertLess(answer.status_code, 500, payload)
                self.assertNotIn(f"<script>{MARK}", answer.getvalue().decode())

    def test_an_address_that_is_a_script_is_refused(self):
        for address in ("javascript:alert(1)", "data:text/html,x", "//evil", "ftp://x"):
            with self.assertRaises(DomainError, msg=address):
                self.newsroom.source(url=address)

    def test_a_foreign_link_gives_nobody_a_handle_on_the_page(self):
        claim = self.published_with("x")
        page = self.client.get(f"/en/claims/{claim.public_id}/").content.decode()
        links = re.findall(r'<a [^>]*href="https?://(?!testserver)[^>]*>', page)
        self.assertTrue(links)
        for link in links:
            self.assertRegex(link, r'rel="[^"]*\bnoopener\b')
            self.assertRegex(link, r'rel="[^"]*\bnofollow\b')


class AdminFormTests(HypothesisTestCase, NewsroomTestCase):
    """A form answers with the page or a sentence, and never with a fault."""

    FORMS = ("article", "source", "topic", "outlet", "claimant", "unit", "claim")

    @always_the_same
    @given(payload=payloads, data=st.data())
    def test_every_form_survives_every_payload_in_every_field(self, payload, data):
        self.client.force_login(self.olga)
        path = f"/admin/claims/{data.draw(st.sampled_from(self.FORMS))}/add/"
        empty = self.client.get(path).context["adminform"].form
        formsets = self.client.get(path).context["inline_admin_formsets"]
        words = dict.fromkeys(_names(empty), payload)
        for each in formsets:
            words |= {
                f"{each.formset.prefix}-TOTAL_FORMS": "1",
                f"{each.formset.prefix}-INITIAL_FORMS": "0",
            }
            for form in (each.formset.empty_form,):
                words |= {
                    name.replace("__prefix__", "0"): payload for name in _names(form)
                }
        encoded = {
            name: value.encode("utf-8", "surrogatepass")
            for name, value in words.items()
        }
        answer = self.client.post(path, encoded)
        self.assertIn(answer.status_code, (200, 302, 400), payload)


def _names(form):
    """The names of all inputs, those of several languages too."""
    found = []
    for bound in form:
        widget = bound.field.widget
        parts = getattr(widget, "widgets", None)
        if parts:
            found += [f"{bound.html_name}_{number}" for number in range(len(parts))]
        else:
            found.append(bound.html_name)
    return found
