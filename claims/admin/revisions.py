"""Revisions as they are chosen and named, without reading their texts."""

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils.translation import gettext as _

from claims.models import Revision

TEXT_IS_HERE = ExpressionWrapper(Q(text__isnull=False), output_field=BooleanField())


def revisions_to_choose() -> QuerySet[Revision]:
    """With their articles and `text_is_here`; the texts themselves stay behind."""
    return (
        Revision.objects.select_related("article")
        .defer("text")
        .annotate(text_is_here=TEXT_IS_HERE)
        .order_by("-id")
    )


def revision_label(revision: Revision) -> str:
    """ "Title · 2", and whether there is a text to look into."""
    label = f"{revision.article} · {revision.number}"
    here = getattr(revision, "text_is_here", None)
    if here is None:
        here = not revision.is_detached
    return label if here else " · ".join((label, _("no text here")))
