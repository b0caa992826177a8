"""Number words, Russian in all cases and English, and the multipliers.

Folded spelling: casefolded, ё written as е. "семью" (seven, or a family) is left
out on purpose: in newspapers it is nearly always a family.
"""

from decimal import Decimal

from claims.text.words.tables import word_set

_CARDINALS = """
0 ноль ноля нолю нулем нуля нулю zero
1 один одна одно одного одной одному одним одном одну one
2 два две двух двум двумя двое двоих двоим двоими two
3 три трех трем тремя трое троих троим троими three
4 четыре четырех четырем четырьмя четверо четверых четверым four
5 пять пяти пятью пятеро пятерых пятерым five
6 шесть шести шестью шестеро шестерых шестерым six
7 семь семи семеро семерых семерым seven
8 восемь восьми восемью восьмью eight
9 девять девяти девятью nine
10 десять десяти десятью ten
11 одиннадцать одиннадцати одиннадцатью eleven
12 двенадцать двенадцати двенадцатью дюжина дюжины дюжину twelve dozen
13 тринадцать тринадцати тринадцатью thirteen
14 четырнадцать четырнадцати четырнадцатью fourteen
15 пятнадцать пятнадцати пятнадцатью fifteen
16 шестнадцать шестнадцати шестнадцатью sixteen
17 семнадцать семнадцати семнадцатью seventeen
18 восемнадцать восемнадцати восемнадцатью eighteen
19 девятнадцать девятнадцати девятнадцатью nineteen
20 двадцать двадцати двадцатью twenty
30 тридцать тридцати тридцатью thirty
40 сорок сорока forty
50 пятьдесят пятидесяти пятьюдесятью fifty
60 шестьдесят шестидесяти шестьюдесятью sixty
70 семьдесят семидесяти семьюдесятью seventy
80 восемьдесят восьмидесяти восемьюдесятью eighty
90 девяносто девяноста ninety
100 сто ста сотня сотню hundred
200 двести двухсот двумстам двумястами двухстах
300 триста трехсот тремстам тремястами трехстах
400 четыреста четырехсот четыремстам четырьмястами четырехстах
500 пятьсот пятисот пятистам пятьюстами пятистах
600 шестьсот шестисот шестистам шестьюстами шестистах
700 семьсот семисот семистам семьюстами семистах
800 восемьсот восьмисот восьмистам восемьюстами восьмистах
900 девятьсот девятисот девятистам девятьюстами девятистах
"""
_MULTIPLIERS = """
1000 тыс тысяча тысячи тысяче тысячу тысячей тысячью тысяч тысячам тысячами тысячах
1000 thousand
1000000 млн миллион миллиона миллиону миллионом миллионе миллионы миллионов
1000000 миллионам миллионами миллионах million mln mn
1000000000 млрд миллиард миллиарда миллиарду миллиардом миллиарде миллиарды
1000000000 миллиардов миллиардам миллиардами миллиардах billion bn bln
1000000000000 трлн триллион триллиона триллиону триллионом триллионе триллионы
1000000000000 триллионов триллионам триллионами триллионах trillion tn trn
"""
_TIMES = """
2 вдвое дважды удвоил удвоила удвоили удвоился удвоилась удвоилось удвоились
2 twice doubled twofold
3 втрое трижды утроил утроила утроили утроился утроилась утроилось утроились
3 thrice tripled trebled threefold
4 вчетверо четырежды quadrupled fourfold
5 впятеро fivefold
6 вшестеро sixfold
10 вдесятеро tenfold
"""


def _numbered(lines: str) -> dict[str, int]:
    """Each line is a number and its words."""
    rows = (line.split() for line in lines.strip().splitlines())
    return {word: int(number) for number, *row in rows for word in row}


CARDINALS = _numbered(_CARDINALS)
MULTIPLIERS = _numbered(_MULTIPLIERS)
TIMES = _numbered(_TIMES)

# Numbers of people without a noun: "двое погибли".
COLLECTIVES = word_set(
    "двое двоих двоим трое троих троим четверо четверых пятеро пятерых шестеро"
    " шестерых семеро семерых"
)

# Letters that multiply only right after a sum of money or a figure: $5m, 20k.
ATTACHED_MULTIPLIERS = {"k": 10**3, "m": 10**6, "b": 10**9}

# Singular forms that mean "one thousand" with no number before them …
LONE_MULTIPLIERS = word_set(
    "тысяча тысячу тысячей миллион миллиона миллиону миллионом миллиард миллиарда"
    " миллиардом триллион триллиона"
)
# … and those that do so only after a comparator ("более тысячи", not "тысячи людей").
LONE_AFTER_COMPARATOR = {"тысячи": 1000, "сотни": 100, "десятка": 10}

HALVES = dict.fromkeys(("полтора", "полторы", "полутора"), Decimal("1.5"))

# One-word halves: value and unit.
HALF_WORDS: dict[str, tuple[Decimal, str | None]] = {
    "полгода": (Decimal("0.5"), "year"),
    "полугода": (Decimal("0.5"), "year"),
    "полчаса": (Decimal("0.5"), "hour"),
    "получаса": (Decimal("0.5"), "hour"),
    "полвека": (Decimal("0.5"), "century"),
    "полпроцента": (Decimal("0.5"), "percent"),
    "полсотни": (Decimal(50), None),
    "полтысячи": (Decimal(500), None),
    "полмиллиона": (Decimal(500_000), None),
    "полумиллиона": (Decimal(500_000), None),
    "полмиллиарда": (Decimal(500_000_000), None),
    "полумиллиарда": (Decimal(500_000_000), None),
}

# How many parts make a whole: "две трети" = 2 ÷ 3.
PARTS = _numbered(
    """
2 половина половины половине половину половиной наполовину half
3 треть трети третей third thirds
4 четверть четверти четвертью четвертей quarter quarters
5 fifth fifths
6 sixth
7 seventh
8 eighth eighths
10 tenth tenths
"""
)

# Every N-th: the ordinal's stem (Russian) or word (English) → N.
ORDINAL_PARTS = _numbered(
    """
2 втор second
3 трет third
4 четверт fourth
5 пят fifth
6 шест sixth
7 седьм seventh
8 восьм eighth
9 девят ninth
10 десят tenth
20 двадцат twentieth
100 сот hundredth
"""
)
ORDINAL_ENDINGS = word_set(
    "ый ий ой ая ое ья ье ого ьего ьей ому ьему ую ью ым ьим ом ьем"
)
EACH = word_set("каждый каждая каждое каждого каждой каждому каждую каждым")
NOT_BEFORE_SHARE = word_set(
    "первая первой первую вторая второй вторую первое другая другой лучшая лучшей"
    " прекрасная first second third fourth latter other better top bottom upper lower"
    " my your his her back"
)
BEFORE_LONE = word_set("более больше около свыше менее меньше до порядка чем")

# First parts of Russian compounds: двухмесячный, двадцатипятилетний, полугодовой.
COMPOUND_PREFIXES: dict[str, Decimal] = {
    prefix: Decimal(value)
    for prefix, value in (
        ("полутора", "1.5"), ("полу", "0.5"), ("одно", "1"), ("двух", "2"),
        ("дву", "2"), ("трех", "3"), ("четырех", "4"), ("пятидесяти", "50"),
        ("шестидесяти", "60"), ("семидесяти", "70"), ("восьмидесяти", "80"),
        ("девяносто", "90"), ("пятнадцати", "15"), ("двенадцати", "12"),
        ("восемнадцати", "18"), ("двадцати", "20"), ("тридцати", "30"),
        ("сорока", "40"), ("пяти", "5"), ("шести", "6"), ("семи", "7"),
        ("восьми", "8"), ("девяти", "9"), ("десяти", "10"), ("сто", "100"),
        ("двухсот", "200"), ("трехсот", "300"), ("четырехсот", "400"),
        ("пятисот", "500"), ("тысяче", "1000"),
    )
}  # fmt: skip

# Second parts of Russian compounds → unit; empty: a multiplier of a million.
COMPOUND_STEMS = {
    "летн": "year",
    "годичн": "year",
    "годов": "year",
    "месячн": "month",
    "недельн": "week",
    "дневн": "day",
    "суточн": "day",
    "часов": "hour",
    "минутн": "minute",
    "процентн": "percent",
    "кратн": "time",
    "километров": "km",
    "метров": "metre",
    "тонн": "tonne",
    "этажн": "floor",
    "местн": "seat",
    "миллионн": "",
}
