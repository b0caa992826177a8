"""The search contract. Runs on both engines and must give the same hits on both."""

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyTestCase

from claims.models import Claim, Claimant, StemFrequency, Synonym
from claims.operations import catalogue, claims, publication, reviews
from claims.search import reading
from claims.search.backend import capped_count, matching
from claims.search.queries import LONGEST_QUERY, parse
from claims.search.ranking import ranked
from claims.search.showing import advice_on_nothing, cut_note, marked
from tests.search.base import SearchTestCase

ANY_TEXT = st.text(max_size=300)
OPERATORS = st.text(
    st.sampled_from(" \"'«»“”„-–*:^+()&|!<>{}NOTANDER аябеzq09.,%_\x00")
)


class WordsTests(SearchTestCase):
    def test_a_word_is_found_in_any_inflection_and_case(self):
        claim = self.claim("Военные учения прошли в Азербайджане.")
        for query in ("учений", "ВОЕННОЕ УЧЕНИЕ", "Азербайджаном", "прошла"):
            self.assertFinds(query, claim)

    def test_yo_accents_hyphens_and_soft_hyphens_do_not_matter(self):
        claim = self.claim("Учёные Нью-Йорка пересчитали ёлки.", "Naïve estimate.")
        for query in ("ученые", "нью-йорк", "Нью Йорк", "ёл\u00adки", "naive"):
            self.assertFinds(query, claim)

    def test_fleeting_vowels_are_inflection_too(self):
        claim = self.claim("Рынок вырос, отцы и ёлок, и ветра не считали.")
        for query in ("рынка", "рынки", "отец", "ёлка", "ветер", "отца "):
            self.assertFinds(query, claim)

    def test_countries_are_no_other_words_cut_short(self):
        austria = self.claim("Австрия закрыла посольство.")
        australia = self.claim("Австралия открыла посольство.")
        denmark = self.claim("Дания продала мост.")
        data = self.claim("Данные о мостах закрыты.")
        self.assertFinds("в Австралии", australia)
        self.assertFinds("Австрией ", austria)
        self.assertFinds("данных ", data)
        self.assertFinds("Данией", denmark)

    def test_every_word_must_be_there(self):
        both = self.claim("Экспорт газа вырос.")
        self.claim("Экспорт нефти вырос.")
        self.assertFinds("газ экспорт", both)

    def test_little_words_need_not_be_there_unless_they_are_all_or_quoted(self):
        claim = self.claim("Экспорт газа, импорт нефти.")
        joined = self.claim("Экспорт газа и импорт нефти.")
        self.assertFinds("экспорт газа и импорт нефти", claim, joined)
        self.assertFinds("«газа и импорта»", joined)
        self.assertFinds("и ", joined)

    def test_latin_words_inside_russian_are_words_like_others(self):
        claim = self.claim("Компания SOCAR Trading купила терминал.")
        self.assertFinds("socar терминалы", claim)

    def test_either_language_finds_the_claim(self):
        claim = self.claim("Завод построен.", "The factory was built.")
        self.assertFinds("заводы", claim)
        self.assertFinds("factories", claim)

    def test_claimant_topic_title_and_identifier_are_found_too(self):
        speaker = catalogue.add(
            Claimant, by=self.olga, slug="speaker", name={"ru": "Иван Петров"}
        )
        claim = self.claim("Дорога готова.", claimant=speaker, public_id="road-7")
        for query in ("петрова", "заметки", "road-7"):
            self.assertFinds(query, claim)

    def test_nothing_typed_narrows_nothing(self):
        claim = self.claim("Дорога готова.")
        for query in ("", "   ", "«»", "-", '"', "…!?"):
            self.assertFinds(query, claim)


class PhraseTests(SearchTestCase):
    def setUp(self):
        self.there = self.claim("Министр обороны Грузии подал в отставку.")
        self.apart = self.claim("Оборона Батуми: министр Грузии приехал.")

    def test_a_phrase_stands_together_in_any_quotation_marks(self):
        for query in ('"министр обороны"', "«министра обороны»", "„министр обороны“"):
            self.assertFinds(query, self.there)
        self.assertFinds("министр обороны", self.there, self.apart)

    def test_a_phrase_does_not_reach_from_one_part_into_the_next(self):
        self.claim("Подписан договор", "Treaty signed")
        self.assertFinds('"договор treaty"')

    def test_an_odd_quotation_mark_is_just_a_mark(self):
        self.assertFinds('"министр обороны', self.there, self.apart)
        self.assertFinds("министр« обороны", self.there, self.apart)

    def test_excluded_words_and_phrases_are_not_there(self):
        self.assertFinds("министр -отставки", self.apart)
        self.assertFinds('министр -"министр обороны"', self.apart)
        self.assertFinds("-оборона")
        self.assertFinds("-отставка", self.apart)

    def test_a_hyphen_between_words_excludes_nothing(self):
        self.assertFinds("министр - обороны", self.there, self.apart)
        self.assertFinds("министр-оборона", self.there, self.apart)


class UnfinishedWordTests(SearchTestCase):
    def setUp(self):
        self.one = self.claim("Азербайджан закупил вертолёты.")

    def test_the_last_word_may_be_unfinished(self):
        for typed in ("азер", "закупил вер", "вертол", "вертолёта"):
            self.assertFinds(typed, self.one)

    def test_a_word_followed_by_a_space_is_finished(self):
        self.assertFinds("азер ")
        self.assertFinds("вертолеты ", self.one)

    def test_neither_earlier_words_nor_phrases_are_beginnings(self):
        self.assertFinds("азер вертолеты")
        self.assertFinds('"азер"')

    def test_one_or_two_letters_and_numbers_begin_nothing(self):
        self.claim("В городе 2000 жителей.")
        self.assertFinds("аз")
        self.assertFinds("20")


class NumberTests(SearchTestCase):
    def test_percent_in_any_spelling(self):
        claim = self.claim("Доля составила 46 %.", "The share was 46 per cent.")
        self.claim("Доля составила 64 %: 46 из 72.")
        for query in ("46%", "46 %", "46 процентов", "46 percent", "46\u00a0%"):
            self.assertFinds(query, claim)

    def test_thousands_and_millions_in_any_spelling(self):
        claim = self.claim("Пришли 300 тыс. человек, собрали 2,5 млн рублей.")
        for query in ("300 000", "300000", "300 тысяч", "2.5 миллиона", "2500000"):
            self.assertFinds(query, claim)
        self.assertFinds("300")

    def test_dates_in_any_spelling(self):
        claim = self.claim("Договор подписан 9 мая 2025 года.")
        self.claim("Договор 2025 года, пункт 9, подписан не в мае.")
        for query in ("09.05.2025", "2025-05-09", '"9 мая 2025"', '"May 9, 2025"'):
            self.assertFinds(query, claim)

    def test_a_month_alone_finds_its_dates(self):
        claim = self.claim("Договор подписан 9 марта 2025 года.")
        for query in ("март", "в марте", "March"):
            self.assertFinds(query.removeprefix("в "), claim)


class SynonymTests(SearchTestCase):
    def test_a_name_is_found_in_every_spelling_of_its_group(self):
        russian, english = (
            self.claim("Алиев приехал."),
            self.claim(en="Aliyev arrived."),
        )
        for query in ("Алиева", "Aliyev", "Əliyev", "aliyev"):
            self.assertFinds(query, russian, english)

    def test_a_spelling_may_have_several_words(self):
        claim = self.claim("Заседание ООН отложено.")
        self.assertFinds("United Nations отложили", claim)
        self.assertFinds("организация объединённых наций", claim)

    def test_a_new_group_counts_from_the_next_query_on(self):
        claim = self.claim("Встреча в Гяндже.")
        self.assertFinds("Gəncə")
        Synonym.objects.create(spellings="Гянджа\nGanja\nGəncə")
        self.assertFinds("Gəncə", claim)

    def test_a_quotation_is_taken_at_its_word(self):
        self.claim(en="Aliyev arrived.")
        self.assertFinds("«Алиев»")


class AudienceTests(SearchTestCase):
    def setUp(self):
        super().setUp()
        self.public = self.newsroom.published(
            statement={"ru": "Экспорт вырос."}, revision=self.newsroom.revision()
        )

    def reword(self) -> None:
        self.correct(self.public)
        claims.edit(self.public, by=self.olga, statement={"ru": "Импорт упал."})

    def read(self, query: str) -> list[Claim]:
        return list(matching(Claim.objects.published(), query))

    def test_while_a_correction_is_open_readers_search_reviewed_words(self):
        self.reword()
        self.assertEqual(self.read("экспорт вырос"), [self.public])
        self.assertEqual(self.read("импорт"), [])
        self.assertEqual(self.read("-импорт"), [self.public])

    def test_editors_find_it_by_old_and_new_words(self):
        self.reword()
        for query in ("экспорт", "импорт", "импорт -экспорт"):
            self.assertEqual(self.found(query, for_editors=True), [self.public], query)
        self.assertEqual(self.found("-импорт", for_editors=True), [])

    def test_the_new_words_are_public_once_reviewed_and_published(self):
        self.reword()
        self.newsroom.submit(self.public)
        reviews.approve(self.public, by=self.rustam)
        publication.publish(self.public, by=self.polina)
        self.assertEqual(self.read("импорт"), [self.public])
        self.assertEqual(self.read("экспорт"), [])
        self.assertEqual(self.public.search_document.draft_stems, "")

    def test_a_claimant_nobody_reviewed_yet_is_not_found_either(self):
        self.correct(self.public)
        minister = catalogue.add(
            Claimant, by=self.olga, slug="minister", name={"ru": "Министр"}
        )
        claims.edit(self.public, by=self.olga, claimant=minister)
        self.assertEqual(self.read("министр"), [])
        self.assertEqual(self.found("министр", for_editors=True), [self.public])

    def test_an_unknown_word_is_one_that_readers_may_not_know(self):
        self.reword()
        advice = advice_on_nothing(Claim.objects.published(), "вырос импорт")
        self.assertEqual(advice.unknown, ("импорт",))


class ShowingTests(SearchTestCase):
    def marked(self, text: str, query: str) -> list[str]:
        return [text[start:end] for start, end in marked(text, query)]

    def test_what_matched_is_marked_in_any_inflection(self):
        text = "Учёные: 46 % ёлок в Азербайджане, 300 тыс. в год"
        query = "ученый 46% ёлка азерб"
        found = ["Учёные", "46 %", "ёлок", "Азербайджане"]
        self.assertEqual(self.marked(text, query), found)
        self.assertEqual(self.marked(text, "300 000"), ["300 тыс"])

    def test_a_phrase_is_marked_as_one_and_only_where_it_stands(self):
        text = "Министр обороны и оборона министра"
        self.assertEqual(self.marked(text, '"министр обороны"'), ["Министр обороны"])

    def test_synonyms_are_marked_excluded_words_are_not(self):
        self.assertEqual(self.marked("Aliyev spoke", "Алиев -spoke"), ["Aliyev"])

    def test_an_empty_result_names_the_unknown_words(self):
        self.claim("Экспорт газа вырос.")
        text = "экспорт слонов и газа"
        advice = advice_on_nothing(Claim.objects.all(), text, for_editors=True)
        self.assertEqual(advice.unknown, ("слонов",))
        self.assertIn("“слонов”", advice.notes[0])

    def test_known_words_that_never_meet_are_said_to(self):
        self.claim("Экспорт газа."), self.claim("Импорт нефти.")
        claims = Claim.objects.all()
        advice = advice_on_nothing(claims, "экспорт нефти", for_editors=True)
        self.assertEqual(advice.unknown, ())
        self.assertIn("never all of them together", advice.notes[0])

    def test_ten_thousand_characters_are_cut_with_a_note(self):
        claim = self.claim("Экспорт газа вырос.")
        query = "экспорт " * 1_250
        self.assertEqual(len(query), 10_000)
        self.assertFinds(query, claim)
        self.assertIn(str(LONGEST_QUERY), cut_note(query))
        self.assertEqual(cut_note("экспорт"), "")


class RankingTests(SearchTestCase):
    def ranked(self, query: str, **options) -> list[int]:
        return ranked(Claim.objects.all(), query, for_editors=True, **options)

    def test_words_of_the_statement_that_stand_together_come_first(self):
        apart = self.claim("Обороны касался доклад, который представил министр.")
        together = self.claim("Министр обороны выступил.")
        self.claim("Доклад прочитан.")
        best = self.ranked("министр обороны")
        self.assertEqual(best, [together.pk, apart.pk])

    def test_equals_come_newest_first_and_only_as_many_as_asked(self):
        older, newer = self.claim("Газ подорожал."), self.claim("Газ подорожал.")
        self.assertEqual(self.ranked("газ"), [newer.pk, older.pk])
        self.assertEqual(self.ranked("газ", limit=1), [newer.pk])

    def test_counts_stop_at_a_cap(self):
        for _n in range(3):
            self.claim("Газ подорожал.")
        found = matching(Claim.objects.all(), "газ")
        self.assertEqual(capped_count(found, cap=2), (2, True))
        self.assertEqual(capped_count(found, cap=3), (3, False))


class AnyTextTests(PropertyTestCase):
    """Whatever is typed is a query: it may find nothing, it never fails."""

    @settings(max_examples=150, deadline=None)
    @given(ANY_TEXT | OPERATORS)
    def test_any_text_is_a_valid_query(self, text):
        list(matching(Claim.objects.all(), text))
        list(matching(Claim.objects.all(), text, for_editors=True))
        advice_on_nothing(Claim.objects.published(), text)
        assert all(0 <= start < end <= len(text) for start, end in marked(text, text))

    @given(ANY_TEXT | OPERATORS)
    def test_reading_is_bounded_whatever_is_typed(self, text):
        query = parse(text * 40)
        assert len(query.wanted) <= 32
        assert len(query.excluded) <= 32


class FrequentWordTests(PhraseTests):
    """SQLite reads documents instead of the index when every word is frequent: the
    same phrases, exclusions and hyphens must find the same."""

    def setUp(self):
        super().setUp()
        self.enterContext(patch.object(reading, "is_cheaper", return_value=True))

    def test_beginnings_and_numbers_are_found_too(self):
        claim = self.claim("Доля составила 46 %, собрано 300 тыс. ёлок.")
        for query in ("46%", "300 000 елок", "соста", "доля собр"):
            self.assertFinds(query, claim)
        self.assertFinds("ело ")

    def test_editors_find_words_under_correction(self):
        public = self.newsroom.published(statement={"ru": "Экспорт вырос."})
        self.correct(public)
        claims.edit(public, by=self.olga, statement={"ru": "Импорт упал."})
        self.assertEqual(self.found("импорт"), [])
        self.assertEqual(self.found("импорт", for_editors=True), [public])
        self.assertEqual(self.found("экспорт", for_editors=True), [public])


class FrequencyTests(SearchTestCase):
    def test_only_queries_of_nothing_but_frequent_words_are_read(self):
        for stem, documents in (("экспорт", 900), ("газ", 800), ("слон", 3)):
            StemFrequency.objects.create(stem=stem, documents=documents)
        with patch.object(reading, "FREQUENT", 500):
            read = [text for text in self.asked if reading.is_cheaper(parse(text))]
        self.assertEqual(read, ["экспорт ", "экспорт газ", "эксп", "-газ"])

    asked = ("экспорт ", "экспорт газ", "экспорт слон", "эксп", "-газ", "-слон", "лев")
