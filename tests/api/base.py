"""What the tests of the JSON interface share."""

from typing import Any

from django.http import HttpResponseBase

from tests.views.base import PublicSiteTestCase


class ApiTestCase(PublicSiteTestCase):
    """Asks as a program does: no account, English unless said otherwise."""

    def ask(self, path: str, **query: Any) -> HttpResponseBase:
        return self.client.get(
            f"/api/v1/{path}", query, headers={"Accept-Language": "en"}
        )

    def told(self, path: str, **query: Any) -> Any:
        answer = self.ask(path, **query)
        self.assertEqual(answer.status_code, 200, answer.content)
        return answer.json()

    def refused(self, path: str, status: int, **query: Any) -> str:
        """The sentence it was refused with."""
        answer = self.ask(path, **query)
        self.assertEqual(answer.status_code, status, answer.content)
        self.assertEqual(answer["Content-Type"], "application/problem+json")
        problem = answer.json()
        self.assertEqual(problem["status"], status)
        return problem["detail"]
