"""Bibliographies and the places that cite them."""

from collections import defaultdict

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .articles import Revision
from .fields import digest_field
from .sources import Source


class Reference(models.Model):
    """A bibliography entry of a revision. `problems` is a list of
    `{"code": CitationProblem, "note": {language: text}}`."""

    revision = models.ForeignKey(
        Revision,
        verbose_name=_("revision"),
        on_delete=models.PROTECT,
        related_name="references",
    )
    number = models.PositiveIntegerField(_("number"))
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    quote_digest = digest_field(_("digest of the quote"))
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        on_delete=models.PROTECT,
        related_name="references",
    )
    problems = models.JSONField(_("problems"), default=list)

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ("revision", "number")
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "number"], name="reference_number_is_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")),
                name="reference_start_before_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision} [{self.number}]"


class Citation(models.Model):
    """A place in the text that names a source; `reference` is the entry it points
    to, or null if it points nowhere."""

    revision = models.ForeignKey(
        Revision,
        verbose_name=_("revision"),
        on_delete=models.PROTECT,
        related_name="citations",
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    quote_digest = digest_field(_("digest of the quote"))
    reference = models.ForeignKey(
        Reference,
        verbose_name=_("reference"),
        null=True,
        on_delete=models.PROTECT,
        related_name="citations",
    )
    problems = models.JSONField(_("problems"), default=list)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ("revision", "start")
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "start", "end"], name="citation_span_is_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")),
                name="citation_start_before_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision} {self.start}–{self.end}"


class NameAliasQuerySet(models.QuerySet["NameAlias"]):
    def spellings(self) -> dict[str, list[str]]:
        """Every name with its other spellings, as `text.citations` takes them."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name, spelling in self.values_list("name", "spelling"):
            found[name].append(spelling)
        return dict(found)


class NameAlias(models.Model):
    """Two spellings of one author or institution, confirmed by an editor."""

    name = models.CharField(_("name in the bibliography"), max_length=200)
    spelling = models.CharField(_("spelling in the text"), max_length=200)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), auto_now_add=True)

    objects = NameAliasQuerySet.as_manager()

    class Meta:
        verbose_name = _("spelling of a name")
        verbose_name_plural = _("spellings of names")
        ordering = ("name", "spelling")
        constraints = [
            models.UniqueConstraint(
                fields=["name", "spelling"],
                name="name_alias_once",
                violation_error_message=_("These two are already known as one."),
            ),
            models.CheckConstraint(
                condition=~models.Q(name=models.F("spelling")),
                name="name_alias_differs",
                violation_error_message=_("The two spellings are the same."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.spelling} = {self.name}"
