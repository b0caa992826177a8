"""Talking to the admin as a browser does."""

from typing import Any

from django.test import Client
from django.urls import reverse

from claims.admin.verbs import BY_NAME, verb_url
from claims.models import AuditEvent, Claim
from tests.base import NewsroomTestCase


class AdminTestCase(NewsroomTestCase):
    def enter(self, user: Any) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(user)
        return client

    def add(self, user: Any, **typed: Any) -> Any:
        return self.enter(user).post(
            reverse("admin:claims_claim_add"), self.claim_typed(**typed)
        )

    def change(self, user: Any, claim: Claim, **typed: Any) -> Any:
        """Posts the claim's page as it was read, but for what was `typed`."""
        url = reverse("admin:claims_claim_change", args=[claim.pk])
        return self.enter(user).post(url, self.page_of(claim) | typed)

    def do(self, user: Any, claim: Claim, verb: str, **typed: Any) -> Any:
        version = Claim.objects.get(pk=claim.pk).version
        return self.enter(user).post(
            verb_url(BY_NAME[verb], claim), {"read_version": version, **typed}
        )

    def claim_typed(self, **typed: Any) -> dict[str, Any]:
        revision = typed.pop("revision", None) or self.newsroom.revision()
        return {
            "statement_0": "Миссия выросла.",
            "statement_1": "The mission grew.",
            "kind": "quantity",
            "required_approvals": "1",
            "priority": "2",
            "revision": revision.pk,
            **no_rows("quantities", "evidence"),
            **typed,
        }

    def page_of(self, claim: Claim) -> dict[str, Any]:
        ru, en = (claim.statement.data.get(code, "") for code in ("ru", "en"))
        return {
            "statement_0": ru,
            "statement_1": en,
            "kind": claim.kind,
            "required_approvals": claim.required_approvals,
            "priority": claim.priority,
            "read_version": claim.version,
            **no_rows("quantities", "evidence", "relations_out"),
            **self._places_of(claim),
        }

    def _places_of(self, claim: Claim) -> dict[str, Any]:
        rows = list(claim.appearances.in_reading_order())
        typed: dict[str, Any] = management("appearances", len(rows), len(rows))
        for number, row in enumerate(rows):
            prefix = f"appearances-{number}"
            typed |= {
                f"{prefix}-id": row.pk,
                f"{prefix}-claim": claim.pk,
                f"{prefix}-start": row.start,
                f"{prefix}-end": row.end,
            }
        return typed

    def codes(self) -> list[str]:
        return list(
            AuditEvent.objects.order_by("sequence").values_list("code", flat=True)
        )


def management(prefix: str, total: int, initial: int) -> dict[str, int]:
    return {f"{prefix}-TOTAL_FORMS": total, f"{prefix}-INITIAL_FORMS": initial}


def no_rows(*prefixes: str) -> dict[str, int]:
    typed: dict[str, int] = {}
    for prefix in prefixes:
        typed |= management(prefix, 0, 0)
    return typed
