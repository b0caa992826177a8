"""Figures about all public claims, and the moment they are true of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tally(models.Model):
    """One counting of all public claims, made by `count_statistics`.

    Derived, as the search index is: no part of history, and counted again at will.
    `figures` are those of `workflow.tally`; `parts` say where the parts of the sitemap
    begin (`claims.sitemaps`). Pages say the moment wherever they show a figure.
    """

    counted_at = models.DateTimeField(_("counted at"))
    figures = models.JSONField(_("figures"))
    parts = models.JSONField(_("parts of the sitemap"))

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.counted_at:%Y-%m-%d %H:%M}"
