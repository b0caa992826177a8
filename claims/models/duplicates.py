"""Pairs of claims that may be one: what is asked, and what people answered."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.choices import ClaimState

from .claims import Claim
from .relations import Relation

FINISHED = (ClaimState.MERGED, ClaimState.REJECTED)


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


class ProposedPairQuerySet(models.QuerySet["ProposedPair"]):
    def about(self, *claims: int) -> Self:
        return self.filter(models.Q(first__in=claims) | models.Q(second__in=claims))

    def likest_first(self) -> Self:
        return self.order_by("-score", "-id")

    def after(self, key: int) -> Self:
        """Those that follow the pair `key` in that order; all if there is none."""
        start = self.model.objects.filter(pk=key).values_list("score", "pk").first()
        if start is None:
            return self
        equal = models.Q(score=start[0], pk__lt=start[1])
        lower = models.Q(score__lt=start[0])
        return self.filter(models.Q(score__lte=start[0]), equal | lower)

    def open(self) -> Self:
        """Nobody has said yet how the two stand, and both are alive."""
        pair = {"first": models.OuterRef("first"), "second": models.OuterRef("second")}
        forth = Relation.objects.filter(
            from_claim=models.OuterRef("first"), to_claim=models.OuterRef("second")
        )
        back = Relation.objects.filter(
            from_claim=models.OuterRef("second"), to_claim=models.OuterRef("first")
        )
        # Asked of each pair, not joined: SQLite would begin with the claims, and sort.
        finished = Claim.objects.filter(state__in=FINISHED)
        return self.filter(
            ~models.Exists(finished.filter(pk=models.OuterRef("first"))),
            ~models.Exists(finished.filter(pk=models.OuterRef("second"))),
            ~models.Exists(PairAnswer.objects.filter(**pair)),
            ~models.Exists(forth),
            ~models.Exists(back),
        )


class ProposedPair(models.Model):
    """Two claims `find_duplicates` holds to be alike, the smaller key first.

    Derived from the claims' words, like the search index, and never from answers:
    what has been answered is left out when the list is read.
    """

    first = models.ForeignKey(
        Claim, verbose_name=_("claim"), on_delete=models.PROTECT, related_name="+"
    )
    second = models.ForeignKey(
        Claim,
        verbose_name=_("other claim"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    is_same = models.BooleanField(_("seems to say the same"))
    score = models.PositiveSmallIntegerField(_("likeness, per mille"))
    found_at = models.DateTimeField(_("found at"))

    objects = ProposedPairQuerySet.as_manager()

    class Meta:
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        ordering = ("-is_same", "-score", "-id")
        indexes = [
            models.Index(fields=["is_same", "-score", "-id"], name="pair_by_likeness")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")),
                name="proposal_names_the_smaller_first",
            ),
            models.UniqueConstraint(
                fields=["first", "second"], name="pair_is_proposed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ≈ {self.second_id}"


class DuplicateRun(models.Model):
    """One pass of `find_duplicates`; the next begins after the last event it knew."""

    started_at = models.DateTimeField(_("started at"))
    up_to_event = models.BigIntegerField(_("up to event"), default=0)
    compared = models.PositiveIntegerField(_("claims compared"), default=0)
    finished_at = models.DateTimeField(_("finished at"), null=True)

    class Meta:
        verbose_name = _("search for duplicates")
        verbose_name_plural = _("searches for duplicates")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}: {self.compared}"
