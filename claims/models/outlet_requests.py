"""Asking outlets to correct what we found wrong in their articles."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.choices import RequestOutcome

from .articles import Article
from .claims import Claim
from .fields import one_of


class OutletRequest(models.Model):
    """One request to correct one article, and what came of it. Never deleted; what
    was sent never changes, the outcome may (no answer, and then a correction)."""

    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        related_name="outlet_requests",
    )
    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        on_delete=models.PROTECT,
        related_name="outlet_requests",
    )
    sent_on = models.DateField(_("sent on"))
    text = models.TextField(_("what was asked"))
    outcome = models.CharField(
        _("outcome"),
        max_length=9,
        choices=RequestOutcome,
        default=RequestOutcome.NONE_YET,
    )
    outcome_on = models.DateField(_("outcome on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True, default="")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("request to an outlet")
        verbose_name_plural = _("requests to outlets")
        ordering = ("claim", "id")
        constraints = [
            one_of("outcome", RequestOutcome, name="outletrequest_outcome_is_known"),
            models.CheckConstraint(
                condition=models.Q(
                    outcome=RequestOutcome.NONE_YET, outcome_on__isnull=True
                )
                | ~models.Q(outcome=RequestOutcome.NONE_YET)
                & models.Q(outcome_on__isnull=False),
                name="outletrequest_outcome_has_a_day",
                violation_error_message=_("Give the outcome and its day."),
            ),
            models.CheckConstraint(
                condition=models.Q(outcome_on__isnull=True)
                | models.Q(outcome_on__gte=models.F("sent_on")),
                name="outletrequest_outcome_follows_request",
                violation_error_message=_("The outcome lies before the request."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.article}"

    def clean(self) -> None:
        """Only an article that makes the claim can be asked to correct it."""
        if self.claim_id is None or self.article_id is None:
            return
        places = self.claim.appearances.filter(revision__article=self.article_id)
        if not places.exists():
            raise ValidationError(
                {"article": _("The claim does not stand in this article.")}
            )
