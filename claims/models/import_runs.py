"""How far an import has come, so that an interrupted one goes on. Bookkeeping: what
was imported is in the log, not here."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import digest_field


class ImportRun(models.Model):
    """One file on its way in. `options` are how it is read; `preview` is what
    the dry run found, `after` how many records are done."""

    file_name = models.CharField(_("file"), max_length=255)
    sha256 = digest_field("SHA-256")
    size = models.BigIntegerField(_("bytes"))
    format = models.CharField(_("format"), max_length=12, blank=True, default="")
    options = models.JSONField(default=dict)
    skip_bad = models.BooleanField(_("skip what is refused"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("imported by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True)
    records = models.PositiveIntegerField(_("records"), default=0)
    after = models.PositiveIntegerField(_("records done"), default=0)
    created = models.PositiveIntegerField(_("new"), default=0)
    known = models.PositiveIntegerField(_("known already"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    faults = models.JSONField(default=list)
    offers = models.JSONField(default=list)
    preview = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None


class ImportFile(models.Model):
    """The file of a run begun in the admin, kept until it is imported or given up."""

    run = models.OneToOneField(
        ImportRun, primary_key=True, on_delete=models.CASCADE, related_name="file"
    )
    content = models.BinaryField()

    class Meta:
        verbose_name = _("file of an import")
        verbose_name_plural = _("files of imports")

    def __str__(self) -> str:
        return str(self.run_id)
