"""What we export as CSV is what an import reads back, whatever was written."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from claims.exports.inert import STARTERS
from claims.exports.stream import CsvStream
from claims.exports.tables import TABLES
from claims.importing.records.reading import Options, Reading
from claims.models import Claim
from claims.models.languages import in_languages, lazy
from claims.text.normalise import normalise

LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
TEXTS = st.text(LETTERS, min_size=1, max_size=60)
RISKY = st.builds(str.__add__, st.sampled_from(STARTERS), TEXTS)
STATEMENTS = st.fixed_dictionaries({"ru": TEXTS | RISKY, "en": TEXTS | RISKY})


class RoundTripTests(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(STATEMENTS.filter(lambda said: all(text.strip() for text in said.values())))
    def test_a_claim_comes_back_from_its_own_export(self, said):
        stored = {code: normalise(text).strip() for code, text in said.items()}
        claim = Claim.objects.create(public_id="round-trip", statement=lazy(stored))
        exported = b"".join(CsvStream(TABLES["claims"]))
        (record,) = Reading(io.BytesIO(exported), "claims.csv", Options())
        self.assertEqual(record.statement, in_languages(claim.statement))
        self.assertEqual(record.public_id, "round-trip")
