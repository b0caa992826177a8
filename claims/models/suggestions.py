"""Sentences the machine thinks worth checking, and what editors said to that."""

from collections import Counter
from typing import NamedTuple, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .articles import Revision
from .claims import Claim
from .fields import one_of

MOST_ANSWERS = 2_000


class SuggestionAnswer(models.TextChoices):
    """What did an editor do with the suggestion?"""

    OPEN = "open", _("nobody has looked yet")
    ACCEPTED = "accepted", _("a claim was made of it")
    REJECTED = "rejected", _("not worth checking")


class ReasonRecord(NamedTuple):
    """How often suggestions with this reason became a claim, and how often not."""

    reason: str
    accepted: int
    rejected: int

    @property
    def precision(self) -> float:
        return self.accepted / (self.accepted + self.rejected)


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def open(self) -> Self:
        return self.filter(answer=SuggestionAnswer.OPEN)

    def record_of_reasons(self) -> list[ReasonRecord]:
        """For every reason, the answers to suggestions that gave it; most first. Of
        the newest `MOST_ANSWERS` each way: how we choose now, at a cost that does not
        grow."""
        answers = {
            answer: Counter(
                reason
                for reasons in self.filter(answer=answer)
                .order_by("-id")
                .values_list("reasons", flat=True)[:MOST_ANSWERS]
                for reason in reasons
            )
            for answer in (SuggestionAnswer.ACCEPTED, SuggestionAnswer.REJECTED)
        }
        accepted, rejected = answers.values()
        return sorted(
            (
                ReasonRecord(reason, accepted[reason], rejected[reason])
                for reason in {*accepted, *rejected}
            ),
            key=lambda one: (-one.accepted - one.rejected, one.reason),
        )


class Suggestion(models.Model):
    """A sentence of a revision that is worth an editor's look (`text.suggestions`).

    `start` and `end` count code points, `score` is thousandths, `reasons` are codes
    of `models.reasons.CheckReason`, strongest first.
    """

    revision = models.ForeignKey(
        Revision,
        verbose_name=_("revision"),
        on_delete=models.PROTECT,
        db_index=False,
        related_name="suggestions",
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    score = models.PositiveSmallIntegerField(_("score"))
    reasons = models.JSONField(_("reasons"), default=list)
    answer = models.CharField(
        _("answer"),
        max_length=8,
        choices=SuggestionAnswer,
        default=SuggestionAnswer.OPEN,
    )
    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        null=True,
        on_delete=models.PROTECT,
        related_name="suggestions",
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("answered at"), null=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ("revision", "start")
        constraints = [
            one_of("answer", SuggestionAnswer, name="suggestion_answer_is_known"),
            models.UniqueConstraint(
                fields=["revision", "start", "end"], name="suggestion_once_per_span"
            ),
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")),
                name="suggestion_start_before_end",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="accepted", claim__isnull=False)
                | ~models.Q(answer="accepted") & models.Q(claim__isnull=True),
                name="suggestion_accepted_names_the_claim",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    answer="open", answered_at__isnull=True, answered_by__isnull=True
                )
                | ~models.Q(answer="open")
                & models.Q(answered_at__isnull=False, answered_by__isnull=False),
                name="suggestion_answer_has_person_and_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision} {self.start}–{self.end}"
