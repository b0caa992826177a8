"""Whose pages an event makes untrue.

Worked out where the event is written, from the rows it carries, so that a reader's
question "is this page still true?" is answered by the page's absence. A row of a kind
nobody has thought about reaches every page: drawn once too often costs little.
"""

from collections.abc import Iterable, Mapping

from django.apps import apps
from django.db.models import Q

from claims.canonical import Json
from claims.choices import ClaimState
from claims.models import AuditHead, Claim, PreparedPage, Relation
from claims.models.articles import DEMONSTRATION_KEY

MOST_CLAIMS = 1_000  # beyond, it is cheaper to let every page be drawn anew
# What pages of claims show of other things. During a correction they show the basis
# of the published verdict, which no column answers for: those few are always reached.
SHOWN_ON = {
    "article": ("appearances__revision__article",),
    "revision": ("appearances__revision",),
    "outlet": ("appearances__revision__article__outlet",),
    "source": ("evidence__source",),
    "claimant": ("claimant",),
    "topic": ("topic",),
    "unit": ("quantities__unit", "evidence__observed_unit"),
}
SHOWN_ON_NONE = {
    *("anchorquestion", "citation", "reference", "namealias", "sitesection"),
    *("suggestion", "synonym", "user"),
}
Rows = Mapping[str, Json]


def forget_pages(sequence: int, claim: Claim | None, *rows: Rows) -> None:
    """Throws away the prepared pages that the event `sequence` reaches; if they are
    too many, all of them grow old at once. Call it with the head of the chain locked.
    """
    reached = _reached(claim, rows)
    if reached is None:
        AuditHead.objects.filter(pk=1).update(everywhere_sequence=sequence)
    elif reached:
        PreparedPage.objects.filter(claim__in=reached).delete()


def _reached(claim: Claim | None, rows: Iterable[Rows]) -> set[int] | None:
    """Primary keys of claims; None: nobody knows, or too many."""
    changed = {claim.pk} if claim else set()
    shown: dict[str, set[int]] = {}
    for key, columns in (row for part in rows for row in part.items()):
        name, _colon, number = key.partition(":")
        if _begins_demonstration(name, columns):
            return None
        named = _claims_named(name, int(number), columns)
        if named is not None:
            changed |= named
        elif name in SHOWN_ON:
            shown.setdefault(name, set()).add(int(number))
        elif name not in SHOWN_ON_NONE:
            return None
    reached = changed | _related_to(changed) | _showing(shown)
    return reached if len(reached) <= MOST_CLAIMS else None


def _claims_named(name: str, key: int, columns: Json) -> set[int] | None:
    """The claim itself, or those a row hangs on; None if the row names no claim."""
    if name == "claim":
        into = columns.get("merged_into") if isinstance(columns, dict) else None
        return {key, into} if isinstance(into, int) else {key}
    fields = _fields_to_claims(name)
    if not fields:
        return None
    named = (
        [columns.get(field) for field in fields] if isinstance(columns, dict) else []
    )
    return {one for one in named if isinstance(one, int)}


def _fields_to_claims(name: str) -> list[str]:
    models = apps.get_app_config("claims").models
    fields = models[name]._meta.concrete_fields if name in models else ()
    return [field.name for field in fields if field.related_model is Claim]


def _related_to(claims: set[int]) -> set[int]:
    """A claim's page shows the verdicts of the claims it is joined to."""
    ends = Relation.objects.filter(Q(from_claim__in=claims) | Q(to_claim__in=claims))
    pairs = ends.values_list("from_claim", "to_claim")[:MOST_CLAIMS] if claims else ()
    return {end for pair in pairs for end in pair}


def _showing(shown: Mapping[str, set[int]]) -> set[int]:
    """Public claims whose pages show these things; one too many if too many."""
    if not shown:
        return set()
    public = Claim.objects.published()
    reached = set(
        public.exclude(state=ClaimState.PUBLISHED)
        .order_by()
        .values_list("pk", flat=True)[: MOST_CLAIMS + 1]
    )
    for name, keys in shown.items():
        for path in SHOWN_ON[name]:
            found = public.filter(**{f"{path}__in": keys}).order_by()
            reached |= set(found.values_list("pk", flat=True)[: MOST_CLAIMS + 1])
    return reached


def _begins_demonstration(name: str, columns: Json) -> bool:
    """Every page says that the site is one."""
    key = columns.get("key") if isinstance(columns, dict) else None
    return name == "article" and key == DEMONSTRATION_KEY
