"""Cutting a text at every start and end of a claim."""

from hypothesis import given
from hypothesis import strategies as st

from claims.views.passages import Place, passages

TEXT = "One two three.\n\nFour five six.\n\nSeven eight."
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))


def pieces_of(*places: Place) -> list[tuple[str, tuple[int, ...]]]:
    return [
        (piece.text, piece.inside)
        for passage in passages(TEXT, places)
        for piece in passage.pieces
    ]


def test_nested_places_are_cut_at_every_edge():
    assert pieces_of(Place(1, 0, 13), Place(2, 4, 7))[:3] == [
        ("One ", (1,)),
        ("two", (1, 2)),
        (" three", (1,)),
    ]


def test_a_place_over_two_paragraphs_begins_once_and_marks_both():
    place = Place(1, 8, 20)
    assert [passage.begins for passage in passages(TEXT, [place])] == [(1,), (), ()]
    assert ("Four", (1,)) in pieces_of(place)


def test_a_place_that_begins_in_the_blank_between_paragraphs_is_not_lost():
    first, second, _third = passages(TEXT, [Place(1, 14, 20)])
    assert (first.begins, second.begins) == ((), (1,))
    assert second.pieces[0].begins == (1,)


@given(st.lists(SPANS, max_size=6))
def test_no_letter_is_lost_and_each_is_inside_the_claims_that_cover_it(spans):
    places = [
        Place(number, min(a, b - 1), max(a + 1, b))
        for number, (a, b) in enumerate(spans, start=1)
    ]
    found = passages(TEXT, places)
    words = "".join(p.text for passage in found for p in passage.pieces)
    assert words == TEXT.replace("\n", "")
    begun = sorted(n for passage in found for p in passage.pieces for n in p.begins)
    assert begun == sorted(place.number for place in places)
