"""Errors that readers report."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.choices import ReportOutcome

from .claims import Claim
from .fields import digest_field, one_of

LONGEST_REPORT = 4_000  # characters


class ErrorReportQuerySet(models.QuerySet["ErrorReport"]):
    def open(self) -> Self:
        return self.filter(outcome=ReportOutcome.OPEN)


class ErrorReport(models.Model):
    """A reader says that something is wrong. The text never changes, the outcome is
    decided once, the contact can be forgotten; the report stays.

    `sender` recognises the address a report came from for a day, and cannot be
    turned back into it; it limits how many come in (see `operations.reports`).
    """

    WITHHELD = ("text", "contact", "sender")  # from the audit log: personal data

    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        related_name="error_reports",
    )
    text = models.TextField(
        _("what is wrong"), validators=[MaxLengthValidator(LONGEST_REPORT)]
    )
    contact = models.CharField(
        _("contact"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("Only if you would like an answer. It is never published."),
    )
    sender = digest_field(_("sender"), editable=False)
    received_at = models.DateTimeField(_("received at"))
    outcome = models.CharField(
        _("outcome"),
        max_length=8,
        choices=ReportOutcome,
        default=ReportOutcome.OPEN,
    )
    outcome_note = models.TextField(_("why"), blank=True, default="")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader's report")
        verbose_name_plural = _("readers' reports")
        ordering = ("-id",)
        constraints = [
            one_of("outcome", ReportOutcome, name="errorreport_outcome_is_known"),
            models.CheckConstraint(
                condition=models.Q(
                    outcome=ReportOutcome.OPEN,
                    outcome_note="",
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | ~models.Q(outcome=ReportOutcome.OPEN)
                & ~models.Q(outcome_note="")
                & models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="errorreport_decided_by_somebody_and_why",
            ),
            models.CheckConstraint(
                condition=~models.Q(text=""), name="errorreport_says_something"
            ),
        ]
        indexes = [
            models.Index(fields=["outcome", "-id"], name="errorreport_by_outcome"),
            models.Index(fields=["received_at"], name="errorreport_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.claim.public_id} · {self.pk}"
