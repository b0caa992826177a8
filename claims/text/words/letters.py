"""How often letters stand in Russian text, and what else belongs in such text.

Shares of the 33 letters per thousand: Lyashevskaya and Sharoff, «Частотный словарь
современного русского языка», 2009 (letters of the National Corpus), rounded.
"""

RUSSIAN_PER_MILLE = {
    "о": 109.7, "е": 84.5, "а": 80.1, "и": 73.5, "н": 67.0, "т": 62.6, "с": 54.7,
    "р": 47.3, "в": 45.4, "л": 44.0, "к": 34.9, "м": 32.1, "д": 29.8, "п": 28.1,
    "у": 26.2, "я": 20.1, "ы": 19.0, "ь": 17.4, "г": 17.0, "з": 16.5, "б": 15.9,
    "ч": 14.4, "й": 12.1, "х": 9.7, "ж": 9.4, "ш": 7.3, "ю": 6.4, "ц": 4.8,
    "щ": 3.6, "э": 3.2, "ф": 2.6, "ъ": 0.4, "ё": 0.4,
}  # fmt: skip

OTHER_CYRILLIC = frozenset("іїєґўІЇЄҐЎ")
"""Letters of Ukrainian and Belarusian names, at home in windows-1251."""

TYPOGRAPHY = frozenset("«»„“”‘’‹›—–‐‑-…•·№§©®™°±€\u00a0\u00ad¦¶µ²≤≥≈÷")
"""Marks beyond ASCII which a newspaper text may hold."""

LANGUAGE_OF_SCRIPT = {
    "LATIN": "en", "CYRILLIC": "ru", "ARABIC": "ar", "HEBREW": "he", "ARMENIAN": "hy",
    "GEORGIAN": "ka", "GREEK": "el", "CJK": "zh", "HIRAGANA": "ja", "HANGUL": "ko",
    "DEVANAGARI": "hi",
}  # fmt: skip
"""First word of a letter's Unicode name → the language it is taken for."""

LETTERS_OF = {
    "tr": frozenset("ışğçöü"),
    "az": frozenset("əışğçöüxq"),
    "uk": frozenset("іїєґ"),
    "be": frozenset("іўёэ"),
    "kk": frozenset("әғқңөұүһі"),
}
"""Letters that tell a language from the others of its script."""

TELLING_LETTERS = {"az": "ə", "tr": "ış", "uk": "їєґ", "be": "ў", "kk": "әғқңұ"}
"""Without any of these the text is not in that language."""
