"""What docs/growth.md says about our SQL is what our SQL is.

Another engine takes over only what it knows. So the page lists every feature of
PostgreSQL that we use beyond plain SQL, and where; and these tests keep the list true:
nothing is used that is not on it, and nothing is on it that is not used.
"""

import ast
import re
from pathlib import Path

from django.test import SimpleTestCase

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "growth.md").read_text("utf-8")
SQL = re.compile(r"\b(SELECT|INSERT INTO|DELETE FROM|CREATE|ALTER|COPY|SET)\b|::|@@")
CALLED = re.compile(r"\b([a-z_]{3,})\s*\(")

# By the words of the page's table.
FEATURES = {
    "row triggers in PL/pgSQL": r"LANGUAGE plpgsql",
    "triggers on `TRUNCATE`": r"BEFORE TRUNCATE",
    "triggers disabled for a load": r"DISABLE TRIGGER",
    "deferred foreign keys": r"SET CONSTRAINTS",
    "`SELECT … FOR UPDATE`": r"select_for_update\(",
    "`NOWAIT`": r"nowait=True",
    "one snapshot: `REPEATABLE READ`": r"ISOLATION LEVEL REPEATABLE READ",
    "`tsvector`, `tsquery`, `@@`": r"\btsvector|\btsquery|@@ CAST",
    "GIN, also partial": r"USING gin",
    "`ts_stat`": r"ts_stat\(",
    "stored generated columns": r"GENERATED ALWAYS AS",
    "a function in SQL": r"LANGUAGE sql",
    "`LATERAL`, `unnest`": r"\bLATERAL\b|\bunnest\(",
    "partial indexes": r"Index\((?:[^()]|\([^()]*\))*?condition=|where=WAS_PUBLISHED",
    "indexes on an expression, `split_part`": r"\bsplit_part\(",
    "`CREATE INDEX CONCURRENTLY`": r"AddIndexConcurrently",
    "`INSERT … ON CONFLICT`": r"update_conflicts=True|ignore_conflicts=True",
    "`COPY … FROM STDIN`": r"FROM STDIN'",
    "`COPY … WITH (FREEZE)`": r"WITH \(FREEZE\)",
    "`COPY … TO STDOUT`, `FORCE_QUOTE`": r"TO STDOUT WITH",
    "`WITH RECURSIVE`": r"WITH RECURSIVE",
    "JSON operators": r"::json\b",
    "sequences": r"pg_get_serial_sequence|sequence_reset_sql",
    "the planner's estimate": r"EXPLAIN \(FORMAT JSON\)",
    "`ANALYZE`": r'"ANALYZE\b',
    "catalogue tables": r"\bpg_(?:constraint|index|trigger|inherits)\b",
    "positions in the WAL": r"pg_wal_lsn_diff|pg_is_in_recovery",
    "`pg_dump`, `pg_restore`": r'"pg_(?:dump|restore)"',
}
# What distributed engines lack most often, and we do without.
NOWHERE = {
    "advisory locks": r"advisory_",
    "`LISTEN`, `NOTIFY`": r"\bLISTEN\b|pg_notify|\bNOTIFY\b",
    "`xmin`, `ctid`": r"\bxmin\b|\bctid\b",
    "cursors on the server": r"WITH HOLD|DECLARE \w+ CURSOR",
    "temporary tables": r"CREATE TEMP",
    "table locks": r"LOCK TABLE",
    "inheritance": r"\bINHERITS\b",
    "exclusion constraints": r"ExclusionConstraint|EXCLUDE USING",
    "grouping sets": r"GROUPING SETS|\bROLLUP\b",
    "collations": r"db_collation|\bCOLLATE\b",
    "two-phase commit": r"PREPARE TRANSACTION",
    "extensions": r"CREATE EXTENSION|Extension\(\)|pg_trgm|\bsimilarity\(",
}
FUNCTIONS = {
    *("coalesce", "count", "extract", "floor", "least", "length", "sum", "unnest"),
    *("string_agg", "string_to_array", "quote_literal", "generate_series", "nextval"),
    *("pg_current_wal_flush_lsn", "pg_get_constraintdef", "pg_get_indexdef"),
    *("pg_get_serial_sequence", "pg_is_in_recovery", "pg_last_wal_replay_lsn"),
    *("pg_wal_lsn_diff", "ts_stat", "claims_lexemes", "claims_no_truncate"),
    *("chr", "convert_to"),
}
# Words before a bracket that call nothing, and what only SQLite is asked.
NO_FUNCTIONS = {
    *(
        "auth_user",
        "claims_auditevent",
        "claims_search_index",
        "claims_search_public",
        "found",
        "frozen",
    ),
    *("claims_stemfrequency", "gin", "text", "wanted", "strftime", "char"),
    *("claims_name_index", "min", "step"),
}


def sources() -> dict[str, str]:
    """Our code, without what is SQLite's alone."""
    files = sorted((ROOT / "claims").rglob("*.py"))
    return {
        file.relative_to(ROOT / "claims").as_posix(): file.read_text("utf-8")
        for file in files
        if "sqlite" not in file.name
    }


SOURCES = sources()


def users_of(pattern: str) -> set[str]:
    found = re.compile(pattern, re.DOTALL)
    return {name for name, source in SOURCES.items() if found.search(source)}


def listed() -> dict[str, set[str]]:
    """{feature: files} as the page's table has them."""
    part = PAGE.split("<!-- our SQL -->")[1].split("<!-- end of our SQL -->")[0]
    rows = [line.split("|")[1:3] for line in part.splitlines() if line.startswith("|")]
    return {
        feature.strip(): set(re.findall(r"`([\w/]+\.py)`", where))
        for feature, where in rows[2:]
    }


class OurSqlTests(SimpleTestCase):
    maxDiff = None

    def test_every_feature_is_listed_with_every_file_that_uses_it(self):
        used = {feature: users_of(pattern) for feature, pattern in FEATURES.items()}
        self.assertEqual(listed(), used)

    def test_what_is_told_to_be_nowhere_is_nowhere(self):
        for feature, pattern in NOWHERE.items():
            self.assertEqual(users_of(pattern), set(), feature)
            self.assertIn(feature, PAGE)

    def test_no_function_is_called_that_nobody_has_looked_up(self):
        called = set()
        for source in SOURCES.values():
            for node in ast.walk(ast.parse(source)):
                text = getattr(node, "value", None)
                if isinstance(text, str) and SQL.search(text):
                    called |= set(CALLED.findall(text))
        self.assertEqual(called - NO_FUNCTIONS, FUNCTIONS)


class PageTests(SimpleTestCase):
    def test_every_file_and_setting_it_names_exists(self):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", PAGE):
            self.assertTrue((ROOT / "docs" / target).exists(), target)
        for file in re.findall(r"`(deploy/[\w./-]+)`", PAGE):
            self.assertTrue((ROOT / file).exists(), file)

    def test_it_is_linked_from_the_readme_and_the_deployment_page(self):
        readme = (ROOT / "README.md").read_text("utf-8")
        deployment = (ROOT / "docs" / "deployment.md").read_text("utf-8")
        self.assertIn("(docs/growth.md)", readme)
        self.assertIn("(growth.md)", deployment)

    def test_every_figure_says_which_run_it_comes_from(self):
        part = PAGE.split("<!-- figures -->")[1].split("<!-- end of figures -->")[0]
        rows = [each.split("|")[1:-1] for each in part.splitlines() if "|" in each]
        self.assertGreater(len(rows), 8)
        for row in rows[2:]:
            self.assertTrue(row[-1].strip(), row)
