"""What search looks into: one prepared row for each claim."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .claims import Claim


class SearchDocument(models.Model):
    """A claim's words, analysed once by `claims.text.language`.

    `stems` is space-separated and ready for both engines, which index it without
    further stemming (SQLite FTS5 through triggers, PostgreSQL a generated
    tsvector column; see migration 0003).
    """

    claim = models.OneToOneField(
        Claim,
        verbose_name=_("claim"),
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="search_document",
    )
    stems = models.TextField(_("stems"))

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")

    def __str__(self) -> str:
        return str(self.claim_id)
