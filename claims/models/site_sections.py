"""Who runs this site, who pays, how to reach it: pages with required sections."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nTextField

from .fields import one_of


class SitePage(models.TextChoices):
    """Which page about ourselves is it?"""

    ABOUT = "about", _("About us")
    FUNDING = "funding", _("Who pays")
    CONTACT = "contact", _("Contact")


class Section(models.TextChoices):
    """What must a newsroom that checks others tell about itself? After the
    commitments of the International Fact-Checking Network:
    https://ifcncodeofprinciples.poynter.org/the-commitments"""

    MISSION = "mission", _("What we do and why")
    PEOPLE = "people", _("Who works here")
    OWNER = "owner", _("Who is responsible")
    INDEPENDENCE = "independence", _("How we stay independent")
    SELECTION = "selection", _("How we choose what to check")
    INCOME = "income", _("Where the money comes from")
    STRINGS = "strings", _("What money cannot buy here")
    REACH = "reach", _("How to reach us")
    COMPLAINTS = "complaints", _("How to complain")
    PERSONAL_DATA = "personal_data", _("What we keep about readers")

    @property
    def page(self) -> SitePage:
        return next(page for page, sections in SECTIONS.items() if self in sections)

    @property
    def question(self) -> Promise:
        return QUESTIONS[self]


SECTIONS = {
    SitePage.ABOUT: (
        Section.MISSION,
        Section.PEOPLE,
        Section.OWNER,
        Section.INDEPENDENCE,
        Section.SELECTION,
    ),
    SitePage.FUNDING: (Section.INCOME, Section.STRINGS),
    SitePage.CONTACT: (Section.REACH, Section.COMPLAINTS, Section.PERSONAL_DATA),
}
QUESTIONS = {
    Section.MISSION: _("What is this site for, and for whom?"),
    Section.PEOPLE: _("Who writes and who reviews, with what experience?"),
    Section.OWNER: _("Which organisation stands behind the site, and where?"),
    Section.INDEPENDENCE: _(
        "Which parties, states or firms have no say here, and how?"
    ),
    Section.SELECTION: _("By which rules do you take up one claim and not another?"),
    Section.INCOME: _("Who gave how much in the last year?"),
    Section.STRINGS: _("What may those who pay not ask for?"),
    Section.REACH: _("By which address do readers reach an editor?"),
    Section.COMPLAINTS: _("Who decides on a complaint, and who if one disagrees?"),
    Section.PERSONAL_DATA: _("What is stored about those who read or write to you?"),
}


class SiteSection(models.Model):
    """One required section of a page about ourselves. Until somebody has written it
    or withheld it, the page says openly that it is missing."""

    section = models.CharField(
        _("section"), max_length=16, choices=Section, unique=True
    )
    text = I18nTextField(_("text"), blank=True)
    is_withheld = models.BooleanField(
        _("withheld for safety"),
        default=False,
        help_text=_(
            "Readers are told that it is withheld because it endangers people."
        ),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("section about ourselves")
        verbose_name_plural = _("sections about ourselves")
        ordering = ("section",)
        constraints = [one_of("section", Section, name="section_is_known")]

    def __str__(self) -> str:
        return str(self.get_section_display())
