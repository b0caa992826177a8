"""Due date and priority, in the list of claims and on the page of one."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.contrib.auth.models import User
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.choices import Priority
from claims.models import Claim
from claims.operations import claims

from .badges import due_badge
from .verb_forms import VerbForm

PLANNED = ("due_on", "priority")


class PlanForm(VerbForm):
    due_on = Claim._meta.get_field("due_on").formfield(
        label=_("Due on"), widget=AdminDateWidget
    )
    priority = forms.TypedChoiceField(
        label=_("Priority"),
        coerce=int,
        choices=[(each.value, each.label) for each in Priority],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in PLANNED:
            self.fields[name].initial = getattr(self.claim, name)
        explained = [
            (each.value, f"{each.label} — {each.explanation}") for each in Priority
        ]
        self.fields["priority"].choices = explained  # type: ignore[attr-defined]


class Planned:
    """Mix into the admin of claims: a column, and saving through two operations."""

    @admin.display(description=_("due"))
    def due_shown(self, claim: Claim) -> SafeString:
        marks = [due_badge(claim)] if claim.due_on else []
        if claim.priority != Priority.NORMAL:
            marks.insert(0, claim.get_priority_display())
        return format_html_join(" ", "{}", ((mark,) for mark in marks if mark))

    def edit(self, row: Any, by: User, columns: dict[str, Any], form: Any) -> None:
        """What the editors say, and when it is due: two verbs, two events."""
        plan = {name: columns.pop(name) for name in PLANNED if name in columns}
        if columns:
            claims.edit(row, by=by, **columns)
        if plan:
            now = {name: getattr(row, name) for name in PLANNED}
            claims.plan(row, by=by, **(now | plan))
