"""`export_claims`: every state, on record, complete or visibly not."""

import csv
import hashlib
import io
import json
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import CommandError, call_command

from claims.exports.tables import TABLES
from claims.models import AuditEvent
from claims.operations import corrections, evidence, reviews
from tests.base import NewsroomTestCase


def exported(table: str = "claims", *options: str, by: str | None = "anna") -> bytes:
    out = io.StringIO(newline="")
    account = ["--by", by] if by else []
    call_command(
        "export_claims", "--table", table, *account, *options, stdout=out,
        stderr=io.StringIO(),
    )  # fmt: skip
    return out.getvalue().encode()


def rows(answer: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.decode("utf-8-sig"), newline="")))


class ExportCommandTests(NewsroomTestCase):
    def test_the_auditor_gets_claims_of_every_state(self):
        claims = [self.newsroom.candidate(), self.newsroom.submitted()]
        claims.append(self.newsroom.published())
        self.assertEqual(
            [(row["id"], row["state"]) for row in rows(exported())],
            [(claim.public_id, claim.state) for claim in claims],
        )

    def test_whoever_only_researches_gets_nothing(self):
        with self.assertRaisesMessage(CommandError, "Only an auditor may export"):
            exported(by="olga")
        self.assertFalse(AuditEvent.objects.filter(code__startswith="export").exists())

    def test_an_unknown_account_is_named(self):
        with self.assertRaisesMessage(CommandError, "“nobody”"):
            exported(by="nobody")

    def test_every_table_has_its_documented_columns_and_ids_that_join(self):
        claim = self.newsroom.published()
        corrections.open_correction(
            claim, by=self.pavel, kind="update", what_changed="x", why="y"
        )
        for name, table in TABLES.items():
            answer = exported(name)
            header = answer.split(b"\r\n")[0].decode()
            self.assertEqual(header.split(","), table.column_names())
            (first, *_rest) = rows(answer)
            joined = first.get("claim_id") or claim.public_id
            self.assertEqual(joined, claim.public_id, name)

    def test_appearances_say_where_exactly(self):
        claim = self.newsroom.candidate()
        place = claim.appearances.get()
        (row,) = rows(exported("appearances"))
        self.assertEqual(row["article_key"], place.revision.article.key)
        self.assertEqual(row["revision_sha256"], place.revision.sha256)
        self.assertEqual((row["start"], row["end"]), ("0", "65"))
        self.assertEqual(row["is_first"], "true")

    def test_a_negative_observation_stays_a_number(self):
        claim = self.newsroom.researched()
        evidence.add(
            by=self.olga, claim=claim, source=self.newsroom.source(), stance="refutes",
            observed_comparator="=", observed_value=Decimal("-5.50"),
            observed_unit=self.newsroom.unit(),
        )  # fmt: skip
        observed = rows(exported("evidence"))[1]
        self.assertEqual(observed["observed_value"], "-5.5")
        self.assertEqual(observed["observed_unit"], "person")

    def test_the_events_carry_the_very_bytes_that_were_hashed(self):
        self.newsroom.candidate()
        for row in rows(exported("events")):
            linked = f"{row['prev_hash']}\n{row['body']}".encode()
            self.assertEqual(row["hash"], hashlib.sha256(linked).hexdigest())

    def test_an_export_is_two_events_with_filter_rows_and_digest(self):
        self.newsroom.candidate()
        answer = exported("claims", "--bom")
        started, finished = AuditEvent.objects.order_by("-sequence")[:2][::-1]
        self.assertEqual((started.code, finished.code),
                         ("export.started", "export.finished"))  # fmt: skip
        self.assertEqual(finished.actor, self.anna)
        facts = json.loads(finished.body)["facts"]
        self.assertEqual((facts["table"], facts["rows"]), ("claims", 1))
        self.assertEqual(facts["sha256"], hashlib.sha256(answer).hexdigest())

    def test_the_trailer_counts_and_digests_what_stands_before_it(self):
        self.newsroom.candidate()
        answer = exported("claims", "--trailer")
        before, mark, last = answer.rpartition(b"#end,")
        self.assertTrue(mark)
        digest = hashlib.sha256(before).hexdigest()
        self.assertTrue(last.startswith(f"rows=1,sha256={digest},".encode()))
        self.assertEqual(len(rows(answer)[-1]), len(TABLES["claims"].columns))

    def test_a_file_comes_with_its_manifest(self):
        self.newsroom.candidate()
        with TemporaryDirectory() as folder:
            file = Path(folder) / "all.csv"
            exported("claims", "-o", str(file))
            facts = json.loads((file.parent / "all.csv.manifest.json").read_text())
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            self.assertEqual(sorted(p.name for p in file.parent.iterdir()),
                             ["all.csv", "all.csv.manifest.json"])  # fmt: skip
        self.assertEqual((facts["rows"], facts["sha256"]), (1, digest))
        self.assertTrue(facts["complete"])

    def test_open_votes_are_not_shown_to_whoever_may_still_vote(self):
        claim = self.newsroom.submitted(required_approvals=2)
        reviews.approve(claim, by=self.rustam)
        voted = f"verdict:{claim.verdict_id}"
        for by, sees in (("anna", 1), (None, 1), ("sofia", 0), ("alla", 0)):
            self.assertEqual(len(rows(exported("reviews", by=by))), sees, by)
            told = [row for row in rows(exported("events", by=by))
                    if row["about"] == voted and row["actor"] == "rustam"]  # fmt: skip
            self.assertEqual(len(told), sees, by)
