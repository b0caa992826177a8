"""The pages about the newsroom: every required section, written or not."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from claims.models import SiteSection
from claims.models.site_sections import SECTIONS, Section, SitePage

from .pages import page, public


@dataclass(frozen=True, slots=True)
class ToldSection:
    """A required section, and what was written in it; None while it is missing."""

    section: Section
    written: SiteSection | None


def told_sections(asked: SitePage) -> list[ToldSection]:
    """Every section the page must have, whether it is written or not."""
    rows = SiteSection.objects.filter(section__in=SECTIONS[asked])
    written = {row.section: row for row in rows}
    return [ToldSection(each, written.get(each)) for each in SECTIONS[asked]]


@public
def told(request: HttpRequest, about: str) -> HttpResponse:
    """/about/, /funding/, /contact/: a section that is missing or withheld is named
    all the same."""
    asked = SitePage(about)
    context = {
        "asked": asked,
        "others": [
            (f"claims:{other.value}", other) for other in SitePage if other != asked
        ],
        "sections": told_sections(asked),
    }
    return page(request, "about_ourselves.html", context)
