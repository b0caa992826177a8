"""Words that belong to numbers and dates: thousands, percent, months."""

MAGNITUDES = {
    "тыс": 3, "тысяч": 3, "тысяча": 3, "тысячи": 3, "тысячу": 3, "тысячам": 3,
    "тысячами": 3, "тысячах": 3, "тысячей": 3, "тысяче": 3,
    "млн": 6, "миллион": 6, "миллиона": 6, "миллионов": 6, "миллиону": 6,
    "миллионе": 6, "миллионом": 6, "миллионам": 6, "миллионами": 6, "миллионах": 6,
    "миллионы": 6,
    "млрд": 9, "миллиард": 9, "миллиарда": 9, "миллиардов": 9, "миллиарду": 9,
    "миллиарде": 9, "миллиардом": 9, "миллиардам": 9, "миллиардами": 9,
    "миллиардах": 9, "миллиарды": 9,
    "трлн": 12, "триллион": 12, "триллиона": 12, "триллионов": 12, "триллиону": 12,
    "триллионе": 12, "триллионом": 12, "триллионам": 12, "триллионами": 12,
    "триллионах": 12, "триллионы": 12,
    "thousand": 3, "k": 3, "million": 6, "millions": 6, "mln": 6, "mn": 6,
    "billion": 9, "billions": 9, "bn": 9, "bln": 9, "trillion": 12, "trillions": 12,
    "trn": 12, "tn": 12, "mlrd": 9, "milyon": 6, "milyard": 9,
}  # fmt: skip
"""Power of ten that a word after a number stands for (not “min”: also minutes)."""

PERCENT_WORDS = frozenset(
    {"%", "٪", "％", "percent", "pct", "процент", "процента", "проценту", "процентом"}
    | {"проценте", "проценты", "процентов", "процентам", "процентами", "процентах"}
    | {"faiz"}
)

_MONTHS = (
    ("январь января январю январем январе янв", "january jan"),
    ("февраль февраля февралю февралем феврале февр фев", "february feb"),
    ("март марта марту мартом марте", "march mar"),
    ("апрель апреля апрелю апрелем апреле апр", "april apr"),
    ("май мая маю маем мае", "may"),
    ("июнь июня июню июнем июне", "june jun"),
    ("июль июля июлю июлем июле", "july jul"),
    ("август августа августу августом августе авг", "august aug"),
    ("сентябрь сентября сентябрю сентябрем сентябре сент сен", "september sept sep"),
    ("октябрь октября октябрю октябрем октябре окт", "october oct"),
    ("ноябрь ноября ноябрю ноябрем ноябре нояб", "november nov"),
    ("декабрь декабря декабрю декабрем декабре дек", "december dec"),
)

MONTHS = {
    word: number
    for number, (russian, english) in enumerate(_MONTHS, start=1)
    for word in (*russian.split(), *english.split())
}

DOUBTFUL_MONTHS = frozenset(
    {"may", "march", "mar", "jan", "jun", "apr", "oct", "dec", "sep", "sept", "фев"}
    | {"дек", "сен", "апр", "янв", "окт", "август", "august"}
)
"""Also names, verbs and abbreviations: a month only beside a number."""

LOOKALIKES = str.maketrans("aceopxykmthb", "асеорхукмтнв")
"""Latin letters typed inside a Cyrillic word by mistake or by a bad scan."""
