"""What an operation asks the database, and what it need not."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.operations import claims, evidence
from tests.base import NewsroomTestCase


class QuestionsTests(NewsroomTestCase):
    def asked(self, act) -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            act()
        return [query["sql"] for query in captured.captured_queries]

    def test_planning_reads_the_claim_once_and_nothing_it_refers_to(self):
        claim = self.fresh(self.newsroom.candidate())
        claims.assign(claim, by=self.olga, to=self.olga)
        claims.plan(claim, by=self.olga, due_on=None, priority=3)  # asks for the role
        asked = self.asked(
            lambda: claims.plan(claim, by=self.olga, due_on=None, priority=1)
        )
        read = [sql for sql in asked if sql.startswith("SELECT")]
        tables = [sql.split('FROM "')[1].split('"')[0] for sql in read if "FROM" in sql]
        self.assertEqual(tables, ["claims_claim", "claims_audithead"])

    def test_evidence_leaves_the_search_document_alone(self):
        claim, source = self.newsroom.candidate(), self.newsroom.source()
        asked = self.asked(
            lambda: evidence.add(
                by=self.olga, claim=claim, source=source, stance="supports"
            )
        )
        self.assertFalse([sql for sql in asked if "claims_searchdocument" in sql])

    def test_what_changes_no_word_leaves_it_alone_and_what_does_does_not(self):
        claim = self.newsroom.candidate()
        for columns, touches in (
            ({"leads": {"en": "Ask."}}, False),
            ({"statement": {"en": "The mission shrank."}}, True),
        ):
            asked = self.asked(lambda c=columns: claims.edit(claim, by=self.olga, **c))
            found = [sql for sql in asked if "claims_searchdocument" in sql]
            self.assertEqual(bool(found), touches, columns)
