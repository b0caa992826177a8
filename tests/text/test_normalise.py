import codecs
import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.normalise import UndecodableText, decode, digest, fold, normalise

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
PROSE = (
    "Вчера министр сообщил журналистам, что завод в Гяндже построят к осени. "
    "Ещё три цеха откроют в следующем году, а старые закроют: «Рабочие места "
    "сохранятся», — пообещал он."
)


def code_of(raw: bytes, encoding: str | None = None) -> str:
    with pytest.raises(UndecodableText) as caught:
        decode(raw, encoding)
    return caught.value.code


def test_line_ends_and_byte_order_marks_go_and_nothing_else_does():
    assert normalise("\ufeff  а\r\nб\rв\n\n \u00a0") == "  а\nб\nв\n\n \u00a0"


def test_letters_in_two_code_points_become_one():
    assert normalise("и\u0306 е\u0308") == "й ё"


def test_a_byte_order_mark_inside_the_text_stays():
    assert normalise("а\ufeffб") == "а\ufeffб"


@given(ANY_TEXT)
def test_normalising_twice_changes_nothing_more(text):
    once = normalise(text)
    assert normalise(once) == once
    assert "\r" not in once
    assert unicodedata.is_normalized("NFC", once)


def test_the_digest_is_the_sha256_of_the_text_in_utf_8():
    assert digest("ёж") == hashlib.sha256(b"\xd1\x91\xd0\xb6").hexdigest()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ёлка", "елка"),
        ("е\u0308лка", "елка"),
        ("«Да»", "„да“"),
        ("Баку–Тбилиси", "баку-тбилиси"),
        ("46\u00a0%", "46 %"),
        ("про\u00adверка", "проверка"),
        ("за\u0301мок", "замок"),
        ("don’t", "don't"),
        ("SİPRİ", "sipri"),
        ("Straße", "STRASSE"),
        ("\u200fשלום", "שלום"),
    ],
)
def test_spellings_of_the_same_word_fold_together(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("й", "и"), ("46", "64"), ("не", "ни")])
def test_different_words_stay_different(one, other):
    assert fold(one) != fold(other)


@given(ANY_TEXT)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
    + ["windows-1251", "koi8-r"],
)
def test_russian_prose_is_read_in_each_encoding_without_asking(encoding):
    prose = PROSE
    if encoding == "koi8-r":  # KOI8-R has no guillemets and no long dash
        prose = prose.translate({ord("«"): '"', ord("»"): '"', ord("—"): "-"})
    assert decode(prose.encode(encoding)).text == prose


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_english_prose_is_read_in_each_encoding_without_asking(encoding):
    prose = "The ministry said on Monday that exports grew by 4 %."
    assert decode(prose.encode(encoding)).text == prose


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r"])
def test_capitals_are_not_taken_for_the_other_code_table(encoding):
    heading = "МИНИСТЕРСТВО ОТКРЫЛО НОВЫЙ ЗАВОД В ГЯНДЖЕ"
    assert decode(heading.encode(encoding)).text == heading


@pytest.mark.parametrize("encoding", ["cp866", "iso8859-5", "mac-cyrillic", "koi8-u"])
def test_a_rare_code_table_is_asked_about(encoding):
    prose = "Він сказав: " + PROSE if encoding == "koi8-u" else PROSE
    raw = prose.encode(encoding, "ignore")
    assert code_of(raw) == "ambiguous_encoding"


@pytest.mark.parametrize("word", ["Да", "Ёж, уж", "Кто там?"])
def test_a_few_letters_are_asked_about(word):
    assert code_of(word.encode("windows-1251")) == "ambiguous_encoding"


@pytest.mark.parametrize(
    ("phrase", "encoding"),
    [
        ("Καλημέρα σας, αυτό είναι ένα μικρό ελληνικό κείμενο", "iso8859-7"),
        ("שלום לכולם, זהו טקסט קצר בעברית על הגשר והנהר", "cp1255"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy, řekl děda", "cp1250"),
        ("паром через реку Терек вышел в море", "mac-cyrillic"),
    ],
)
def test_letters_of_another_alphabet_are_never_shown_as_russian(phrase, encoding):
    assert code_of(phrase.encode(encoding)) == "ambiguous_encoding"


def test_western_letters_are_asked_about_and_told_what_to_try():
    with pytest.raises(UndecodableText) as caught:
        decode("Il était déjà allé à Genève, où l'été fut gâté.".encode("cp1252"))
    assert caught.value.code == "ambiguous_encoding"
    assert caught.value.candidates


def test_the_encoding_named_by_a_person_is_used():
    assert decode("Да".encode("cp866"), "cp866").text == "Да"


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe \x00"])
def test_a_file_without_text_is_called_empty(raw):
    assert code_of(raw) == "empty"


@pytest.mark.parametrize(
    "raw",
    [b"%PDF-1.7\n...", b"PK\x03\x04rest", b"\x89PNG\r\n\x1a\n", b"\x00\x01\x02\x03abc"],
)
def test_a_document_or_picture_is_called_binary(raw):
    assert code_of(raw) == "binary"


def test_a_named_encoding_that_does_not_fit_is_refused():
    assert code_of(PROSE.encode("windows-1251"), "utf-8") == "undecodable"
    assert code_of(b"text", "klingon") == "unknown_encoding"
    assert code_of(b"74657874", "hex") == "unknown_encoding"


def test_utf_8_with_a_broken_byte_is_damaged_and_not_windows_1251():
    raw = bytearray(PROSE.encode())
    raw[41] = 0x20
    assert code_of(bytes(raw)) == "undecodable"


def test_a_byte_order_mark_that_lies_is_refused():
    assert code_of(codecs.BOM_UTF16_LE + b"\x00\xd8") == "undecodable"


@given(ANY_TEXT.filter(lambda text: text.strip("\ufeff\x00 \t\r\n")))
def test_utf_8_is_read_back_or_refused_but_never_altered(text):
    try:
        assert decode(text.encode()).text == normalise(text)
    except UndecodableText as refusal:
        assert refusal.code in {"binary", "empty"}


@given(st.binary())
def test_any_bytes_are_answered_or_refused_by_code(raw):
    try:
        assert decode(raw).text.strip()
    except UndecodableText as refusal:
        assert refusal.code
