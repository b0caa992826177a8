"""Articles and their immutable texts."""

from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import connections, models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from .catalogue import Outlet
from .fields import digest_field, has_any, key_field, web_address
from .languages import require_text

DEMONSTRATION_KEY = "own-ru"  # only `load_demo` brings this article
LANGUAGES = """WITH RECURSIVE step(code) AS (
    SELECT min(language) FROM claims_article
    UNION ALL
    SELECT (SELECT min(language) FROM claims_article WHERE language > step.code)
    FROM step WHERE step.code IS NOT NULL
) SELECT code FROM step WHERE code IS NOT NULL"""


class ArticleQuerySet(models.QuerySet["Article"]):
    def with_public_claims(self) -> Self:
        """Articles that at least one claim readers may see stands in, as they know."""
        places = apps.get_model("claims", "Appearance").objects  # it imports articles
        here = places.filter(revision__article=models.OuterRef("pk"))
        return self.filter(
            models.Q(has_any(here.of_published()))
            | models.Q(has_any(here.known_while_corrected()))
        )

    def languages(self) -> list[str]:
        """Those of any article, read off an index: a step for each language."""
        with connections[self.db].cursor() as cursor:
            cursor.execute(LANGUAGES)
            return [code for (code,) in cursor.fetchall()]


class Article(models.Model):
    """A text that makes claims. Its wording lives in revisions."""

    key = key_field()
    title = I18nCharField(_("title"), max_length=500, validators=[require_text])
    title_is_ours = models.BooleanField(
        _("the title is ours"),
        default=False,
        help_text=_("The text came without a headline; this one describes it."),
    )
    outlet = models.ForeignKey(
        Outlet,
        verbose_name=_("outlet"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    author = models.CharField(_("author"), max_length=300, blank=True, default="")
    url = web_address(_("web address"))
    language = models.CharField(
        _("language"),
        max_length=12,
        default="ru",
        help_text=_("Of the text: ru, en, az …"),
    )
    published_on = models.DateField(_("published on"), null=True, blank=True)
    note = I18nTextField(
        _("note"), blank=True, help_text=_("What is known about where it comes from.")
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["url"],
                condition=~models.Q(url=""),
                name="article_url_is_unique",
                violation_error_message=_("An article with this address exists."),
            ),
        ]
        indexes = [
            models.Index(fields=["language", "-id"], name="article_by_language"),
            models.Index(fields=["-published_on", "-id"], name="article_by_day"),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Revision(models.Model):
    """One immutable text of an article.

    `text` is normalised (NFC, "\\n"); `length` counts its code points. A revision
    without text is *detached*: we know its digest and positions in it, but may
    not show it. Attaching a text with that very digest is the only change a
    revision ever sees; triggers refuse every other.
    """

    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        on_delete=models.PROTECT,
        db_index=False,
        related_name="revisions",
    )
    number = models.PositiveIntegerField(_("number"))
    sha256 = digest_field(_("digest"), db_index=True)
    length = models.PositiveIntegerField(_("length"))
    text = models.TextField(_("text"), null=True, blank=True)  # noqa: DJ001
    imported_at = models.DateTimeField(_("imported at"), auto_now_add=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("imported by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ("article", "number")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"], name="revision_number_is_unique"
            ),
            models.UniqueConstraint(
                fields=["article", "sha256"], name="revision_text_is_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article.key} · {self.number}"

    @property
    def is_detached(self) -> bool:
        return self.text is None
