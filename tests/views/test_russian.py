"""Not a word of English on a Russian page, in text or in attributes."""

import re
from decimal import Decimal
from html.parser import HTMLParser

from claims.models import Claimant, Source, Topic
from claims.operations import (
    catalogue,
    citations,
    claims,
    corrections,
    evidence,
    relations,
)
from tests.views.base import PublicSiteTestCase, body, every_address

READ_ALOUD = ("alt", "aria-label", "placeholder", "title")
# Names that stay as they are, and what the test's own data brings along.
NAMES = {"English", "CSV", "JSON", "API", "Atom", "example", "org"}
# What the page for programmers quotes from protocols in its Russian sentences.
OF_PROTOCOLS = {
    *("Accept", "After", "Atom", "ETag", "Excel", "ISO", "If", "Language", "Match"),
    *("None", "OpenAPI", "RFC", "Retry", "SHA", "UTC", "application", "detail", "en"),
    *("json", "lang", "next", "null", "problem", "ru"),
}


class Words(HTMLParser):
    """Collects what a person reads or hears; what programs read stands in `code`."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.in_script = False
        self.codes = 0  # how many of `code` and `pre` are open
        self.feed(page)

    def in_latin_letters(self) -> set[str]:
        words = re.sub(r"https?://\S+", "", " ".join(self.found))
        return set(re.findall(r"[A-Za-z]{2,}", words))

    def handle_starttag(self, tag, attrs):
        self.in_script = tag == "script"
        self.codes += tag in ("code", "pre")
        self.found += [value for name, value in attrs if name in READ_ALOUD]

    def handle_endtag(self, tag):
        self.codes -= tag in ("code", "pre")

    def handle_data(self, words):
        if not self.in_script and not self.codes:
            self.found.append(words)


class RussianPageTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        russian = {"ru": "Слово"}
        topic = catalogue.add(Topic, by=cls.olga, slug="t", name=russian)
        who = catalogue.add(Claimant, by=cls.olga, slug="w", name=russian, kind="state")
        revision = cls.newsroom.revision(text="Первое. Второе слово.", language="ru")
        claim = cls.newsroom.candidate(
            revision=revision,
            start=0,
            end=6,
            topic=topic,
            claimant=who,
            public_id="11111111",
            claimant_role=russian,
            about_date="2025-06-01",
            about_precision="season",
        )
        claim = cls.researched(claim)
        cls.newsroom.published(cls.newsroom.approved(cls.newsroom.submitted(claim)))
        other = cls.researched(
            cls.newsroom.candidate(
                revision=revision, start=8, end=14, public_id="22222222"
            )
        )
        cls.newsroom.published(cls.newsroom.approved(cls.newsroom.submitted(other)))
        for kind in ("contradicts", "supersedes", "elaborates", "same_fact"):
            relations.add(
                by=cls.olga, from_claim=claim, to_claim=other, kind=kind, note=russian
            )
        problem = {"code": "no_url", "note": russian}
        citations.record(
            revision,
            by=cls.olga,
            references=[
                {
                    "number": 1,
                    "start": 0,
                    "end": 6,
                    "quote_digest": "a" * 64,
                    "source": Source.objects.first(),
                    "problems": [problem],
                }
            ],
            citations=[
                {
                    "start": 8,
                    "end": 14,
                    "quote_digest": "a" * 64,
                    "reference": None,
                    "problems": [problem],
                }
            ],
        )
        gone = cls.newsroom.published(
            public_id="33333333", revision=revision, start=8, end=14
        )
        for each, kind in ((other, "update"), (gone, "withdrawal")):
            corrections.open_correction(
                each, by=cls.pavel, kind=kind, what_changed=russian, why=russian
            )
        corrections.withdraw(gone, by=cls.polina)

    @classmethod
    def researched(cls, claim):
        from_source = cls.newsroom.source(
            title="Отчёт", kind="report", interest={"ru": "Слово"}, publisher="Слово"
        )
        claim = claims.start_research(claim, by=cls.olga)
        unit = cls.newsroom.unit()
        evidence.add(
            by=cls.olga,
            claim=cls.newsroom.with_number(claim),
            source=from_source,
            stance="supports",
            observed_comparator="≤",
            observed_value=Decimal("0.5"),
            observed_unit=unit,
        )
        return claim

    def test_no_english_word_is_left(self):
        for address in every_address():
            if not address.startswith("/ru/"):
                continue
            page = self.read_by_people(address)
            with self.subTest(address=address):
                names = NAMES | (OF_PROTOCOLS if address == "/ru/api/" else set())
                self.assertLessEqual(Words(page).in_latin_letters(), names)

    def read_by_people(self, address):
        """Of an answer to a script: what the script puts before the reader."""
        answer = self.client.get(address)
        if not address.startswith("/ru/names/"):
            return body(answer)
        given = answer.json()
        return " ".join([given["told"], *(each["label"] for each in given["names"])])

    def test_a_refused_value_is_refused_in_russian(self):
        page = self.page("claim-list", read_in="ru", kind="xx", about_from="xx")
        self.assertLessEqual(Words(page).in_latin_letters(), NAMES | {"xx"})
