"""LibreOffice, which knows nothing of us, opens what we export."""

import csv
import io
import os
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from claims.exports.inert import STARTERS, make_inert
from claims.operations import evidence
from tests.base import NewsroomTestCase
from tests.exports.test_export_command import exported

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# Operations strip texts, so what begins with white space cannot get this far.
PAYLOADS = [f"{sign}1+1" for sign in STARTERS.replace("\t\r\n", "")]
PAYLOADS += ['=HYPERLINK("x")', "Ёлка «№ 1»"]
# Its filter options, in their order: comma, double quote, UTF-8, from the first line.
# Out: texts in quotes and numbers bare; of a formula its result, so that one is seen.
SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false"
# In: recognise numbers and, as people do when asked, evaluate formulas.
TRUSTING = "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,0,true"


def require_soffice() -> str:
    if SOFFICE is None:
        message = "no LibreOffice on PATH; Debian: apt-get install libreoffice-calc"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return SOFFICE


class SpreadsheetTests(NewsroomTestCase):
    """Each file is opened once: starting the program takes seconds."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        soffice = require_soffice()
        claim = cls.newsroom.researched()
        for payload in PAYLOADS:
            evidence.add(
                by=cls.olga, claim=claim, source=cls.newsroom.source(),
                stance="context", finding={"ru": payload},
                observed_comparator="=", observed_value=Decimal("-1234.5"),
                observed_unit=cls.newsroom.unit(),
            )  # fmt: skip
        with TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "unsafe.csv").write_text("number\n=1+1\n")
            exported("evidence", "--bom", "-o", str(folder / "plain.csv"))
            exported("evidence", "--xlsx", "-o", str(folder / "book.xlsx"))
            files = ("unsafe.csv", "plain.csv", "book.xlsx")
            cls.shown = {each: opened(soffice, folder / each) for each in files}

    def findings(self, file):
        rows = list(csv.DictReader(io.StringIO(self.shown[file], newline="")))
        return [row["finding_ru"] for row in rows[1:]]

    def test_this_program_would_run_a_formula_that_we_did_not_stop(self):
        self.assertEqual(self.shown["unsafe.csv"].split(), ['"number"', "2"])

    def test_no_formula_of_ours_runs_and_cyrillic_is_whole(self):
        self.assertEqual(self.findings("plain.csv"), [*map(make_inert, PAYLOADS)])
        self.assertEqual(self.findings("book.xlsx"), PAYLOADS)

    def test_numbers_are_numbers(self):
        for file in ("plain.csv", "book.xlsx"):
            self.assertEqual(self.shown[file].count(",-1234.5,"), len(PAYLOADS), file)
            self.assertNotIn('"-1234.5"', self.shown[file])


def opened(soffice, file):
    """The first sheet as the program shows it, as CSV of its own."""
    into = file.with_suffix(f".{file.suffix[1:]}-shown")
    trusting = [TRUSTING] if file.suffix == ".csv" else []
    done = subprocess.run(
        [soffice, "--headless", "--norestore",
         f"-env:UserInstallation=file://{file.parent}/profile", *trusting,
         "--convert-to", SHOWN, "--outdir", str(into), str(file)],
        capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    written = list(into.glob("*"))
    if len(written) != 1:
        pytest.fail(f"LibreOffice did not open {file.name}: {done.stdout}{done.stderr}")
    return written[0].read_text("utf-8")
