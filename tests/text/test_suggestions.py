"""Sentences worth checking come first; judgement, headings and sources do not come."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.cues import AGAINST, Reason, find_cues
from claims.text.sentences import sentences
from claims.text.suggestions import THRESHOLD, score, suggestions
from tests.articles import article_text
from tests.text.labelled_sentences import HELD_OUT, TUNING

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "claims"
ARTICLES = ("000", "001", "002", "003", "004")


def reasons_of(sentence: str) -> set[Reason]:
    return set(find_cues(sentence).counts)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Экспорт вырос на 12 процентов.", Reason.NUMBER),
        ("Мост открыли 5 мая 2021 года.", Reason.DATE),
        ("Цены выше, чем у соседей.", Reason.COMPARISON),
        ("Импорт сократился.", Reason.CHANGE),
        ("Это крупнейший порт страны.", Reason.RANKING),
        ("Республика вступила в союз.", Reason.MEMBERSHIP),
        ("Вчера приехала Анна Рей.", Reason.NAMED_ACTOR),
        ("Собрание норландских портовиков.", Reason.ORIGIN),
        ("Анна Рей заявила, что мост цел.", Reason.ATTRIBUTION),
        ("«Мост цел и будет стоять», — гласит надпись.", Reason.QUOTATION),
        ("Стороны подписали договор.", Reason.LEGAL_ACT),
        ("Завод закрыли.", Reason.EVENT_VERB),
        ("Обвал вызван дождями.", Reason.CAUSE),
        ("Так говорится в докладе.", Reason.SOURCE),
        ("Проверки неоднократно переносили.", Reason.MEASURE),
        ("Это было три года назад.", Reason.TIME),
        ("Безусловно, это прекрасно.", Reason.OPINION),
        ("Вскоре всё изменится.", Reason.FORECAST),
        ("Мы должны помнить.", Reason.NORMATIVE),
        ("Если мост упадёт, порт встанет.", Reason.CONDITIONAL),
        ("По сути, это игра.", Reason.RHETORIC),
        ("Кому это выгодно?", Reason.QUESTION),
        ("Автономия означает свободу.", Reason.DEFINITION),
        ("Такой подход удобен.", Reason.COMMENT),
        ("Это не сделка, а капитуляция.", Reason.CONTRAST),
        ("Их «дружба» известна.", Reason.SCARE_QUOTES),
        ("Вот так.", Reason.NO_VERB),
        ("Rents rose by 12 percent.", Reason.NUMBER),
        ("The treaty bans such ships.", Reason.LEGAL_ACT),
        ("We should never forget.", Reason.NORMATIVE),
    ],
)
def test_a_cue_is_named(sentence, reason):
    assert reason in reasons_of(sentence)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_sentences_never_tuned_on_are_told_apart(language):
    pairs = [(score(find_cues(text)), worth) for text, worth in HELD_OUT[language]]
    found = [value >= THRESHOLD for value, worth in pairs if worth]
    left = [value < THRESHOLD for value, worth in pairs if not worth]
    assert sum(found) / len(found) >= 0.85
    assert sum(left) / len(left) >= 0.75


@pytest.mark.parametrize("language", ["ru", "en"])
def test_it_beats_looking_for_digits_and_names(language):
    def balanced(guesses):
        hits = [guess for guess, worth in guesses if worth]
        passes = [not guess for guess, worth in guesses if not worth]
        return (sum(hits) / len(hits) + sum(passes) / len(passes)) / 2

    pairs = HELD_OUT[language]
    simple = re.compile(r"\d|(?<=[\w,] )[A-ZА-ЯЁ]")
    plain = balanced([(bool(simple.search(text)), worth) for text, worth in pairs])
    ours = balanced([(score(find_cues(text)) >= THRESHOLD, w) for text, w in pairs])
    assert ours >= plain + 0.25


def test_the_labelled_sentences_are_many_and_differ():
    for language in ("ru", "en"):
        lines = [text for text, _ in TUNING[language] + HELD_OUT[language]]
        assert len(set(lines)) == len(lines) >= 120


def test_the_best_sentence_comes_first():
    text = (
        "Это странно. Порт закрыли. "
        "В мае 2021 года министр Пётр Орлов заявил, что экспорт вырос на 12 процентов."
    )
    found = suggestions(text)
    assert found[0].text.startswith("В мае 2021")
    assert [one.score for one in found] == sorted(
        (o.score for o in found), reverse=True
    )
    assert "странно" not in " ".join(one.text for one in found)


def test_the_claimant_is_who_says_it():
    (found,) = suggestions("Экспорт вырос вдвое, заявил министр Пётр Орлов.")
    assert found.claimant == "Пётр Орлов"


def test_quantities_stand_at_their_place_in_the_whole_text():
    text = "Порт закрыли. Экспорт упал на 12 процентов."
    found = [one for one in suggestions(text) if one.quantities]
    places = [text[q.start : q.end] for one in found for q in one.quantities]
    assert places == ["12 процентов"]


def test_reasons_against_come_last():
    (found,) = suggestions("Безусловно, в 2021 году порт закрыли по приказу министра.")
    is_against = [reason in AGAINST for reason in found.reasons]
    assert is_against == sorted(is_against)
    assert Reason.OPINION in found.reasons


def test_a_name_known_from_the_text_counts_where_it_opens_a_sentence():
    alone = find_cues("Норландия молчит уже давно.")
    known = find_cues("Норландия молчит уже давно.", {"норланд"})
    assert Reason.NAMED_ACTOR not in alone.counts
    assert Reason.NAMED_ACTOR in known.counts


def test_bibliography_is_never_suggested():
    entries = "".join(
        f"Hollander, Miriam, {year}. Rivers and {year} Treaties. https://example.org/{year}\n\n"
        for year in range(2001, 2009)
    )
    text = f"Мост закрыли в 2021 году.\n\nИсточники\n\n{entries}"
    assert [one.text for one in suggestions(text)] == ["Мост закрыли в 2021 году."]


def test_nothing_is_suggested_in_an_empty_text():
    assert suggestions("") == []


def test_every_reason_is_explained():
    documented = re.findall(r"``(\w+)``:", Reason.__doc__)
    assert documented == [reason.value for reason in Reason]


@given(st.text(alphabet="Аб в2021,«»?!.\n—RentsД", max_size=150))
def test_any_text_is_read_twice_alike_and_positions_fit(text):
    found = suggestions(text)
    assert found == suggestions(text)
    assert all(text[one.start : one.end] == one.text for one in found)


def test_the_articles_reach_their_targets():
    worthy, idle = [], []
    for key in ARTICLES:
        text = article_text(key)
        found = {(one.start, one.end) for one in suggestions(text)}
        claims = json.loads((FIXTURES / f"{key}.json").read_text("utf-8"))
        for sentence in sentences(text):
            here = [
                c
                for c in claims
                if c["start"] < sentence.end and c["end"] > sentence.start
            ]
            is_found = (sentence.start, sentence.end) in found
            if any(claim["checkworthiness"] >= 3 for claim in here):
                worthy.append(is_found)
            elif not here:
                idle.append(not is_found)
    assert sum(worthy) / len(worthy) >= 0.85
    assert sum(idle) / len(idle) >= 0.75
