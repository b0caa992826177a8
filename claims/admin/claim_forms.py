"""Forms of the claim page: the claim, and where it stands."""

from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from i18nfield.forms import I18nFormField

from claims.models import Appearance, Claim, Revision
from claims.text.normalise import digest, normalise

from .entries import as_key
from .forms import OperationForm, Refused
from .languages import LanguagesInput, LanguagesTextarea
from .quotes import Place, places_of
from .revisions import revision_label, revisions_to_choose
from .verb_forms import VerbForm

QUOTE_HELP = _(
    "Paste the passage as it stands in the text, and its position is found. "
    "If the text is not on this site, give the quote and its position."
)


class RevisionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return revision_label(obj)


class Placing(forms.Form):
    """Asks for a place in a text: a quote to look up, or a start and an end."""

    quote = forms.CharField(
        label=_("Quote"),
        required=False,
        strip=False,
        help_text=QUOTE_HELP,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )
    place = forms.ChoiceField(
        label=_("Which one"), required=False, widget=forms.HiddenInput
    )

    def offer_places(self) -> None:
        """If the quote that came stands more than once, asks which is meant."""
        revision = self._revision_typed()
        text = revision.text if revision else None
        typed = self.data.get(self.add_prefix("quote"), "") if self.is_bound else ""
        self.revision_typed = revision
        self.places = places_of(typed, text) if text and typed else []
        if len(self.places) > 1:
            field = cast(forms.ChoiceField, self.fields["place"])
            field.widget = forms.RadioSelect()
            field.choices = [(place.key, _passage(place)) for place in self.places]

    def _revision_typed(self) -> Revision | None:
        key = self.data.get(self.add_prefix("revision"), "") if self.is_bound else ""
        if not as_key(str(key)):
            return getattr(self, "revision_stored", None)
        return Revision.objects.filter(pk=key).first()

    def settle_place(self) -> None:
        """Fills start and end from the quote; complains if that cannot be done."""
        quote = self.cleaned_data.get("quote", "")
        if not quote.strip():
            self._require_numbers()
        elif self.revision_typed is None:
            return
        elif self.revision_typed.is_detached:
            self._settle_detached(quote)
        else:
            self._settle_found()

    def _settle_found(self) -> None:
        meant = [place for place in self.places if place.key == self._key_said()]
        if not self.places:
            self.add_error("quote", _("This passage is not in the text."))
        elif len(self.places) == 1:
            self._take(self.places[0])
        elif meant:
            self._take(meant[0])
        else:
            self.add_error(
                "place",
                _("The passage stands in the text more than once. Say which is meant."),
            )

    def _key_said(self) -> str:
        """The place chosen from the list, or else the numbers typed beside it."""
        if chosen := self.cleaned_data.get("place"):
            return str(chosen)
        if not {"start", "end"} & set(self.changed_data):
            return ""
        return "{start}-{end}".format_map(self.cleaned_data)

    def _settle_detached(self, quote: str) -> None:
        """The text is not here: the quote must at least be as long as its place."""
        self._require_numbers()
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        passage = normalise(quote)
        if start is None or end is None:
            return
        if len(passage) != end - start:
            self.add_error(
                "quote",
                _(
                    "The quote has %(length)d characters, its position %(span)d. "
                    "Without the text only an exact quote can be taken."
                )
                % {"length": len(passage), "span": end - start},
            )
        self.cleaned_data["quote_digest"] = digest(passage)

    def _require_numbers(self) -> None:
        for name in ("start", "end"):
            if self.cleaned_data.get(name) is None and name not in self.errors:
                self.add_error(name, _("Paste the quote, or give its position."))

    def _take(self, place: Place) -> None:
        self.cleaned_data["start"], self.cleaned_data["end"] = place.start, place.end


def _passage(place: Place) -> str:
    return format_html(
        '<span class="passage">…{}<mark>{}</mark>{}…</span> '
        '<span class="position">{}–{}</span>',
        *(place.before, place.exact, place.after, place.start, place.end),
    )


def revision_field() -> RevisionChoice:
    field = Appearance._meta.get_field("revision")
    return RevisionChoice(
        label=_("Article"),
        queryset=revisions_to_choose(),
        widget=AutocompleteSelect(field, admin.site),
        help_text=_("The text in which the claim stands."),
    )


class StatementInput(LanguagesTextarea):
    """Below the boxes: which claims are like what is typed."""

    but_not: int | None = None  # the claim itself

    def format_output(self, rendered_widgets: list[str], id_: str) -> str:
        boxes = super().format_output(rendered_widgets, id_)
        context = {"but_not": self.but_not}
        panel = render_to_string("admin/claims/_already_panel.html", context)
        return format_html("<div>{}{}</div>", boxes, panel)


class ClaimForm(OperationForm):
    class Meta:
        model = Claim
        fields = "__all__"  # noqa: DJ007 - the fieldsets choose
        widgets: ClassVar[dict[str, Any]] = {"statement": StatementInput}

    class Media:
        css: ClassVar[dict[str, Any]] = {"all": ["claims/already.css"]}
        js: ClassVar[list[Any]] = [Script("claims/already.js", defer=True)]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        statement: Any = self.fields.get("statement")
        if statement is not None:
            statement.widget.but_not = self.instance.pk


class NewPlace(Placing):
    """A place not stored yet: in which text, and the claimant's role at that time."""

    revision = revision_field()
    start = forms.IntegerField(label=_("Start"), required=False, min_value=0)
    end = forms.IntegerField(label=_("End"), required=False, min_value=0)
    claimant_role = I18nFormField(
        label=_("Claimant's role then"),
        required=False,
        widget=LanguagesInput,
        help_text=_("What the claimant was at the time of the article."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_places()

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.settle_place()
        return self.cleaned_data


class NewClaimForm(NewPlace, ClaimForm):
    """A claim cannot be without a place, so the form for a new one asks for it."""


class AddPlaceForm(NewPlace, VerbForm):
    """One more place, for a claim whose page cannot be edited any more, or that turns
    out to say what somebody was about to type."""

    ASKED = ("revision", "quote", "start", "end")
    field_order = ("read_version", "revision", "quote", "place", "start", "end")

    def answers(self) -> dict[str, Any]:
        given = super().answers()
        del given["quote"], given["place"]
        return given


class AppearanceForm(Placing, Refused):
    """Another place of the claim. The text of a place once given stays the same."""

    class Meta:
        model = Appearance
        fields = ("revision", "start", "end", "claimant_role")
        field_classes = {"revision": RevisionChoice}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["start"].required = self.fields["end"].required = False
        if self.instance.pk:
            self.fields["revision"].disabled = True
            self.revision_stored = self.instance.revision
        else:
            revision: Any = self.fields["revision"]
            revision.queryset = revisions_to_choose()
        self.offer_places()

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.settle_place()
        return self.cleaned_data
