"""What two statements have in common and what sets them apart, as sentences."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.text.contrasts import Finding

SENTENCES: dict[str, Promise] = {
    "other_number": _("different number: %(asked)s here, %(other)s there"),
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
