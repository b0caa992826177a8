"""The right of reply: whoever is checked is asked first."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .claims import Claim


class RightOfReplyQuerySet(models.QuerySet["RightOfReply"]):
    def waiting(self) -> Self:
        """Asked, and not answered yet."""
        return self.filter(asked_on__isnull=False, answered_on__isnull=True)

    def past_deadline(self, on: dt.date) -> Self:
        return self.waiting().filter(deadline_on__lt=on)


class RightOfReply(models.Model):
    """Somebody was asked about a claim, or was not and why. Never deleted.

    An answer can still come after the deadline; until then there is none.
    """

    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        related_name="replies",
    )
    addressee = models.CharField(
        _("addressee"), max_length=300, help_text=_("Person or organisation.")
    )
    question = models.TextField(_("what was asked"), blank=True, default="")
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    deadline_on = models.DateField(_("deadline"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True, default="")
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    waiver_reason = models.TextField(_("why nobody was asked"), blank=True, default="")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = RightOfReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("right of reply")
        verbose_name_plural = _("rights of reply")
        ordering = ("claim", "id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    asked_on__isnull=False, deadline_on__isnull=False, waiver_reason=""
                )
                | models.Q(asked_on__isnull=True, deadline_on__isnull=True)
                & ~models.Q(waiver_reason=""),
                name="reply_is_asked_or_waived",
                violation_error_message=_(
                    "Somebody is asked, with a deadline, or it is said why nobody was."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(asked_on__isnull=True)
                | models.Q(deadline_on__gte=models.F("asked_on")),
                name="reply_deadline_follows_question",
                violation_error_message=_("The deadline lies before the question."),
            ),
            models.CheckConstraint(
                condition=models.Q(answered_on__isnull=True, answer="")
                | models.Q(answered_on__isnull=False, asked_on__isnull=False)
                & ~models.Q(answer=""),
                name="reply_answer_has_a_day_and_a_question",
                violation_error_message=_(
                    "An answer has a day, and belongs to a question."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(answered_on__isnull=True)
                | models.Q(answered_on__gte=models.F("asked_on")),
                name="reply_answer_follows_question",
                violation_error_message=_("The answer lies before the question."),
            ),
        ]

    def __str__(self) -> str:
        return self.addressee

    @property
    def is_waived(self) -> bool:
        return self.asked_on is None

    def is_late(self, on: dt.date) -> bool:
        """Asked, the deadline has passed on the day `on`, and there is no answer."""
        return (
            self.answered_on is None
            and self.deadline_on is not None
            and self.deadline_on < on
        )
