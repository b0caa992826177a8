"""The description and the answers agree: a program that reads one tests the other.

Schemathesis makes requests from the description alone, valid and invalid ones, and
holds every answer against it. No network: it calls the WSGI application.
"""

from unittest.mock import patch

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.core.failures import FailureGroup

from claims.api.contract import ENDPOINTS
from claims.api.openapi import PART, description
from claims.models import Claimant, Topic
from claims.operations import catalogue, evidence
from tests import factories
from tests.api.base import ApiTestCase
from tests.base import make_cast

always_the_same = settings(
    max_examples=12,
    phases=(Phase.explicit, Phase.generate),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
REAL_KEYS = {
    **{"public_id": "the-claim", "key": "the-article", "slug": "the-key"},
    **{"number": 1, "table": "claims"},
}


@pytest.fixture
def served(db):
    """The application leaves the test's transaction open, as Django's client does."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    yield
    for moment in (request_started, request_finished):
        moment.connect(close_old_connections)


@pytest.fixture
def published(served):
    """One public thing of every kind."""
    people = make_cast()
    by = people["olga"]
    newsroom = factories.Newsroom(by, people["rustam"], people["pavel"])
    words = {"en": "Somebody", "ru": "Кто-то"}
    claim = newsroom.with_number(
        newsroom.researched(
            public_id="the-claim",
            revision=newsroom.revision(key="the-article"),
            claimant=catalogue.add(Claimant, by=by, slug="the-key", name=words),
            topic=catalogue.add(Topic, by=by, slug="the-key", name=words),
        )
    )
    source = newsroom.source(slug="the-key")
    evidence.add(by=by, claim=claim, source=source, stance="context")
    newsroom.published(newsroom.approved(newsroom.submitted(claim)))


api = schemathesis.openapi.from_dict(description(ENDPOINTS))
api.app = get_wsgi_application()


@api.parametrize()
@always_the_same
def test_every_answer_is_as_described(case, published):
    case.call_and_validate()


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda each: each.name)
def test_what_is_really_there_is_as_described(published, endpoint):
    """Generated keys hit nothing; these do."""
    path = PART.sub(r"{\2}", endpoint.route)
    required = {"search": {"q": "mission"}, "match": {"text": "The mission grew."}}
    case = api[f"/api/v1/{path}"]["GET"].Case(
        path_parameters={
            name: key for name, key in REAL_KEYS.items() if "{" + name + "}" in path
        },
        query=required.get(endpoint.name, {}),
    )
    answer = case.call_and_validate()
    assert answer.status_code == (401 if endpoint.holder else 200)


def test_a_broken_view_is_found(published):
    """Whoever trusts the test above should see it fail once."""
    case = api["/api/v1/claims/{public_id}"]["GET"].Case(
        path_parameters={"public_id": "the-claim"}
    )
    with (
        patch("claims.api.shapes.Shape.plain", lambda _shape, _row: {"id": 1}),
        pytest.raises(FailureGroup, match="violates schema"),
    ):
        case.call_and_validate()


def test_a_fault_is_found(published):
    case = api["/api/v1/claims"]["GET"].Case()
    with (
        patch("claims.api.claims.page_of", side_effect=ZeroDivisionError),
        pytest.raises(FailureGroup, match="Server error"),
    ):
        case.call_and_validate()


class DescriptionTests(ApiTestCase):
    def test_it_is_served_in_both_languages_and_names_every_address(self):
        for code, word in (("en", "Published claims"), ("ru", "утверждения")):
            told = self.told("openapi.json", lang=code)
            self.assertEqual(told["openapi"], "3.1.0")
            self.assertEqual(len(told["paths"]), len(ENDPOINTS))
            self.assertIn(word, told["paths"]["/api/v1/claims"]["get"]["summary"])

    def test_every_parameter_that_is_described_is_read_and_no_other(self):
        for endpoint in ENDPOINTS:
            names = [each.name for each in endpoint.all_parameters]
            self.assertEqual(len(names), len(set(names)), endpoint.name)
            self.assertIn("lang", names)

    def test_every_name_that_is_referred_to_is_there(self):
        told = description(ENDPOINTS)
        known = {f"#/components/schemas/{n}" for n in told["components"]["schemas"]}
        self.assertEqual(set(_references(told)) - known, set())


def _references(part):
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for each in part.values():
            yield from _references(each)
    elif isinstance(part, list):
        for each in part:
            yield from _references(each)
