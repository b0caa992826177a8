"""What an upgraded database holds, beside the rows it came from, as JSON."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.db import Error, connection, transaction  # noqa: E402

from claims import checks  # noqa: E402
from claims.audit.verify import verify  # noqa: E402
from claims.models import Claim  # noqa: E402
from claims.operations import claims  # noqa: E402
from claims.search.backend import matching  # noqa: E402

FILE = Path(__file__).resolve().parents[1] / "scale" / "version_0005.json"
ROWS = json.loads(FILE.read_text("utf-8"))
# Derived again by a later version, or counted on by working.
DERIVED = {"claims_searchdocument", "claims_audithead", "auth_user", "auth_group"}


def spelled(value: Any) -> str:
    """The same on both engines: moments without a zone, 1 for yes, no trailing zero."""
    if isinstance(value, bool):
        return str(int(value))
    text = str(value).replace("+00:00", "")
    return text.rstrip("0").rstrip(".") if "." in text else text


def changed() -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for table, rows in ROWS.items():
            if table in DERIVED or "id" not in rows[0]:
                continue
            for row in rows:
                names = ", ".join(f'"{name}"' for name in row)
                sql = f"SELECT {names} FROM {table} WHERE id = %s"
                cursor.execute(sql, [row["id"]])
                now = cursor.fetchone() or [None] * len(row)
                pairs = zip(row.items(), now, strict=True)
                found += [
                    f"{table}.{name}: {old!r}, now {new!r}"
                    for (name, old), new in pairs
                    if spelled(old) != spelled(new)
                ]
    return found


def refused() -> str:
    """What a forbidden UPDATE is answered with: the guards work, not only exist."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE claims_auditevent SET reason = 'x'")
    except Error as error:
        return str(error)
    return ""


told = {
    "fault": str(verify().fault or ""),
    "changed": changed(),
    "states": Counter(Claim.objects.values_list("state", flat=True)),
    "guards": [error.msg for error in checks.guards_are_on(["default"])],
    "found": matching(Claim.objects.published(), "mission").count(),
    "refused": refused(),
}
olga = User.objects.get(username="olga")
claims.start_research(Claim.objects.filter(state="candidate").first(), by=olga)
told["after_work"] = str(verify().fault or "")
print(json.dumps(told))
