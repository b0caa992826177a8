"""The workbook: texts are texts, numbers are numbers, nothing runs."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from django.core.management import CommandError
from openpyxl import load_workbook

from claims.exports import xlsx
from claims.models import AuditEvent
from tests.base import NewsroomTestCase
from tests.exports.test_export_command import exported


class WorkbookTests(NewsroomTestCase):
    def workbook(self, table="claims"):
        with TemporaryDirectory() as folder:
            file = Path(folder) / "out.xlsx"
            exported(table, "--xlsx", "-o", str(file))
            return load_workbook(file)

    def test_cyrillic_formulas_and_numbers_arrive_as_what_they_are(self):
        self.newsroom.candidate(
            statement={"ru": "=СУММ(A1)", "en": "'quoted'"}, checkworthiness=5
        )
        header, row = self.workbook()["claims"].iter_rows()
        cells = {name.value: cell for name, cell in zip(header, row, strict=True)}
        self.assertEqual(cells["statement_ru"].value, "=СУММ(A1)")
        self.assertEqual(cells["statement_ru"].data_type, "s")
        self.assertEqual(cells["statement_en"].value, "'quoted'")
        self.assertEqual(cells["checkworthiness"].value, 5)

    def test_a_sheet_says_what_the_other_must_be(self):
        self.newsroom.candidate()
        about = dict(self.workbook("appearances")["#about"].iter_rows(values_only=True))
        self.assertEqual((about["rows"], about["complete"]), ("1", "True"))
        self.assertIn(about["sha256"], AuditEvent.objects.last().body)

    def test_more_rows_than_a_sheet_holds_go_on_in_another(self):
        for _each in range(3):
            self.newsroom.candidate()
        with mock.patch.object(xlsx, "MOST_ROWS", 2):
            book = self.workbook()
        self.assertEqual(book.sheetnames, ["claims", "claims 2", "#about"])
        self.assertEqual(book["claims 2"].max_row, 2)

    def test_a_text_too_long_for_a_cell_says_so(self):
        cut = xlsx._fitting("я" * 40_000)
        self.assertEqual(len(cut), xlsx.LONGEST_TEXT)
        self.assertTrue(cut.endswith("[…40000: see the CSV]"))

    def test_an_empty_table_still_has_its_header(self):
        self.assertEqual(self.workbook("corrections")["corrections"]["A1"].value, "id")

    def test_it_needs_a_file(self):
        with self.assertRaisesMessage(CommandError, "needs a file"):
            exported("claims", "--xlsx")
