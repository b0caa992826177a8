"""Documents that can be evidence, and the evidence they give."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from i18nfield.fields import I18nTextField

from claims.choices import Comparator, SourceKind, Stance

from .catalogue import Unit
from .claims import Claim
from .fields import key_field, one_of, web_address


class Source(models.Model):
    """A document. Bibliographic fields repeat what is printed on it."""

    slug = key_field()
    title = models.CharField(_("title"), max_length=500)
    publisher = models.CharField(
        pgettext_lazy("of a source", "publisher"),
        max_length=300,
        blank=True,
        default="",
    )
    author = models.CharField(_("author"), max_length=300, blank=True, default="")
    year = models.CharField(
        _("year"), max_length=20, blank=True, default="", help_text=_("As printed.")
    )
    url = web_address(_("web address"))
    archived_url = web_address(_("archived copy"))
    language = models.CharField(_("language"), max_length=12, blank=True, default="")
    kind = models.CharField(
        _("kind"), max_length=10, choices=SourceKind, default=SourceKind.NEWS
    )
    is_primary = models.BooleanField(
        _("primary source"),
        default=False,
        help_text=_("The document itself, not a report about it."),
    )
    interest = I18nTextField(
        _("interest"),
        blank=True,
        help_text=_("What the publisher may gain in this matter; who pays for it."),
    )
    note = I18nTextField(_("note"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ("-id",)
        constraints = [one_of("kind", SourceKind, name="source_kind_is_known")]
        indexes = [
            models.Index(fields=["title", "id"], name="source_by_title"),
            models.Index(fields=["kind", "-id"], name="source_by_kind"),
        ]

    def __str__(self) -> str:
        return self.title


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def public(self) -> "EvidenceQuerySet":
        """Evidence of claims that readers may see."""
        return self.filter(claim__in=Claim.objects.published())


class Evidence(models.Model):
    """Ties a source to a claim and says which way it points, and where exactly."""

    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        related_name="evidence",
    )
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="evidence",
    )
    stance = models.CharField(_("stance"), max_length=8, choices=Stance)
    pinpoint = models.CharField(
        _("pinpoint"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("Page, table, section, timestamp."),
    )
    finding = I18nTextField(
        _("what it says"),
        blank=True,
        help_text=_("In our words or a short excerpt: what the source shows."),
    )
    observed_comparator = models.CharField(
        _("observed: comparator"),
        max_length=5,
        choices=Comparator,
        blank=True,
        default="",
    )
    observed_value = models.DecimalField(
        _("observed: value"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    observed_unit = models.ForeignKey(
        Unit,
        verbose_name=_("observed: unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    accessed_on = models.DateField(_("accessed on"), null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = pgettext_lazy("plural", "evidence")
        ordering = ("claim", "id")
        constraints = [
            one_of("stance", Stance, name="evidence_stance_is_known"),
            models.CheckConstraint(
                condition=models.Q(
                    observed_comparator="",
                    observed_value__isnull=True,
                    observed_unit__isnull=True,
                )
                | models.Q(
                    observed_comparator__in=[
                        c for c in Comparator.values if c != Comparator.RANGE
                    ],
                    observed_value__isnull=False,
                    observed_unit__isnull=False,
                ),
                name="evidence_observed_number_is_whole",
                violation_error_message=_(
                    "An observed number has a comparator (not a range), a value and "
                    "a unit."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.source}"
