"""Quotes that a new text does not have beyond doubt: a person says where they went."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .anchors import Appearance
from .articles import Revision
from .fields import one_of


class AnchorAnswer(models.TextChoices):
    """What became of the quote in the new text?"""

    OPEN = "open", _("nobody has said yet")
    FOUND = "found", _("found")
    GONE = "gone", _("no longer in the text")
    OVERTAKEN = "overtaken", _("a newer text came first")


class AnchorQuestionQuerySet(models.QuerySet["AnchorQuestion"]):
    def open(self) -> Self:
        return self.filter(answer=AnchorAnswer.OPEN)

    def gone(self) -> Self:
        """A person said that the passage is no longer in the article."""
        return self.filter(answer=AnchorAnswer.GONE)


class AnchorQuestion(models.Model):
    """Where in `revision` does the quote of `appearance` (of an earlier text) stand?

    `candidates` are `{"start", "end", "score", "reasons"}` as
    `text.anchoring.Candidate` has them, likeliest first, at most five; empty if
    nothing in the new text is like the quote, or if the earlier text is not here.
    """

    appearance = models.ForeignKey(
        Appearance,
        verbose_name=_("earlier place"),
        on_delete=models.PROTECT,
        related_name="questions",
    )
    revision = models.ForeignKey(
        Revision,
        verbose_name=_("new text"),
        on_delete=models.PROTECT,
        related_name="questions",
    )
    candidates = models.JSONField(_("candidates"), default=list)
    answer = models.CharField(
        _("answer"),
        max_length=9,
        choices=AnchorAnswer,
        default=AnchorAnswer.OPEN,
    )
    found = models.ForeignKey(
        Appearance,
        verbose_name=_("found at"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("asked at"))
    answered_at = models.DateTimeField(_("answered at"), null=True)

    objects = AnchorQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("passage to find again")
        verbose_name_plural = _("passages to find again")
        ordering = ("revision", "appearance__start")
        constraints = [
            one_of("answer", AnchorAnswer, name="anchor_answer_is_known"),
            models.UniqueConstraint(
                fields=["appearance", "revision"], name="anchor_question_asked_once"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    answer=AnchorAnswer.OPEN,
                    answered_at__isnull=True,
                    answered_by__isnull=True,
                )
                | ~models.Q(answer=AnchorAnswer.OPEN)
                & models.Q(answered_at__isnull=False, answered_by__isnull=False),
                name="anchor_answer_has_person_and_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["answer", "revision"], name="anchor_question_open")
        ]

    def __str__(self) -> str:
        return f"{self.appearance} → {self.revision}"
