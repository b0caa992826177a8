"""Numbers in claims, as numbers."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from claims.choices import Comparator

from .catalogue import Unit
from .claims import Claim
from .fields import both_or_neither, one_of, precision_field

RANGE_HAS_TWO_ENDS = _("A range has two values, the smaller first; others have one.")


def range_has_two_ends(
    comparator: str, value: str, value_to: str, *, name: str
) -> models.CheckConstraint:
    """`value_to` exists for a range only, and is the larger.

    Said outright: a comparison with NULL is neither true nor false, and would pass.
    """
    is_range = models.Q(**{comparator: Comparator.RANGE})
    is_larger = models.Q(**{f"{value_to}__gt": models.F(value)})
    is_given = models.Q(**{f"{value_to}__isnull": False})
    return models.CheckConstraint(
        condition=(
            is_range & is_given & is_larger
            | ~is_range & models.Q(**{f"{value_to}__isnull": True})
        ),
        name=name,
        violation_error_message=RANGE_HAS_TWO_ENDS,
    )


class Quantity(models.Model):
    """The number in a claim: how it compares, what it counts, out of what, when."""

    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        related_name="quantities",
    )
    comparator = models.CharField(
        _("comparator"), max_length=5, choices=Comparator, default=Comparator.EQUAL
    )
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=6)
    value_to = models.DecimalField(
        _("to"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+"
    )
    denominator = I18nCharField(
        _("of what"),
        max_length=300,
        blank=True,
        # xgettext:no-python-format
        help_text=_("46 % of what?"),
    )
    period = I18nCharField(_("period"), max_length=200, blank=True)
    as_of_date = models.DateField(_("as of"), null=True, blank=True)
    as_of_precision = precision_field(_("precision of the date"))
    definition = I18nTextField(
        _("definition"), blank=True, help_text=_("How the thing counted is defined.")
    )

    class Meta:
        verbose_name = _("quantity")
        verbose_name_plural = _("quantities")
        ordering = ("claim", "id")
        constraints = [
            one_of("comparator", Comparator, name="quantity_comparator_is_known"),
            range_has_two_ends(
                "comparator", "value", "value_to", name="quantity_range_has_two_ends"
            ),
            both_or_neither(
                "as_of_date", "as_of_precision", name="quantity_date_has_precision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comparator} {plain(self.value)} {self.unit}"


def plain(value: Decimal) -> str:
    """The number without trailing zeros and never in exponents: 200, 0.5."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
