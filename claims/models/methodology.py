"""What verdicts are measured against: versioned methodology, rating scales."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from .fields import validate_slug
from .languages import require_text

validate_colour = RegexValidator(r"^#[0-9a-f]{6}\Z", _("A colour is written #1a7f37."))


class Methodology(models.Model):
    """One version of the public text that says how we check. Never changed,
    only followed by the next version."""

    number = models.PositiveIntegerField(_("version"), unique=True)
    text = I18nTextField(_("text"), validators=[require_text])
    effective_on = models.DateField(_("in force from"))

    class Meta:
        verbose_name = _("methodology")
        verbose_name_plural = _("methodology versions")
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"v{self.number}"


class RatingScale(models.Model):
    """A set of ratings. The one with the highest number is in force; a scale that
    a verdict has used is never changed, only superseded."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    name = I18nCharField(_("name"), max_length=200, validators=[require_text])

    class Meta:
        verbose_name = _("rating scale")
        verbose_name_plural = _("rating scales")
        ordering = ("-number",)

    def __str__(self) -> str:
        return str(self.name)


class Rating(models.Model):
    """How true: a word, a symbol and a colour, and a number where one makes sense.

    `value` follows schema.org Rating: 1 worst … 5 best; null for a verdict that
    gives no rating ("unverifiable").
    """

    scale = models.ForeignKey(
        RatingScale,
        verbose_name=_("scale"),
        on_delete=models.PROTECT,
        related_name="ratings",
    )
    slug = models.SlugField(_("identifier"), max_length=40, validators=[validate_slug])
    label = I18nCharField(_("label"), max_length=60, validators=[require_text])
    explanation = I18nTextField(_("explanation"), validators=[require_text])
    value = models.PositiveSmallIntegerField(_("value"), null=True, blank=True)
    symbol = models.CharField(_("symbol"), max_length=4)
    colour = models.CharField(_("colour"), max_length=7, validators=[validate_colour])
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = ("scale", "position")
        constraints = [
            models.UniqueConstraint(
                fields=["scale", "slug"], name="rating_once_per_scale"
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(value__range=(1, 5)),
                name="rating_value_is_1_to_5",
            ),
        ]

    def __str__(self) -> str:
        return str(self.label)
