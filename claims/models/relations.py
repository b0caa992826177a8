"""How claims stand to each other."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nTextField

from claims.choices import RelationKind

from .claims import Claim
from .fields import one_of


class Relation(models.Model):
    """One claim contradicts, supersedes, elaborates or repeats another."""

    from_claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        related_name="relations_out",
    )
    to_claim = models.ForeignKey(
        Claim,
        verbose_name=_("other claim"),
        on_delete=models.PROTECT,
        related_name="relations_in",
    )
    kind = models.CharField(_("kind"), max_length=12, choices=RelationKind)
    note = I18nTextField(
        _("explanation"), blank=True, help_text=_("One sentence: how exactly.")
    )

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ("from_claim", "id")
        constraints = [
            one_of("kind", RelationKind, name="relation_kind_is_known"),
            models.CheckConstraint(
                condition=~models.Q(from_claim=models.F("to_claim")),
                name="relation_joins_two_claims",
                violation_error_message=_("A claim cannot be related to itself."),
            ),
            models.UniqueConstraint(
                fields=["from_claim", "to_claim", "kind"],
                name="relation_is_unique",
                violation_error_message=_("This relation is already recorded."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
