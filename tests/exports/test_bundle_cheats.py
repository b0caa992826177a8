"""Ways to cheat an auditor whose newsroom wrote manifest and description anew."""

import json

from claims.audit.chain import link_hash
from claims.canonical import canonical
from claims.models import AuditEvent
from claims.operations import corrections
from tests.base import NewsroomTestCase
from tests.exports.test_bundle import bundle, checker, contents, packed
from tests.exports.unpacked import described, told


class CheatTests(NewsroomTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        claim = cls.newsroom.published()
        corrections.open_correction(
            claim, by=cls.pavel, kind="update", what_changed="x", why="y"
        )
        cls.newsroom.candidate(statement={"ru": "=сумма", "en": "=sum"})
        cls.files = contents(bundle())

    def assertFound(self, files, words, **options):
        sentence, is_whole = told(packed(files, forged=True), **options)
        self.assertFalse(is_whole)
        self.assertIn(words, sentence)

    def changed(self, name, old, new):
        self.assertIn(old, self.files[name])
        return {**self.files, name: self.files[name].replace(old, new, 1)}

    def without(self, *names):
        """The files are gone, and neither manifest nor description knows them."""
        files = {k: v for k, v in self.files.items() if k not in names}
        manifest = json.loads(files["manifest.json"])
        for name in names:
            del manifest["files"][name]
        package = json.loads(files["datapackage.json"])
        package["resources"] = [r for r in package["resources"]
                                if r["path"] not in names]  # fmt: skip
        files["datapackage.json"] = json.dumps(package).encode()
        return {**files, "manifest.json": canonical(manifest).encode()}

    def test_a_table_left_out_altogether_is_missed(self):
        self.assertFound(
            self.without("tables/corrections.csv"), "corrections.csv is missing"
        )
        self.assertFound(self.without("rows/correction.csv"), "correction:")
        self.assertFound(self.without("rows/people.csv"), "people.csv is missing")

    def test_a_file_nobody_describes_does_not_belong(self):
        manifest = json.loads(self.files["manifest.json"])
        manifest["files"]["tables/more.csv"] = {}
        files = {**self.files, "tables/more.csv": b"x"}
        files = dict(sorted(files.items()))
        del files["manifest.json"]  # the last member
        files["manifest.json"] = canonical(manifest).encode()
        self.assertFound(files, "tables/more.csv does not belong")

    def test_yes_that_is_read_as_no_is_refused(self):
        for cell in (b"TRUE", b"yes", b"1"):
            files = self.changed("rows/source.csv", b",false", b"," + cell)
            self.assertFound(files, "rows/source.csv:2 cannot be read")

    def test_a_number_spelled_otherwise_is_refused(self):
        files = self.changed("rows/verdict.csv", b",false,true,1", b",false,true, 1")
        self.assertFound(files, "rows/verdict.csv:2 cannot be read")

    def test_a_formula_made_live_again_is_found(self):
        for name in ("rows/claim.csv", "tables/claims.csv"):
            files = self.changed(name, b"\"'=", b'"=')
            self.assertFound(files, f"{name}:3 cannot be read")

    def test_a_label_of_the_scale_that_no_event_knows_cannot_be_changed(self):
        files = self.changed("rows/rating.csv", '"Ложь"'.encode(), '"Правда"'.encode())
        self.assertFound(files, "rating:5: no event knows it")

    def scale(self, swapped):
        """rows/rating.csv with the keys of the first and the fifth word swapped."""
        name = "rows/rating.csv"
        head, *rows, end = self.files[name].split(b"\r\n")
        one, five = rows[0], rows[4]
        self.assertTrue(one.startswith(b"1,") and five.startswith(b"5,"))
        rows[0], rows[4] = swapped(b"1" + five[1:], b"5" + one[1:])
        return {**self.files, name: b"\r\n".join([head, *rows, end])}

    def test_two_words_of_the_scale_that_changed_keys_are_found(self):
        files = self.scale(lambda low, high: (low, high))
        self.assertFound(files, "no event knows it")
        files = self.scale(lambda low, high: (high, low))
        self.assertFound(files, "does not stand in its place")

    def test_an_installed_row_left_out_is_missed(self):
        name = "rows/synonym.csv"
        *rows, _last, end = self.files[name].split(b"\r\n")
        files = {**self.files, name: b"\r\n".join([*rows, end])}
        self.assertFound(files, "rows that came with the installation are gone")
        for name in ("methodology", "rating", "ratingscale"):
            self.assertFound(self.without(f"rows/{name}.csv"), "is missing")

    def test_an_event_that_holds_no_rows_is_told_and_breaks_nothing(self):
        event = AuditEvent.objects.last()
        content = {**json.loads(event.body), "after": []}
        old, new = (json.dumps(canonical(each), ensure_ascii=False)[1:-1]
                    .replace('\\"', '""').encode()
                    for each in (json.loads(event.body), content))  # fmt: skip
        files = self.changed("tables/events.csv", old, new)
        hashed = link_hash(event.prev_hash, canonical(content))
        for name in ("tables/events.csv", "manifest.json"):
            was = files[name]
            files[name] = was.replace(event.hash.encode(), hashed.encode())
            self.assertNotEqual(files[name], was)
        self.assertFound(files, "cannot be read")

    def test_a_column_cannot_be_given_another_name(self):
        package = described(self.files)
        for field in package["resources"]["rows/verdict.csv"]["schema"]["fields"]:
            if field["name"] == "author":
                field["name"] = "reviewer"
        files = self.changed("rows/verdict.csv", b"author", b"reviewer")
        files["datapackage.json"] = package.written()
        self.assertFound(files, "datapackage.json is not what")

    def test_a_table_cannot_be_said_to_repeat_other_rows(self):
        package = described(self.files)
        package["resources"]["tables/reviews.csv"]["repeats"] = "verdict"
        files = {**self.files, "datapackage.json": package.written()}
        self.assertFound(files, "datapackage.json is not what")

    def test_who_did_it_and_to_which_claim_stands_as_the_body_says(self):
        name = "tables/events.csv"
        event = AuditEvent.objects.get(code="verdict.submitted")
        public = event.claim.public_id.encode()
        for old, new in ((b'"olga","verdict.submitted"', b'"oleg","verdict.submitted"'),
                         (b'"olga","verdict.submitted"', b'"x","verdict.submitted"'),
                         (b'"olga","verdict.submitted"', b',"verdict.submitted"'),
                         (b'"' + public + b'"', b"")):  # fmt: skip
            self.assertFound(self.changed(name, old, new), "a column contradicts it")

    def test_whoever_was_renamed_is_still_the_one(self):
        type(self.olga).objects.filter(pk=self.olga.pk).update(username="olga.p")
        sentence, is_whole = told(bundle())
        self.assertTrue(is_whole, sentence)

    def test_a_hash_noted_earlier_tells_another_history(self):
        event = AuditEvent.objects.get(sequence=3)
        sentence, is_whole = told(packed(self.files), noted=event.hash)
        self.assertTrue(is_whole)
        self.assertIn("continues event 3", sentence)
        self.assertFound(self.files, "No event has the hash you noted", noted="e" * 64)

    def test_a_verdict_shown_before_it_was_approved_is_found(self):
        votes = checker.Votes(checker.Shelves())
        claim = {"published_verdict": 7}
        verdict = {"author": 1, "required_approvals": 0, "claim": 5}
        own = {"verdict": 7, "reviewer": 1, "decision": "approve"}
        votes.take(1, {"verdict:7": verdict, "review:1": own})
        with self.assertRaises(checker.Broken) as found:
            votes.take(2, {"claim:5": claim})
        self.assertEqual((found.exception.code, found.exception.what), ("early", 2))
        votes.take(3, {"review:2": {**own, "reviewer": 2}, "claim:5": claim})

    def test_a_mark_that_programs_add_is_found(self):
        name = "rows/claim.csv"
        marked = {**self.files, name: b"\xef\xbb\xbf" + self.files[name]}
        self.assertFound(marked, f"{name} cannot be read")
