"""A page that takes an article in: a file, a saved web page, or pasted text."""

from typing import Any, Final

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from claims.exceptions import DomainError
from claims.importing.documents import MOST_BYTES, SUFFIXES, Document, read
from claims.models import Article, Outlet
from claims.models.fields import validate_web_address
from claims.operations import imports
from claims.text.normalise import normalise
from claims.workflow import policies

ENCODINGS: Final = (
    ("", gettext_lazy("as the text itself tells")),
    ("utf-8", "UTF-8"),
    ("windows-1251", "windows-1251"),
    ("koi8-r", "KOI8-R"),
    ("utf-16", "UTF-16"),
    ("iso8859-5", "ISO 8859-5"),
    ("cp866", "CP 866"),
    ("windows-1252", "windows-1252"),
)
DETAILS: Final = ("title", "author", "outlet", "url", "language", "published_on")
TOLD: Final[dict[str, Promise]] = {
    imports.CREATED: gettext_lazy("The article is added."),
    imports.ATTACHED: gettext_lazy(
        "This is the text we knew by its digest; the quotes are alive."
    ),
    imports.KNOWN: gettext_lazy("This very text is here already; nothing changed."),
    imports.REVISED: gettext_lazy(
        "The article was here already; this is its new text. Quotes found again: "
        "%(moved)d; to be found by a person: %(asked)d."
    ),
}


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("file"),
        required=False,
        help_text=gettext_lazy("Plain text, Markdown, or a saved web page."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    encoding = forms.ChoiceField(
        label=gettext_lazy("encoding of the file"), choices=ENCODINGS, required=False
    )
    text = forms.CharField(
        label=gettext_lazy("or paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    title = forms.CharField(
        label=gettext_lazy("title"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Left empty: what the page says, or the first line."),
    )
    author = forms.CharField(
        label=gettext_lazy("author"), required=False, max_length=300
    )
    outlet = forms.ModelChoiceField(
        label=gettext_lazy("outlet"),
        queryset=Outlet.objects.all(),
        required=False,
        widget=AutocompleteSelect(Article._meta.get_field("outlet"), admin.site),
    )
    url = forms.CharField(
        label=gettext_lazy("web address"),
        required=False,
        max_length=2000,
        validators=[validate_web_address],
        help_text=gettext_lazy("An address known already finds its article."),
    )
    language = forms.CharField(
        label=gettext_lazy("language"),
        required=False,
        max_length=12,
        help_text=gettext_lazy("ru, en, az … Left empty: recognised."),
    )
    published_on = forms.DateField(
        label=gettext_lazy("published on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        has_text = bool(cleaned.get("text", "").strip())
        if has_text == bool(cleaned.get("file")) and "file" not in self.errors:
            self.add_error(None, _("Give one of the two: a file, or pasted text."))
        return cleaned

    def document(self) -> Document:
        """Raises TextRefused."""
        file = self.cleaned_data.get("file")
        if not file:
            return Document(normalise(self.cleaned_data["text"]))
        raw = file.read(MOST_BYTES + 1)
        return read(raw, name=file.name, encoding=self.cleaned_data["encoding"])

    def details(self) -> dict[str, Any]:
        return {
            name: self.cleaned_data[name] for name in DETAILS if self.cleaned_data[name]
        }


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, site: Any) -> HttpResponse:
    if not policies.is_researcher(request.user):
        raise PermissionDenied
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*typed)
    if form.is_valid() and (imported := _imported(form, request)):
        return HttpResponseRedirect(_next_page(imported))
    context = {
        **site.each_context(request),
        "title": _("Take in an article"),
        "opts": Article._meta,
        "form": form,
    }
    return TemplateResponse(request, "admin/claims/workbench_import.html", context)


def _next_page(imported: imports.Imported) -> str:
    """Of a text that is new here, first what of it has been checked already."""
    is_new = imported.outcome in (imports.CREATED, imports.REVISED)
    page = "known" if is_new else "workbench"
    return reverse(f"admin:claims_revision_{page}", args=[imported.revision.pk])


def _imported(form: ImportForm, request: Any) -> imports.Imported | None:
    try:
        document = form.document()
        name = getattr(form.cleaned_data.get("file"), "name", "").rpartition(".")[0]
        details = {**document.details, **form.details()}
        imported = imports.take_in(document.text, by=request.user, key=name, **details)
    except DomainError as refusal:
        known = refusal.field in form.fields
        form.add_error(refusal.field if known else None, str(refusal))
        return None
    told = str(TOLD[imported.outcome])
    if followed := imported.followed:
        told %= {"moved": followed.moved, "asked": followed.asked}
    messages.success(request, told)
    return imported
