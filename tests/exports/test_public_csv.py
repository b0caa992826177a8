"""The CSV everybody may have: what readers see, and nothing else."""

import csv
import io

from claims.exports.inert import read_rows
from claims.exports.tables import PUBLIC_CLAIMS
from claims.models import AuditEvent, Claimant
from claims.operations import catalogue, claims, corrections, evidence
from tests.base import NewsroomTestCase


def body(response) -> bytes:
    return b"".join(response.streaming_content)


class PublicCsvTests(NewsroomTestCase):
    def rows(self, **query):
        answer = body(self.client.get("/claims.csv", query)).decode("utf-8-sig")
        return list(read_rows(io.StringIO(answer, newline=""), PUBLIC_CLAIMS))

    def test_only_published_claims_are_there_one_row_each(self):
        published = self.newsroom.published()
        self.newsroom.approved()
        self.newsroom.candidate()
        (row,) = self.rows()
        self.assertEqual(row["id"], published.public_id)
        self.assertEqual(row["statement_ru"], "Миссия выросла на 200 человек.")
        self.assertEqual(row["statement_en"], "The mission grew by 200.")
        self.assertEqual(row["rating"], "true")
        self.assertEqual(row["rating_value"], "5")
        self.assertEqual(row["evidence_count"], "1")
        self.assertEqual(row["under_correction"], "false")
        self.assertRegex(row["published_at"], r"^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{6}Z$")

    def test_what_is_edited_during_a_correction_stays_inside(self):
        claim = self.newsroom.published(kind="quantity")
        (before,) = self.rows()
        corrections.open_correction(
            claim, by=self.pavel, kind="correction", what_changed="x", why="y"
        )
        source = self.newsroom.source()
        evidence.add(by=self.olga, claim=claim, source=source, stance="refutes")
        nato = catalogue.add(Claimant, by=self.olga, slug="nato", name={"en": "NATO"})
        claims.edit(
            claim, by=self.olga, statement={"en": "No."}, kind="event", claimant=nato
        )
        (during,) = self.rows()
        self.assertEqual(during, {**before, "under_correction": "true"})

    def test_a_withdrawn_claim_leaves_the_file(self):
        claim = self.newsroom.published()
        corrections.open_correction(
            claim, by=self.pavel, kind="withdrawal", what_changed="x", why="y"
        )
        corrections.withdraw(claim, by=self.polina)
        self.assertEqual(self.rows(), [])

    def test_the_filters_of_the_list_are_honoured(self):
        number = self.newsroom.published(kind="quantity")
        self.newsroom.published(kind="event")
        self.assertEqual([r["id"] for r in self.rows(kind="quantity")],
                         [number.public_id])  # fmt: skip

    def test_a_filter_value_that_is_not_one_is_refused_with_the_reason(self):
        answer = self.client.get("/claims.csv", {"kind": "nonsense"})
        self.assertEqual(answer.status_code, 400)
        self.assertIn("kind", answer.content.decode())

    def test_rows_end_in_cr_lf_and_header_comes_first(self):
        self.newsroom.published()
        lines = body(self.client.get("/claims.csv")).split(b"\r\n")
        self.assertEqual(lines[0].decode(), ",".join(PUBLIC_CLAIMS.column_names()))
        self.assertEqual(len(lines), 3)
        self.assertEqual(lines[2], b"")

    def test_a_download_by_nobody_in_particular_leaves_the_log_alone(self):
        self.newsroom.published()
        events = AuditEvent.objects.count()
        body(self.client.get("/claims.csv"))
        self.assertEqual(AuditEvent.objects.count(), events)

    def test_a_formula_is_inert_and_comes_back(self):
        text = '=HYPERLINK("http://x.example";"click")'
        self.newsroom.published(statement={"ru": text, "en": "＋1, or so"})
        answer = body(self.client.get("/claims.csv", {"bom": "1"}))
        self.assertTrue(answer.startswith(b"\xef\xbb\xbfid,"))
        cells = next(csv.DictReader(io.StringIO(answer.decode("utf-8-sig"))))
        self.assertEqual(cells["statement_ru"], "'" + text)
        self.assertEqual(cells["statement_en"], "'＋1, or so")
        (row,) = self.rows()
        self.assertEqual(row["statement_ru"], text)
