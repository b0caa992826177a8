"""The data dictionary, generated from the tables themselves."""

from pathlib import Path

from .columns import Kind, Table
from .inert import STARTERS
from .tables import PUBLIC_CLAIMS, TABLES

FILE = Path(__file__).with_name("DATA_DICTIONARY.md")

KINDS = {
    Kind.TEXT: (
        'текст; пустая ячейка без кавычек — нет значения, `""` — пустой текст',
        'text; an empty cell without quotes: no value, `""`: an empty text',
    ),
    Kind.INTEGER: ("целое число", "integer"),
    Kind.NUMBER: (
        "десятичное число с точкой, без экспоненты",
        "decimal number with a point, never an exponent",
    ),
    Kind.DATE: ("день, ISO 8601: `2025-08-01`", "day, ISO 8601: `2025-08-01`"),
    Kind.MOMENT: (
        "момент, ISO 8601, UTC: `2025-08-01T09:30:00.000000Z`",
        "moment, ISO 8601, UTC: `2025-08-01T09:30:00.000000Z`",
    ),
    Kind.YES_NO: ("`true` или `false`", "`true` or `false`"),
}

_INTRODUCTION = """\
# Словарь данных · Data dictionary

<!-- Generated: manage.py draw_data_dictionary. Do not edit; a test compares. -->

**ru.** Формат RFC 4180: запятая, CR LF, текст всегда в кавычках; UTF-8; первая строка
— имена столбцов, которые не меняются. Строки идут в порядке создания. Один язык — один
столбец (`_ru`, `_en`).
**en.** RFC 4180: comma, CR LF, text always quoted; UTF-8; the first record holds the
column names, which are stable. Rows come in the order of creation. One language, one
column (`_ru`, `_en`).

## Формулы · Formulas

**ru.** Перед текстом, который начинается с одного из знаков {starters}, ставится один
апостроф, чтобы табличный редактор не принял его за формулу. Чтобы вернуть исходное,
уберите один апостроф в начале каждой текстовой ячейки, где он есть
(`claims.exports.inert.read_rows` так и делает). Столбцы чисел, дат и `true`/`false` не
меняются: −5 остаётся числом `-5`.
**en.** A text that begins with one of {starters} gets one apostrophe in front, so that
a spreadsheet does not take it for a formula. To restore it, take one apostrophe off the
front of every text cell that has one (`claims.exports.inert.read_rows` does that).
Columns of numbers, dates and `true`/`false` stay as they are: -5 is the number `-5`.

## Полнота · Completeness

**ru.** Целый файл кончается на CR LF; оборванный — нет, потому что CR LF каждой порции
отправляется со следующей. По просьбе (`--trailer`, `?trailer=1`; кнопка в админке —
всегда) последняя запись — `#end,rows=…,sha256=…` и пустые ячейки; SHA-256 — всех байтов
до неё. `export_claims -o FILE` пишет рядом `FILE.manifest.json`; без `-o` число строк и
SHA-256 идут в stderr. То же записано в журнале событием `export.finished`.
**en.** A complete file ends with CR LF; one that was cut off does not, because the CR
LF of each portion is sent with the next. On request (`--trailer`, `?trailer=1`; always
from the button in the admin) the last record is `#end,rows=…,sha256=…` and empty cells;
the SHA-256 is of all bytes before it. `export_claims -o FILE` writes beside it
`FILE.manifest.json`; without `-o` row count and SHA-256 go to standard error. The same
is on record in the log as the event `export.finished`.

**ru.** Публичный `/claims.csv` в журнал не пишется: иначе любой мог бы растить его без
конца. **en.** The public `/claims.csv` is not logged: else anybody could grow the log.

## Виды столбцов · Kinds of column

{kinds}
"""


def dictionary() -> str:
    """The whole file, in both languages."""
    kinds = "\n".join(f"* `{kind}`: {ru} · {en}" for kind, (ru, en) in KINDS.items())
    introduction = _INTRODUCTION.format(kinds=kinds, starters=_starters())
    tables = [PUBLIC_CLAIMS, *TABLES.values()]
    return "\n".join([introduction, *(_section(table) for table in tables)])


def _section(table: Table) -> str:
    file = "/claims.csv" if table is PUBLIC_CLAIMS else f"--table {table.name}"
    rows = [
        f"| `{column.name}` | {column.kind} | {column.ru} | {column.en} |"
        for column in table.columns
    ]
    key = ", ".join(f"`{name}`" for name in table.primary_key)
    return "\n".join(
        [
            f"## {table.name} (`{file}`)\n",
            f"{table.ru} · {table.en}\n",
            f"Ключ · Key: {key}\n",
            "| столбец · column | вид · kind | смысл | meaning |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _starters() -> str:
    names = {"\t": "TAB", "\r": "CR", "\n": "LF"}
    return " ".join(names.get(each, f"`{each}`") for each in STARTERS)
