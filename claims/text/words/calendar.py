"""Names of months, seasons, decades and parts of a year, Russian and English.

Months are recognised by their first three letters in any case ending. English
names need a capital letter ("may" and "march" are verbs more often than months).
"""

RUSSIAN_MONTH = (
    r"(?i:январ[а-я]{1,3}|янв\.?|феврал[а-я]{1,3}|февр?\.?|март(?:а|е|у|ом)?|мар\."
    r"|апрел[а-я]{1,3}|апр\.?|ма[йяею]|маем|июн(?:[ьяею]|ем)|июл(?:[ьяею]|ем)"
    r"|август(?:а|е|у|ом)?|авг\.?|сентябр[а-я]{1,3}|сент?\.?|октябр[а-я]{1,3}|окт\.?"
    r"|ноябр[а-я]{1,3}|нояб?\.?|декабр[а-я]{1,3}|дек\.?)(?![\w])"
)
ENGLISH_MONTH = (
    r"(?:January|Jan\.?|February|Feb\.?|March|Mar\.?|April|Apr\.?|May|June|Jun\.?"
    r"|July|Jul\.?|August|Aug\.?|September|Sept?\.?|October|Oct\.?|November|Nov\.?"
    r"|December|Dec\.?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER"
    r"|OCTOBER|NOVEMBER|DECEMBER)(?![\w])"
)
MONTH = f"(?:{RUSSIAN_MONTH}|{ENGLISH_MONTH})"

_MONTH_STARTS = (
    "янв jan",
    "фев feb",
    "мар mar",
    "апр apr",
    "май мая мае маю may",
    "июн jun",
    "июл jul",
    "авг aug",
    "сен sep",
    "окт oct",
    "ноя nov",
    "дек dec",
)
MONTH_NUMBERS = {
    start: number
    for number, starts in enumerate(_MONTH_STARTS, start=1)
    for start in starts.split()
}

RUSSIAN_SEASON = (
    r"(?i:весн(?:а|ы|е|у|ой|ою)|лет(?:о|а|у|ом|е)|осен(?:ь|и|ью)|зим(?:а|ы|е|у|ой|ою))"
)
ENGLISH_SEASON = r"(?i:spring|summer|autumn|fall|winter)"
SEASON = f"(?:{RUSSIAN_SEASON}|{ENGLISH_SEASON})"

SEASON_NUMBERS = {
    "вес": 21,
    "spr": 21,
    "лет": 22,
    "sum": 22,
    "осе": 23,
    "aut": 23,
    "fal": 23,
    "зим": 24,
    "win": 24,
}

DECADE_STEMS = {
    "двадцат": 2,
    "тридцат": 3,
    "сороков": 4,
    "пятидесят": 5,
    "шестидесят": 6,
    "семидесят": 7,
    "восьмидесят": 8,
    "девяност": 9,
    "twent": 2,
    "thirt": 3,
    "fort": 4,
    "fift": 5,
    "sixt": 6,
    "sevent": 7,
    "eight": 8,
    "ninet": 9,
}

# The first twenty-one ordinals are all that centuries and parts of a year need.
ORDINAL_STEMS = {
    "перв": 1,
    "втор": 2,
    "трет": 3,
    "четв": 4,
    "пято": 5,
    "шест": 6,
    "седь": 7,
    "вось": 8,
    "девя": 9,
    "деся": 10,
    "одиннадцат": 11,
    "двенадцат": 12,
    "тринадцат": 13,
    "четырнадцат": 14,
    "пятнадцат": 15,
    "шестнадцат": 16,
    "семнадцат": 17,
    "восемнадцат": 18,
    "девятнадцат": 19,
    "двадцат": 20,
    "двадцать перв": 21,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}
