"""What people are told by e-mail, and when they want to be.

Notices are messages, not history: the audit log records the events they tell of.
"""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.choices import Delivery, NoticeCode

from .claims import Claim
from .fields import one_of


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unsent(self, *deliveries: str, since: dt.datetime) -> Self:
        """Written since then, and still to be sent to somebody who can get it."""
        return self.filter(
            sent_at__isnull=True,
            delivery__in=deliveries,
            at__gte=since,
            recipient__is_active=True,
        ).exclude(recipient__email="")


class Notice(models.Model):
    """One thing one person is told about one claim.

    `delivery` is what the person had chosen when it was written. `tried_at` is the
    last attempt to send it; while it is recent, nobody else tries. `note` is what a
    colleague wrote: a comment, the reason of a return.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recipient"),
        on_delete=models.CASCADE,
        related_name="notices",
    )
    code = models.CharField(_("what about"), max_length=10, choices=NoticeCode)
    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        related_name="notices",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("caused by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    note = models.TextField(_("note"), blank=True, default="")
    overdue_since = models.DateField(_("overdue since"), null=True)
    delivery = models.CharField(_("delivery"), max_length=9, choices=Delivery)
    at = models.DateTimeField(_("at"))
    tried_at = models.DateTimeField(_("last tried at"), null=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("-id",)
        constraints = [
            one_of("code", NoticeCode, name="notice_code_is_known"),
            one_of("delivery", Delivery, name="notice_delivery_is_known"),
            models.CheckConstraint(
                condition=models.Q(code=NoticeCode.OVERDUE, overdue_since__isnull=False)
                | ~models.Q(code=NoticeCode.OVERDUE)
                & models.Q(overdue_since__isnull=True),
                name="notice_of_delay_has_the_day",
            ),
            models.UniqueConstraint(
                fields=["recipient", "claim", "overdue_since"],
                name="notice_of_delay_once_per_day_due",
            ),
        ]
        indexes = [
            models.Index(
                fields=["at"],
                condition=models.Q(sent_at__isnull=True),
                name="notice_unsent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.get_code_display()} ({self.claim_id})"


class NoticePreference(models.Model):
    """When a person wants e-mail, and in which language. Their own to change.

    Without a row: at once, in the site's first language.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="notice_preference",
    )
    delivery = models.CharField(
        _("delivery"), max_length=9, choices=Delivery, default=Delivery.IMMEDIATE
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        default="",
        help_text=_("Of the e-mails. Empty: the site's first language."),
    )

    class Meta:
        verbose_name = _("choice of notices")
        verbose_name_plural = _("choices of notices")
        constraints = [
            one_of("delivery", Delivery, name="noticepreference_delivery_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_delivery_display()}"
