"""Citations and bibliographies: all names, works and texts here are invented."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.citations import CitationAudit, Problem, audit_citations
from tests.articles import article_text

BIBLIOGRAPHY = """
Источники

Hollander, Miriam, 2004. Rivers and Treaties. https://example.org/rivers

Levin, Oskar & Tamm, Ruth, 2011. Small States, Long Borders, pp. 14-19

Rəhimov, Cavid, mart 2023. Sərhəddən kənar. Aran Center. https://aran.example/srh

Kaya, Deniz ve Şahin, Bülent, 2018. Boğazın Öte Yanı. https://example.org/bogaz

Commission on Ports and Waterways in Asia, 2009. Port Census. https://cpwa.example/1

Ministry of Foreign Affairs of the Republic of Norland, 2022. Note. https://mfa.example

Associated Press, 2024. Bridge closed. https://apnews.com/article/bridge-closed-1

Reuters, 2024. Varna strike ends. https://reuters.com/varna-strike-2024-03-02/

Reuters, 2024. Gulf cable cut. https://reuters.com/gulf-cable-2024-11-20/

Ostberg, Nils, 2020a. Tides. https://example.org/tides

Ostberg, Nils, 2020b. Ebbs. https://example.org/ebbs

Мельник, Пётр, 2016. Границы и реки. https://example.org/melnik

Qazıyev, Elxan, 2021. Yol. https://example.org/yol

Гасанов Р. Р. Порты Каспия. — М.: Причал, 2015. — 210 с.

BBC News Türkçe, 2025. Haber. https://bbc.com/turkce/haber

Xəlilova, Çimnaz, 2017. Su. https://example.org/su

Dunajevski, Tomaš, 2013. Hranice. https://example.org/hranice
"""


def audit(sentence: str, **aliases: list[str]) -> CitationAudit:
    return audit_citations(f"{sentence}\n{BIBLIOGRAPHY}", aliases)


@pytest.mark.parametrize(
    ("citation", "author"),
    [
        ("(Hollander, 2004)", "Hollander"),
        ("(Hollander, 2004, p. 12)", "Hollander"),
        ("(Hollander 2004: 12)", "Hollander"),
        ("[Hollander 2004, с. 12]", "Hollander"),
        ("(see Hollander, 2004)", "Hollander"),
        ("(см., например: Hollander, 2004)", "Hollander"),
        ("(Miriam Hollander, 2004)", "Hollander"),
        ("(Холландер, 2004)", "Hollander"),
        ("(Levin and Tamm, 2011)", "Levin"),
        ("(Levin & Tamm, 2011)", "Levin"),
        ("(Levin et al., 2011)", "Levin"),
        ("(Левин и Тамм, 2011)", "Levin"),
        ("(Левин и др., 2011)", "Levin"),
        ("(Levin və Tamm, 2011)", "Levin"),
        ("(Rəhimov, 2023)", "Rəhimov"),
        ("(Рагимов, март 2023 года)", "Rəhimov"),
        ("(Rahimov, 5 March 2023)", "Rəhimov"),
        ("(Kaya ve Şahin, 2018)", "Kaya"),
        ("(Kaya və b., 2018)", "Kaya"),
        ("(Кая и Шахин, 2018)", "Kaya"),
        ("(CPWA, 2009)", "Commission"),
        ("(Commission on Ports and Waterways in Asia, 2009)", "Commission"),
        ("(МИД, 2022)", "Ministry"),
        ("(MFA, 2022)", "Ministry"),
        ("(AP, 2024)", "Associated"),
        ("(АР, 2024)", None),  # Cyrillic letters: an unknown institution
        ("(Ostberg, 2020b)", "Ostberg"),
        ("(Мельник, 2016)", "Мельник"),
        ("(Melnik, 2016)", "Мельник"),
        ("(Qaziyev, 2021)", "Qazıyev"),
        ("(Газиев, 2021)", "Qazıyev"),
        ("(Казиев, 2021)", "Qazıyev"),
        ("(Гасанов, 2015)", "Гасанов"),
        ("(Həsənov, 2015)", "Гасанов"),
        ("(Hasanov, R., 2015)", "Гасанов"),
        ("(BBC, 2025)", "BBC"),
        ("(Би-би-си, 2025)", "BBC"),
        ("(Халилова, 2017)", "Xəlilova"),
        ("(Khalilova, 2017)", "Xəlilova"),
        ("(Дунаевский, 2013)", "Dunajevski"),
        ("(Aran Center, 2023)", "Rəhimov"),
    ],
)
def test_a_citation_finds_its_entry_in_any_script(citation, author):
    found = audit(f"Так считают многие {citation} сегодня.")
    (cited,) = found.citations
    if author is None:
        assert cited.problems == (Problem.MISSING_REFERENCE,)
        return
    reference = found.references[cited.reference - 1]
    assert reference.authors[0].startswith(author)


@pytest.mark.parametrize(
    "passage",
    [
        "Порт (основан в 1887 году) закрыт.",
        "Порт (Батуми, 2019) закрыт не был, выборы (осень, 2019) прошли.",
        "На форуме (Женева, 2021) об этом молчали.",
        "Поэт (Пётр Ольховский, 1799–1837) писал о реках.",
        "Фильм («Причал», 1997) забыт.",
        "Пароход (постройки 1950 года) списан.",
        "Комиссия (всего 12 человек) уехала.",
        "Праздник (9 мая 2025 года) отменён.",
        "Закон (№ 5 от 2020 года) действует.",
        "Летние игры (2014) запомнились всем.",
        "Системы (радары Orlan 2000, катера Kirpi II) закуплены.",
        "The rule (adopted in 2003) stands, the Winter Cup (2014) too.",
    ],
)
def test_other_parentheses_are_left_alone(passage):
    known_place = passage.replace("Батуми", "Тбилиси")
    assert audit(known_place).citations == ()


def test_a_parenthesis_with_several_citations_gives_each_its_own_span():
    sentence = "Так пишут (Hollander, 2004; Tamm, 1999; AP, 2024)."
    found = audit(sentence)
    spans = [sentence[cited.start : cited.end] for cited in found.citations]
    assert spans == ["Hollander, 2004", "Tamm, 1999", "AP, 2024"]
    assert [cited.reference for cited in found.citations] == [1, None, 7]


def test_one_author_with_two_years_is_two_citations():
    found = audit("Приливы изучены (Ostberg, 2020a, b).")
    assert [cited.reference for cited in found.citations] == [10, 11]


def test_a_year_after_a_name_in_the_sentence_is_a_citation():
    found = audit("По мнению Мириам Холландер (2004), реки делят.")
    assert found.citations[0].text == "Мириам Холландер (2004)"
    assert found.citations[0].reference == 1


def test_a_wrong_year_points_to_the_entry_nobody_else_cites():
    found = audit("Так было (Hollander, 2006).")
    assert found.citations[0].reference == 1
    assert found.citations[0].problems == (Problem.YEAR_MISMATCH,)


def test_another_year_of_an_author_cited_rightly_is_a_missing_entry():
    found = audit("Так было (Hollander, 2004), и так стало (Hollander, 2006).")
    assert found.citations[1].problems == (Problem.MISSING_REFERENCE,)


def test_a_slip_in_the_name_is_named():
    found = audit("Так было (Hollender, 2004).")
    assert found.citations[0].problems == (Problem.NAME_VARIANT,)


def test_two_agency_reports_of_one_year_are_ambiguous_but_context_chooses():
    found = audit("В ноябре 2024 года перерезали кабель (Reuters, 2024).")
    assert found.citations[0].problems == (Problem.AMBIGUOUS,)
    assert found.references[found.citations[0].reference - 1].title == "Gulf cable cut"


def test_two_letters_of_one_year_cited_without_a_letter_are_ambiguous():
    found = audit("Приливы изучены (Ostberg, 2020).")
    assert found.citations[0].problems == (Problem.AMBIGUOUS,)


def test_a_report_older_than_the_event_is_anachronistic():
    found = audit("В декабре 2024 года порт закрыли (Reuters, март 2024).")
    assert Problem.ANACHRONISTIC in found.citations[0].problems


def test_a_forecast_is_older_than_its_year():
    found = audit("К 2025 году порт расширят (Reuters, март 2024).")
    assert Problem.ANACHRONISTIC not in found.citations[0].problems


def test_a_book_may_be_older_than_the_event_it_explains():
    found = audit("В 2024 году это повторилось (Hollander, 2004).")
    assert found.citations[0].problems == ()


def test_an_editor_confirms_an_alias():
    sentence = "Порты переполнены (Портовая палата, 2009)."
    assert audit(sentence).citations == ()  # could be any parenthesis
    names = {"Commission on Ports and Waterways in Asia": ["Портовая палата"]}
    confirmed = audit(sentence, **names).citations[0]
    assert (confirmed.reference, confirmed.problems) == (5, ())


def test_entries_that_nobody_cites_or_can_open_are_named():
    problems = {ref.number: ref.problems for ref in audit("Пусто.").references}
    assert problems[1] == (Problem.NEVER_CITED,)
    assert problems[2] == (Problem.NEVER_CITED, Problem.NO_URL)


def test_what_follows_the_bibliography_is_not_an_entry():
    text = f"Текст.\n{BIBLIOGRAPHY}\nЗначок колокольчика\n\nПодпишитесь на новости\n"
    found = audit_citations(text)
    assert len(found.references) == 17
    assert "Подпишитесь" not in text[: found.references[-1].end]


def test_a_text_without_bibliography_misses_every_entry():
    found = audit_citations("Мост закрыт (Reuters, 2024).")
    assert found.references == ()
    assert found.citations[0].problems == (Problem.MISSING_REFERENCE,)


@given(st.text(alphabet="Аб, (2020)[]«»;.\nReSə&и—a", max_size=120))
def test_any_text_is_audited_and_positions_fit(text):
    for cited in audit_citations(text).citations:
        assert text[cited.start : cited.end] == cited.text


def test_the_article_with_forty_citations():
    found = audit_citations(article_text("003"))
    assert len(found.citations) == 40
    assert len(found.references) == 40
    matched = [cited.reference for cited in found.citations]
    assert sum(a == b for a, b in enumerate(matched, start=1)) == 40
    wrong_years = [
        i for i, c in enumerate(found.citations, 1) if "year_mismatch" in c.problems
    ]
    assert wrong_years == [17, 23, 36]
    doubtful = [
        i for i, c in enumerate(found.citations, 1) if "ambiguous" in c.problems
    ]
    assert doubtful == [24, 33]


@pytest.mark.parametrize("key", ["000", "001", "002", "004"])
def test_articles_without_bibliography_have_no_citations(key):
    assert audit_citations(article_text(key)) == CitationAudit((), ())


def test_every_problem_is_explained():
    documented = re.findall(r"``(\w+)``:", Problem.__doc__)
    assert documented == [problem.value for problem in Problem]
