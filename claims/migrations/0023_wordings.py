"""Statements found by how they begin and end: has this been said word for word?

Indexes on expressions, because another column would have SQLite write the table anew. A
document holds the statement in the first language, then in the second if there is one;
its ends are enough to tell most statements apart, and both engines index them well.
`search.repeats` asks in the same letters, or no index is used.
"""

from django.db import migrations

SQLITE_FIRST = "substr(stems, 1, instr(stems, ' _') - 1)"
SQLITE_REST = "substr(stems, instr(stems, ' _ ') + 3)"
SQLITE_SECOND = f"substr({SQLITE_REST}, 1, instr({SQLITE_REST}, ' _') - 1)"
POSTGRES_FIRST = "split_part(stems, ' _', 1)"
POSTGRES_SECOND = "split_part(split_part(stems, ' _ ', 2), ' _', 1)"

NAMES = ("search_by_first_wording", "search_by_second_wording")
SQLITE = [
    f"""CREATE INDEX {NAMES[0]} ON claims_searchdocument
        (substr({SQLITE_FIRST}, 1, 30) || substr({SQLITE_FIRST}, -30), claim_id)""",
    f"""CREATE INDEX {NAMES[1]} ON claims_searchdocument
        (substr({SQLITE_SECOND}, 1, 30) || substr({SQLITE_SECOND}, -30), claim_id)
        WHERE instr(stems, ' _ ') = instr(stems, ' _')""",
]
POSTGRES = [
    f"""CREATE INDEX {NAMES[0]} ON claims_searchdocument
        ((left({POSTGRES_FIRST}, 30) || right({POSTGRES_FIRST}, 30)), claim_id)""",
    f"""CREATE INDEX {NAMES[1]} ON claims_searchdocument
        ((left({POSTGRES_SECOND}, 30) || right({POSTGRES_SECOND}, 30)), claim_id)
        WHERE split_part(stems, ' _ ', 1) = split_part(stems, ' _', 1)""",
]


def create(_apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in SQLITE if vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement, params=None)


def drop(_apps, schema_editor):
    for name in NAMES:
        schema_editor.execute(f"DROP INDEX {name}", params=None)


class Migration(migrations.Migration):
    dependencies = [("claims", "0022_tally")]

    operations = [migrations.RunPython(create, drop)]
