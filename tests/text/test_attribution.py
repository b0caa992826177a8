"""Who says it: invented people in the usual constructions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.attribution import AttributionKind, attributions


@pytest.mark.parametrize(
    ("sentence", "who", "verb"),
    [
        ("Анна Рей заявила, что мост закрыт.", "Анна Рей", "заявила"),
        ("Министр Пётр Орлов сообщил о сделке.", "Пётр Орлов", "сообщил"),
        ("Мост закрыт, заявил Пётр Орлов.", "Пётр Орлов", "заявил"),
        ("«Мост закрыт», — сказала мэр Анна Рей.", "Анна Рей", "сказала"),
        (
            "Как отмечает депутат Госсовета Иван Дуб, цены растут.",
            "Иван Дуб",
            "отмечает",
        ),
        ("По словам Анны Рей, мост закрыт.", "Анны Рей", "По словам"),
        ("По мнению эксперта Ивана Дуба, это ошибка.", "Ивана Дуба", "По мнению"),
        ("Согласно Минтрансу, мост закрыт.", "Минтрансу", "Согласно"),
        (
            "Премьер Анна Рей, встретив делегацию Союза портов, заявила: мост цел.",
            "Анна Рей",
            "заявила",
        ),
        ("Поставки сорваны, сообщает Reuters.", "Reuters", "сообщает"),
        ("Историки считают, что город старше.", "Историки", "считают"),
        ("Планы Норландии эксперты оценивают сдержанно.", "эксперты", "оценивают"),
        ("Anna Rey said the bridge was closed.", "Anna Rey", "said"),
        ("The bridge is closed, said Anna Rey.", "Anna Rey", "said"),
        ("“It is closed,” Mayor Anna Rey told reporters.", "Anna Rey", "told"),
        ("According to Peter Oak, prices rose.", "Peter Oak", "According to"),
        ("As Ivan Dube notes, prices rose.", "Ivan Dube", "notes"),
        ("Researchers believe the town is older.", "Researchers", "believe"),
        ("Norland announced new tariffs on Monday.", "Norland", "announced"),
    ],
)
def test_the_speaker_is_found(sentence, who, verb):
    found = [(one.who, one.verb) for one in attributions(sentence)]
    assert found == [(who, verb)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Мост закрыли вчера.",
        "В докладе отмечается рост цен.",
        "Это подчеркнуло глубину раскола.",
        "Он утверждает себя как игрок.",
        "The report was published in May.",
        "Her notes were lost.",
    ],
)
def test_where_nobody_speaks_nobody_is_named(sentence):
    assert [one.who for one in attributions(sentence) if one.who] == []


def test_a_pronoun_speaks_without_a_name():
    (one,) = attributions("Затем она добавила, что мост цел.")
    assert (one.who, one.verb) == (None, "добавила")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Анна Рей заявила о сделке.", AttributionKind.SAID),
        ("Анна Рей полагает, что сделки нет.", AttributionKind.THINKS),
        ("По данным Минтранса, сделок две.", AttributionKind.REPORTS),
    ],
)
def test_saying_thinking_and_reporting_are_told_apart(sentence, kind):
    assert [one.kind for one in attributions(sentence)] == [kind]


def test_the_span_covers_name_and_verb():
    sentence = "Вчера Анна Рей твёрдо заявила: мост цел."
    (one,) = attributions(sentence)
    assert sentence[one.start : one.end] == "Анна Рей твёрдо заявила"


@given(st.text(alphabet="АнРей заявил,«»:.—said By", max_size=80))
def test_any_text_is_read_and_names_stand_in_it(sentence):
    for one in attributions(sentence):
        assert 0 <= one.start < one.end <= len(sentence)
        assert one.who is None or one.who in sentence
