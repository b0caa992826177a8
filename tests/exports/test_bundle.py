"""The audit bundle proves itself, and every tampering with it is found."""

import importlib.util
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import CommandError, call_command
from frictionless import Package, system

from claims.audit.chain import link_hash
from claims.canonical import canonical, sha256
from claims.exports.bundle import joining, writing
from claims.exports.bundle.container import Container
from claims.models import AuditEvent
from claims.operations import corrections, evidence, reports, reviews, tokens
from tests.base import NewsroomTestCase


def as_auditors_get_it():
    """verify.py out of no package at all, from a folder of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "verify.py"
        path.write_bytes(joining.checker())
        spec = importlib.util.spec_from_file_location("bundle_verify", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return module


checker = as_auditors_get_it()


NOT_COPIED = {
    "claims.article_key", "claims.article_title_ru", "claims.article_title_en",
    "claims.evidence_count",
}  # fmt: skip


def bundle() -> bytes:
    file = io.BytesIO()
    writing.write_bundle(file)
    return file.getvalue()


def contents(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as members:
        return {name: members.read(name) for name in members.namelist()}


def packed(files: dict[str, bytes], *, forged: bool = False) -> bytes:
    """`forged`: the manifest is made to fit, as a careful forger would."""
    if forged:
        manifest = json.loads(files["manifest.json"])
        for name, said in manifest["files"].items():
            said["bytes"] = len(files[name])
            said["sha256"] = checker.hashlib.sha256(files[name]).hexdigest()
            if "rows" in said:
                said["rows"] = files[name].count(b"\r\n") - 1
        files = {**files, "manifest.json": canonical(manifest).encode()}
    output = io.BytesIO()
    container = Container(output)
    for name, content in files.items():
        container.add(name, [content])
    container.close()
    return output.getvalue()


class BundleTests(NewsroomTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        claim = cls.newsroom.with_number(cls.newsroom.researched())
        cls.newsroom.submit(claim)
        reviews.send_back(claim, by=cls.rustam, comment="=1+1, which year?")
        row = evidence.add(
            by=cls.olga, claim=claim, source=cls.newsroom.source(), stance="context"
        )
        evidence.remove(row, by=cls.olga, claim=claim)
        cls.newsroom.submit(claim, response="2024.")
        cls.newsroom.published(cls.newsroom.approved(claim))
        corrections.open_correction(
            claim, by=cls.pavel, kind="update", what_changed="x", why="y"
        )
        cls.newsroom.candidate(statement={"ru": "@сумма", "en": '"quoted", and more'})
        reports.receive(
            claim, address="192.0.2.7", text="It was Zanzibar.", contact="vera@x.org"
        )
        cls.token = tokens.issue(by=cls.anna, label="nightly copy")
        cls.whole = bundle()

    def setUp(self):
        self.folder = TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name) / "bundle.zip"

    def told(self, given: bytes, language: int = 0) -> str:
        self.path.write_bytes(given)
        sentence, is_whole = checker.answer(self.path, language)
        self.assertEqual(is_whole, sentence.startswith(("Whole", "Цело")), sentence)
        return sentence

    def assertFound(self, given: bytes, words: str = "") -> None:
        sentence = self.told(given)
        self.assertFalse(sentence.startswith("Whole"), sentence)
        self.assertIn(words, sentence)

    def test_a_whole_bundle_is_told_in_one_sentence_in_either_language(self):
        head = AuditEvent.objects.last()
        sentence = self.told(self.whole)
        self.assertIn(f"Whole: {head.sequence} events", sentence)
        self.assertIn(head.hash, sentence)
        self.assertIn("Цело", self.told(self.whole, language=1))

    def test_what_readers_wrote_and_what_opens_exports_is_not_in_it(self):
        everything = b"".join(contents(self.whole).values()).decode()
        for secret in ("Zanzibar", "vera@x.org", self.token.secret):
            self.assertNotIn(secret, everything)

    def test_the_same_data_gives_the_same_bytes(self):
        self.assertEqual(bundle(), self.whole)

    def test_the_checker_runs_alone_from_the_zip_and_from_the_folder(self):
        self.path.write_bytes(self.whole)
        folder = self.path.with_suffix("")
        zipfile.ZipFile(self.path).extractall(folder)
        for arguments in ([str(self.path)], []):
            done = subprocess.run(
                [sys.executable, "-I", "-B", "verify.py", *arguments],
                cwd=folder, capture_output=True, text=True, check=False,
            )  # fmt: skip
            self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
            self.assertEqual(done.stdout.count("\n"), 1)

    def test_frictionless_finds_it_valid(self):
        self.path.write_bytes(self.whole)
        folder = self.path.with_suffix("")
        zipfile.ZipFile(self.path).extractall(folder)
        with system.use_context(trusted=True):
            report = Package(str(folder / "datapackage.json")).validate()
        self.assertTrue(report.valid, report.flatten(["name", "type", "note"])[:5])
        self.assertEqual(report.stats["errors"], 0)

    def test_any_flipped_byte_of_the_file_is_found(self):
        whole = self.whole
        for place in range(0, len(whole), max(1, len(whole) // 60)):
            flipped = bytearray(whole)
            flipped[place] ^= 1 << place % 8
            with self.subTest(place=place):
                self.assertFound(bytes(flipped))

    def test_any_flipped_byte_of_the_manifest_is_found(self):
        files = contents(self.whole)
        manifest = files["manifest.json"]
        for place in range(0, len(manifest), 67):
            flipped = bytearray(manifest)
            flipped[place] ^= 1
            with self.subTest(place=place):
                self.assertFound(packed({**files, "manifest.json": bytes(flipped)}))

    def test_dropped_added_and_reordered_rows_are_found_in_every_file(self):
        files = contents(self.whole)
        for name in (name for name in files if name.endswith(".csv")):
            header, *rows, end = files[name].split(b"\r\n")
            if not rows:
                continue
            changes = [rows[1:], [*rows, rows[-1]]]
            if len(rows) > 1:
                changes.append([*rows[1:], rows[0]])
            for change in changes:
                with self.subTest(name=name, rows=len(change)):
                    broken = b"\r\n".join([header, *change, end])
                    self.assertFound(packed({**files, name: broken}), name)

    def test_a_file_dropped_or_slipped_in_is_found(self):
        files = contents(self.whole)
        self.assertFound(packed({**files, "tables/more.csv": b"x"}), "does not belong")
        del files["rows/claim.csv"]
        self.assertFound(packed(files), "rows/claim.csv is missing")

    def test_a_forged_manifest_does_not_hide_a_changed_row(self):
        files = contents(self.whole)
        for name, old, new in (
            ("rows/claim.csv", b"under_correction", b"published"),
            ("rows/review.csv", b"which year", b"which week"),
            ("rows/verdict.csv", b'"2024."', b'"2025."'),
        ):
            self.assertIn(old, files[name])
            forged = {**files, name: files[name].replace(old, new, 1)}
            self.assertFound(packed(forged, forged=True), "its last event left it")

    def test_a_forged_manifest_does_not_hide_a_changed_cell_of_a_table_for_reading(
        self,
    ):
        files = contents(self.whole)
        for name, old, new in (
            ("claims", "@сумма".encode(), "@сума".encode()),
            ("claims", b"under_correction", b"published"),
            ("appearances", b",true", b",false"),
            ("evidence", b'"supports"', b'"refutes"'),
            ("sources", b",false,", b",true,"),
            ("verdicts", b'"olga"', b'"oleg"'),
            ("reviews", b"which year", b"which week"),
            ("corrections", b'"update"', b'"clarification"'),
        ):
            path = f"tables/{name}.csv"
            self.assertIn(old, files[path])
            forged = {**files, path: files[path].replace(old, new, 1)}
            with self.subTest(name=name, old=old):
                self.assertFound(packed(forged, forged=True), f"{path}:")

    def test_a_forged_manifest_does_not_hide_rows_of_a_table_dropped_or_swapped(self):
        files = contents(self.whole)
        path = "tables/claims.csv"
        header, *rows, end = files[path].split(b"\r\n")
        for change in (rows[:-1], rows[1:], rows[::-1], [*rows, rows[-1]]):
            broken = b"\r\n".join([header, *change, end])
            found = packed({**files, path: broken}, forged=True)
            self.assertFound(found, "not what the rows say")

    def test_a_column_cannot_be_declared_free(self):
        files = contents(self.whole)
        described = json.loads(files["datapackage.json"])
        for resource in described["resources"]:
            for field in resource["schema"]["fields"]:
                field.pop("copy", None)
        forged = {**files, "datapackage.json": json.dumps(described).encode()}
        self.assertFound(packed(forged, forged=True), "datapackage.json")

    def test_every_table_for_reading_is_compared_and_what_is_not_is_known(self):
        described = json.loads(contents(self.whole)["datapackage.json"])
        free = {
            f"{each['name']}.{field['name']}"
            for each in described["resources"]
            if each["path"].startswith("tables/") and each["name"] != "events"
            for field in each["schema"]["fields"]
            if "copy" not in field
        }
        self.assertEqual(free, NOT_COPIED)

    def test_a_forged_manifest_does_not_hide_rows_dropped_or_added(self):
        files = contents(self.whole)
        header, *rows, end = files["rows/evidence.csv"].split(b"\r\n")
        fewer = b"\r\n".join([header, *rows[1:], end])
        more = b"\r\n".join([header, *rows, b"99" + rows[-1][1:], end])
        for broken, words in (
            (fewer, "missing from the rows"),
            (more, "no event knows"),
        ):
            self.assertFound(
                packed({**files, "rows/evidence.csv": broken}, forged=True), words
            )

    def test_a_forged_manifest_does_not_hide_changed_events(self):
        files = contents(self.whole)
        name = "tables/events.csv"
        header, *rows, end = files[name].split(b"\r\n")
        for change, words in (
            ([*rows[:3], *rows[4:]], "Event 4 is missing"),
            ([*rows[:2], rows[3], rows[2], *rows[4:]], "Event 3 is missing"),
            (rows[:-1], "does not end where"),
            ([rows[0].replace(b"olga", b"oleg"), *rows[1:]], "Event 1"),
        ):
            broken = b"\r\n".join([header, *change, end])
            self.assertFound(packed({**files, name: broken}, forged=True), words)

    def test_four_eyes_are_counted_even_if_the_whole_history_was_forged(self):
        files = contents(self.whole)
        approvals = [row for row in files["rows/review.csv"].split(b"\r\n")
                     if b'"approve"' in row]  # fmt: skip
        fewer = files["rows/review.csv"].replace(approvals[0] + b"\r\n", b"")
        events = self.without(files["tables/events.csv"], "review:")
        manifest = json.loads(files["manifest.json"])
        manifest["head"]["hash"] = events[1]
        forged = {**files, "rows/review.csv": fewer, "tables/events.csv": events[0],
                  "manifest.json": canonical(manifest).encode()}  # fmt: skip
        self.assertFound(packed(forged, forged=True), "without enough approvals")

    def without(self, events: bytes, prefix: str) -> tuple[bytes, str]:
        """The log with no approval in it, chained anew."""
        stream = io.StringIO(events.decode(), newline="")
        rows = list(checker.csv.DictReader(stream))
        output, prev_hash = io.StringIO(newline=""), checker.GENESIS
        table = checker.csv.DictWriter(output, rows[0], lineterminator="\r\n")
        table.writeheader()
        for row in rows:
            body = json.loads(row["body"])
            body["after"] = {
                key: state for key, state in body["after"].items()
                if not key.startswith(prefix) or state["decision"] != "approve"
            }  # fmt: skip
            row["body"], row["prev_hash"] = canonical(body), prev_hash
            row["hash"] = prev_hash = link_hash(prev_hash, row["body"])
            table.writerow(row)
        return output.getvalue().encode(), prev_hash

    def test_the_command_puts_the_digest_on_record(self):
        call_command("export_audit_bundle", self.path, by="anna", stdout=io.StringIO())
        event = AuditEvent.objects.last()
        self.assertEqual((event.code, event.actor), ("export.made", self.anna))
        facts = json.loads(event.body)["facts"]
        digest = checker.hashlib.sha256(self.path.read_bytes()).hexdigest()
        self.assertEqual(facts["sha256"], digest)
        manifest = contents(self.path.read_bytes())["manifest.json"].decode()
        self.assertEqual(facts["manifest_sha256"], sha256(manifest))
        self.assertEqual(list(self.path.parent.iterdir()), [self.path])

    def test_whoever_may_still_vote_gets_no_bundle_while_votes_are_open(self):
        waiting = self.newsroom.submitted(required_approvals=2)
        reviews.approve(waiting, by=self.rustam)
        with self.assertRaisesMessage(CommandError, "rounds that are still open"):
            call_command("export_audit_bundle", self.path, by="sofia")
        self.assertFalse(self.path.exists())
        with self.assertRaisesMessage(CommandError, "Only an auditor"):
            call_command("export_audit_bundle", self.path, by="olga")
