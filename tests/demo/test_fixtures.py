"""The demonstration's own records: sound, in order, and in our own words."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.test import SimpleTestCase

from claims.demo import formats
from claims.demo.contents import places_of
from claims.demo.reading import read
from claims.text.normalise import digest
from tests.articles import article_text

ROOT = Path(__file__).resolve().parent.parent.parent
DEMONSTRATION = read(ROOT / "fixtures")
RUN = 8  # so many words in a row are somebody's sentence
# Printed by others and quoted as such: names of documents, places in them.
OTHERS_WORDS = {"title", "publisher", "author", "pinpoint"}


def others() -> list[str]:
    """Keys of the articles whose text is not in this repository."""
    keys = [record["key"] for record in DEMONSTRATION.articles]
    return [key for key in keys if key not in DEMONSTRATION.texts]


def text_of(key: str) -> str:
    return DEMONSTRATION.texts.get(key) or article_text(key)


def before_bibliography(key: str) -> str:
    """The article itself; the names of the documents it lists are nobody's prose."""
    listed = [entry["start"] for entry in DEMONSTRATION.references.get(key, [])]
    return text_of(key)[: min(listed, default=None)]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold().replace("ё", "е"))


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return (tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


def our_texts(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from our_texts(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from our_texts(inner, name)
    elif isinstance(value, str) and name not in OTHERS_WORDS:
        yield value


class FixtureTests(SimpleTestCase):
    def test_the_inventory_is_whole(self):
        least = {"000": 70, "001": 70, "002": 30, "003": 135, "004": 35, "own-ru": 5}
        for key, number in least.items():
            self.assertGreaterEqual(len(DEMONSTRATION.claims[key]), number, key)
        self.assertEqual(len(DEMONSTRATION.references["003"]), 40)

    def test_digest_and_length_are_those_of_the_text(self):
        for article in DEMONSTRATION.articles:
            text = text_of(article["key"])
            self.assertEqual(digest(text), article["sha256"], article["key"])
            self.assertEqual(len(text), article["length"])

    def test_every_passage_stands_where_its_claim_says(self):
        for key, claims in DEMONSTRATION.claims.items():
            for claim in claims:
                for article, span, path in places_of(claim, key):
                    quote = text_of(article)[span["start"] : span["end"]]
                    self.assertEqual(
                        digest(quote), span["digest"], (claim["key"], path)
                    )

    def test_every_citation_stands_where_it_says(self):
        for rows in (DEMONSTRATION.references, DEMONSTRATION.citations):
            for key, records in rows.items():
                for record in records:
                    quote = text_of(key)[record["start"] : record["end"]]
                    self.assertEqual(digest(quote), record["digest"], record.line())

    def test_no_sentence_of_the_articles_is_reprinted(self):
        theirs = {run for key in others() for run in runs(before_bibliography(key))}
        for path in sorted((ROOT / "fixtures").rglob("*.json")):
            for text in our_texts(json.loads(path.read_text("utf-8"))):
                copied = theirs.intersection(runs(text))
                self.assertFalse(copied, f"{path.name}: {text}")

    def test_records_are_sorted_and_their_keys_in_order(self):
        for claims in DEMONSTRATION.claims.values():
            spans = [(claim["start"], claim["end"]) for claim in claims]
            self.assertEqual(spans, sorted(spans))
            for claim in claims:
                self.assertEqual(list(claim.fields), list(formats.CLAIM))
        for rows, name in (
            (DEMONSTRATION.topics, "slug"),
            (DEMONSTRATION.units, "slug"),
            (DEMONSTRATION.claimants, "slug"),
            (DEMONSTRATION.sources, "slug"),
            (DEMONSTRATION.articles, "key"),
            (DEMONSTRATION.verdicts, "claim"),
        ):
            keys = [record[name] for record in rows]
            self.assertEqual(keys, sorted(keys), name)

    def test_every_reason_for_selection_is_its_own(self):
        reasons = [
            claim["selection_reason"]["ru"] for claim in DEMONSTRATION.all_claims()
        ]
        self.assertGreater(len(set(reasons)), 0.9 * len(reasons))

    def test_a_verdict_says_none_found_exactly_when_there_is_none(self):
        for record in DEMONSTRATION.verdicts:
            if record["verdict"]:
                stances = {piece["stance"] for piece in record["evidence"]}
                for stance, field in (
                    ("supports", "no_support_found"),
                    ("refutes", "no_refutation_found"),
                ):
                    self.assertIs(record["verdict"][field], stance not in stances)
