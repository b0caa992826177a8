"""Where a claim stands in a text."""

from typing import Self

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField

from claims.choices import ClaimState

from .articles import Revision
from .audit import AuditEvent
from .claims import Claim, is_public
from .fields import digest_field

ADDED = ("appearance.added", "appearance.added_round_voided")


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def in_reading_order(self) -> "AppearanceQuerySet":
        return self.order_by("revision", "start", "end")

    def of_published(self) -> Self:
        """Places of public claims that nobody is correcting."""
        # Said so that SQLite does not begin with all published claims, and sort.
        others = [state for state in ClaimState if state != ClaimState.PUBLISHED]
        return self.filter(claim__published_verdict__isnull=False).exclude(
            claim__state__in=others
        )

    def known_while_corrected(self) -> Self:
        """Places of public claims that somebody is correcting, but for those that came
        with the open correction: no verdict rests on them and readers do not know of
        them. The log tells which."""
        opened_since = AuditEvent.objects.filter(
            claim=models.OuterRef("claim"),
            code="correction.opened",
            sequence__gt=models.OuterRef("sequence"),
        )
        key = Cast(models.OuterRef("pk"), models.CharField())
        added = AuditEvent.objects.filter(
            about=Concat(models.Value("appearance:"), key), code__in=ADDED
        ).exclude(models.Exists(opened_since))
        corrected = self.filter(is_public("claim__")).exclude(
            claim__state=ClaimState.PUBLISHED
        )
        return corrected.filter(~models.Exists(added))

    def with_gone_since(self) -> "AppearanceQuerySet":
        """Adds `gone_since`: when a text came in that no longer has the passage.

        None while the passage stands, and while nobody has said that it is gone.
        """
        gone = (
            apps.get_model("claims", "AnchorQuestion")  # it imports this module
            .objects.filter(appearance=models.OuterRef("pk"), answer="gone")
            .order_by("revision__number")
            .values("revision__imported_at")[:1]
        )
        return self.annotate(gone_since=models.Subquery(gone))


class Appearance(models.Model):
    """A place in a revision where the claim is made.

    `start` and `end` count Unicode code points in the revision's normalised text
    (W3C TextPositionSelector, `end` exclusive); `exact`, `prefix`, `suffix` are its
    TextQuoteSelector, empty while the revision is detached. `quote_digest` is the
    SHA-256 of the quote in UTF-8 and is known even then.
    """

    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        db_index=False,
        related_name="appearances",
    )
    revision = models.ForeignKey(
        Revision,
        verbose_name=_("revision"),
        on_delete=models.PROTECT,
        related_name="appearances",
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    exact = models.TextField(_("quote"), blank=True, default="")
    prefix = models.CharField(max_length=32, blank=True, default="", editable=False)
    suffix = models.CharField(max_length=32, blank=True, default="", editable=False)
    quote_digest = digest_field(_("digest of the quote"), editable=False)
    claimant_role = I18nCharField(
        _("claimant's role then"),
        max_length=300,
        blank=True,
        help_text=_("What the claimant was at the time of the article."),
    )
    is_first = models.BooleanField(
        _("first appearance"),
        default=False,
        help_text=_("The earliest place we know where the claim was made."),
    )

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ("revision", "start", "end")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")),
                name="appearance_start_before_end",
                violation_error_message=_("The passage must end after it starts."),
            ),
            models.UniqueConstraint(
                fields=["claim", "revision", "start", "end"],
                name="appearance_span_once_per_claim",
                violation_error_message=_("The claim already stands at this place."),
            ),
            models.UniqueConstraint(
                fields=["claim"],
                condition=models.Q(is_first=True),
                name="appearance_one_first_per_claim",
                violation_error_message=_("Another appearance is the first one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision} {self.start}–{self.end}"

    def clean(self) -> None:
        """The span lies inside the text; length is known even when detached."""
        if self.end is None or self.start is None or self.revision_id is None:
            return
        if self.end > self.revision.length:
            raise ValidationError(
                {
                    "end": _(
                        "The text has %(length)d characters; the passage ends at "
                        "%(end)d."
                    )
                    % {"length": self.revision.length, "end": self.end}
                }
            )
