import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.search.documents import SAMPLE
from claims.text.language import detect, prefix_stems, stems, terms, tokens
from claims.text.words.countries import NAMED
from claims.text.words.noun_stems import KEPT_APART

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
NEWS_TEXT = st.text("аяёйАЯabIi0123459 \u00a0.,-–'’%«»\u00ad\u0306\u0301/№\n")
SAFE_STEM = re.compile(r"[^\W_]{1,64}")


def groups(*rows: str):
    return pytest.mark.parametrize("spellings", [row.split(" | ") for row in rows])


@groups(
    "300 тыс. | 300 000 | 300 тысяч | 300\u00a0000 | 300 thousand | 300.000 | 300тыс",
    "300,000 people | 300 thousand people | 300K people",
    "1,2 млн | 1.2 million | 1 200 000 | 1200 тыс. | 1,20 млн",
    "3 млрд | 3 billion | 3bn | 3000 млн",
    "46 % | 46% | 46 процентов | 46\u00a0% | 46 per cent | 46 percent | 46 pct",
    "2,5 | 2.5 | 2,50",
    "9 мая 2025 | 09.05.2025 | 2025-05-09 | 9 May 2025 | May 9, 2025 | 9/05/2025",
    "2025 | 2025-го | 2025-й",
    "1990-х | 1990s | 1990",
)
def test_a_number_has_one_stem_in_every_spelling(spellings):
    assert len({" ".join(stems(spelling)) for spelling in spellings}) == 1


@groups(
    "ёлка | Елка | е\u0308лки | ЁЛКУ | ёл\u00adка",
    "Азербайджан | Азербайджана | Азербайджану | Азербайджаном | Азербайджане",
    "Иран | Ирана | Ираном | Иране",
    "Китай | Китая | Китаю | Китаем | Китае",
    "визит | визита | визите | визиты | визитов",
    "саммит | саммита | саммитов | саммиты",
    "Эрдоган | Эрдогана | Эрдогане",
    "Армения | Армении | Арменией | Армению",
    "Австралия | Австралии | Австралию | Австралией",
    "Грузия | Грузии | Грузию | Грузией",
    "companies | company | company’s | company's",
    "naïve | naive",
    "SİPRİ | SIPRI | sipri",
    "O’Brien | O'Brien",
    "Баку–Тбилиси | Баку-Тбилиси | Баку — Тбилиси | «Баку» Тбилиси",
    "Cотрудничество | Сотрудничество",
    "доклад\u200b | доклад",
)
def test_a_word_has_one_stem_in_every_form(spellings):
    assert len({" ".join(stems(spelling)) for spelling in spellings}) == 1


@groups(
    "46 % | 64 %",
    "46 % | 46",
    "2,5 | 25",
    "300 тыс. | 300 млн",
    "армия | Армения",
    "Австрия | Австралия",
    "Дания | данные",
    "Грузией | груз",
    "Нигерия | Нигер",
    "Баку | баки",
    "Мали | мало",
    "Дели | дела",
    "Осло | осла",
    "Токио | токи",
    "снизился | вырос",
    "не вырос | вырос",
    "12,345 | 12 345 человек",
)
def test_what_differs_keeps_different_stems(spellings):
    one, other = map(stems, spellings)
    assert one != other


@pytest.mark.parametrize("sentence", ["You may march", "Jan said so"])
def test_a_month_that_may_be_a_word_needs_a_number_beside_it(sentence):
    assert not any(stem.startswith("m0") for stem in stems(sentence))


@given(ANY_TEXT | NEWS_TEXT)
def test_every_stem_is_safe_for_both_engines(text):
    for stem in stems(text):
        assert SAFE_STEM.fullmatch(stem)
        assert stem == stem.lower()


@given(ANY_TEXT | NEWS_TEXT)
def test_tokens_and_terms_lie_in_order_within_the_text(text):
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert all(0 <= term.start < term.end <= len(text) for term in terms(text))


@given(st.integers(0, 10**15))
def test_groups_of_three_digits_read_like_the_plain_number(number):
    assert stems(f"{number:,}".replace(",", " ")) == stems(str(number)) == [str(number)]


def test_tokens_tell_where_a_number_of_several_groups_stands():
    (first, second, percent) = tokens("из 300 000 46%")[1:] + tokens("%")[:0]
    assert (first.text, second.text, percent.text) == ("300 000", "46", "%")


def test_a_term_points_at_all_that_made_the_number():
    text = "свыше 300 тыс. человек"
    number = terms(text)[1]
    assert (text[number.start : number.end], number.stem) == ("300 тыс", "300000")


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("Азербай", "Азербайджаном"),
        ("азербайджана", "Азербайджане"),
        ("compan", "companies"),
        ("company", "companies"),
        ("процен", "%"),
        ("сентя", "сентября"),
        ("про в мин", "министерство"),
        ("австрал", "Австралией"),
        ("австрали", "австралийский"),
        ("груз", "Грузия"),
    ],
)
def test_an_unfinished_word_finds_what_it_grows_into(typed, full):
    assert any(stems(full)[0].startswith(begun) for begun in prefix_stems(typed))


def test_an_unfinished_country_is_not_the_one_whose_name_begins_alike():
    assert not stems("Австрия")[0].startswith(prefix_stems("австрал"))


def test_no_stem_names_two_countries():
    twice = {stem: found for stem, found in NAMED.items() if len(found) > 1}
    assert twice == {}


def test_words_kept_apart_tell_one_version_of_the_analysis_from_another():
    assert set(stems(SAMPLE)) >= KEPT_APART


def test_nothing_typed_finds_nothing():
    assert prefix_stems(" «") == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Завод построят к осени", "ru"),
        ("Президент принял делегацию BBC", "ru"),
        ("The plant opens in autumn", "en"),
        ("A reporter met Əliyev in Baku", "en"),
        ("Nazirlik yeni məktəblərin açılacağını bildirdi", "az"),
        ("Bakanlık yeni okulların açılacağını söyledi", "tr"),
        ("Міністерство повідомило про її відкриття", "uk"),
        ("שלום לכולם", "he"),
        ("2025: 46 %", "und"),
        ("", "und"),
    ],
)
def test_the_language_is_told_by_script_and_letters(text, language):
    assert detect(text) == language


def test_threads_do_not_mix_their_words():
    words = [f"{start}ировавшимися" for start in ("план", "форм", "норм", "реж") * 50]
    alone = [stems(word) for word in words]
    fresh = [word + " " + word.replace("ми", "") for word in words]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(stems, fresh))
    assert [pair[:1] for pair in together] == alone
