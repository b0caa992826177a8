"""What the newsroom has said about files of others, so that it is asked once."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.audit import log
from claims.exceptions import AlreadyThere, Incomplete
from claims.importing.records import columns as fields
from claims.importing.records.ratings import plain
from claims.importing.records.reading import Options
from claims.importing.records.record import Defaults
from claims.models import ImportMapping, Rating, RatingLabel, RatingScale
from claims.workflow import policies

from . import validation
from .versions import save_once, take_version


def answers() -> dict[str, str]:
    """Plain label → word of our scale, "" where nothing says the same."""
    rows = RatingLabel.objects.values_list("plain", "rating__slug")
    return {label: slug or "" for label, slug in rows}


def words_of_our_scale() -> dict[str, Rating]:
    """Of the scale in force."""
    return {each.slug: each for each in Rating.objects.filter(
        scale=RatingScale.objects.first()
    )}  # fmt: skip


def options(said: Mapping[str, Any], also: Mapping[str, str] | None = None) -> Options:
    """How to read a file: what is stored with a run, and the answers of today;
    `also` are answers not stored yet."""
    return Options(
        format=said.get("format", ""),
        encoding=said.get("encoding", ""),
        mapping=said.get("columns", {}),
        defaults=Defaults(
            organisation=said.get("organisation", ""),
            language=said.get("language", ""),
            answers=answers() | {plain(k): v for k, v in (also or {}).items()},
        ),
    )


@transaction.atomic
def explain(labels: Mapping[str, str], *, by: User | None) -> list[RatingLabel]:
    """Remembers what labels come to: a word of the scale in force, or "".

    Raises Incomplete for a word the scale does not have.
    """
    if by is not None:
        policies.check_can_import(by)
    check_ratings(labels)
    ours = words_of_our_scale()
    return [_explained(label, ours.get(word), by) for label, word in labels.items()]


@transaction.atomic
def add_label(*, by: User, label: str, rating: Rating | None) -> RatingLabel:
    """A label that no file has shown yet. Raises AlreadyThere for a known one."""
    if RatingLabel.objects.filter(plain=plain(label)).exists():
        raise AlreadyThere(_("This label has been explained already."), field="label")
    [row] = explain({label: rating.slug if rating else ""}, by=by)
    return row


@transaction.atomic
def answer(row: RatingLabel, *, by: User, rating: Rating | None) -> RatingLabel:
    """Says anew what a label comes to, for what is imported from now on; reviews that
    are here keep what was said when they came."""
    policies.check_can_import(by)
    was = log.before(RatingLabel.objects.get(pk=row.pk))
    take_version(row)
    row.rating = rating
    validation.check(row)
    row.save()
    log.record("ratinglabel.answered", by=by, about=row, changed=[row], was=[was])
    return row


def check_ratings(labels: Mapping[str, str]) -> None:
    ours = words_of_our_scale()
    if unknown := {word for word in labels.values() if word} - set(ours):
        raise Incomplete(
            _("“%(word)s” is no word of our scale. There are: %(words)s.")
            % {"word": ", ".join(sorted(unknown)), "words": ", ".join(ours)},
            field="ratings",
        )


def _explained(label: str, rating: Rating | None, by: User | None) -> RatingLabel:
    known = RatingLabel.objects.filter(plain=plain(label)).first()
    if known and known.rating == rating:
        return known
    was = [log.before(known)] if known else []
    row = known or RatingLabel(label=label[:200], plain=plain(label)[:200])
    if known:
        take_version(row)
    row.rating = rating
    validation.check(row)
    save_once(row)
    log.record("ratinglabel.answered", by=by, about=row, changed=[row], was=was)
    return row


@transaction.atomic
def save_mapping(
    name: str, columns: Mapping[str, str], *, by: User | None
) -> ImportMapping:
    """Under a name, over what had this name. Raises Incomplete for unknown fields, and
    StaleState if somebody else saves under this name at the same moment."""
    if by is not None:
        policies.check_can_import(by)
    check_columns(columns)
    known = ImportMapping.objects.filter(name=name.strip()).first()
    was = [log.before(known)] if known else []
    row = known or ImportMapping(name=name.strip())
    if known:
        take_version(row)
    row.columns = dict(columns)
    validation.check(row)
    save_once(row)
    log.record("importmapping.saved", by=by, about=row, changed=[row], was=was)
    return row


@transaction.atomic
def edit_mapping(
    row: ImportMapping, *, by: User, name: str, columns: Mapping[str, str]
) -> ImportMapping:
    """Another name, or other fields for its columns. Raises StaleState if `row` has
    been saved since it was read."""
    policies.check_can_import(by)
    check_columns(columns)
    was = log.before(ImportMapping.objects.get(pk=row.pk))
    take_version(row)
    row.name, row.columns = name.strip(), dict(columns)
    validation.check(row)
    save_once(row)
    log.record("importmapping.saved", by=by, about=row, changed=[row], was=[was])
    return row


@transaction.atomic
def remove_mapping(row: ImportMapping, *, by: User) -> None:
    """What was imported by it stays."""
    policies.check_can_import(by)
    gone = log.before(ImportMapping.objects.get(pk=row.pk))
    about = ImportMapping(pk=row.pk)
    row.delete()
    log.record("importmapping.removed", by=by, about=about, removed=[gone])


def check_columns(columns: Mapping[str, str]) -> None:
    unknown = {each for each in columns.values() if each and each not in fields.FIELDS}
    if unknown:
        raise Incomplete(
            _("“%(unknown)s” cannot be imported. There are: %(known)s.")
            % {
                "unknown": ", ".join(sorted(unknown)),
                "known": ", ".join(fields.FIELDS),
            },
            field="columns",
        )
    times = Counter(each for each in columns.values() if each)
    if twice := [each for each, number in times.items() if number > 1]:
        raise Incomplete(
            _("Two columns cannot both be “%(field)s”. Leave one out.")
            % {"field": twice[0]},
            field="columns",
        )
