"""What readers get of a claim, drawn once and kept.

Derived from everything else, as the search index is: nothing rests on a row here, and
deleting any of them costs one more drawing.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .claims import Claim
from .fields import one_of


class PageForm(models.TextChoices):
    """In which form does a reader get the claim?"""

    PAGE = "page", _("page")  # HTML, compressed with gzip
    CARD = "card", _("card for other sites")  # HTML, compressed with gzip
    PICTURE = "picture", _("picture")  # PNG


class PreparedPage(models.Model):
    """One form of one claim in one language.

    True as long as four things hold, which are read together with it: `build` is
    what pages are made of now; `claim_version` is the claim's version; no event that
    may show everywhere came after `sequence`; and no event that reaches this claim
    came at all, for such an event deletes the row (`audit.reach`).
    """

    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.CASCADE,
        related_name="prepared_pages",
    )
    public_id = models.CharField(_("identifier"), max_length=80)
    language = models.CharField(_("language"), max_length=12)
    form = models.CharField(_("form"), max_length=7, choices=PageForm)
    build = models.CharField(_("build"), max_length=16)
    claim_version = models.PositiveIntegerField(_("version of the claim"))
    sequence = models.BigIntegerField(_("last public event when drawn"))
    etag = models.CharField(max_length=40)
    last_modified = models.CharField(_("last modified"), max_length=29)
    content = models.BinaryField(_("content"))

    class Meta:
        verbose_name = _("prepared page")
        verbose_name_plural = _("prepared pages")
        constraints = [
            models.UniqueConstraint(
                fields=["public_id", "language", "form"], name="page_prepared_once"
            ),
            one_of("form", PageForm, name="page_form_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.language} {self.form}"
