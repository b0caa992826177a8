"""Nothing unpublished is found through any page, feed, file, search or error text."""

from decimal import Decimal

from django.test import Client

from claims.api import cursors
from claims.choices import ClaimKind, ClaimState
from claims.models import Claim, Claimant, Outlet, Topic, Unit
from claims.operations import (
    appearances,
    catalogue,
    claims,
    corrections,
    evidence,
    merging,
    publication,
    quantities,
    relations,
)
from tests.views.base import PublicSiteTestCase, body, every_address

SECRET = "zebra"  # nothing that is shown contains it


def told_by(answer, address: str) -> str:
    """What an answer says beyond the address asked for, in either language."""
    return body(answer).lower().replace(address[len("/ru") :], "")


class UnpublishedTests(PublicSiteTestCase):
    """One claim in every state nobody may read, hung on things that are only its own;
    and one published claim beside it in the same article, joined to it."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.newsroom.unit()
        cls.public = cls.newsroom.published()
        cls.hidden = [
            cls.secret("candidate"),
            cls.secret("researching"),
            cls.secret("submitted"),
            cls.secret("approved"),
            claims.reject(cls.secret("candidate"), by=cls.olga, reason=SECRET),
            cls.merged(),
        ]
        for claim in cls.hidden:
            relations.add(
                by=cls.olga,
                from_claim=cls.public,
                to_claim=claim,
                kind="contradicts",
                note={"en": SECRET},
            )

    @classmethod
    def secret(cls, built: str) -> Claim:
        number = next(cls.newsroom.numbers)
        by, words = cls.olga, {"en": f"{SECRET} {number}", "ru": f"{SECRET} {number}"}
        outlet = catalogue.add(Outlet, by=by, slug=f"{SECRET}-o{number}", name=words)
        claim = cls.newsroom.candidate(
            revision=cls.newsroom.revision(
                key=f"{SECRET}-a{number}", title=words, outlet=outlet, language="az"
            ),
            public_id=f"{SECRET}-{number}",
            statement=words,
            leads=words,
            selection_reason=words,
            claimant=catalogue.add(
                Claimant, by=by, slug=f"{SECRET}-c{number}", name=words
            ),
            topic=catalogue.add(Topic, by=by, slug=f"{SECRET}-t{number}", name=words),
        )
        if built == "candidate":
            return claim
        claims.start_research(claim, by=by)
        source = cls.newsroom.source(
            title=f"{SECRET} report", slug=f"{SECRET}-{number}"
        )
        evidence.add(
            by=by, claim=claim, source=source, stance="supports", finding=words
        )
        if built == "researching":
            return claim
        cls.newsroom.submit(claim, summary=words, explanation=words)
        return cls.newsroom.approved(claim) if built == "approved" else claim

    @classmethod
    def merged(cls) -> Claim:
        claim = cls.secret("candidate")
        merging.merge(claim, into=cls.secret("candidate"), by=cls.olga, reason=SECRET)
        return claim

    def test_every_hidden_state_is_here(self):
        states = {claim.state for claim in self.hidden}
        seen = {"published", "under_correction", "withdrawn"}
        self.assertEqual(states | seen, set(ClaimState.values))

    def test_no_address_gives_any_of_it_away(self):
        # Twice: the second time from what was drawn and kept the first time.
        for address in [*every_address(), *every_address()]:
            with self.subTest(address=address):
                answer = self.client.get(address)
                if SECRET in address:
                    self.assertEqual(answer.status_code, 404)
                self.assertNotIn(SECRET, told_by(answer, address))

    def test_search_and_filters_do_not_find_it(self):
        for query in (
            {"q": SECRET},
            {"language": "az"},
            {"claimant": self.hidden[0].claimant.slug},
            {"topic": self.hidden[0].topic.slug},
            {"article": self.hidden[0].appearances.get().revision.article.key},
        ):
            with self.subTest(query=query):
                page = self.page("claim-list", **query)
                self.assertIn("0 claims", page)
                self.assertNotIn(f"{SECRET} ", page.lower())

    def test_machines_that_ask_on_do_not_find_it(self):
        hidden = self.hidden[0].public_id
        for address in (
            "/claimreview.json?since=2000-01-01",
            f"/api/v1/claims?q={SECRET}",
            f"/api/v1/search?q={SECRET}",
            f"/api/v1/match?text={SECRET}+{self.hidden[0].statement}",
            f"/api/v1/claims?claimant={self.hidden[0].claimant.slug}",
            f"/claims.csv?q={SECRET}",
            f"/oembed?url=http://testserver/en/claims/{hidden}/",
            "/en/claims/?sort=oldest",
            f"/en/sources/?after={SECRET}-1",
            f"/en/check/?claim={SECRET}",
            f"/en/claimants/?after={self.hidden[0].claimant.slug}",
        ):
            with self.subTest(address=address):
                told = body(self.client.get(address)).lower()
                said_back = (
                    *(hidden, f"={SECRET}", f'help">{SECRET}</textarea>'),
                    *(f"={self.hidden[0].claimant.slug}", f"«{SECRET}»"),
                    f'["{SECRET}"]',
                )
                for asked in said_back:
                    told = told.replace(asked, "")
                self.assertNotIn(SECRET, told)

    def test_a_missing_page_answers_the_same_as_a_hidden_one(self):
        hidden = self.hidden[0].public_id
        for pattern in (
            *("/api/v1/claims/{}", "/embed/en/{}", "/cards/en/{}.png"),
            *("/en/claims/{}/", "/annotations/{}.jsonld", "/claims/{}.json"),
            "/claims/{}.json",
        ):
            one, other = (
                self.client.get(pattern.format(name), headers={"If-None-Match": "*"})
                for name in (hidden, "never-there")
            )
            self.assertEqual((one.status_code, other.status_code), (404, 404), pattern)
            self.assertEqual("ETag" in one, "ETag" in other)

    def test_a_page_further_on_is_no_way_round(self):
        """Of a source or claimant nobody may see yet, asked from a public claim on."""
        after = self.public.public_id
        cursor = cursors.written(after)
        source = self.hidden[1].evidence.get().source
        for path, slug in (
            ("sources", source.slug),
            ("claimants", self.hidden[0].claimant.slug),
        ):
            for address in (
                f"/en/{path}/{slug}/?after={after}",
                f"/api/v1/{path}/{slug}?after={cursor}",
            ):
                with self.subTest(address=address):
                    self.assertEqual(self.client.get(address).status_code, 404)

    def test_a_hidden_claim_cannot_be_used_to_page_from(self):
        whole = self.page("claim-list")
        paged = self.page("claim-list", after=self.hidden[0].public_id)
        self.assertEqual("Newest" in whole, "Newest" in paged)

    def test_counts_count_what_is_public(self):
        self.assertIn("<b>1</b> claim checked", self.page("home"))
        self.assertIn("1 claim is published", self.page("statistics"))


class DuringACorrectionTests(PublicSiteTestCase):
    """Pavel opens a correction, Olga edits everything; readers see what was
    reviewed."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        by = cls.olga
        cls.claim = cls.newsroom.with_number(
            cls.newsroom.researched(
                kind=ClaimKind.QUANTITY,
                claimant=catalogue.add(
                    Claimant, by=by, slug="spokesman", name={"en": "The spokesman"}
                ),
            )
        )
        cls.newsroom.published(cls.newsroom.approved(cls.newsroom.submitted(cls.claim)))
        cls.source = cls.claim.evidence.get().source
        cls.read_everything()
        cls.open_correction(cls, cls.claim)
        words = {"en": SECRET, "ru": SECRET}
        claims.edit(
            cls.claim,
            by=by,
            statement=words,
            kind=ClaimKind.CAUSE,
            claimant=catalogue.add(Claimant, by=by, slug=f"{SECRET}-c", name=words),
        )
        row, number = cls.claim.evidence.get(), cls.claim.quantities.get()
        evidence.edit(row, by=by, claim=cls.claim, stance="refutes", finding=words)
        quantities.edit(
            number,
            by=by,
            claim=cls.claim,
            value=Decimal("999"),
            unit=catalogue.add(Unit, by=by, slug=SECRET, label=words),
        )
        other = cls.newsroom.source(title=f"{SECRET} report", slug=f"{SECRET}-s")
        evidence.add(by=by, claim=cls.claim, source=other, stance="supports")
        outlet = catalogue.add(Outlet, by=by, slug=f"{SECRET}-o", name=words)
        elsewhere = cls.newsroom.revision(
            key=f"{SECRET}-a", title=words, outlet=outlet, language="az"
        )
        appearances.add(cls.claim, by=by, revision=elsewhere, start=0, end=65)

    @classmethod
    def read_everything(cls) -> None:
        """So that there is a copy of whatever copies are kept of."""
        for address in every_address():
            Client().get(address)

    def test_no_address_shows_what_nobody_reviewed(self):
        self.read_everything()
        for address in every_address():
            with self.subTest(address=address):
                answer = self.client.get(address)
                self.assertNotIn(SECRET, told_by(answer, address))

    def test_the_page_shows_what_was_reviewed_and_says_what_goes_on(self):
        page = self.page("claim-detail", self.claim.public_id)
        for shown in ("The mission grew by 200.", "The spokesman", "more than 200"):
            self.assertIn(shown, page)
        self.assertIn("Evidence for", page)
        self.assertIn("The number was wrong.", page)
        self.assertIn("not finished", page)
        self.assertNotIn("999", page)

    def test_the_source_still_lists_the_claim_with_its_reviewed_stance(self):
        page = self.page("source-detail", self.source.slug)
        self.assertIn("The mission grew by 200.", page)
        self.assertIn("supports", page)
        self.assertNotIn("refutes", page)

    def test_a_source_renamed_meanwhile_keeps_its_reviewed_title_on_the_page(self):
        catalogue.edit(self.fresh(self.source), by=self.olga, title="Renamed")
        page = self.page("claim-detail", self.claim.public_id)
        self.assertIn(self.source.title, page)
        self.assertNotIn("Renamed", page)

    def test_the_old_claimants_page_lists_it_and_the_new_ones_does_not_exist(self):
        self.assertIn("grew by 200", self.page("claimant-detail", "spokesman"))
        answer = self.answer("claimant-detail", f"{SECRET}-c")
        self.assertEqual(answer.status_code, 404)


class WordsOfDraftsTests(PublicSiteTestCase):
    """A score is made of how rare words are: among what is published."""

    def asked(self) -> float:
        # "Kvakin" stands in nothing that is published.
        asked = "/api/v1/match?text=The+mission+grew+by+200,+says+Kvakin."
        [match] = self.client.get(asked).json()["matches"]
        return match["score"]

    def test_a_score_does_not_tell_what_unpublished_claims_are_about(self):
        self.newsroom.published()
        for place in ("north", "south", "east"):
            self.newsroom.published(statement={"en": f"The {place} bridge opened."})
        before = self.asked()
        for number in range(5):
            self.newsroom.candidate(statement={"en": f"Kvakin took bribe {number}."})
        self.assertEqual(self.asked(), before)
        self.newsroom.published(statement={"en": "Kvakin opened the west bridge."})
        self.newsroom.published(statement={"en": "Kvakin opened a new road."})
        self.assertNotEqual(self.asked(), before)


class PlacesDuringACorrectionTests(PublicSiteTestCase):
    """One more article was added to a published claim; then a correction began."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.claim = cls.newsroom.published()
        cls.added = cls.place("An echo")
        cls.open_correction(cls, Claim.objects.get(pk=cls.claim.pk))

    @classmethod
    def place(cls, title: str):
        return appearances.add(
            Claim.objects.get(pk=cls.claim.pk),
            by=cls.olga,
            revision=cls.newsroom.revision(title={"en": title}),
            start=0,
            end=11,
        )

    def test_a_place_readers_have_seen_stays_and_a_new_one_waits(self):
        later = self.place("A later echo").revision.article
        for page in (
            self.page("claim-detail", self.claim.public_id),
            self.page("article-list"),
        ):
            self.assertIn("An echo", page)
            self.assertNotIn("A later echo", page)
        self.assertNotIn("A later echo", self.page("claim-list"))
        self.assertEqual(self.answer("article-detail", later.key).status_code, 404)

    def test_a_place_that_waited_is_known_from_the_next_verdict_on(self):
        later = self.place("A later echo").revision.article
        claim = Claim.objects.get(pk=self.claim.pk)
        self.newsroom.approved(self.newsroom.submitted(claim))
        publication.publish(claim, by=self.polina)
        self.open_correction(claim)
        self.assertIn("A later echo", self.page("article-list"))
        self.assertIn("A later echo", self.page("article-detail", later.key))

    def test_lists_find_it_where_readers_know_it_and_not_by_the_same_text(self):
        other = self.newsroom.published().appearances.get().revision
        self.assertEqual(other.sha256, self.added.revision.sha256)
        echo = self.added.revision.article
        for key, is_found in ((echo.key, True), (other.article.key, False)):
            page = self.page("claim-list", article=key)
            found = f"/claims/{self.claim.public_id}/" in page
            self.assertEqual(found, is_found, key)

    def test_a_place_that_is_moved_meanwhile_waits_for_the_review(self):
        appearances.edit(
            self.added,
            by=self.olga,
            claim=self.fresh(self.claim),
            start=4,
            end=11,
            claimant_role="",
        )
        self.assertNotIn("An echo", self.page("claim-detail", self.claim.public_id))


class NamesOfPeopleTests(PublicSiteTestCase):
    def test_nobody_in_the_newsroom_is_named(self):
        claim = self.newsroom.published()
        claims.assign(claim, by=self.olga, to=self.oleg)
        self.open_correction(claim)
        corrections.keep(claim, by=self.polina, reason="Kept as it was.")
        for address in every_address():
            told = body(self.client.get(address)).lower()
            for name in ("olga", "oleg", "rustam", "pavel", "polina", "kept as it"):
                with self.subTest(address=address, name=name):
                    self.assertNotIn(name, told)
