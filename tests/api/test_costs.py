"""What an answer costs does not grow with the data."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.base import ApiTestCase

MOST_QUERIES = 22
ASKED = (
    *("claims?q=mission", "claims?rating=true&sort=oldest", "search?q=missions"),
    *("match?text=The+mission+grew+by+200", "corrections", "statistics", ""),
)


class CostTests(ApiTestCase):
    def counted(self) -> dict[str, int]:
        counts = {}
        for path in ASKED:
            with CaptureQueriesContext(connection) as queries:
                answer = self.client.get(f"/api/v1/{path}")
            self.assertEqual(answer.status_code, 200, path)
            counts[path] = len(queries)
        return counts

    def test_the_number_of_queries_is_small_and_stays(self):
        self.newsroom.published()
        self.open_correction(self.newsroom.published())
        before = self.counted()
        for _each in range(4):
            self.open_correction(self.newsroom.published())
            self.newsroom.published()
        self.assertEqual(self.counted(), before)
        self.assertLessEqual(max(before.values()), MOST_QUERIES, before)
