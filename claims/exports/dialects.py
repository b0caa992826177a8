"""What PostgreSQL and SQLite write differently in an export's SELECT.

A percent sign is doubled everywhere: the statements run with parameters.
"""

from .inert import STARTERS


def literal(text: str) -> str:
    """`text` as an SQL string, also when it holds quotes or percent signs."""
    return "'" + text.replace("'", "''").replace("%", "%%") + "'"


_STARTERS = ", ".join(literal(starter) for starter in STARTERS)


class Postgres:
    def json_text(self, document: str, key: str) -> str:
        return f"({document}::json ->> {literal(key)})"

    def json_item(self, document: str, *path: str | int) -> str:
        steps = ",".join(str(step) for step in path)
        return f"({document}::json #>> {literal('{' + steps + '}')})"

    def json_length(self, document: str, key: str) -> str:
        return f"json_array_length({document}::json -> {literal(key)})"

    def in_language(self, column: str, language: str, *, is_first: bool) -> str:
        return _in_language(
            column,
            is_object=f"left({column}, 2) = '{{\"'",
            is_empty=f"left({column}, 2) = '{{}}'",
            texts=self.json_text(column, language),
            is_first=is_first,
        )

    def text(self, cell: str) -> str:
        return (
            f"CASE WHEN left({cell}, 1) IN ({_STARTERS}) THEN '''' || {cell} "
            f"ELSE {cell} END"
        )

    def number(self, cell: str) -> str:
        return f"trim_scale({cell})"

    def date(self, cell: str) -> str:
        return f"to_char({cell}, 'YYYY-MM-DD')"

    def moment(self, cell: str) -> str:
        pattern = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
        return f"to_char({cell} AT TIME ZONE 'UTC', '{pattern}')"

    def yes_no(self, cell: str) -> str:
        return f"CASE {cell} WHEN true THEN 'true' WHEN false THEN 'false' END"


class Sqlite:
    def json_text(self, document: str, key: str) -> str:
        return self.json_item(document, key)

    def json_item(self, document: str, *path: str | int) -> str:
        steps = "".join(
            f"[{step}]" if isinstance(step, int) else f".{step}" for step in path
        )
        return f"json_extract({document}, {literal('$' + steps)})"

    def json_length(self, document: str, key: str) -> str:
        return f"json_array_length({document}, {literal('$.' + key)})"

    def in_language(self, column: str, language: str, *, is_first: bool) -> str:
        return _in_language(
            column,
            is_object=f"{column} BETWEEN '{{\"' AND '{{\"\U0010ffff'",
            is_empty=f"{column} = '{{}}'",
            texts=self.json_text(column, language),
            is_first=is_first,
        )

    def text(self, cell: str) -> str:
        """With its quotes: SQLite has nobody else to write them (`%w` doubles those
        inside). Nearly every text begins with a letter, and no starter lies between
        "A" and the full-width forms: one comparison instead of a list. BETWEEN,
        because SQLite copies the whole text each time the cell is named."""
        quoted = f"printf('\"%%w\"', {cell})"
        return (
            f"CASE WHEN {cell} BETWEEN 'A' AND '\uff00' THEN {quoted} "
            f"WHEN {cell} IS NULL THEN '' "
            f"WHEN substr({cell}, 1, 1) IN ({_STARTERS}) "
            f"THEN printf('\"''%%w\"', {cell}) ELSE {quoted} END"
        )

    def number(self, cell: str) -> str:
        """Decimals are stored as integers where they are whole, else as doubles."""
        return (
            f"CASE typeof({cell}) WHEN 'null' THEN NULL "
            f"WHEN 'integer' THEN CAST({cell} AS TEXT) "
            f"ELSE rtrim(rtrim(printf('%%.6f', {cell}), '0'), '.') END"
        )

    def date(self, cell: str) -> str:
        return cell

    def moment(self, cell: str) -> str:
        """Django stores "2025-08-01 09:30:00" with ".123456" if that is not zero."""
        return (
            f"substr({cell}, 1, 10) || 'T' || substr({cell}, 12, 8) || "
            f"CASE length({cell}) WHEN 19 THEN '.000000' ELSE substr({cell}, 20) END "
            f"|| 'Z'"
        )

    def yes_no(self, cell: str) -> str:
        return f"CASE {cell} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"


def _in_language(
    column: str, *, is_object: str, is_empty: str, texts: str, is_first: bool
) -> str:
    """A column holds a JSON object, or one bare string in the first language."""
    bare = f"NULLIF({column}, '')" if is_first else "NULL"
    return (
        f"CASE WHEN {is_object} THEN {texts} WHEN {is_empty} THEN NULL ELSE {bare} END"
    )
