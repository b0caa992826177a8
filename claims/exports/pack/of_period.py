"""The evidence pack of a period: how a newsroom works, in figures and verdict by
verdict.

The criteria named are those of the IFCN Code of Principles (1.3: at least one check a
week on average; 2.2: not unduly on any one side) and, of the European Code of Standards
(efcsn.com/code-of-standards), its three parts: methodology, ethics, transparency.
"""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from claims.databases import portions
from claims.models import Correction, ErrorReport, RightOfReply, Topic

from . import about_verdicts as about
from . import figures
from .publications import Publication, between, of_claims
from .rounds import Round, rounds
from .sheets import Pack, Section, shown

BATCH = 500
Published = list[tuple[Publication, Round]]


def pack_of_period(since: dt.date, until: dt.date) -> Pack:
    """Of the days `since` to `until`, both included, UTC; in the language in force.

    Memory grows with the verdicts of the period, about 10 kB each.
    """
    published = _published(since, until)
    first = [(to, each) for to, each in published if to.is_first]
    held = list({each.verdict.pk: each for _to, each in published}.values())
    corrections = _corrections(since, until)
    reports = list(_in_days(ErrorReport.objects.all(), "received_at", since, until))
    asked = _asked(first)
    sections = [
        Section(
            _("How often"),
            [
                figures.cadence(first, published, since, until),
                figures.months(published),
            ],
            _("IFCN 1.3: one check a week on average."),
        ),
        Section(
            _("About whom"),
            figures.balance(first, _topics(published)),
            _("IFCN 2.2: not unduly on any one side. EFCSN: ethics."),
        ),
        Section(
            _("On what: sources"),
            [figures.sources(first), figures.both_ways(first)],
            _("IFCN: transparency of sources. EFCSN: methodology."),
        ),
        Section(
            _("By whom: four eyes and time"),
            [figures.four_eyes(first), figures.people(first), figures.time(first)],
            _("IFCN: transparency of methodology. EFCSN: methodology."),
        ),
        Section(
            _("Who was asked"),
            [figures.asked([to.claim for to, _round in first], asked)],
            _("IFCN: transparency of methodology. EFCSN: methodology."),
        ),
        Section(
            _("Corrections and readers' reports"),
            [
                about.corrections(corrections, _shown_since(corrections)),
                figures.reports(reports),
            ],
            _("IFCN: open and honest corrections. EFCSN: transparency."),
        ),
        Section(
            _("Verdict by verdict"),
            [
                about.verdicts(published, _topics(published)),
                about.waivers(held, [row for row in asked if row.is_waived]),
                about.replies(asked),
                about.evidence(held),
                about.votes(held),
            ],
        ),
    ]
    return Pack(
        _("Evidence pack of a period"),
        f"{shown(since)} – {shown(until)} (UTC)",
        sections,
        {"since": since.isoformat(), "until": until.isoformat()},
    )


def _published(since: dt.date, until: dt.date) -> Published:
    known = between(since, until)
    verdicts = sorted({each.verdict for each in known})
    # Nothing published is in a round still open, unless it is being corrected; and
    # then the published verdict is not the one in review.
    held = {each.verdict.pk: each for each in rounds(verdicts, sees_open_rounds=False)}
    return [(each, held[each.verdict]) for each in known]


def _topics(published: Published) -> dict[int, Topic]:
    return Topic.objects.in_bulk({to.topic for to, _round in published} - {None})


def _in_days(
    rows: QuerySet[Any], column: str, since: dt.date, until: dt.date
) -> QuerySet[Any]:
    begin = dt.datetime.combine(since, dt.time(), dt.UTC)
    end = dt.datetime.combine(until, dt.time(), dt.UTC) + dt.timedelta(days=1)
    return rows.filter(**{f"{column}__gte": begin, f"{column}__lt": end}).order_by("id")


def _corrections(since: dt.date, until: dt.date) -> list[Correction]:
    rows = Correction.objects.select_related(
        "claim", "from_verdict", "to_verdict", "opened_by", "closed_by"
    )
    return list(_in_days(rows, "opened_at", since, until))


def _shown_since(corrections: list[Correction]) -> dict[tuple[int, int], dt.datetime]:
    claims = sorted({row.claim_id for row in corrections})
    return {(each.claim, each.verdict): each.at for each in of_claims(claims)}


def _asked(first: Published) -> list[RightOfReply]:
    claims = sorted({to.claim for to, _round in first})
    rows = RightOfReply.objects.select_related("claim", "recorded_by")
    return [
        row
        for portion in portions(claims, BATCH)
        for row in rows.filter(claim__in=portion).order_by("claim", "id")
    ]
