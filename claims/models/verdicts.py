"""Verdicts, the reviews of them, and corrections. None of the rows ever changes."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nTextField

from claims.choices import CorrectionKind, Decision

from .claims import Claim
from .fields import digest_field, one_of
from .methodology import Methodology, Rating


class Verdict(models.Model):
    """One numbered, immutable assessment of a claim.

    `basis` is the canonical JSON of everything the verdict rests on and `digest`
    its SHA-256: what was assessed can be shown, and compared, for ever.
    `required_approvals` is fixed here, so lowering it later helps nobody.
    """

    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        db_index=False,
        related_name="verdicts",
    )
    number = models.PositiveIntegerField(_("number"))
    statement = I18nTextField(_("statement as assessed"))
    rating = models.ForeignKey(
        Rating,
        verbose_name=_("rating"),
        on_delete=models.PROTECT,
        related_name="verdicts",
    )
    summary = I18nTextField(
        _("summary"), help_text=_("The verdict in one or two sentences.")
    )
    explanation = I18nTextField(
        _("explanation"), help_text=_("What it rests on, and what was not checked.")
    )
    no_support_found = models.BooleanField(
        _("looked for evidence in favour, found none"), default=False
    )
    no_refutation_found = models.BooleanField(
        _("looked for evidence against, found none"), default=False
    )
    methodology = models.ForeignKey(
        Methodology,
        verbose_name=_("methodology"),
        on_delete=models.PROTECT,
        related_name="verdicts",
    )
    response = models.TextField(
        _("answer to the return"),
        blank=True,
        default="",
        help_text=_("How the reviewers' objections to the last verdict were met."),
    )
    required_approvals = models.PositiveSmallIntegerField(_("approvals required"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        on_delete=models.PROTECT,
        related_name="verdicts",
    )
    submitted_at = models.DateTimeField(_("submitted at"))
    basis = models.TextField(_("basis"))
    digest = digest_field(_("digest of the basis"))

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ("claim", "-number")
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "number"], name="verdict_number_is_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(required_approvals__range=(1, 3)),
                name="verdict_needs_one_to_three_approvals",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim.public_id} · {self.number}"


class ReviewQuerySet(models.QuerySet["Review"]):
    def approvals(self) -> Self:
        return self.filter(decision=Decision.APPROVE)


class Review(models.Model):
    """One reviewer's decision on one verdict."""

    verdict = models.ForeignKey(
        Verdict,
        verbose_name=_("verdict"),
        on_delete=models.PROTECT,
        db_index=False,
        related_name="reviews",
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewer"),
        on_delete=models.PROTECT,
        related_name="reviews",
    )
    decision = models.CharField(_("decision"), max_length=8, choices=Decision)
    comment = models.TextField(_("comment"), blank=True, default="")
    decided_at = models.DateTimeField(_("decided at"))

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ("verdict", "id")
        constraints = [
            one_of("decision", Decision, name="review_decision_is_known"),
            models.UniqueConstraint(
                fields=["verdict", "reviewer"], name="review_once_per_reviewer"
            ),
            models.CheckConstraint(
                condition=~models.Q(decision="return", comment=""),
                name="review_return_has_a_comment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict}: {self.get_decision_display()}"


class Conflict(models.Model):
    """A person's interest in a claim: whoever has one does not approve it."""

    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        related_name="conflicts",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    reason = models.TextField(_("reason"))
    declared_at = models.DateTimeField(_("declared at"))

    class Meta:
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        ordering = ("claim", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "person"],
                name="conflict_once_per_person",
                violation_error_message=_("This conflict is already declared."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.person}"


class Correction(models.Model):
    """A public note on a published claim. Opened by one editor, closed when the
    new verdict is published by another."""

    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        related_name="corrections",
    )
    kind = models.CharField(_("kind"), max_length=13, choices=CorrectionKind)
    what_changed = I18nTextField(_("what changed"))
    why = I18nTextField(_("why"))
    from_verdict = models.ForeignKey(
        Verdict,
        verbose_name=_("from verdict"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    to_verdict = models.ForeignKey(
        Verdict,
        verbose_name=_("to verdict"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("opened by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    opened_at = models.DateTimeField(_("opened at"))
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("closed by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    closed_at = models.DateTimeField(_("closed at"), null=True)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ("-opened_at", "-id")
        indexes = [models.Index(fields=["-opened_at", "-id"], name="correction_latest")]
        constraints = [
            one_of("kind", CorrectionKind, name="correction_kind_is_known"),
            models.UniqueConstraint(
                fields=["claim"],
                condition=models.Q(closed_at__isnull=True),
                name="correction_one_open_per_claim",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
                name="correction_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_by__isnull=True)
                | ~models.Q(closed_by=models.F("opened_by")),
                name="correction_closed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim.public_id}: {self.get_kind_display()}"
