"""What two statements have in common and what sets them apart, as sentences."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.text.contrasts import Finding

SENTENCES: dict[str, Promise] = {
    "other_number": _("different number: %(asked)s here, %(other)s there"),
    "other_period": _("same number, different period: %(asked)s here, %(other)s there"),
    "other_date": _("different date: %(asked)s here, %(other)s there"),
    "negated": _("one of them denies it"),
    "contrary": _("opposite direction: %(asked)s here, %(other)s there"),
    "swapped": _("roles swapped: %(asked)s here, %(other)s there"),
    "other_names": _("different name: %(asked)s here, %(other)s there"),
    "same_number": _("same number: %(asked)s"),
    "same_date": _("same date: %(asked)s"),
    "same_names": _("same names: %(asked)s"),
}


def sentence(finding: Finding) -> str:
    return str(SENTENCES[finding.code]) % {
        "asked": finding.asked,
        "other": finding.other,
    }


# To a reader who asked: "here" and "there" would not say whose is whose.
TOLD_TO_READERS: dict[str, Promise] = {
    "other_number": _("Another number: you ask about %(asked)s, we checked %(other)s."),
    "other_period": _("Another period: you ask about %(asked)s, we checked %(other)s."),
    "other_date": _("Another date: you ask about %(asked)s, we checked %(other)s."),
    "negated": _("One of the two says that it is not so."),
    "contrary": _("The opposite direction: it went the other way."),
    "swapped": _("The roles are swapped: who did it to whom."),
    "other_names": _("Another name: you ask about %(asked)s, we checked %(other)s."),
    "same_number": _("The number is the same: %(asked)s."),
    "same_date": _("The date is the same: %(asked)s."),
    "same_names": _("The names are the same: %(asked)s."),
}
IN_SHORT: dict[str, Promise] = {
    "other_number": _("other number"),
    "other_period": _("other period"),
    "other_date": _("other period"),
    "negated": _("one denies it"),
    "contrary": _("opposite direction"),
    "swapped": _("roles swapped"),
    "other_names": _("other name"),
    "same_number": _("same number"),
    "same_date": _("same period"),
    "same_names": _("same names"),
}


def agrees(finding: Finding) -> bool:
    """Whether it is something both sides have, not something that sets them apart."""
    return finding.code.startswith("same_")


def told_to_reader(finding: Finding) -> str:
    return str(TOLD_TO_READERS[finding.code]) % {
        "asked": finding.asked,
        "other": finding.other,
    }


def in_short(findings: Iterable[Finding]) -> str:
    """ "same number, other period": what agrees first. "" if nothing was found."""
    ordered = sorted(findings, key=lambda finding: not agrees(finding))
    labels = dict.fromkeys(str(IN_SHORT[finding.code]) for finding in ordered)
    return ", ".join(labels)
