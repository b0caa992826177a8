"""The history nobody can rewrite unnoticed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .claims import Claim
from .fields import digest_field


class AuditEvent(models.Model):
    """One append-only record of one change.

    `body` is the exact canonical JSON that was hashed; `hash` is
    SHA-256(prev_hash + "\\n" + body). The other columns repeat parts of the body so
    that they can be searched; the verifier compares them.
    """

    sequence = models.BigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("at"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("actor"),
        null=True,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="+",
    )
    code = models.CharField(_("code"), max_length=60)
    about = models.CharField(_("object"), max_length=80)
    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        null=True,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="events",
    )
    reason = models.TextField(_("reason"), blank=True, default="")
    body = models.TextField(_("body"))
    prev_hash = digest_field(_("previous hash"))
    hash = digest_field(_("hash"), unique=True)

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit events")
        ordering = ("sequence",)
        indexes = [
            models.Index(fields=["claim", "sequence"], name="event_by_claim"),
            models.Index(fields=["about", "sequence"], name="event_by_object"),
            models.Index(fields=["at"], name="event_by_time"),
            models.Index(fields=["code", "sequence"], name="event_by_code"),
            models.Index(fields=["actor", "sequence"], name="event_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.sequence}"


class AuditHead(models.Model):
    """The end of the chain, in one row: the one lock in the project.

    Beside it the last event that readers might see something of: what an answer to
    "has it changed since?" is made of, without looking further; and the last one that
    made every prepared page be drawn anew.
    """

    sequence = models.BigIntegerField()
    hash = digest_field("hash")
    public_sequence = models.BigIntegerField(default=0)
    public_at = models.DateTimeField(null=True)
    everywhere_sequence = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("head of the audit chain")
        verbose_name_plural = _("head of the audit chain")

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash}"
