"""Keys by which an auditor's program exports, without a browser."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import digest_field


class ExportToken(models.Model):
    """Opens exports in the name of `owner`, and nothing else.

    The token itself is shown once and stored nowhere; `digest` is the SHA-256 of it,
    which is enough for 256 random bits and gives nothing away, in the audit log either.
    `prefix` is how people recognise it.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.PROTECT,
        related_name="export_tokens",
    )
    label = models.CharField(
        _("what for"),
        max_length=200,
        help_text=_("Which program uses it, and where."),
    )
    prefix = models.CharField(_("begins with"), max_length=16)
    digest = digest_field(_("digest"), unique=True, editable=False)
    issued_at = models.DateTimeField(_("issued at"))
    expires_at = models.DateTimeField(_("expires at"))
    last_used_on = models.DateField(_("last used on"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("revoked by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("export token")
        verbose_name_plural = _("export tokens")
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("issued_at")),
                name="token_expires_after_it_is_issued",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | models.Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="token_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}…"

    def is_open(self, at: dt.datetime) -> bool:
        """Neither revoked nor expired at that moment."""
        return self.revoked_at is None and at < self.expires_at
