"""What verdicts are measured against. Versions are read here, never changed."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from claims.models import Methodology, Rating, RatingScale

from .badges import rating_badge
from .base import NewsroomAdmin
from .languages import I18N_WIDGETS, in_both

EXPLANATION: Any = Rating._meta.get_field("explanation")


class RatingInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Rating
    extra = 0
    formfield_overrides = I18N_WIDGETS
    fields = readonly_fields = ("shown", "value", "explained")

    @admin.display(description=Rating._meta.verbose_name)
    def shown(self, rating: Rating) -> str:
        return rating_badge(rating)

    @admin.display(description=EXPLANATION.verbose_name)
    def explained(self, rating: Rating) -> str:
        return in_both(rating.explanation)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(RatingScale)
class RatingScaleAdmin(NewsroomAdmin):
    list_display = ("name", "number")
    fields = ("name", "number")
    inlines = (RatingInline,)


@admin.register(Methodology)
class MethodologyAdmin(NewsroomAdmin):
    list_display = ("__str__", "effective_on")
    fields = ("number", "effective_on", "text")
