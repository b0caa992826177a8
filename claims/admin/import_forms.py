"""What a file asks before it can be imported: its columns, and its ratings."""

from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import ImportRun
from claims.operations import import_settings

FIELDS: Final[dict[str, Promise]] = {
    "statement": _("statement"),
    "statement_ru": _("statement, in Russian"),
    "statement_en": _("statement, in English"),
    "language": _("language"),
    "claimant": _("who asserts it"),
    "about_date": _("what time it is about"),
    "appearance": _("where it was said (web address)"),
    "leads": _("notes for the research"),
    "organisation": _("who checked it"),
    "url": _("web address of the check"),
    "rating": _("their rating"),
    "rating_number": _("their rating as a number"),
    "rating_worst": _("worst number"),
    "rating_best": _("best number"),
    "reviewed_on": _("day of the check"),
    "source_id": _("their own number of the check"),
}
NOT_OURS: Final = "-"


class ColumnsForm(forms.Form):
    """A choice for each column of the file, named `column-0`, `column-1` …"""

    def __init__(self, run: ImportRun, *typed: Any) -> None:
        super().__init__(*typed, auto_id="id_%s")
        known = run.preview.get("mapping", {}) or run.options.get("columns", {})
        self._columns = run.preview.get("columns", [])
        for place, column in enumerate(self._columns):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=column,
                choices=[("", _("– left out –")), *FIELDS.items()],
                initial=known.get(column, ""),
                required=False,
            )

    def chosen(self) -> dict[str, str]:
        """Column → field; what is no choice of ours counts as left out."""
        self.full_clean()
        return {
            column: self.cleaned_data.get(f"column-{place}", "")
            for place, column in enumerate(self._columns)
        }


class RatingsForm(forms.Form):
    """A choice for each label nobody has explained, named `rating-0` …"""

    def __init__(self, run: ImportRun, *typed: Any) -> None:
        super().__init__(*typed, auto_id="id_%s")
        ours = import_settings.words_of_our_scale()
        self._labels = list(run.preview.get("unknown", {}))[:100]
        choices = [
            ("", _("– choose –")),
            *((slug, str(rating.label)) for slug, rating in ours.items()),
            (NOT_OURS, _("nothing on our scale")),
        ]
        for place, label in enumerate(self._labels):
            self.fields[f"rating-{place}"] = forms.ChoiceField(
                label=label, choices=choices, required=False
            )

    def answers(self) -> dict[str, str]:
        """Label → word of our scale, or "". What is not chosen is asked again."""
        self.full_clean()
        given = {
            label: self.cleaned_data.get(f"rating-{place}", "")
            for place, label in enumerate(self._labels)
        }
        return {
            label: "" if word == NOT_OURS else word
            for label, word in given.items()
            if word
        }
