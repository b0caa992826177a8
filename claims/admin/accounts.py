"""People and their roles, for administrators."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.operations import accounts, second_factors
from claims.workflow import policies

from .accounts_verbs import buttons, verb_page
from .base import OperationAdmin
from .forms import OperationForm

ROLE_NAMES = {
    "researcher": _("researcher"),
    "reviewer": _("reviewer"),
    "publisher": _("publisher"),
    "auditor": _("auditor"),
    "administrator": _("administrator"),
}


def role_choices() -> list[tuple[str, Any]]:
    names = Group.objects.order_by("pk").values_list("name", flat=True)
    return [(name, ROLE_NAMES.get(name, name)) for name in names]


class PersonForm(OperationForm):
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    roles = forms.MultipleChoiceField(
        label=_("roles"),
        required=False,
        choices=role_choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nobody approves their own verdict, whatever roles they have."),
    )

    class Meta:
        model = User
        fields = ("username", "email", "first_name", "last_name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            names = self.instance.groups.values_list("name", flat=True)
            self.fields["roles"].initial = sorted(names)


class RoleFilter(admin.SimpleListFilter):
    title = _("roles")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return role_choices()

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        role = self.value()
        return queryset.filter(groups__name=role) if role else queryset


@admin.register(User)
class PersonAdmin(OperationAdmin):
    form = PersonForm
    list_display = ("username", "full_name", "email", "roles_shown", "is_active")
    list_filter = ("is_active", RoleFilter)
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("username",)
    change_form_template = "admin/accounts/person.html"

    def get_search_fields(self, request: HttpRequest) -> Any:
        """Whoever picks a colleague may not try out whose address it is."""
        if policies.is_administrator(request.user):
            return self.search_fields
        return tuple(name for name in self.search_fields if name != "email")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policies.is_administrator(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policies.can(policies.check_can_invite, request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return policies.is_administrator(request.user)
        return policies.can(policies.check_can_keep_account, request.user, obj)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def sections(self, request: HttpRequest, obj: Any) -> Any:
        may_write = obj is None or self.has_change_permission(request, obj)
        roles = "roles" if may_write else "roles_shown"
        about = ("username", "email", ("first_name", "last_name"), roles)
        seen = ("is_active", "last_login", "date_joined", "second_factor")
        return [
            (None, {"fields": about}),
            *([(_("Account"), {"fields": seen})] if obj else []),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        seen = ("is_active", "last_login", "date_joined", "second_factor")
        return ("username", "roles_shown", *seen) if obj else ()

    def create(self, by: User, columns: dict[str, Any], form: Any) -> User:
        return accounts.invite(by=by, roles=form.cleaned_data["roles"], **columns)

    def edit(self, row: Any, by: User, columns: dict[str, Any], form: Any) -> None:
        accounts.edit(row, by=by, roles=form.cleaned_data["roles"], **columns)

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and form.changed_data == ["roles"]:  # no column: not edited above
            self.edit(form.stored, request.user, {}, form)

    def get_urls(self) -> list[URLPattern]:
        verb = self.admin_site.admin_view(self.verb_view)
        mine = [path("<int:pk>/verb/<slug:name>/", verb, name="account-verb")]
        return [*mine, *super().get_urls()]

    def verb_view(self, request: HttpRequest, pk: int, name: str) -> Any:
        return verb_page(self, request, pk, name)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        if obj := kwargs.get("obj"):
            context["account_buttons"] = buttons(request.user, obj)
        return super().render_change_form(request, context, *args, **kwargs)

    def choice_label(self, user: User) -> str:
        return user.get_full_name() or user.get_username()

    @admin.display(description=_("full name"))
    def full_name(self, user: User) -> str:
        return user.get_full_name() or "–"

    @admin.display(description=_("roles"))
    def roles_shown(self, user: User) -> str:
        names = [group.name for group in user.groups.all()]
        return ", ".join(str(ROLE_NAMES.get(name, name)) for name in names) or "–"

    @admin.display(description=_("authenticator app"), boolean=True)
    def second_factor(self, user: User) -> bool | SafeString:
        return second_factors.has_one(user)
