"""In how many documents a stem stands: how much it tells, and what it costs to ask.

A stem in every second document tells little and would drag half the index in. The
figures are taken when the index is gone through; a word that is new since then is
rare, so the engine counts it afresh.
"""

from collections.abc import Collection

from django.db import transaction

from claims.models import StemFrequency

from .backend import engine

AT_ONCE = 5_000  # parameters of one statement; SQLite takes 32,766
RARE = 500  # documents; as many are counted in no time


def frequencies_for_readers(stems: Collection[str]) -> dict[str, int]:
    """The same for what a reader asks: of a rare stem only published documents count,
    or a score would tell that a name stands in claims nobody may see yet."""
    found = frequencies(stems)
    rare = [stem for stem, documents in found.items() if documents <= RARE]
    published = engine().count_documents(rare, drafts=False)
    return found | {stem: max(published.get(stem, 0), 1) for stem in rare}


def frequencies(stems: Collection[str]) -> dict[str, int]:
    """Documents with each stem, at least 1. Exact right after a rebuild."""
    wanted = sorted(set(stems))
    known: dict[str, int] = {}
    for begin in range(0, len(wanted), AT_ONCE):
        known |= engine().known_frequencies(wanted[begin : begin + AT_ONCE])
    if new := [stem for stem in wanted if stem not in known]:
        known.update(engine().count_documents(new, drafts=True))
    return {stem: max(known.get(stem, 0), 1) for stem in wanted}


@transaction.atomic
def retake() -> int:
    """Takes all figures anew from the index; returns how many stems there are."""
    StemFrequency.objects.all().delete()
    engine().copy_frequencies()
    return StemFrequency.objects.count()
