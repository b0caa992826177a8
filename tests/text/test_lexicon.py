"""Tables of words and phrases are found in one walk."""

from claims.text.lexicon import Lexicon, split_words

LEXICON = Lexicon({"act": "закон законо* договор", "said": "по_слов* said"})


def found(text: str) -> list[tuple[str, str]]:
    words = split_words(text)
    return [
        (hit.code, text[words[hit.first].start : words[hit.last - 1].end])
        for hit in LEXICON.find(words)
    ]


def test_an_entry_is_this_form_or_any_ending():
    assert found("Закон и законопроект, но не законный") == [
        ("act", "Закон"),
        ("act", "законопроект"),
    ]


def test_a_phrase_is_found_over_several_words():
    assert found("Договор, по словам Анны") == [
        ("act", "Договор"),
        ("said", "по словам"),
    ]


def test_a_phrase_cut_off_by_the_end_is_no_phrase():
    assert found("шли по") == []


def test_folding_joins_letters_written_in_two_ways():
    assert [word.folded for word in split_words("Ёлка isn’t")] == ["елка", "isn't"]
