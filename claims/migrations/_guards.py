"""The rules that stand in the database itself, for SQLite and PostgreSQL.

Each guard is a row of `GUARDS`: table, moment, condition under which the write is
refused, and the words it is refused with. One table gives both dialects, so the
engines cannot drift apart. PostgreSQL raises `integrity_constraint_violation`,
SQLite aborts; Django shows both as IntegrityError.

SQLite forgets the triggers of a table it rebuilds, and trips over triggers that
name a table in the middle of a rebuild. A migration that alters a guarded table
therefore begins with `REMOVE_GUARDS` and ends with `INSTALL_GUARDS`.
"""

from typing import Any, NamedTuple

from django.db import migrations


class Guard(NamedTuple):
    name: str
    table: str
    moment: str  # INSERT, UPDATE or DELETE, always BEFORE, for each row
    refused_when: str
    words: str


def _always(table: str, subject: str) -> list[Guard]:
    """An append-only table: rows come, and stay as they are."""
    return [
        Guard(
            f"{table}_no_{moment.lower()}",
            f"claims_{table}",
            moment,
            "1 = 1",
            f"{subject} {done}",
        )
        for moment, done in (
            ("UPDATE", "is never changed"),
            ("DELETE", "is never deleted"),
        )
    ]


def _kept(table: str, subject: str) -> list[Guard]:
    """Rows that may change, and stay."""
    refused = _always(table, subject)
    return [guard for guard in refused if guard.moment == "DELETE"]


def _differs(*columns: str) -> str:
    return " OR ".join(f"OLD.{c} IS DISTINCT FROM NEW.{c}" for c in columns)


# Approved by enough people, none of whom wrote it, and nobody sent it back.
_HAS_QUORUM = """EXISTS (
    SELECT 1 FROM claims_verdict v WHERE v.id = {verdict} AND v.claim_id = NEW.id
    AND (SELECT COUNT(*) FROM claims_review r WHERE r.verdict_id = v.id
         AND r.decision = 'approve' AND r.reviewer_id <> v.author_id)
        >= v.required_approvals
    AND NOT EXISTS (SELECT 1 FROM claims_review r WHERE r.verdict_id = v.id
                    AND r.decision = 'return'))"""

_LOCKED = "('published', 'withdrawn')"


def _claim_is_locked(row: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM claims_claim c WHERE c.id = {row}.claim_id "
        f"AND c.state IN {_LOCKED})"
    )


def _locked_with_claim(table: str, subject: str) -> list[Guard]:
    words = f"{subject} of a published claim is locked; open a correction"
    rows = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}
    return [
        Guard(
            f"{table}_locked_{moment.lower()}",
            f"claims_{table}",
            moment,
            " OR ".join(_claim_is_locked(row) for row in names),
            words,
        )
        for moment, names in rows.items()
    ]


_SCALE_IS_USED = (
    "EXISTS (SELECT 1 FROM claims_verdict v JOIN claims_rating r "
    "ON r.id = v.rating_id WHERE r.scale_id = {scale})"
)
_USED_SCALE = "a rating scale in use is superseded, never changed"

GUARDS: list[Guard] = [
    *_always("auditevent", "an audit event"),
    *_always("verdict", "a verdict"),
    *_always("review", "a review"),
    *_always("methodology", "a methodology version"),
    Guard(
        "audithead_no_delete",
        "claims_audithead",
        "DELETE",
        "1 = 1",
        "the head of the audit chain is never deleted",
    ),
    Guard(
        "revision_is_immutable",
        "claims_revision",
        "UPDATE",
        _differs(
            *("id", "article_id", "number", "sha256", "length"),
            *("imported_at", "imported_by_id"),
        )
        + " OR (OLD.text IS NOT NULL AND OLD.text IS DISTINCT FROM NEW.text)",
        "a revision is never changed; its text can be attached once",
    ),
    Guard(
        "revision_no_delete",
        "claims_revision",
        "DELETE",
        "1 = 1",
        "a revision is never deleted",
    ),
    Guard(
        "review_not_by_author",
        "claims_review",
        "INSERT",
        "EXISTS (SELECT 1 FROM claims_verdict v WHERE v.id = NEW.verdict_id "
        "AND v.author_id = NEW.reviewer_id)",
        "nobody reviews their own verdict",
    ),
    Guard(
        "review_of_current_verdict",
        "claims_review",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM claims_claim c WHERE "
        "c.verdict_id = NEW.verdict_id AND (c.state = 'in_review' "
        "OR c.state = 'approved' AND NEW.decision = 'return'))",
        "only the verdict now in review can be reviewed",
    ),
    Guard(
        "review_without_conflict",
        "claims_review",
        "INSERT",
        "NEW.decision = 'approve' AND EXISTS (SELECT 1 FROM claims_conflict f "
        "JOIN claims_verdict v ON v.claim_id = f.claim_id "
        "WHERE v.id = NEW.verdict_id AND f.person_id = NEW.reviewer_id)",
        "nobody approves a claim they have an interest in",
    ),
    *_always("conflict", "a conflict of interest"),
    Guard(
        "claim_starts_unverified",
        "claims_claim",
        "INSERT",
        "NEW.verdict_id IS NOT NULL OR NEW.published_verdict_id IS NOT NULL "
        "OR NEW.state NOT IN ('candidate', 'researching')",
        "a claim begins as a candidate, without a verdict",
    ),
    Guard(
        "claim_needs_quorum",
        "claims_claim",
        "UPDATE",
        "NEW.state IN ('approved', 'published') AND NOT "
        + _HAS_QUORUM.format(verdict="NEW.verdict_id"),
        "a claim is approved by enough people who did not write the verdict",
    ),
    Guard(
        "claim_publishes_reviewed_verdict",
        "claims_claim",
        "UPDATE",
        "OLD.published_verdict_id IS DISTINCT FROM NEW.published_verdict_id AND "
        "(NEW.published_verdict_id IS NULL OR NOT "
        + _HAS_QUORUM.format(verdict="NEW.published_verdict_id")
        + ")",
        "a published verdict is an approved one and is never lost",
    ),
    Guard(
        "claim_locked_when_published",
        "claims_claim",
        "UPDATE",
        f"OLD.state IN {_LOCKED} AND NEW.state = OLD.state AND ("
        + _differs(
            *("statement", "kind", "claimant_id", "about_date", "about_precision"),
            *("verdict_id", "published_verdict_id", "public_id", "published_at"),
        )
        + ")",
        "a published claim is locked; open a correction",
    ),
    Guard(
        "claim_published_as_reviewed",
        "claims_claim",
        "UPDATE",
        "NEW.state = 'published' AND OLD.state <> 'published' AND "
        "NEW.statement IS DISTINCT FROM (SELECT v.statement FROM claims_verdict v "
        "WHERE v.id = NEW.verdict_id)",
        "what is published is what was reviewed",
    ),
    Guard(
        "claim_withdrawn_by_two",
        "claims_claim",
        "UPDATE",
        "NEW.state = 'withdrawn' AND OLD.state <> 'withdrawn' AND NOT EXISTS ("
        "SELECT 1 FROM claims_correction k WHERE k.claim_id = NEW.id "
        "AND k.kind = 'withdrawal' AND k.closed_by_id <> k.opened_by_id)",
        "a claim is withdrawn by two people",
    ),
    Guard(
        "claim_no_delete",
        "claims_claim",
        "DELETE",
        "1 = 1",
        "a claim is rejected or merged, never deleted",
    ),
    *_locked_with_claim("evidence", "evidence"),
    *_locked_with_claim("quantity", "a quantity"),
    Guard(
        "appearance_locked_update",
        "claims_appearance",
        "UPDATE",
        _claim_is_locked("OLD")
        + " AND ("
        + _differs("claim_id", "revision_id", "start", "end", "quote_digest").replace(
            '.end IS', '."end" IS'
        ).replace("NEW.end", 'NEW."end"')
        + ")",
        "an appearance of a published claim is locked; open a correction",
    ),
    Guard(
        "appearance_locked_delete",
        "claims_appearance",
        "DELETE",
        _claim_is_locked("OLD"),
        "an appearance of a published claim is locked; open a correction",
    ),
    Guard(
        "anchor_answer_is_final",
        "claims_anchorquestion",
        "UPDATE",
        "OLD.answer <> 'open' OR "
        + _differs("id", "appearance_id", "revision_id", "asked_at"),
        "where a quote went is answered once",
    ),
    Guard(
        "anchor_question_is_kept",
        "claims_anchorquestion",
        "DELETE",
        "1 = 1",
        "a question about a quote is never deleted",
    ),
    Guard(
        "correction_is_kept",
        "claims_correction",
        "DELETE",
        "1 = 1",
        "a correction is never deleted",
    ),
    Guard(
        "correction_only_closes",
        "claims_correction",
        "UPDATE",
        "OLD.closed_at IS NOT NULL OR "
        + _differs(
            *("id", "claim_id", "kind", "what_changed", "why"),
            *("from_verdict_id", "opened_by_id", "opened_at"),
        ),
        "a correction is closed once and otherwise never changed",
    ),
    Guard(
        "rating_in_use_update",
        "claims_rating",
        "UPDATE",
        _SCALE_IS_USED.format(scale="OLD.scale_id"),
        _USED_SCALE,
    ),
    Guard(
        "rating_in_use_insert",
        "claims_rating",
        "INSERT",
        _SCALE_IS_USED.format(scale="NEW.scale_id"),
        _USED_SCALE,
    ),
    Guard(
        "rating_in_use_delete",
        "claims_rating",
        "DELETE",
        _SCALE_IS_USED.format(scale="OLD.scale_id"),
        _USED_SCALE,
    ),
    Guard(
        "scale_in_use_update",
        "claims_ratingscale",
        "UPDATE",
        _SCALE_IS_USED.format(scale="OLD.id"),
        _USED_SCALE,
    ),
    *_always("mention", "a mention"),
    *_kept("comment", "a comment"),
    Guard(
        "comment_only_resolves",
        "claims_comment",
        "UPDATE",
        "OLD.resolved_at IS NOT NULL OR "
        + _differs("id", "claim_id", "author_id", "text", "written_at"),
        "a comment is resolved once and otherwise never changed",
    ),
    *_kept("errorreport", "a report of an error"),
    Guard(
        "errorreport_only_decided",
        "claims_errorreport",
        "UPDATE",
        _differs("id", "claim_id", "text", "sender", "received_at")
        + " OR (NEW.contact <> '' AND NEW.contact <> OLD.contact)"
        + " OR (OLD.outcome <> 'open' AND ("
        + _differs("outcome", "outcome_note", "decided_by_id", "decided_at")
        + "))",
        "a report of an error is decided once; only its contact can be forgotten",
    ),
    *_kept("rightofreply", "a right of reply"),
    Guard(
        "rightofreply_only_answered",
        "claims_rightofreply",
        "UPDATE",
        "OLD.answered_on IS NOT NULL OR "
        + _differs(
            *("id", "claim_id", "addressee", "question", "asked_on", "deadline_on"),
            *("waiver_reason", "recorded_by_id"),
        ),
        "a right of reply is answered once and otherwise never changed",
    ),
    *_kept("foreignreview", "a review by another organisation"),
    Guard(
        "foreignreview_stays_theirs",
        "claims_foreignreview",
        "UPDATE",
        _differs(
            *("id", "source_key", "organisation", "url", "statement", "language"),
            *("claimant", "rating_label", "reviewed_on", "imported_at"),
        )
        + " OR (OLD.rating_id IS NOT NULL AND "
        + _differs("rating_id")
        + ")",
        "what another organisation said is never changed",
    ),
    *_kept("outletrequest", "a request to an outlet"),
    Guard(
        "outletrequest_only_outcome",
        "claims_outletrequest",
        "UPDATE",
        _differs("id", "claim_id", "article_id", "sent_on", "text", "sent_by_id"),
        "what was sent to an outlet is never changed; only the outcome is",
    ),
    *_kept("exporttoken", "an export token"),
    Guard(
        "exporttoken_only_ends",
        "claims_exporttoken",
        "UPDATE",
        "OLD.revoked_at IS NOT NULL OR "
        + _differs(
            *("id", "owner_id", "label", "prefix", "digest", "issued_at"),
            "expires_at",
        ),
        "an export token is used or revoked and otherwise never changed",
    ),
]

# TRUNCATE passes row triggers by, so PostgreSQL needs a statement trigger as well.
NEVER_TRUNCATED = {guard.table for guard in GUARDS if guard.moment == "DELETE"}


def _sqlite(guard: Guard) -> str:
    condition = guard.refused_when.replace("IS DISTINCT FROM", "IS NOT")
    return (
        f"CREATE TRIGGER {guard.name} BEFORE {guard.moment} ON {guard.table} "
        f"FOR EACH ROW WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{guard.words}'); END"
    )


def _postgres(guard: Guard) -> list[str]:
    kept = "OLD" if guard.moment == "DELETE" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger "
        f"LANGUAGE plpgsql AS $guard$ BEGIN IF {guard.refused_when} THEN "
        f"RAISE EXCEPTION '{guard.words}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        f"RETURN {kept}; END $guard$",
        f"CREATE TRIGGER {guard.name} BEFORE {guard.moment} ON {guard.table} "
        f"FOR EACH ROW EXECUTE FUNCTION {guard.name}()",
    ]


# A year of the events is guarded by the triggers of the whole, but for this one.
PARTITIONS = """SELECT whole.relname, part.relname FROM pg_inherits
    JOIN pg_class AS whole ON whole.oid = inhparent
    JOIN pg_class AS part ON part.oid = inhrelid
    WHERE whole.relkind = 'p' AND part.relkind = 'r'"""


def _postgres_truncate(tables: list[str], parts: list[tuple[str, str]]) -> list[str]:
    never = [table for table in tables if table in NEVER_TRUNCATED]
    never += sorted(part for whole, part in parts if whole in NEVER_TRUNCATED)
    return [
        "CREATE OR REPLACE FUNCTION claims_no_truncate() RETURNS trigger LANGUAGE "
        "plpgsql AS $guard$ BEGIN RAISE EXCEPTION 'history is never truncated' "
        "USING ERRCODE = 'integrity_constraint_violation'; END $guard$",
        *(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION claims_no_truncate()"
            for table in never
        ),
    ]


def install_on(connection: Any) -> None:
    """Puts on every guard whose table exists at this point of the migrations."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        guards = [guard for guard in GUARDS if guard.table in tables]
        if connection.vendor == "sqlite":
            statements = [_sqlite(guard) for guard in guards]
        else:
            statements = [text for guard in guards for text in _postgres(guard)]
            cursor.execute(PARTITIONS)
            statements += _postgres_truncate(sorted(tables), cursor.fetchall())
        for statement in statements:
            cursor.execute(statement)


def remove_from(connection: Any) -> None:
    """Takes every guard off. Whoever calls this puts them on again."""
    if connection.vendor == "sqlite":
        statements = [f"DROP TRIGGER IF EXISTS {guard.name}" for guard in GUARDS]
    else:
        names = [*(guard.name for guard in GUARDS), "claims_no_truncate"]
        statements = [f"DROP FUNCTION IF EXISTS {name}() CASCADE" for name in names]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def install(_apps: Any, schema_editor: Any) -> None:
    install_on(schema_editor.connection)


def remove(_apps: Any, schema_editor: Any) -> None:
    remove_from(schema_editor.connection)


INSTALL_GUARDS = migrations.RunPython(install, remove, elidable=False)
REMOVE_GUARDS = migrations.RunPython(remove, install, elidable=False)
