"""Files of other people's checks: what is read of them, and what is refused, where."""

import io
import json
import zipfile
from decimal import Decimal
from unittest.mock import patch

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from claims.importing.records import archives, claim_review, columns, ratings, values
from claims.importing.records.decoding import LONGEST_RECORD
from claims.importing.records.faults import CellRefused, Fault, FileRefused, told
from claims.importing.records.reading import Options, Reading
from claims.importing.records.record import Defaults, Record
from claims.text.normalise import normalise


def read(raw, name="checks.csv", **options):
    if isinstance(raw, str):
        raw = raw.encode()
    return list(Reading(io.BytesIO(raw), name, Options(**options)))


def packed(**members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in members.items():
            written.writestr(name, content)
    file.seek(0)
    return file


class TableTests(SimpleTestCase):
    def test_a_russian_spreadsheet_is_read_as_it_was_saved(self):
        raw = (
            "Утверждение;Кто сказал;Вердикт;Ссылка;Дата проверки\n"
            "Земля плоская и стоит на китах;Иванов;Ложь;https://a.org/1;01.02.2024\n"
        )
        for encoding in ("utf-8", "utf-8-sig", "windows-1251", "utf-16"):
            [record] = read(raw.encode(encoding))
            self.assertEqual(record.statement, {"ru": "Земля плоская и стоит на китах"})
            self.assertEqual((record.claimant, record.rating), ("Иванов", "false"))
            self.assertEqual(record.reviewed_on.isoformat(), "2024-02-01")

    def test_a_bad_cell_refuses_its_record_by_line_and_column(self):
        raw = (
            "text,link,rating\n"
            '"two\nlines",https://a.org/,true\n'
            "B,javascript:alert(1),true\n"
            ",https://a.org/,true\n"
            "C,https://a.org/\n"
        )
        first, *faults = read(raw)
        self.assertEqual(first.line, 2)
        places = [(fault.line, fault.column) for fault in faults]
        self.assertEqual(places, [(4, "link"), (5, "text"), (6, "link")])

    def test_what_cannot_be_text_is_refused_where_it_stands(self):
        good = "Ёжик вышел из тумана,правда\n" * 20
        raw = f"statement,rating\n{good}".encode() + b"a\x00b,true\nx\xff y,true\n"
        faults = [each for each in read(raw) if isinstance(each, Fault)]
        self.assertEqual([fault.line for fault in faults], [22, 23])
        self.assertIn("U+0000", faults[0].reason)
        self.assertIn("encoding, at character 2", faults[1].reason)

    def test_broken_quotation_marks_end_the_reading_with_their_place(self):
        for rest, line in (('ok,true\n"a"b,c\n', 3), ('ok,true\n"a,c\nd\ne', 3)):
            with self.assertRaises(FileRefused) as refused:
                read(f"statement,rating\n{rest}")
            self.assertEqual(refused.exception.fault.line, line)
            self.assertEqual(refused.exception.fault.column, "statement")

    def test_a_cell_of_ten_megabytes_is_refused_before_it_fills_the_memory(self):
        raw = b'statement,rating\nok,true\nx,"' + b"x" * 10_000_000 + b'"\n'
        with self.assertRaises(FileRefused) as refused:
            read(raw)
        self.assertIn("Line 3, column “rating”", str(refused.exception))
        self.assertIn("longer than 1 000 000", str(refused.exception))
        self.assertLess(LONGEST_RECORD, 10_000_000)

    def test_an_encoding_in_doubt_is_asked_for(self):
        raw = "statement\nDoğru değil çünkü öyle\n".encode("windows-1254")
        with self.assertRaises(FileRefused) as refused:
            read(raw)
        self.assertIn("Name it", str(refused.exception))
        [record] = read(raw, encoding="windows-1254")
        self.assertEqual(record.statement_given, "Doğru değil çünkü öyle")
        with self.assertRaises(FileRefused):
            read(raw, encoding="hex")

    def test_our_own_trailer_tells_a_file_that_was_cut(self):
        whole = "statement,rating,url\nA,true,\n#end,rows=1,sha256=0\n"
        self.assertEqual(len(read(whole)), 1)
        with self.assertRaises(FileRefused):
            read(whole.replace("rows=1", "rows=2"))
        self.assertEqual(len(read("statement,leads\n#end,x\nB,y\n")), 2)

    def test_two_columns_of_one_name_and_no_statement_are_refused(self):
        for header in ("a,b", "statement,statement", ""):
            with self.assertRaises(FileRefused):
                read(f"{header}\n1,2\n")

    @given(st.lists(st.text(min_size=1).filter(lambda t: t.strip()), max_size=5))
    def test_any_text_comes_back_or_is_refused_with_a_sentence(self, texts):
        quoted = "".join('"{}",x\n'.format(t.replace('"', '""')) for t in texts)
        raw = f"statement,leads\n{quoted}".encode("utf-8", "surrogatepass")
        for text, got in zip(texts, read(raw), strict=True):
            if isinstance(got, Fault):
                self.assertTrue(told(got))
            else:
                self.assertEqual(got.statement_given, normalise(text.strip()))

    @given(st.binary(max_size=400))
    def test_any_bytes_are_read_or_refused(self, raw):
        for name in ("a.csv", "a.tsv", "a.jsonl", "a.json", "a"):
            try:
                for each in read(raw, name):
                    self.assertIsInstance(each, Record | Fault)
            except FileRefused as refused:
                self.assertTrue(str(refused))


class JsonTests(SimpleTestCase):
    def test_a_feed_is_read_whatever_is_missing_in_it(self):
        review = {
            "@type": "ClaimReview",
            "claimReviewed": "The Earth is flat.",
            "author": [{"name": "Globe Desk"}],
            "url": "https://globe.example/1",
            "reviewRating": {"ratingValue": "1", "bestRating": "5", "worstRating": "1"},
            "itemReviewed": [{"author": None}],
            "datePublished": "2020-01-02T10:00:00Z",
        }
        elements = [{"item": None}, {"item": [review]}, {"item": {**review, "url": 7}}]
        written = ",\n".join(map(json.dumps, elements))
        feed = f'{{"@type": "DataFeed", "dataFeedElement": [{written}]}}'
        first, second = read(feed, "feed.json")
        self.assertEqual((first.organisation, first.rating), ("Globe Desk", "false"))
        self.assertEqual(first.rating_label, "1/5")
        self.assertEqual((second.line, second.column), (3, "url"))

    def test_googles_own_form_gives_one_record_for_each_review(self):
        review = {"publisher": {"site": "p.org"}, "textualRating": "Falsch"}
        claim = {"text": "T", "claimReview": [review, {**review, "url": None}]}
        both = read(json.dumps({"claims": [claim]}), "google.json")
        self.assertEqual([each.rating for each in both], ["false", "false"])
        self.assertEqual(both[0].organisation, "p.org")

    def test_one_review_alone_and_a_bare_list_are_feeds_too(self):
        review = {"claimReviewed": "A", "itemReviewed": None, "reviewRating": []}
        for shape in (review, [review], {"@graph": [review]}):
            self.assertEqual(len(read(json.dumps(shape), "x.json")), 1)

    def test_json_that_is_none_is_refused_by_line_and_column(self):
        with self.assertRaises(FileRefused) as refused:
            read('[{"claimReviewed": "A"},\n {"claimReviewed": "B",}]', "x.json")
        self.assertEqual(refused.exception.fault.line, 2)
        for bomb in ("[" * 100_000, '[{"claimReviewed": ' + "9" * 5_000 + "}]"):
            with self.assertRaises(FileRefused):
                read(bomb, "x.json")

    def test_lists_in_lists_are_refused_one_by_one(self):
        """Since Python 3.12 `json` reads deeper than functions may call themselves."""
        raw = '[{"claimReviewed": [["A"]]}, {"claimReviewed": "B"}]'
        with patch.object(claim_review, "_text", side_effect=RecursionError):
            faults = read(raw, "x.json")
        self.assertEqual(len(faults), 2)
        self.assertIn("nesting", faults[0].reason)

    def test_an_endless_element_is_refused_before_it_fills_the_memory(self):
        with self.assertRaises(FileRefused) as refused:
            read('[{"claimReviewed": "' + "x" * 10_000_000 + '"}]', "x.json")
        self.assertIn("longer than", str(refused.exception))

    def test_a_line_that_is_no_object_is_refused_alone(self):
        raw = '{"claim": "A"}\n{"claim":\n[1]\n{"claim": NaN}\n{"claim": "B"}\n'
        read_ones = read(raw + "[" * 100_000, "x.jsonl")
        lines = [each.line for each in read_ones if isinstance(each, Fault)]
        self.assertEqual(lines, [2, 3, 4, 6])

    def test_names_of_nested_objects_can_be_mapped(self):
        raw = '{"a": {"b": "A"}, "who": ["X", "Y"]}\n'
        mapping = {"a.b": "statement", "who": "claimant"}
        [record] = read(raw, "x.jsonl", mapping=mapping)
        self.assertEqual((record.statement, record.claimant), ({"en": "A"}, "X"))


class RatingTests(SimpleTestCase):
    def test_labels_of_many_languages_are_known(self):
        for label, slug in {
            "Mostly false": "misleading",
            "«ЛОЖЬ»": "false",
            "Yalan": "false",
            "Falsch.": "false",
            "Pants on Fire!": "false",
            "Скорее  правда": "mostly-true",
            "Teilweise falsch": "half-true",
            "Satire": "",
        }.items():
            self.assertEqual(ratings.slug_of(label, None, None, None, {}), slug, label)

    def test_a_number_answers_when_no_word_does(self):
        def by_number(*numbers):
            return ratings.slug_of("Geppetto", *map(Decimal, numbers), answers={})

        self.assertEqual(by_number(1, 1, 5), "false")
        self.assertEqual(by_number(10, 0, 10), "true")
        self.assertEqual(by_number(1, 5, 1), "true")  # upside down
        self.assertEqual(by_number(0, -10, 0), "true")
        self.assertIsNone(by_number(7, 1, 5))

    def test_what_the_newsroom_answered_goes_first(self):
        answers = {"false": "misleading", "geppetto": ""}
        for label, slug in {"FALSE": "misleading", "Geppetto": ""}.items():
            self.assertEqual(ratings.slug_of(label, None, None, None, answers), slug)

    def test_an_unknown_label_is_counted_and_asked_about(self):
        raw = b"statement,rating\nA,Schnurz\nB,Schnurz\nC,true\n"
        reading = Reading(io.BytesIO(raw), "x.csv", Options())
        self.assertEqual([record.rating for record in reading], [None, None, "true"])
        self.assertEqual(dict(reading.unknown), {"Schnurz": 2})

    def test_every_word_stands_for_one_rating_only(self):
        words = [
            ratings.plain(label)
            for lines in ratings.WORDS.values()
            for line in lines
            for label in line.split("|")
        ]
        self.assertEqual(sorted(words), sorted(set(words)))


class ValueTests(SimpleTestCase):
    def test_days_are_read_and_doubtful_ones_refused(self):
        for written, day in {
            "2024-05-01": ("2024-05-01", "day"),
            "2024-05-01T10:00:00Z": ("2024-05-01", "day"),
            "01.05.2024": ("2024-05-01", "day"),
            "31/12/2024": ("2024-12-31", "day"),
            "2024-05": ("2024-05-01", "month"),
            "2024": ("2024-01-01", "year"),
        }.items():
            found = values.day(written, "date")
            self.assertEqual((found[0].isoformat(), found[1]), day)
        for doubtful in ("03/04/2024", "2024-13-01", "yesterday", "32.01.2024"):
            with self.assertRaises(CellRefused):
                values.day(doubtful, "date")

    def test_addresses_are_of_the_web(self):
        for good in ("https://a.org", "http://a.org/x?y=z#w", "https://пример.рф/а"):
            self.assertEqual(values.address(good, "url"), good)
        for bad in ("javascript:alert(1)", "data:text/html,x", "//a.org", "file:///x"):
            with self.assertRaises(CellRefused):
                values.address(bad, "url")

    def test_headings_are_recognised_in_two_languages(self):
        guessed = columns.guessed(["ID", "Дата проверки", "Claim text", "Рейтинг", "?"])
        self.assertEqual(
            list(guessed.values()), ["source_id", "reviewed_on", "statement", "rating"]
        )

    def test_the_key_is_of_the_organisation_and_its_page(self):
        def key(row, **defaults):
            raw = f"statement,url,organisation\n{row}\n"
            return read(raw, defaults=Defaults(**defaults))[0].source_key

        first = key("A,https://www.a.org/1/?utm_source=x,Org")
        self.assertEqual(first, key("a,http://a.org/1,ORG"))
        self.assertNotEqual(first, key("B,http://a.org/1,ORG"))
        self.assertNotEqual(first, key("a,http://a.org/1,Other"))

    def test_a_number_is_a_key_only_beside_an_organisation(self):
        first, second = read("id,statement\n1,A\n"), read("id,statement\n1,B\n")
        self.assertNotEqual(first[0].source_key, second[0].source_key)
        raw = "id,statement,organisation\n1,{},Org\n"
        first, second = (read(raw.format(words)) for words in ("A", "A put right"))
        self.assertEqual(first[0].source_key, second[0].source_key)


class ZipTests(SimpleTestCase):
    def refusal(self, file):
        with self.assertRaises(FileRefused) as refused, archives.only_member(file):
            pass
        return str(refused.exception)

    def test_one_file_is_read_out_of_a_zip(self):
        with archives.only_member(packed(**{"a.csv": "statement\nA\n"})) as found:
            name, content = found
            [record] = list(Reading(content, name, Options()))
        self.assertEqual(record.statement, {"en": "A"})

    def test_paths_that_climb_out_are_refused(self):
        for name in (
            "../a.csv",
            "/etc/a.csv",
            "x/../../a.csv",
            "..\\a.csv",
            "C:\\a.csv",
        ):
            self.assertIn("outside", self.refusal(packed(**{name: "x"})))

    def test_a_bomb_is_not_unpacked(self):
        self.assertIn(
            "not unpacked", self.refusal(packed(**{"a.csv": b"0" * 50_000_000}))
        )

    def test_two_files_none_and_other_kinds_are_refused(self):
        self.assertIn("2 files", self.refusal(packed(**{"a.csv": "x", "b.csv": "y"})))
        self.assertIn("0 files", self.refusal(packed()))
        self.assertIn("none of", self.refusal(packed(**{"a.exe": "x"})))
        self.assertIn("damaged", self.refusal(io.BytesIO(b"PK\x03\x04 and nothing")))

    def test_a_file_damaged_inside_is_refused(self):
        whole = packed(**{"a.csv": "statement\n" + "Число выросло.\n" * 50}).getvalue()
        for place in range(35, 80):  # past the name: what is packed
            broken = whole[:place] + b"\xff\xff" + whole[place + 2 :]
            with (
                self.assertRaisesMessage(FileRefused, "damaged"),
                archives.only_member(io.BytesIO(broken)) as (_name, content),
            ):
                content.read()
