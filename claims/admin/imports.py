"""Importing files: upload, look, answer, write. The list of all imports."""

from typing import Any, Final

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.exceptions import DomainError
from claims.exports.faults_csv import faults_csv
from claims.importing.records.archives import SUFFIXES
from claims.importing.records.faults import Fault
from claims.importing.records.reading import FORMATS
from claims.models import ForeignReview, ImportMapping, ImportRun
from claims.operations import import_settings, import_steps
from claims.workflow import policies

from .base import NewsroomAdmin, change_url
from .entries import as_key
from .import_forms import ColumnsForm, RatingsForm
from .people import person
from .workbench_import import ENCODINGS

SHOWN: Final = 50
DEEDS: Final = ("columns", "ratings", "go", "give-up")


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("file"),
        help_text=gettext_lazy(
            "CSV, TSV, JSON lines or ClaimReview, also packed in a zip; at most 5 MB."
        ),
        widget=forms.ClearableFileInput(
            attrs={"accept": ",".join((*SUFFIXES, ".zip"))}
        ),
    )
    format = forms.ChoiceField(
        label=gettext_lazy("format"),
        choices=[("", gettext_lazy("as the file itself tells"))]
        + [(name, name) for name in FORMATS],
        required=False,
    )
    encoding = forms.ChoiceField(
        label=gettext_lazy("encoding of the file"), choices=ENCODINGS, required=False
    )
    organisation = forms.CharField(
        label=gettext_lazy("whose checks these are"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Where the file itself does not say."),
    )
    mapping = forms.ModelChoiceField(
        label=gettext_lazy("saved mapping of columns"),
        queryset=ImportMapping.objects.all(),
        required=False,
    )

    def said(self) -> dict[str, Any]:
        given = {
            name: self.cleaned_data[name]
            for name in ("format", "encoding", "organisation")
            if self.cleaned_data[name]
        }
        if mapping := self.cleaned_data["mapping"]:
            given["columns"] = mapping.columns
        return given


@admin.register(ImportRun)
class ImportRunAdmin(NewsroomAdmin):
    """`add/` uploads, a run's own page shows it and goes on with it."""

    list_display = (
        *("file_name", "started_at", "by", "created", "known", "refused"),
        "finished_at",
    )
    list_select_related = ("by",)
    ordering = ("-id",)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policies.can(policies.check_can_see_imports, person(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policies.can(policies.check_can_import, person(request))

    def get_urls(self) -> list[Any]:
        errors = path(
            "<int:pk>/errors.csv",
            self.admin_site.admin_view(self.errors_view),
            name="claims_importrun_errors",
        )
        return [errors, *super().get_urls()]

    def add_view(
        self, request: Any, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        typed = (request.POST, request.FILES) if request.method == "POST" else ()
        form = UploadForm(*typed)
        if form.is_valid() and (run := _uploaded(form, request)):
            return HttpResponseRedirect(change_url(run))
        context = {"title": _("Import a file"), "form": form}
        return self._page(request, "upload", context)

    def change_view(
        self,
        request: Any,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        run = get_object_or_404(ImportRun, pk=as_key(object_id))
        if request.method == "POST":
            if not self.has_add_permission(request):
                raise PermissionDenied
            _done(request, run)
            return HttpResponseRedirect(change_url(run))
        return self._page(request, "run", _shown(run, self.has_add_permission(request)))

    def errors_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What was refused, for a spreadsheet."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        run = get_object_or_404(ImportRun, pk=pk)
        written = faults_csv(Fault(*each) for each in run.faults)
        name = f'attachment; filename="import-{run.pk}-errors.csv"'
        return HttpResponse(
            written,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": name, "Cache-Control": "no-store"},
        )

    def _page(
        self, request: HttpRequest, template: str, context: dict[str, Any]
    ) -> HttpResponse:
        page = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(
            request, f"admin/claims/importrun/{template}.html", page
        )


def _uploaded(form: UploadForm, request: Any) -> ImportRun | None:
    file = form.cleaned_data["file"]
    try:
        content = file.read(import_steps.MOST_BYTES + 1)
        return import_steps.upload(
            by=request.user, name=file.name, content=content, said=form.said()
        )
    except DomainError as refusal:
        known = refusal.field in form.fields
        form.add_error(refusal.field if known else None, str(refusal))
        return None


def _done(request: Any, run: ImportRun) -> None:
    """One deed of the run's page; what is refused is told there."""
    deed, by = request.POST.get("deed"), request.user
    try:
        if deed == "columns":
            columns = ColumnsForm(run, request.POST)
            chosen, name = columns.chosen(), request.POST.get("save_as", "")
            import_steps.choose(run, by=by, columns=chosen, save_as=name[:100])
        elif deed == "ratings":
            answers = RatingsForm(run, request.POST).answers()
            import_steps.choose(run, by=by, ratings=answers)
        elif deed == "go":
            skip_bad = bool(request.POST.get("skip_bad"))
            import_steps.go_on(run, by=by, skip_bad=skip_bad)
        elif deed == "give-up":
            import_steps.give_up(run, by=by)
    except DomainError as refusal:
        messages.error(request, str(refusal))


def _shown(run: ImportRun, may_import: bool) -> dict[str, Any]:
    found, is_open = run.preview, may_import and not run.is_finished
    may_choose = is_open and not run.after
    words = import_settings.words_of_our_scale()
    for each in found.get("samples", []):
        each["ours"] = words.get(each["rating"])
    return {
        "title": run.file_name,
        "run": run,
        "found": found,
        "faults": run.faults[:SHOWN],
        "missing": import_steps.what_is_missing(run, skip_bad=True),
        "columns": ColumnsForm(run)
        if may_choose and found.get("columns") and not found.get("is_ours")
        else None,
        "ratings": RatingsForm(run) if may_choose and found.get("unknown") else None,
        "is_open": is_open,
        "percent": 100 * run.after // run.records if run.records else 0,
    }


@admin.register(ForeignReview)
class ForeignReviewAdmin(NewsroomAdmin):
    list_display = ("organisation", "rating_label", "rating", "statement", "claim")
    list_select_related = ("claim", "rating")
    ordering = ("-id",)
