"""What other organisations say about a claim. Never a verdict of ours."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .claims import Claim
from .fields import digest_field, web_address
from .methodology import Rating


class ForeignReviewQuerySet(models.QuerySet["ForeignReview"]):
    def with_verdict(self) -> Self:
        """Those in which somebody rated, and can be looked up."""
        return self.exclude(rating_label="").exclude(organisation="").exclude(url="")


class ForeignReview(models.Model):
    """One record of an import: where the claim came from, and what whoever checked it
    called it.

    `rating_label` is their word, and what readers are shown; `rating` is what it comes
    to on our scale, null if nothing does or nobody had said so when it came. Only the
    claim may change (when claims are merged), and `rating` once, from null.
    """

    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        related_name="foreign_reviews",
    )
    source_key = digest_field(
        _("key of the source"),
        unique=True,
        help_text=_("Digest of organisation and page, or of its own number."),
    )
    organisation = models.CharField(
        _("organisation"), max_length=300, blank=True, default=""
    )
    url = web_address(_("web address"))
    statement = models.TextField(_("statement as they put it"), blank=True, default="")
    language = models.CharField(_("language"), max_length=12, blank=True, default="")
    claimant = models.CharField(
        _("claimant as they name it"), max_length=300, blank=True, default=""
    )
    rating_label = models.CharField(
        _("their rating"), max_length=200, blank=True, default=""
    )
    rating = models.ForeignKey(
        Rating,
        verbose_name=_("on our scale"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    imported_at = models.DateTimeField(_("imported at"))

    objects = ForeignReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review by another organisation")
        verbose_name_plural = _("reviews by other organisations")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.organisation}: {self.rating_label}"


class RatingLabel(models.Model):
    """What a label of others comes to on our scale, answered once by a person."""

    label = models.CharField(
        _("label"), max_length=200, help_text=_("As it stood in a file.")
    )
    plain = models.CharField(
        _("label as it is looked up"), max_length=200, unique=True, editable=False
    )
    rating = models.ForeignKey(
        Rating,
        verbose_name=_("on our scale"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Left empty: nothing on our scale says the same."),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("rating label of others")
        verbose_name_plural = _("rating labels of others")
        ordering = ("plain",)

    def __str__(self) -> str:
        return self.label


class ImportMapping(models.Model):
    """Which column of a file is what, under a name, to be used again."""

    name = models.CharField(pgettext_lazy("of a mapping", "name"), max_length=100,
                            unique=True)  # fmt: skip
    columns = models.JSONField(_("columns"), default=dict)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("mapping of columns")
        verbose_name_plural = _("mappings of columns")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
