import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.diff import changes, word_changes

TEXT = st.text("аб \n", max_size=30) | st.text(max_size=30)
COMPARED = [changes, word_changes]


def kinds(old: str, new: str) -> list[str]:
    return [change.kind for change in changes(old, new)]


@pytest.mark.parametrize("compare", COMPARED)
@given(old=TEXT, new=TEXT)
def test_the_changes_give_both_texts_back_without_gaps(compare, old, new):
    found = compare(old, new)
    assert "".join(old[one.old_start : one.old_end] for one in found) == old
    assert "".join(new[one.new_start : one.new_end] for one in found) == new


@pytest.mark.parametrize("compare", COMPARED)
@given(old=TEXT, new=TEXT)
def test_equal_means_equal_and_everything_else_does_not(compare, old, new):
    for one in compare(old, new):
        was, became = old[one.old_start : one.old_end], new[one.new_start : one.new_end]
        assert (one.kind == "equal") is (was == became)
        assert (one.kind == "deleted") is (became == "")
        assert (one.kind == "inserted") is (was == "")


def test_a_text_compared_with_itself_is_one_equal_piece():
    assert kinds("Раз.\n\nДва.\n", "Раз.\n\nДва.\n") == ["equal"]


def test_a_paragraph_put_between_two_is_inserted():
    found = changes("Раз.\nДва.\n", "Раз.\nЕщё.\nДва.\n")
    assert [one.kind for one in found] == ["equal", "inserted", "equal"]
    assert (found[1].new_start, found[1].new_end) == (5, 10)


def test_a_paragraph_taken_out_is_deleted():
    assert kinds("Раз.\nДва.\nТри.", "Раз.\nТри.") == ["equal", "deleted", "equal"]


def test_a_paragraph_written_anew_is_replaced_and_shown_word_by_word():
    old, new = "Мост стоит 46 млн.\n", "Мост стоит 64 млн.\n"
    assert kinds("А.\n" + old, "А.\n" + new) == ["equal", "replaced"]
    changed = [one for one in word_changes(old, new) if one.kind != "equal"]
    assert [old[one.old_start : one.old_end] for one in changed] == ["46"]
    assert [new[one.new_start : one.new_end] for one in changed] == ["64"]
