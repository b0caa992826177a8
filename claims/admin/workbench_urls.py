"""Addresses of the pages that belong to one text."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, path

from . import workbench as bench
from . import (
    workbench_citations,
    workbench_import,
    workbench_known,
    workbench_revisions,
)
from .already_checked import hits


def revision_urls(site: Any) -> list[URLPattern]:
    """Under …/admin/claims/revision/; they come before the admin's own."""

    def at(
        route: str, view: Callable[..., HttpResponse], name: str, **options: Any
    ) -> URLPattern:
        return path(
            f"<int:pk>/{route}",
            site.admin_view(view),
            options,
            f"claims_revision_{name}",
        )

    return [
        path(
            "similar/",
            site.admin_view(hits),
            {"site": site},
            name="claims_revision_similar",
        ),
        at("workbench/", bench.page, "workbench", site=site),
        at("changes/", workbench_revisions.changes_page, "changes", site=site),
        at("quotes/", workbench_revisions.questions_page, "questions", site=site),
        at("known/", workbench_known.page, "known", site=site),
        at("citations/", workbench_citations.page, "citations", site=site),
        at("workbench/passage/", bench.passage, "passage"),
        at("workbench/claim/", bench.create, "make_claim"),
        at("workbench/claim/<int:claim>/", bench.add_place, "add_place"),
        at("workbench/suggest/", bench.suggest, "suggest"),
        at(
            "suggestion/<int:suggestion>/reject/", bench.answer, "reject", verb="reject"
        ),
        at(
            "suggestion/<int:suggestion>/reopen/", bench.answer, "reopen", verb="reopen"
        ),
    ]


def article_urls(site: Any) -> list[URLPattern]:
    """Under …/admin/claims/article/."""
    view = site.admin_view(workbench_import.page)
    return [path("import/", view, {"site": site}, "claims_article_import")]
