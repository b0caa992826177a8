import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.anchoring import MOST_CANDIDATES, Moved, NeedsConfirmation, reanchor
from claims.text.selectors import Selector, select

LETTERS = st.text(
    "абвеи не46%,.\u00a0\u00ad\u0306\u0301\u200d😀👩🏽של«»„“\n", max_size=40
)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PIECE = LETTERS | ANY_TEXT
QUOTE = PIECE.filter(bool)

STORY = (
    "Весной город открыл мост. Он обошёлся в 46 млн манатов, сообщил мэр. "
    "По словам мэра, мост не закроют до зимы. Летом начнут строить дорогу к реке."
)


def quoted(text: str, quote: str) -> Selector:
    start = text.index(quote)
    return select(text, start, start + len(quote))


def after(change: tuple[str, str], quote: str) -> Moved | NeedsConfirmation:
    return reanchor(quoted(STORY, quote), STORY, STORY.replace(*change))


@given(PIECE, QUOTE, PIECE, st.integers(0), PIECE)
def test_an_insertion_elsewhere_moves_the_anchor_rightly_or_asks(
    before, quote, behind, at, inserted
):
    old_text = before + quote + behind
    old = select(old_text, len(before), len(before) + len(quote))
    at %= len(before) + len(behind) + 2
    is_before = at <= len(before)
    if is_before:
        new_text = before[:at] + inserted + before[at:] + quote + behind
    else:
        at -= len(before) + 1
        new_text = before + quote + behind[:at] + inserted + behind[at:]
    answer = reanchor(old, old_text, new_text)
    place = len(before) + (len(inserted) if is_before else 0)
    if isinstance(answer, Moved):
        assert answer.selector == select(new_text, place, place + len(quote))


@given(PIECE, QUOTE, PIECE, st.integers(0), st.integers(0))
def test_a_deletion_elsewhere_moves_the_anchor_rightly_or_asks(
    before, quote, behind, first, second
):
    old_text = before + quote + behind
    old = select(old_text, len(before), len(before) + len(quote))
    start, end = sorted((first % (len(before) + 1), second % (len(before) + 1)))
    answer = reanchor(old, old_text, before[:start] + before[end:] + quote + behind)
    if isinstance(answer, Moved):
        assert answer.selector.start == len(before) - (end - start)


@given(PIECE, QUOTE, PIECE)
def test_an_unchanged_text_keeps_every_anchor_in_its_place(before, quote, behind):
    text = before + quote + behind
    old = select(text, len(before), len(before) + len(quote))
    assert reanchor(old, text, text) == Moved(old)


@given(QUOTE, PIECE, PIECE, st.booleans())
def test_candidates_lie_in_the_text_best_first_and_few(quote, old, new, is_detached):
    old_text = quote + old
    answer = reanchor(
        select(old_text, 0, len(quote)), None if is_detached else old_text, new
    )
    if isinstance(answer, NeedsConfirmation):
        scores = [one.score for one in answer.candidates]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) <= MOST_CANDIDATES
        assert all(0 <= score <= 1 for score in scores)
        assert all(new[one.start : one.end] == one.exact for one in answer.candidates)


def test_a_unique_quote_moves_with_the_text_around_it():
    new_text = "Обновлено в полдень.\n" + STORY
    answer = reanchor(quoted(STORY, "открыл мост"), STORY, new_text)
    assert answer == Moved(quoted(new_text, "открыл мост"))


def test_a_quote_that_now_stands_twice_is_asked_about():
    quote = "Летом начнут строить дорогу"
    answer = reanchor(quoted(STORY, quote), STORY, f"{STORY} {quote}.")
    assert isinstance(answer, NeedsConfirmation)
    assert [one.exact for one in answer.candidates] == [quote, quote]
    assert answer.candidates[0].start < answer.candidates[1].start
    assert "repeated" in answer.candidates[0].reasons


def test_the_last_of_two_equal_quotes_is_not_taken_for_the_first():
    old_text = "Мост открыт. Пауза. Мост открыт. Конец."
    old = select(old_text, 0, 12)
    assert isinstance(reanchor(old, old_text, old_text[20:]), NeedsConfirmation)


@pytest.mark.parametrize(
    ("change", "quote", "reason"),
    [
        (("46 млн", "64 млн"), "обошёлся в 46 млн манатов", "number_changed"),
        (("46 млн", "46 тыс."), "обошёлся в 46 млн манатов", "number_changed"),
        (("не закроют", "закроют"), "мост не закроют до зимы", "negation_changed"),
        (("открыл мост", "не открыл мост"), "город открыл мост", "negation_changed"),
        (("обошёлся", "обошелся"), "Он обошёлся в 46 млн", "same_words"),
        (("до зимы", "до весны"), "мост не закроют до зимы", "words_changed"),
    ],
)
def test_a_changed_quote_is_offered_with_what_changed(change, quote, reason):
    answer = after(change, quote)
    assert isinstance(answer, NeedsConfirmation)
    assert reason in answer.candidates[0].reasons


@pytest.mark.parametrize(
    ("change", "quote"),
    [
        (("46 млн", "146 млн"), "6 млн манатов"),
        (("46 млн", "64 млн"), "млн манатов"),
        (("46 млн", "46 тыс."), "обошёлся в 46"),
        (("город открыл", "город не открыл"), "открыл мост"),
        (("город открыл", "город так и не открыл"), "открыл мост"),
        (("открыл мост", "приоткрыл мост"), "открыл мост"),
        (("мост.", "мостик."), "открыл мост"),
        (("мост.", "мост\u0301."), "открыл мост"),
    ],
)
def test_an_untouched_quote_whose_edge_changes_its_meaning_is_asked_about(
    change, quote
):
    assert isinstance(after(change, quote), NeedsConfirmation)


def test_a_quote_that_grew_to_overlap_itself_is_asked_about():
    old_text, new_text = "Зал: ха-ха. Всё.", "Зал: ха-ха-ха. Всё."
    answer = reanchor(quoted(old_text, "ха-ха"), old_text, new_text)
    assert isinstance(answer, NeedsConfirmation)


def test_a_reworded_quote_is_offered_whole_and_without_its_neighbours():
    answer = after(("начнут строить", "строить начнут"), "Летом начнут строить дорогу")
    assert answer.candidates[0].exact == "Летом строить начнут дорогу"


def test_a_quote_that_lost_its_first_word_is_offered_with_the_new_one():
    answer = after(("Летом", "Осенью"), "Летом начнут строить дорогу")
    assert answer.candidates[0].exact == "Осенью начнут строить дорогу"


def test_a_changed_number_scores_below_a_changed_word():
    quote = "Он обошёлся в 46 млн манатов, сообщил мэр"
    number, word = after(("46", "64"), quote), after(("сообщил", "заявил"), quote)
    assert number.candidates[0].score < word.candidates[0].score


def test_a_quote_that_is_gone_has_no_candidates():
    answer = after(("Летом начнут строить дорогу к реке.", ""), "строить дорогу к реке")
    assert answer == NeedsConfirmation([])


def test_a_detached_quote_moves_only_if_both_sides_stayed():
    old = quoted(STORY, "мост не закроют до зимы")
    assert isinstance(reanchor(old, None, "Новое. " + STORY), Moved)
    changed = STORY.replace("По словам мэра", "Как слышно")
    assert isinstance(reanchor(old, None, changed), NeedsConfirmation)


def test_an_anchor_that_never_fitted_its_text_is_asked_about():
    old = Selector(3, 7, "мост", "", "")
    assert isinstance(reanchor(old, STORY, STORY), NeedsConfirmation)
