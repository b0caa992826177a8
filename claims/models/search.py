"""What search looks into, and what it knows about words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .claims import Claim


class SearchDocument(models.Model):
    """A claim's words, analysed once by `claims.text.language`.

    `stems` are what readers find it by: once the claim is published, the words that
    were reviewed. `draft_stems` are its words now, kept only while an open correction
    makes them differ; editors find it by both. Stems are separated by spaces, parts
    of the document by "_", and "__" ends the statement; both engines index them
    without further stemming (migrations 0003, 0007 and 0015).

    `place` is where a claim stands in the order of publication, None before it is
    published: readers' results are walked in this order, so finding the newest twenty
    costs the same however many there are. `search.documents.place_of` says how.
    """

    claim = models.OneToOneField(
        Claim,
        verbose_name=_("claim"),
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="search_document",
    )
    stems = models.TextField(_("stems"))
    draft_stems = models.TextField(_("stems under correction"), blank=True, default="")
    analysis = models.PositiveIntegerField(
        _("analysis"),
        default=0,
        help_text=_("Which rules made the stems; other rules make it outdated."),
    )
    place = models.BigIntegerField(
        _("place in the order of publication"), null=True, editable=False
    )

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        indexes = [models.Index(fields=["analysis"], name="search_by_analysis")]
        constraints = [
            models.UniqueConstraint(
                fields=["place"],
                condition=models.Q(place__isnull=False),
                name="search_document_stands_in_one_place",
            )
        ]

    def __str__(self) -> str:
        return str(self.claim_id)


class NameDocument(models.Model):
    """What an entry of a list is found by: an article, a source, a claimant …

    `place` says which list and which row (`search.names`), so that the entries of one
    list lie together, the newest last, and are walked in that order. Derived, like
    the documents of claims; both engines index it the same way (migration 0018).
    """

    place = models.BigIntegerField(_("place"), primary_key=True)
    stems = models.TextField(_("stems"))
    analysis = models.PositiveIntegerField(_("analysis"), default=0)

    class Meta:
        verbose_name = _("name document")
        verbose_name_plural = _("name documents")
        indexes = [models.Index(fields=["analysis"], name="name_by_analysis")]

    def __str__(self) -> str:
        return str(self.place)


class Synonym(models.Model):
    """Spellings that find each other: Алиев, Aliyev, Əliyev.

    Applied to the query, never to the index: an edit takes effect at once and there
    is nothing to rebuild.
    """

    spellings = models.TextField(
        _("spellings"),
        unique=True,
        help_text=_("One a line. Each may have several words."),
    )

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ("spellings",)

    def __str__(self) -> str:
        return ", ".join(self.lines())

    def lines(self) -> list[str]:
        return [line.strip() for line in self.spellings.splitlines() if line.strip()]


class StemFrequency(models.Model):
    """In how many documents a stem stood when the index was last gone through."""

    stem = models.CharField(_("stem"), max_length=64, primary_key=True)
    documents = models.PositiveIntegerField(_("documents"))

    class Meta:
        verbose_name = _("frequency of a stem")
        verbose_name_plural = _("frequencies of stems")

    def __str__(self) -> str:
        return f"{self.stem}: {self.documents}"


class IndexRun(models.Model):
    """One pass of `rebuild_search_index`: where it is, so it can go on from there."""

    started_at = models.DateTimeField(_("started at"))
    after_claim = models.BigIntegerField(_("done up to claim"), default=0)
    documents = models.PositiveIntegerField(_("documents"), default=0)
    finished_at = models.DateTimeField(_("finished at"), null=True)

    class Meta:
        verbose_name = _("pass over the search index")
        verbose_name_plural = _("passes over the search index")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}: {self.documents}"
