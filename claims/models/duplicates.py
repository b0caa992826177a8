"""What people said when they were asked: are these two claims one?"""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .claims import Claim


class PairAnswerQuerySet(models.QuerySet["PairAnswer"]):
    def about(self, *claims: int) -> Self:
        """Answers about any of these claims (primary keys)."""
        return self.filter(models.Q(first__in=claims) | models.Q(second__in=claims))


class PairAnswer(models.Model):
    """One answer about two claims, the one with the smaller key first."""

    first = models.ForeignKey(
        Claim, verbose_name=_("claim"), on_delete=models.PROTECT, related_name="+"
    )
    second = models.ForeignKey(
        Claim,
        verbose_name=_("other claim"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    is_same = models.BooleanField(_("says the same"))
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("answered at"))

    objects = PairAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer about two claims")
        verbose_name_plural = _("answers about two claims")
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")),
                name="pair_names_the_smaller_first",
            ),
            models.UniqueConstraint(
                fields=["first", "second"],
                name="pair_is_answered_once",
                violation_error_message=_("This pair has been answered."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {'=' if self.is_same else '≠'} {self.second_id}"
