"""What programs are told: the same as the pages tell."""

import datetime as dt
from unittest.mock import patch

from claims.models import Claimant, Outlet, Topic
from claims.operations import catalogue, claims, corrections, merging, relations
from tests.api.base import ApiTestCase


class ClaimTests(ApiTestCase):
    def test_a_claim_comes_with_everything_needed_to_check_it(self):
        claim = self.newsroom.with_number(self.newsroom.researched())
        self.newsroom.published(self.newsroom.approved(self.newsroom.submitted(claim)))
        told = self.told(f"claims/{claim.public_id}")
        self.assertEqual(told["statement"]["en"], "The mission grew by 200.")
        self.assertEqual(told["rating"]["id"], "true")
        self.assertEqual(told["evidence"][0]["stance"], "supports")
        self.assertEqual(told["quantities"][0]["value"], "200")
        self.assertEqual(told["appearances"][0]["start"], 0)
        self.assertEqual(len(told["versions"]), 1)
        moment = dt.datetime.fromisoformat(told["published_at"])
        self.assertEqual(moment.utcoffset(), dt.timedelta(0))

    def test_the_list_has_the_same_shape_as_the_claim(self):
        claim = self.newsroom.published()
        [listed] = self.told("claims")["claims"]
        whole = self.told(f"claims/{claim.public_id}")
        self.assertEqual({**whole, **listed}, whole)

    def test_of_a_withdrawn_claim_only_that_is_left(self):
        claim = self.newsroom.published()
        self.open_correction(claim, kind="withdrawal")
        corrections.withdraw(claim, by=self.polina)
        told = self.told(f"claims/{claim.public_id}")
        self.assertTrue(told["is_withdrawn"])
        self.assertTrue(told["corrections"][0]["withdrew"])
        self.assertNotIn("evidence", told)
        self.assertEqual(self.told("claims")["claims"], [])

    def test_a_merged_claim_leads_to_the_one_that_carries_on(self):
        gone, stays = self.newsroom.published(), self.newsroom.published()
        merging.merge(gone, into=stays, by=self.pavel, reason="The same.")
        answer = self.ask(f"claims/{gone.public_id}")
        self.assertEqual(answer.status_code, 301)
        address = f"http://testserver/api/v1/claims/{stays.public_id}"
        self.assertEqual(answer["Location"], address)

    def test_a_relation_says_from_which_side_it_is_told(self):
        one, other = self.newsroom.published(), self.newsroom.published()
        relations.add(
            by=self.olga, from_claim=one, to_claim=other, kind="supersedes", note=""
        )
        for claim, direction in ((one, "from_here"), (other, "to_here")):
            [related] = self.told(f"claims/{claim.public_id}")["related"]
            self.assertEqual(related["relation"], "supersedes")
            self.assertEqual(related["direction"], direction)


class ListTests(ApiTestCase):
    def test_pages_follow_each_other_to_the_end_in_both_directions(self):
        made = [self.newsroom.published().public_id for _each in range(5)]
        for sort, expected in (("newest", made[::-1]), ("oldest", made)):
            seen, path = [], f"/api/v1/claims?limit=2&sort={sort}"
            while path:
                page = self.client.get(path).json()
                seen += [claim["id"] for claim in page["claims"]]
                path = page["next"]
            self.assertEqual(seen, expected)

    def test_words_are_looked_for_in_the_order_of_the_list(self):
        """Walked, not listed and sorted: `matching` is not asked at all."""
        made = [self.newsroom.published().public_id for _each in range(5)]
        for name, path in (("claims", "claims"), ("results", "search")):
            seen, path = [], f"/api/v1/{path}?q=mission&limit=2"
            with patch("claims.filters.matching", side_effect=AssertionError):
                while path:
                    page = self.client.get(path).json()
                    rows = [row.get("claim", row) for row in page[name]]
                    seen += [row["id"] for row in rows]
                    path = page["next"]
            self.assertEqual(seen, made[::-1])

    def test_other_lists_are_paged_by_their_keys(self):
        for number in range(5):
            self.newsroom.published(
                topic=catalogue.add(
                    Topic, by=self.olga, slug=f"t{number}", name={"en": "T"}
                ),
                claimant=catalogue.add(
                    Claimant, by=self.olga, slug=f"c{number}", name={"en": "C"}
                ),
            )
        for name in ("topics", "claimants", "sources", "articles"):
            seen, path = [], f"/api/v1/{name}?limit=2"
            while path:
                page = self.client.get(path).json()
                seen += [row["id"] for row in page[name]]
                path = page["next"]
            self.assertEqual((len(seen), seen), (5, sorted(set(seen))), name)

    def test_corrections_are_paged_the_latest_first(self):
        made = [self.newsroom.published() for _each in range(3)]
        for claim in made:
            self.open_correction(claim)
        seen, path = [], "/api/v1/corrections?limit=1"
        while path:
            page = self.client.get(path).json()
            seen += [row["claim"]["id"] for row in page["corrections"]]
            path = page["next"]
        self.assertEqual(seen, [claim.public_id for claim in reversed(made)])

    def test_the_next_page_is_in_the_header_too(self):
        for _each in range(2):
            self.newsroom.published()
        answer = self.ask("claims", limit=1)
        self.assertEqual(answer["Link"], f'<{answer.json()["next"]}>; rel="next"')

    def test_every_condition_of_the_public_list_is_one_here(self):
        outlet = catalogue.add(Outlet, by=self.olga, slug="daily", name={"en": "D"})
        revision = self.newsroom.revision(key="first", outlet=outlet)
        claim = self.newsroom.published(
            revision=revision, about_date=dt.date(2025, 5, 1), about_precision="day"
        )
        self.newsroom.published()
        for condition in (
            {"article": "first"},
            {"outlet": "daily"},
            {"about_from": "2025-05-01", "about_to": "2025-05-01"},
        ):
            [found] = self.told("claims", **condition)["claims"]
            self.assertEqual(found["id"], claim.public_id, condition)
        for condition in (
            {"kind": "event"},
            {"language": "en"},
            {"q": "mission"},
            {"rating": ["true", "false"]},
            {"has_quantity": "false"},
        ):
            self.assertEqual(len(self.told("claims", **condition)["claims"]), 2)


class FindingTests(ApiTestCase):
    def test_a_search_says_where_the_words_are(self):
        self.newsroom.published()
        [found] = self.told("search", q="missions")["results"]
        [hit] = [h for h in found["matched"] if h["part"] == "statement"]
        statement = found["claim"]["statement"][hit["language"]]
        self.assertEqual(statement[hit["start"] : hit["end"]], "mission")

    def test_a_search_in_vain_says_why(self):
        self.newsroom.published()
        told = self.told("search", q="mission gondola")
        self.assertEqual(told["results"], [])
        self.assertEqual(told["unknown"], ["gondola"])
        self.assertIn("Nothing has “gondola”", told["notes"][0])

    def test_a_statement_that_was_checked_is_found(self):
        claim = self.newsroom.published()
        [match] = self.told("match", text="The mission grew by 200.")["matches"]
        self.assertEqual(match["claim"]["id"], claim.public_id)
        self.assertEqual(match["relation"], "same")
        self.assertGreater(match["score"], 0.9)

    def test_another_number_is_related_and_never_the_same(self):
        self.newsroom.published()
        [match] = self.told("match", text="The mission grew by 300.")["matches"]
        self.assertEqual(match["relation"], "related")
        self.assertIn("different number", " ".join(match["why"]))

    def test_drafts_are_not_matched(self):
        self.newsroom.submitted()
        told = self.told("match", text="The mission grew by 200.")
        self.assertEqual(told["matches"], [])


class SiteTests(ApiTestCase):
    def test_an_article_gives_its_claims_in_reading_order_and_no_text(self):
        revision = self.newsroom.revision(key="first")
        later = self.newsroom.published(revision=revision, start=70, end=90)
        first = self.newsroom.published(revision=revision, start=0, end=30)
        told = self.told("articles/first")
        self.assertEqual(
            [row["claim"]["id"] for row in told["claims"]],
            [first.public_id, later.public_id],
        )
        self.assertEqual(told["revision"]["sha256"], revision.sha256)
        self.assertNotIn("text", told["revision"])

    def test_a_source_says_what_it_says_to_which_claim(self):
        claim = self.newsroom.published()
        source = claim.evidence.get().source
        [use] = self.told(f"sources/{source.slug}")["uses"]
        self.assertEqual(use["claim"]["id"], claim.public_id)
        self.assertEqual(use["evidence"][0]["stance"], "supports")

    def test_figures_are_those_of_the_page(self):
        self.newsroom.published()
        told = self.told("statistics")
        counted = {row["rating"]["id"]: row["claims"] for row in told["ratings"]}
        self.assertEqual((told["claims"], counted["true"]), (1, 1))
        self.assertRegex(told["months"][0]["month"], r"^\d{4}-\d\d$")

    def test_home_counts_what_is_being_checked_and_shows_none_of_it(self):
        claims.start_research(self.newsroom.candidate(), by=self.olga)
        told = self.told("")
        self.assertEqual(told["in_research"]["number"], 1)
        self.assertEqual(told["latest"], [])

    def test_every_required_section_about_us_is_there_written_or_not(self):
        [income, _strings] = self.told("funding")["sections"]
        self.assertEqual((income["id"], income["is_missing"]), ("income", True))

    def test_every_page_for_people_names_its_json(self):
        claim = self.newsroom.published()
        article = claim.appearances.get().revision.article
        source = claim.evidence.get().source
        for page, path in (
            *(("", ""), ("claims/", "claims"), ("statistics/", "statistics")),
            (f"claims/{claim.public_id}/", f"claims/{claim.public_id}"),
            (f"articles/{article.key}/", f"articles/{article.key}"),
            (f"sources/{source.slug}/", f"sources/{source.slug}"),
            *(("topics/", "topics"), ("corrections/", "corrections")),
            *(("methodology/1/", "methodology/1"), ("about/", "about")),
        ):
            shown = self.client.get(f"/en/{page}").content.decode()
            link = f'type="application/json" href="/api/v1/{path}"'
            self.assertIn(link, shown, page)
            self.told(path)
