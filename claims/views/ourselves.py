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


@public
def told(request: HttpRequest, about: str) -> HttpResponse:
    """/about/, /funding/, /contact/: a section that is missing or withheld is named
    all the same."""
    asked = SitePage(about)
    rows = SiteSection.objects.filter(section__in=SECTIONS[asked])
    written = {row.section: row for row in rows}
    context = {
        "asked": asked,
        "others": [
            (f"claims:{other.value}", other) for other in SitePage if other != asked
        ],
        "sections": [ToldSection(each, written.get(each)) for each in SECTIONS[asked]],
    }
    return page(request, "about_ourselves.html", context)
