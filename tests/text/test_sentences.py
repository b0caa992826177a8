import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.paragraphs import paragraphs
from claims.text.sentences import sentences
from tests.articles import article_text

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
PIECES = st.lists(
    st.sampled_from(
        ["Да", "он", "Она", "г", "Мр", "U.S", "Mr", "A", "46", "2025-01-02", "»", "«"]
        + [". ", ".", "! ", "? ", "…", ", ", " ", "\n", "\n\n", "— ", "> ", "# "]
        + ["“", "”", '"', "(", ")", "\u00ad", "\u00a0", "😀", "и\u0306", "Источники\n"]
    ),
    max_size=60,
).map("".join)


def texts_of(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


def roles_of(text: str) -> list[str]:
    return [sentence.role for sentence in sentences(text)]


@pytest.mark.parametrize(
    "row",
    [
        "Завод открыли 9 мая 2025 г. в Гяндже. | Рабочих там двести.",
        "Об этом сказал А. С. Петров. | Он уехал.",
        "Доклад читал И.О. Сидоров. | Потом спорили.",
        "Дорога стоит 2,5 млн. рублей, т. е. больше, чем мост. | Так решили.",
        "Мост построили в 1987 году. | Дорогу провели позже.",
        "Посёлок стоит на ул. Садовой у г. Шеки. | Там тихо.",
        "«Мы закончим! Мы успеем», — пообещал мэр. | Ему поверили.",
        "Мэр ответил: «Нет. Никогда.» и вышел. | Зал молчал.",
        "Что это?! | Кто там? | Никого…",
        "Он ждал… и дождался. | Поезд пришёл.",
        "Цена выросла (см. рис. 5). | Спрос упал.",
        "Премьер Дж. Смит приехал. | Его встретили.",
        "Рост — 3 %. | 12 заводов закрыли.",
        "В XX в. река обмелела. | Рыбы не стало.",
        "Mr. Smith met Dr. J. K. Lee on Jan. 5. | They spoke.",
        "He moved to the U.S. in 2020. | She stayed.",
        "It was 5 p.m. in Baku. | The hall was empty.",
        "He lives in the U.S. | The family followed.",
        "Exports rose by 2.5 percent, i.e. too little. | Why?",
        "“We will win,” she said. | “When?” | Nobody knew.",
        "The poet (b. 1960) replied: “We wait. We hope.” | Nobody laughed.",
        "Долг вырос до 5 млрд долл. США к осени. | Его погасят.",
        "1. Мост уже построен. | 2. Дорогу ещё строят.",
        "The court ruled in Smith v. Jones. | Both appealed.",
        "See fig. 3 and pp. 4–5. | The end.",
    ],
)
def test_a_paragraph_is_cut_where_a_reader_would_cut_it(row):
    expected = row.split(" | ")
    assert texts_of(" ".join(expected)) == expected


def test_a_lost_blank_after_a_full_stop_does_not_glue_sentences():
    found = texts_of("Гости осмотрели завод.Потом все уехали в город.")
    assert found == ["Гости осмотрели завод.", "Потом все уехали в город."]


def test_an_english_paragraph_with_a_russian_name_is_cut_as_english():
    found = texts_of("The paper «Звезда» quoted Mr. Lee. He denied it.")
    assert found == ["The paper «Звезда» quoted Mr. Lee.", "He denied it."]


def test_a_heading_without_a_full_stop_does_not_swallow_the_text():
    text = "Мост через Куру\nМост открыли весной. По нему ходят.\nЧто дальше?\n\nВсё."
    assert roles_of(text) == ["heading", "body", "body", "heading", "body"]


def test_a_pull_quote_repeats_the_body_and_says_so():
    said = "Река обмелела впервые за сорок лет наблюдений"
    text = f"Вода ушла. {said}, пишут учёные.\n\n{said}\n\nДождя ждут осенью."
    assert roles_of(text) == ["body", "body", "pull_quote", "body"]


def test_a_paragraph_in_quotation_marks_is_a_block_quote():
    text = "Министр заявил:\n\n«Дорогу построим к осени. Мост — весной.»\n\nИ всё."
    assert roles_of(text) == ["heading", "block_quote", "block_quote", "body"]


def test_a_quotation_inside_a_paragraph_is_no_block_quote():
    text = "«Дорога» и «мост» — это слова из старого плана «Север»."
    assert roles_of(text) == ["body"]


@pytest.mark.parametrize(
    "line",
    [
        "Откройте статью без VPN",
        "Подпишитесь на рассылку",
        "Введите ваш e-mail",
        "12 янв 2026",
        "March 3, 2025, 14:05",
        "Bell icon",
        "Sign up for our newsletter",
        "Читайте также: другие новости",
        "* * *",
    ],
)
def test_furniture_of_the_page_is_junk(line):
    assert roles_of(f"Мост открыли весной.\n\n{line}")[-1] == "junk"


@pytest.mark.parametrize(
    "sentence",
    [
        "Хакеры устроили рассылку от имени банка.",
        "Сайт министерства теперь доступен без VPN.",
        "The party sent a newsletter to 300,000 voters.",
        "Чиновник потерял адрес электронной почты заявителя.",
        "Число комментариев выросло вдвое.",
    ],
)
def test_news_about_newsletters_is_no_furniture(sentence):
    assert roles_of(sentence) == ["body"]


def test_a_date_glued_before_the_first_sentence_is_cut_off():
    found = sentences("date 2025-01-02 Мост открыли весной.")
    assert [one.text for one in found] == ["date 2025-01-02", "Мост открыли весной."]
    assert [one.role for one in found] == ["junk", "body"]


def test_a_sentence_that_begins_with_a_date_stays_whole():
    assert roles_of("2 января 2025 года мост открыли.") == ["body"]


def test_the_entries_of_a_bibliography_are_one_sentence_each():
    text = (
        "Мост открыли (Petrov, 2020).\n\nИсточники\n\n"
        "Petrov, Ivan, 2020. Bridges. A history. https://example.org/bridges\n\n"
        "Lee, Ann, 2021. Rivers of the South. London: Press."
    )
    assert roles_of(text) == ["body", "heading", "bibliography", "bibliography"]


def test_lines_broken_at_a_width_are_one_paragraph():
    line = "The bridge over the river was opened in the spring of that year and"
    text = f"{line}\n{line}\n{line}\n{line}\nit was used by all. Then it\nfell."
    assert len(paragraphs(text)) == 1
    assert len(sentences(text)) == 2


@given(ANY_TEXT | PIECES)
def test_sentences_lie_in_order_and_miss_nothing_but_blanks(text):
    reached = 0
    for one in sentences(text):
        assert text[one.start : one.end] == one.text == one.text.strip() != ""
        assert one.start >= reached
        assert not text[reached : one.start].strip()
        reached = one.end
    assert not text[reached:].strip()


@pytest.mark.parametrize(
    ("key", "role", "count"),
    [
        ("000", "heading", 6),
        ("001", "heading", 3),
        ("001", "pull_quote", 2),
        ("001", "junk", 1),
        ("002", "junk", 1),
        ("002", "block_quote", 1),
        ("003", "heading", 9),
        ("003", "junk", 4),
        ("004", "body", 34),
    ],
)
def test_the_parts_of_the_articles_are_known_for_what_they_are(key, role, count):
    assert roles_of(article_text(key)).count(role) == count
