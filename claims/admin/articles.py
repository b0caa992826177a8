"""Articles and their texts. A text is pasted once and then only read."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.models import Article, Revision
from claims.operations import articles, revisions
from claims.search import names
from claims.search.steps import Steps
from claims.text.normalise import digest, normalise
from claims.typography import language_name

from .base import NewsroomAdmin, OperationAdmin, change_url
from .forms import OperationForm
from .names import FoundByName
from .revisions import revision_label, revisions_to_choose
from .workbench_urls import article_urls, revision_urls

WHY_DETACHED = _(
    "Only the digest and the length of this text are known here, because the site has "
    "no right to show it. Whoever has the text can paste it into the article: if it is "
    "exactly this text, the quotes come alive."
)


MOST_ARTICLES = 200  # whose texts are offered to whoever looks for one by its title


class LanguageFilter(admin.SimpleListFilter):
    """Django's own reads the languages of all articles; an index knows them."""

    title = Article._meta.get_field("language").verbose_name
    parameter_name = "language"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [(code, language_name(code)) for code in Article.objects.languages()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        code = self.value()
        return queryset.filter(language=code) if code else queryset


class ArticleForm(OperationForm):
    text = forms.CharField(
        label=_("Text to add"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
        help_text=_(
            "Paste the whole text. It becomes a new revision, or is attached to the "
            "one whose digest it has. Texts are never changed afterwards."
        ),
    )

    class Meta:
        model = Article
        fields = "__all__"  # noqa: DJ007 - the fieldsets choose


@admin.register(Article)
class ArticleAdmin(FoundByName, OperationAdmin):
    form = ArticleForm
    list_display = ("title", "outlet", "author", "language", "published_on")
    list_select_related = ("outlet",)
    list_filter = (LanguageFilter,)
    ordering = ("-id",)
    search_fields = ("key",)
    autocomplete_fields = ("outlet",)

    def sections(self, request: HttpRequest, obj: Any) -> Any:
        about = (
            "title",
            "title_is_ours",
            ("key", "language"),
            ("outlet", "author"),
            ("url", "published_on"),
            "note",
        )
        texts = (
            ("texts", "text")
            if self.has_change_permission(request, obj)
            else ("texts",)
        )
        return [
            (None, {"fields": about}),
            (_("Texts"), {"fields": texts if obj else ("text",)}),
        ]

    def get_urls(self) -> list[Any]:
        return [*article_urls(self.admin_site), *super().get_urls()]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("key", "texts") if obj else ("texts",)

    @admin.display(description=_("revisions"))
    def texts(self, article: Article) -> str | SafeString:
        rows = revisions_to_choose().filter(article=article).order_by("number")
        listed = format_html_join(
            "",
            '<li><a href="{}">{}</a> <span class="quiet">{}</span> '
            '<a href="{}">{}</a> · <a href="{}">{}</a></li>',
            (
                (
                    *(change_url(row), revision_label(row), self._told(row)),
                    reverse("admin:claims_revision_workbench", args=[row.pk]),
                    _("Open the workbench"),
                    reverse("admin:claims_revision_citations", args=[row.pk]),
                    _("Citations"),
                )
                for row in rows
            ),
        )
        return format_html("<ul>{}</ul>", listed) if listed else "–"

    def _told(self, revision: Revision) -> str:
        return _("%(length)d characters, SHA-256 %(digest)s…") % {
            "length": revision.length,
            "digest": revision.sha256[:12],
        }

    def create(self, by: User, columns: dict[str, Any], form: Any) -> Article:
        article = articles.create(by=by, **columns)
        self._take_text(article, by, form)
        return article

    def edit(self, row: Any, by: User, columns: dict[str, Any], form: Any) -> None:
        articles.edit(row, by=by, **columns)

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change:
            self._take_text(form.stored, request.user, form)

    def _take_text(self, article: Article, by: User, form: Any) -> None:
        text = form.cleaned_data.get("text", "")
        if not text.strip():
            return
        known = article.revisions.filter(sha256=digest(normalise(text)), text=None)
        revision = known.first()
        if revision is not None:
            articles.attach_text(revision, by=by, text=text)
        else:
            revisions.add(article, by=by, text=text)


@admin.register(Revision)
class RevisionAdmin(NewsroomAdmin):
    """Found through its article; here to be read and to be chosen."""

    search_fields = ("sha256",)
    list_display = ("in_words", "length", "imported_at", "imported_by")
    ordering = ("-id",)
    fieldsets = (
        (None, {"fields": ("in_words", "length", "sha256", "imported_at", "wording")}),
    )

    def get_urls(self) -> list[Any]:
        return [*revision_urls(self.admin_site), *super().get_urls()]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return revisions_to_choose().select_related("imported_by")

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        found = names.matching(Article.objects.all(), names.read(search_term))
        return queryset.filter(article__in=found), False

    def walked(self, rows: Any, typed: str, steps: Steps) -> list[int] | None:
        """Of the newest articles that are found by name."""
        if not (query := names.read(typed)):
            return None
        found = names.walked(Article.objects.all(), query, Steps(MOST_ARTICLES))
        beyond, order = ("gt", "pk") if steps.is_ascending else ("lt", "-pk")
        rows = rows.filter(article__in=found).order_by(order)
        if steps.start is not None:
            rows = rows.filter(**{f"pk__{beyond}": steps.start})
        return list(rows.values_list("pk", flat=True)[: steps.limit])

    def choice_label(self, revision: Revision) -> str:
        return revision_label(revision)

    @admin.display(description=_("article"))
    def in_words(self, revision: Revision) -> str:
        return revision_label(revision)

    @admin.display(description=_("text"))
    def wording(self, revision: Revision) -> str | SafeString:
        if revision.text is None:
            return str(WHY_DETACHED)
        language = revision.article.language
        return format_html(
            '<div class="revision-text" lang="{}">{}</div>', language, revision.text
        )
