"""The short lists claims refer to: topics, units, outlets, claimants."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from i18nfield.fields import I18nCharField, I18nTextField

from claims.choices import ClaimantKind

from .fields import key_field, one_of, web_address
from .languages import require_text


class Topic(models.Model):
    """What a claim is about, for readers who follow a subject."""

    slug = key_field()
    name = I18nCharField(_("name"), max_length=200, validators=[require_text])

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ("slug",)

    def __str__(self) -> str:
        return str(self.name)


class Unit(models.Model):
    """What a number counts: people, %, months. Same unit, same row."""

    slug = key_field()
    label = I18nCharField(
        _("label"),
        max_length=60,
        validators=[require_text],
        help_text=_("Short, as printed after a number: «чел.», «%»."),
    )

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ("slug",)

    def __str__(self) -> str:
        return str(self.label)


class Outlet(models.Model):
    """Where articles appear."""

    slug = key_field()
    name = I18nCharField(_("name"), max_length=200, validators=[require_text])
    url = web_address(_("web address"))

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ("slug",)

    def __str__(self) -> str:
        return str(self.name)


class Claimant(models.Model):
    """Who asserts a claim: a person, an organisation, a state, a publication."""

    slug = key_field()
    name = I18nCharField(
        pgettext_lazy("of a claimant", "name"),
        max_length=200,
        validators=[require_text],
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=ClaimantKind, default=ClaimantKind.PERSON
    )
    description = I18nTextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("claimant")
        verbose_name_plural = _("claimants")
        ordering = ("slug",)
        constraints = [
            one_of("kind", ClaimantKind, name="claimant_kind_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.name)
