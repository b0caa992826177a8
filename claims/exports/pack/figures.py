"""The figures of a period. Each is a sheet, so page and CSV cannot disagree."""

import datetime as dt
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.choices import ReportOutcome, Stance
from claims.models import ErrorReport, RightOfReply, Topic

from .publications import Publication
from .rounds import Round
from .sheets import Column, Share, Sheet

Published = list[tuple[Publication, Round]]
WEEK = dt.timedelta(days=7)
MANY_SOURCES = 5
FIGURE = (
    Column("code"),
    Column("figure", _("Figure")),
    Column("value", _("Value")),
    Column("of"),
)
Figure = tuple[str, Any, Any]  # a stable code, words, the value


def _figures(name: str, title: Any, rows: list[Figure], note: Any = "") -> Sheet:
    told = [(*row, row[2].of if isinstance(row[2], Share) else None) for row in rows]
    return Sheet(name, FIGURE, told, title, note)


def cadence(
    first: Published, published: Published, since: dt.date, until: dt.date
) -> Sheet:
    days = (until - since).days + 1
    weeks = -(-days // 7)
    filled = {(to.at.date() - since).days // 7 for to, _round in first}
    rows: list[Figure] = [
        ("days", _("Days of the period"), days),
        ("first_time", _("Claims published for the first time"), len(first)),
        ("a_week", _("on average a week"), len(first) * 7 / days),
        (
            "anew",
            _("Verdicts published anew, after a correction"),
            len(published) - len(first),
        ),
        (
            "weeks_with_one",
            _("Weeks with at least one, counted from the first day"),
            Share(len(filled), weeks),
        ),
        (
            "longest_gap_days",
            _("Longest time without one, in days"),
            _longest_gap(first, since, until),
        ),
    ]
    note = _("IFCN asks for at least one check a week on average.")
    return _figures("cadence", _("Cadence"), rows, note)


def _longest_gap(first: Published, since: dt.date, until: dt.date) -> int:
    """Days on which nothing appeared, at the ends of the period too."""
    days = sorted({to.at.date() for to, _round in first})
    edges = [since - dt.timedelta(days=1), *days, until + dt.timedelta(days=1)]
    return max((b - a).days - 1 for a, b in zip(edges, edges[1:], strict=False))


def months(published: Published) -> Sheet:
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for to, _round in published:
        counts[f"{to.at:%Y-%m}"][to.is_first] += 1
    columns = (
        Column("month", _("Month")),
        Column("first_time", _("First time")),
        Column("anew", _("Anew")),
    )
    rows = [(month, n[True], n[False]) for month, n in sorted(counts.items())]
    return Sheet("months", columns, rows, _("Month by month"))


def balance(first: Published, topics: dict[int, Topic]) -> list[Sheet]:
    """By rating, and by whom, where and what, each against the ratings."""
    ratings: Counter[Any] = Counter(each.verdict.rating for _to, each in first)
    by_rating = [(rating.label, Share(n, len(first))) for rating, n in _most(ratings)]
    claimants: list[tuple[Any, Any]] = []
    outlets: list[tuple[Any, Any]] = []
    subjects: list[tuple[Any, Any]] = []
    for to, each in first:
        rating = each.verdict.rating
        claimants.append((each.claimant, rating))
        subjects.append((topics.get(to.topic or 0), rating))
        outlets += [(o, rating) for o in {a.outlet for a in each.articles} or {None}]
    several = _("A claim that stands in several outlets counts in each of them.")
    return [
        Sheet(
            "ratings",
            (Column("rating", _("Rating")), Column("claims", _("Claims"))),
            by_rating,
            _("By rating"),
        ),
        _against_ratings("claimants", _("By claimant"), _("Claimant"), claimants),
        _against_ratings("outlets", _("By outlet"), _("Outlet"), outlets, several),
        _against_ratings("topics", _("By topic"), _("Topic"), subjects),
    ]


def _against_ratings(
    name: str, title: Any, what: Any, pairs: list[tuple[Any, Any]], note: Any = ""
) -> Sheet:
    ratings = sorted(
        {rating for _what, rating in pairs}, key=lambda r: (-r.scale.number, r.position)
    )
    totals: Counter[Any] = Counter(each for each, _rating in pairs)
    cells: Counter[Any] = Counter(pairs)
    columns = [
        Column("what", what),
        Column("claims", _("Claims")),
        *(Column(f"{r.scale.number}/{r.slug}", str(r.label)) for r in ratings),
    ]
    rows = [
        (
            each.name if each else _("not named"),
            Share(n, len(pairs)),
            *(cells[each, rating] for rating in ratings),
        )
        for each, n in _most(totals)
    ]
    return Sheet(name, columns, rows, title, note)


def _most(counts: Counter[Any]) -> list[tuple[Any, int]]:
    """The most first; of as many, the one that came up first."""
    return sorted(counts.items(), key=lambda pair: -pair[1])


def sources(first: Published) -> Sheet:
    counts = [each.sources for _to, each in first]
    number = len(counts)
    used: Counter[int] = Counter(min(len(each), MANY_SOURCES) for each in counts)
    primary = [sum(each.values()) for each in counts]
    rows: list[Figure] = [
        (
            "median_sources",
            _("Sources a verdict, half have at least"),
            statistics.median(map(len, counts)) if counts else 0,
        ),
        (
            "with_primary",
            _("Verdicts with a primary source"),
            Share(sum(map(bool, primary)), number),
        ),
        (
            "secondary_only",
            _("Verdicts on secondary sources only"),
            Share(sum(not each for each in primary), number),
        ),
        (
            "primary_of_all",
            _("Primary among all sources used"),
            Share(sum(primary), sum(map(len, counts))),
        ),
        (
            "interest_disclosed",
            _("Evidence whose source's interest is disclosed"),
            _disclosed(first),
        ),
        ("with_1", _("Verdicts with one source"), Share(used[1], number)),
        *(
            (f"with_{n}", _("… with %(n)d") % {"n": n}, Share(used[n], number))
            for n in range(2, MANY_SOURCES)
        ),
        (
            "with_more",
            _("… with %(n)d or more") % {"n": MANY_SOURCES},
            Share(used[MANY_SOURCES], number),
        ),
    ]
    note = _("Whether a source is primary, and its interest, as it is recorded now.")
    return _figures("sources", _("Sources of each verdict"), rows, note)


def _disclosed(first: Published) -> Share:
    rows = [row for _to, each in first for row in each.evidence]
    told = sum(bool(row.source and str(row.source.interest)) for row in rows)
    return Share(told, len(rows))


def both_ways(first: Published) -> Sheet:
    verdicts = [each for _to, each in first]
    number = len(verdicts)
    found = [(each.has(Stance.SUPPORTS), each.has(Stance.REFUTES)) for each in verdicts]
    rows = [
        ("both", _("Evidence for and against"), Share(sum(map(all, found)), number)),
        (
            "none_found_for",
            _("Nothing found in favour, and said so"),
            Share(sum(each.verdict.no_support_found for each in verdicts), number),
        ),
        (
            "none_found_against",
            _("Nothing found against, and said so"),
            Share(sum(each.verdict.no_refutation_found for each in verdicts), number),
        ),
    ]
    return _figures("both_ways", _("Evidence looked for both ways"), rows)


def four_eyes(first: Published) -> Sheet:
    verdicts = [each for _to, each in first]
    number = len(verdicts)
    needed: Counter[int] = Counter(each.verdict.required_approvals for each in verdicts)
    rows = [
        (
            "held",
            _("Approved by enough others than the author"),
            Share(sum(each.has_four_eyes for each in verdicts), number),
        ),
        (
            "needed_more",
            _("… that needed two or three"),
            Share(needed[2] + needed[3], number),
        ),
        (
            "digest_holds",
            _("Digest still that of what was reviewed"),
            Share(sum(each.digest_holds for each in verdicts), number),
        ),
        (
            "redone",
            _("Not the claim's first verdict: returned or redone before publication"),
            Share(sum(each.verdict.number > 1 for each in verdicts), number),
        ),
    ]
    return _figures("four_eyes", _("Four eyes"), rows)


def people(first: Published) -> Sheet:
    wrote = Counter(each.verdict.author.get_username() for _to, each in first)
    approved = Counter(
        vote.reviewer.get_username() for _to, each in first for vote in each.approvals
    )
    put_out = Counter(to.by for to, _round in first)
    columns = (
        Column("person", _("Person")),
        Column("wrote", _("wrote")),
        Column("approved", _("approved")),
        Column("published", _("published")),
    )
    names = sorted({*wrote, *approved, *put_out})
    rows = [(name, wrote[name], approved[name], put_out[name]) for name in names]
    return Sheet("people", columns, rows, _("People of the newsroom"))


def time(first: Published) -> Sheet:
    took = sorted(to.took for to, _round in first)
    return _figures("time_to_verdict", _("Time to verdict"), _lengths(took))


def _lengths(took: list[dt.timedelta]) -> list[Figure]:
    if not took:
        return []
    ninetieth = took[min(len(took) * 9 // 10, len(took) - 1)]
    return [
        ("median", _("half took at most"), statistics.median(took)),
        ("ninetieth", _("nine of ten took at most"), ninetieth),
        ("longest", _("the longest took"), took[-1]),
    ]


def asked(claims: list[int], rows: Iterable[RightOfReply]) -> Sheet:
    known: dict[int, list[RightOfReply]] = defaultdict(list)
    for row in rows:
        known[row.claim_id].append(row)
    number = len(claims)
    somebody = {c for c in claims if any(not each.is_waived for each in known[c])}
    answered = [c for c in somebody if any(each.answered_on for each in known[c])]
    waived = [c for c in claims if known[c] and c not in somebody]
    silent = [c for c in claims if not known[c]]
    rates = [
        ("asked", _("Somebody was asked"), Share(len(somebody), number)),
        ("answered", _("… and answered"), Share(len(answered), len(somebody))),
        ("waived", _("Nobody was asked, with a reason"), Share(len(waived), number)),
        ("nothing", _("Nothing on record"), Share(len(silent), number)),
    ]
    return _figures("asked", _("Right of reply, claim by claim"), rates)


def reports(rows: list[ErrorReport]) -> Sheet:
    outcomes = Counter(row.outcome for row in rows)
    took = sorted(row.decided_at - row.received_at for row in rows if row.decided_at)
    figures: list[Figure] = [("received", _("Received"), len(rows))]
    figures += [
        (outcome.value, outcome.label, Share(outcomes[outcome], len(rows)))
        for outcome in ReportOutcome
    ]
    return _figures("reports", _("Readers' reports"), figures + _lengths(took))
