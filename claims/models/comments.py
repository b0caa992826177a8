"""What editors say to each other about a claim. Never shown to readers."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .claims import Claim

LONGEST_COMMENT = 5_000  # characters


class CommentQuerySet(models.QuerySet["Comment"]):
    def unresolved(self) -> Self:
        return self.filter(resolved_at__isnull=True)

    def mentioning(self, person: object) -> Self:
        return self.filter(mentions__person=person)


class Comment(models.Model):
    """A note on a claim. Its text never changes; it can be resolved once."""

    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        related_name="comments",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    text = models.TextField(_("text"), validators=[MaxLengthValidator(LONGEST_COMMENT)])
    written_at = models.DateTimeField(_("written at"))
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("resolved by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ("claim", "id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | models.Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="comment_resolved_by_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(text=""), name="comment_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.author}"


class Mention(models.Model):
    """A comment calls a colleague by @name. Never changed, never deleted."""

    comment = models.ForeignKey(
        Comment,
        verbose_name=_("comment"),
        on_delete=models.PROTECT,
        related_name="mentions",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ("comment", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "person"], name="mention_once_per_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} @{self.person}"
