"""The editors' site: its name, the order of its lists, and who may pick whom."""

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.workflow import policies

from .day_site import EditorsDaySite
from .people import person

ORDER = (
    *("Claim", "ProposedPair", "Article", "Source", "Claimant", "Topic", "Outlet"),
    "Unit",
    *("Comment", "ErrorReport", "RightOfReply", "OutletRequest"),
    *("ImportRun", "ForeignReview", "RatingLabel"),
    *("AuditEvent", "SiteSection", "RatingScale", "Methodology", "Synonym"),
)


class NewsroomAutocomplete(AutocompleteJsonView):
    """Everybody in the newsroom may pick a colleague, though not open the account."""

    def has_perm(self, request: HttpRequest, obj: Any = None) -> bool:
        if self.model_admin.model is User:
            return policies.may_read_everything(person(request))
        return bool(super().has_perm(request, obj))

    def get_queryset(self) -> Any:
        found = super().get_queryset()
        if self.model_admin.model is User:
            return found.filter(is_active=True, is_staff=True)
        return found

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
