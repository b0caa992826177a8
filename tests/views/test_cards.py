"""Cards are drawn for each reader, from one question, and nobody writes for it."""

import datetime as dt
import json
from html.parser import HTMLParser
from unittest import mock

from django.db import connection
from django.template.loader import render_to_string
from django.test import SimpleTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.models import Claim, Claimant, PreparedPage, Topic
from claims.operations import catalogue, claims, corrections
from claims.search.queries import Query, parse
from claims.views import cards, paging
from tests.views.base import PublicSiteTestCase

ROW = cards.Row(
    key=1,
    public_id="one",
    published_at=dt.datetime(2026, 3, 12, 23, 59, tzinfo=dt.UTC),
    statement='{"en": "It rained."}',
    summary='{"en": "It did.", "ru": "Да, в Баку."}',
    scale=1,
    rating="true",
    symbol="✓",
    label='{"en": "True", "ru": "Правда"}',
    claimant=None,
    topic=None,
    claimant_key=None,
    basis=None,
)


def drawn(language: str = "en", words: Query | None = None, **columns: str) -> str:
    with translation.override(language):
        return cards.drawn([ROW._replace(**columns)], words)


class Read(HTMLParser):
    """A card as a browser reads it: words, and the elements they stand in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.elements = "", set[str]()
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self.elements.add(tag)


class MarkupTests(SimpleTestCase):
    def test_a_card_has_its_heading_its_gist_and_its_day(self):
        self.assertHTMLEqual(
            drawn(),
            """<article class="card">
            <span class="rating rating-1-true">
              <span class="symbol" aria-hidden="true">✓</span> True</span>
            <h3><a href="/en/claims/one/">It rained.</a></h3>
            <p class="gist">It did.</p>
            <p class="fine"><span>
              <time datetime="2026-03-12">March&nbsp;12,&nbsp;2026</time></span></p>
            </article>""",
        )

    def test_it_names_claimant_and_topic_and_an_open_correction(self):
        card = drawn(claimant='{"en": "Ann"}', topic='{"en": "Rain"}', basis="{}")
        self.assertInHTML("<span>Ann</span>", card)
        self.assertInHTML("<span>Rain</span>", card)
        self.assertInHTML('<span class="alert">being corrected</span>', card)

    def test_each_language_has_its_own_words_and_marks_the_others(self):
        card = drawn("ru")
        self.assertIn('<a href="/ru/claims/one/"><span lang="en">It rained.', card)
        self.assertIn("Да, в\u00a0Баку.", card)
        self.assertIn("Правда", card)
        self.assertIn("12\u00a0марта\u00a02026\u00a0г.", card)
        self.assertIn("It did.", drawn("en"))

    @settings(max_examples=100, deadline=None)
    @given(said=st.text(), word=st.sampled_from(["", "rain"]))
    def test_whatever_was_written_is_read_and_never_obeyed(self, said, word):
        words = f"{said} % %(day)s gap-of-topic <b>rain</b>".strip()
        stored = json.dumps({"en": words})
        card = Read(drawn(statement=stored, claimant=stored, words=parse(word)))
        self.assertEqual(card.words.count(words), 2)
        known = {"article", "span", "h3", "a", "p", "time", "mark"}
        self.assertLessEqual(card.elements, known)
        self.assertEqual("mark" in card.elements, bool(word))


class TruthTests(PublicSiteTestCase):
    """A card says what the claim's page says, of public claims only."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        named = {"by": cls.olga, "slug": "who"}
        cls.who = catalogue.add(Claimant, name={"en": "The spokesman"}, **named)
        cls.topic = catalogue.add(Topic, name={"en": "Borders"}, **named)
        cls.claim = cls.newsroom.published(claimant=cls.who, topic=cls.topic)

    def card(self, claim: Claim | None = None) -> str:
        with translation.override("en"):
            return cards.cards([(claim or self.claim).pk])

    def test_it_shows_the_published_verdict(self):
        card, verdict = self.card(), self.claim.published_verdict
        with translation.override("en"):
            rating = {"rating": verdict.rating}
            self.assertInHTML(render_to_string("claims/_rating.html", rating), card)
        for words in (verdict.statement, verdict.summary, "The spokesman", "Borders"):
            self.assertIn(str(words), card)
        self.assertIn(f'datetime="{self.claim.published_at:%Y-%m-%d}"', card)
        self.assertNotIn("being corrected", card)

    def test_during_a_correction_it_shows_what_was_reviewed(self):
        self.open_correction(self.claim)
        with self.assertNumQueries(1):
            self.card()
        other = catalogue.add(Claimant, by=self.olga, slug="x", name={"en": "Nobody"})
        claims.edit(
            self.fresh(self.claim),
            by=self.olga,
            claimant=other,
            statement={"en": "Never said."},
        )
        with self.assertNumQueries(2):
            card = self.card()
        self.assertIn("The spokesman", card)
        self.assertIn("being corrected", card)
        self.assertIn("grew by 200", card)
        self.assertNotIn("Nobody", card)
        self.assertNotIn("Never said", card)

    def test_a_correction_may_leave_nobody_or_somebody_where_somebody_was(self):
        nameless = self.newsroom.published()
        for claim, claimant, shown in ((self.claim, None, 1), (nameless, self.who, 0)):
            self.open_correction(claim)
            claims.edit(self.fresh(claim), by=self.olga, claimant=claimant)
            self.assertEqual(self.card(claim).count("The spokesman"), shown)

    def test_a_name_that_changes_is_shown_at_once(self):
        self.card()
        catalogue.edit(self.fresh(self.who), by=self.olga, name={"en": "A minister"})
        self.assertIn("A minister", self.card())

    def test_what_is_not_public_has_no_card(self):
        self.assertEqual(self.card(self.newsroom.approved()), "")
        self.open_correction(self.claim, kind="withdrawal")
        corrections.withdraw(self.claim, by=self.polina)
        self.assertEqual(self.card(), "")

    def test_cards_stand_in_the_order_they_are_asked_for(self):
        other = self.newsroom.published(public_id="other")
        keys = [self.claim.pk, other.pk]
        for asked in (keys, keys[::-1]):
            with self.assertNumQueries(1):
                rows = cards.read([*asked, 0])
            self.assertEqual([row.key for row in rows], asked)
        self.assertEqual(cards.read([]), [])


class CostTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        named = {"by": cls.olga, "slug": "who", "name": {"en": "Somebody"}}
        who = catalogue.add(Claimant, **named)
        topic = catalogue.add(Topic, **named)
        for number in range(5):
            key = f"claim-{number}"
            cls.newsroom.published(claimant=who, topic=topic, public_id=key)

    def asked(self, address: str) -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            answer = self.client.get(address)
        self.assertContains(answer, '<article class="card">')
        return [query["sql"] for query in queries]

    def test_a_reader_who_leafs_through_lists_writes_nothing(self):
        for address in (
            *("/en/", "/en/claims/", "/en/claims/?after=claim-3"),
            *("/en/claims/?q=mission", "/en/topics/who/", "/en/claimants/who/"),
        ):
            with self.subTest(address=address):
                verbs = {sql.split()[0] for sql in self.asked(address)}
                self.assertLessEqual(verbs, {"SELECT", "WITH", "EXPLAIN"})
        self.assertFalse(PreparedPage.objects.exists())

    def test_a_page_that_nobody_has_read_costs_four_questions(self):
        with mock.patch.object(paging, "PAGE_LENGTH", 1):
            self.asked("/en/claims/?after=claim-4")  # what is around cards is drawn
            for number in (3, 2):
                asked = self.asked(f"/en/claims/?after=claim-{number}")
                self.assertEqual(len(asked), 4, asked)
