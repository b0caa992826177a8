"""The claim: one checkable assertion, in the editors' own words."""

import datetime as dt
from typing import Self

from django.apps import apps
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nTextField

from claims.choices import ClaimKind, ClaimState, Priority

from .catalogue import Claimant, Topic
from .claim_indexes import BY_URGENCY, INDEXES, IS_AT_WORK
from .fields import both_or_neither, key_field, one_of, precision_field
from .languages import require_text


def is_public(claim: str = "") -> models.Q:
    """What makes a claim public; `claim` is the way to it from another row, such as
    "claim__". A join: an `__in` would collect every public claim first."""
    gone = [ClaimState.WITHDRAWN, ClaimState.MERGED]
    return models.Q(**{f"{claim}published_verdict__isnull": False}) & ~models.Q(
        **{f"{claim}state__in": gone}
    )


IS_PUBLIC = is_public()


class ClaimQuerySet(models.QuerySet["Claim"]):
    """The questions people ask of claims. They chain."""

    def published(self) -> Self:
        """What readers may find: THE definition of public, everywhere.

        A claim under correction stays, showing the verdict it was published with.
        """
        return self.filter(IS_PUBLIC)

    def with_public_page(self) -> Self:
        """Published once: a withdrawn claim keeps its page, with a notice."""
        return self.filter(published_verdict__isnull=False)

    def latest_first(self) -> Self:
        return self.order_by("-published_at", "-id")

    def in_state(self, *states: str) -> Self:
        return self.filter(state__in=states)

    def at_work(self, *states: str) -> Self:
        """In one of these states of work, in which claims lie in the indexes by
        urgency: those of the archive are not in them."""
        return self.filter(IS_AT_WORK, state__in=states)

    def by_urgency(self) -> Self:
        return self.order_by(*BY_URGENCY)

    def assigned_to(self, user: object) -> Self:
        return self.filter(assignee=user)

    def overdue(self, on: dt.date) -> Self:
        """Still being worked on, though it was due before the day `on`."""
        return self.filter(IS_AT_WORK, due_on__lt=on)

    def with_evidence_count(self) -> Self:
        """Adds `evidence_count`; a subquery, so only rows shown are counted."""
        of_the_claim = (
            apps.get_model("claims", "Evidence")  # evidence imports claims
            .objects.filter(claim=models.OuterRef("pk"))
            .order_by()
            .values("claim")
            .annotate(n=models.Count("pk"))
            .values("n")
        )
        count = models.Subquery(of_the_claim, output_field=models.IntegerField())
        return self.annotate(evidence_count=Coalesce(count, 0))


class Claim(models.Model):
    """One checkable assertion. `version` counts every change of the claim and of
    what hangs on it; an operation that read an older version is refused."""

    public_id = key_field()
    statement = I18nTextField(
        _("statement"),
        validators=[require_text],
        help_text=_("One assertion, in our words, clear without the article."),
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=ClaimKind, default=ClaimKind.EVENT
    )
    claimant = models.ForeignKey(
        Claimant,
        verbose_name=_("claimant"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims",
        help_text=_("Who asserts it: often a named person, not the article."),
    )
    about_date = models.DateField(
        _("about date"),
        null=True,
        blank=True,
        help_text=_("When it happened or held, not when it was written."),
    )
    about_precision = precision_field(_("precision of the date"))
    topic = models.ForeignKey(
        Topic,
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims",
    )
    checkworthiness = models.PositiveSmallIntegerField(
        _("check-worthiness"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text=_("1 to 5; 5 would change a reader's mind."),
    )
    selection_reason = I18nTextField(
        _("why selected"), blank=True, help_text=_("Why this is worth checking.")
    )
    leads = I18nTextField(
        _("leads"), blank=True, help_text=_("Where to look first. Never published.")
    )
    state = models.CharField(
        _("state"),
        max_length=16,
        choices=ClaimState,
        default=ClaimState.CANDIDATE,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    required_approvals = models.PositiveSmallIntegerField(
        _("approvals required"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(3)],
        help_text=_("1; 2 or 3 for a claim that could do great harm if wrong."),
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assignee"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="assigned_claims",
    )
    due_on = models.DateField(
        _("due on"),
        null=True,
        blank=True,
        help_text=_("The last day on which it should still be worked on."),
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority, default=Priority.NORMAL
    )
    verdict = models.ForeignKey(
        "claims.Verdict",
        verbose_name=_("verdict in this round"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    published_verdict = models.ForeignKey(
        "claims.Verdict",
        verbose_name=_("published verdict"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged_claims",
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ("-id",)
        permissions = [
            ("research_claim", "Can create, research and submit claims"),
            ("review_claim", "Can approve and return verdicts"),
            ("publish_claim", "Can publish, correct and withdraw claims"),
            ("audit_claim", "Can read everything and export it"),
            ("administer_newsroom", "Can keep scales, methodology and lists"),
        ]
        constraints = [
            one_of("state", ClaimState, name="claim_state_is_known"),
            one_of("kind", ClaimKind, name="claim_kind_is_known"),
            one_of("priority", Priority, name="claim_priority_is_known"),
            both_or_neither(
                "about_date", "about_precision", name="claim_date_has_precision"
            ),
            models.CheckConstraint(
                condition=models.Q(checkworthiness__isnull=True)
                | models.Q(checkworthiness__range=(1, 5)),
                name="claim_checkworthiness_is_1_to_5",
            ),
            models.CheckConstraint(
                condition=models.Q(required_approvals__range=(1, 3)),
                name="claim_needs_one_to_three_approvals",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["in_review", "approved", "published"])
                | models.Q(verdict__isnull=False),
                name="claim_under_review_has_a_verdict",
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    state__in=["published", "under_correction", "withdrawn"]
                )
                | models.Q(published_verdict__isnull=False),
                name="claim_once_published_keeps_its_verdict",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    published_verdict__isnull=True, published_at__isnull=True
                )
                | models.Q(published_verdict__isnull=False, published_at__isnull=False),
                name="claim_published_verdict_has_a_date",
            ),
            models.CheckConstraint(
                condition=models.Q(state="merged", merged_into__isnull=False)
                | ~models.Q(state="merged") & models.Q(merged_into__isnull=True),
                name="claim_merged_names_the_other",
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")),
                name="claim_not_merged_into_itself",
            ),
        ]
        indexes = INDEXES

    def __str__(self) -> str:
        return str(self.statement)

    @property
    def is_public(self) -> bool:
        """`ClaimQuerySet.published()`, asked of one claim already loaded."""
        return self.published_verdict_id is not None and self.state not in (
            ClaimState.WITHDRAWN,
            ClaimState.MERGED,
        )
