"""No page has a large table read: held to the engines' own plans.

SQLite without statistics takes every table for large. PostgreSQL reads small tables
whole whatever there is, so sequential scans are switched off: one that stays in a plan
is one that no index could have replaced. A walk along a table up to a LIMIT is no
scan, unless what it finds is sorted first.
"""

import re
from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Article, Claim, Claimant, Outlet, Source, Topic
from tests.generated.base import EmptyDatabaseTestCase

LARGE = "claim article revision appearance evidence source quantity verdict review"
LARGE = {f"claims_{name}" for name in (*LARGE.split(), "auditevent", "claimant")}
SCAN = re.compile(r"^(?:SCAN|.*Seq Scan on) (\w+)(?: (\w+))?")
ALIAS = re.compile(r'"(claims_\w+)" (?:AS )?"?([TUVW]\d+)"?')

# What reads a large table, and why it may.
MAY_SCAN = {
    "/ru/statistics/": "exact counts; remembered until the next public event",
    "/api/v1/statistics": "the same",
    "/ru/topics/": "exact counts of each topic; remembered likewise",
    "/api/v1/topics": "the same",
}


def public_pages() -> Iterator[str]:
    claim = Claim.objects.published().latest_first().first()
    article, outlet = Article.objects.with_public_claims()[0], Outlet.objects.first()
    source, claimant = Source.objects.first(), Claimant.objects.first()
    topic = Topic.objects.filter(claims=claim).first() or Topic.objects.first()
    conditions = (
        *("", f"topic={topic.slug}", f"claimant={claimant.slug}", "rating=true"),
        *(f"article={article.key}", f"outlet={outlet.slug}", "language=ru"),
        *("kind=quantity", "has_quantity=on", "about_from=2020-01-01", "sort=oldest"),
    )
    for condition in conditions:
        yield f"/ru/claims/?{condition}"
        yield f"/api/v1/claims?{condition}".rstrip("?")
    parts = (
        *("", "claims", "articles", "sources", "claimants", "topics", "corrections"),
        *("statistics", f"claims/{claim.public_id}", f"articles/{article.key}"),
        *(f"sources/{source.slug}", f"claimants/{claimant.slug}"),
        f"topics/{topic.slug}",
    )
    for part in parts:
        yield f"/ru/{part}/" if part else "/ru/"
        yield f"/api/v1/{part}"
    yield from ("/feeds/ru/claims.atom", f"/feeds/ru/articles/{article.key}.atom")


def admin_pages() -> Iterator[str]:
    claim, article = Claim.objects.published().first(), Article.objects.first()
    for part in (
        *("claim/", "claim/?state__exact=published", "claim/?kind__exact=event"),
        *("claim/?priority__exact=2", "claim/?assignee=me", "claim/?topic=1"),
        *(f"claim/{claim.pk}/change/", f"claim/{claim.pk}/history/", "article/"),
        *(f"article/{article.pk}/change/", "source/", "source/?kind__exact=news"),
        *("claimant/", "auditevent/", "auditevent/?code=claim.created"),
        *("auditevent/?actor=1", "comment/", "errorreport/", "rightofreply/"),
        *("revision/", "source/?q=a", "article/?q=a", "claimant/?q=a"),
        *("revision/?q=a", "claim/?q=population", "article/?language=ru"),
        *("claim/?p=after-200", "claim/?p=before-9", "claim/?q=population&p=after-200"),
        *("claim/?created_at__year=2026", "claim/?created_at__year=2026&p=after-200"),
        *("auditevent/?p=after-500", "auditevent/?at__year=2026", "outlet/", "topic/"),
        *("source/?p=after-30", "article/?p=after-9", "claimant/?p=after-9"),
        *("proposedpair/", "proposedpair/?kind=related", "foreignreview/"),
        *("importrun/", "ratinglabel/", "suggestion/", "anchorquestion/"),
    ):
        yield f"/admin/claims/{part}"
    yield "/admin/"
    for source, field in (
        *(("evidence", "source"), ("article", "outlet"), ("claim", "claimant")),
        *(("claim", "topic"), ("appearance", "revision"), ("relation", "to_claim")),
    ):
        asked = f"app_label=claims&model_name={source}&field_name={field}"
        for term in ("", "a", "population"):
            yield f"/admin/autocomplete/?{asked}&term={term}"


def scans(sql: str) -> list[str]:
    """Large tables that the engine means to read whole."""
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute(("EXPLAIN QUERY PLAN " if is_sqlite else "EXPLAIN ") + sql)
        plan = [str(row[-1]) for row in cursor.fetchall()]
    aliases = {alias: table for table, alias in ALIAS.findall(sql)}
    found = [SCAN.match(line.strip().removeprefix("->").strip()) for line in plan]
    tables = [aliases.get(each[1], each[1]) for each in found if each]
    is_walk = is_sqlite and " LIMIT " in sql and "TEMP B-TREE" not in " ".join(plan)
    return [] if is_walk else [table for table in tables if table in LARGE]


class PlanTests(EmptyDatabaseTestCase):
    claims = 400

    def setUp(self) -> None:
        super().setUp()
        self.fill(self.claims)
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                # Filling analyses; without its findings every table counts as large.
                cursor.execute("DELETE FROM sqlite_stat1")
                cursor.execute("ANALYZE sqlite_schema")
            else:
                cursor.execute("SET enable_seqscan = off")
        self.client.force_login(
            User.objects.create_superuser("who-looks", "x@example.org", "x")
        )

    def test_no_page_reads_a_large_table(self):
        faults = []
        for page in (*public_pages(), *admin_pages()):
            with CaptureQueriesContext(connection) as asked:
                answer = self.client.get(page)
                self.assertEqual(answer.status_code, 200, page)
            for query in asked.captured_queries:
                sql = query["sql"]
                if sql.startswith("SELECT") and page not in MAY_SCAN:
                    faults += [(page, table, sql[:400]) for table in scans(sql)]
        told = "\n".join(f"{page} {table}\n    {sql}" for page, table, sql in faults)
        self.assertEqual(faults, [], told)
