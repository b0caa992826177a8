"""The editors' site: its name, the order of its lists, and who may pick whom."""

from typing import Any, Final, cast

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext_lazy as _

from claims.search.steps import Steps
from claims.workflow import policies

from .day_site import EditorsDaySite
from .keyset import in_order
from .people import person

ORDER = (
    *("Claim", "ProposedPair", "Article", "Source", "Claimant", "Topic", "Outlet"),
    "Unit",
    *("Comment", "ErrorReport", "RightOfReply", "OutletRequest"),
    *("ImportRun", "ForeignReview", "RatingLabel", "ImportMapping"),
    *("AuditEvent", "SiteSection", "RatingScale", "Methodology", "Synonym"),
)

MOST_PAGES: Final = 10  # of an autocomplete


class NewsroomAutocomplete(AutocompleteJsonView):
    """Everybody in the newsroom may pick a colleague, though not open the account.

    Nothing is counted. Whoever has leafed through `MOST_PAGES` had better type more.
    """

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> JsonResponse:
        (self.term, self.model_admin, self.source_field, to_field_name) = (
            self.process_request(request)
        )
        if not self.has_perm(request):
            raise PermissionDenied
        page = _page_number(request.GET.get("page", ""))
        keys = self.keys(page * self.paginate_by + 1)
        shown = keys[(page - 1) * self.paginate_by : page * self.paginate_by]
        return JsonResponse(
            {
                "results": [
                    self.serialize_result(row, to_field_name)
                    for row in self.rows(shown)
                ],
                "pagination": {
                    "more": len(keys) > page * self.paginate_by and page < MOST_PAGES
                },
            }
        )

    def keys(self, limit: int) -> list[int]:
        """Of the first `limit` rows that fit what is typed."""
        words = self.term.replace("\x00", " ").strip()
        rows = self.choices()
        if words:
            keys = self.model_admin.walked(rows, words, Steps(limit))
            if keys is not None:
                return cast("list[int]", keys)
        order = self.model_admin.get_ordering(self.request)
        found, _repeats = self.model_admin.get_search_results(
            self.request, rows.order_by(*order), words
        )
        return list(found.values_list("pk", flat=True)[:limit])

    def rows(self, keys: list[int]) -> list[Any]:
        return in_order(self.choices(), keys)

    def choices(self) -> Any:
        rows = self.model_admin.get_queryset(self.request)
        rows = rows.complex_filter(self.source_field.get_limit_choices_to())
        if self.model_admin.model is User:
            return rows.filter(is_active=True, is_staff=True)
        return rows

    def has_perm(self, request: HttpRequest, obj: Any = None) -> bool:
        if self.model_admin.model is User:
            return policies.may_read_everything(person(request))
        return bool(super().has_perm(request, obj))

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        label = getattr(self.model_admin, "choice_label", str)
        return {"id": str(getattr(obj, to_field_name)), "text": label(obj)}


class NewsroomSite(EditorsDaySite):
    site_header = _("Claim tracker")
    site_title = _("Claim tracker")
    index_title = _("My work")
    enable_nav_sidebar = False  # wide lists need the room; the lists are in the header

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return NewsroomAutocomplete.as_view(admin_site=self)(request)

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[Any]:
        """Ours first, in the order of the work; Django sorts by name."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=_place)
        return sorted(apps, key=lambda app: app["app_label"] != "claims")


def _place(entry: dict[str, Any]) -> int:
    name = entry["object_name"]
    return ORDER.index(name) if name in ORDER else len(ORDER)


def _page_number(typed: str) -> int:
    is_number = typed.isascii() and typed.isdecimal() and len(typed) < 4
    return min(max(int(typed), 1), MOST_PAGES) if is_number else 1
