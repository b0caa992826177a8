"""The form beside the text: a claim made of the passage that is selected."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from i18nfield.forms import I18nFormField

from claims.choices import ClaimKind, Comparator
from claims.exceptions import DomainError
from claims.models import Claim, Claimant, Quantity, Unit
from claims.models.languages import in_languages, lazy
from claims.search import names
from claims.search.steps import Steps
from claims.text.attribution import attributions
from claims.text.language import stems
from claims.text.quantities import QuantityMention, quantities

from .languages import LanguagesInput, LanguagesTextarea

MOST_NUMBERS: Final = 4
MOST_NAMESAKES: Final = 50
COLUMNS: Final = ("statement", "kind", "claimant", "claimant_role")
NUMBER_COLUMNS: Final = (
    *("comparator", "value", "value_to", "unit", "denominator", "period"),
)


class NumberForm(forms.Form):
    """One number of the claim; counts only while its box is ticked."""

    keep = forms.BooleanField(label=_("keep this number"), required=False)
    comparator = forms.ChoiceField(label=_("comparator"), choices=Comparator.choices)
    value = forms.DecimalField(label=_("value"), required=False)
    value_to = forms.DecimalField(label=_("to"), required=False)
    unit = forms.ModelChoiceField(
        label=_("unit"),
        queryset=Unit.objects.all(),
        required=False,
        widget=AutocompleteSelect(Quantity._meta.get_field("unit"), admin.site),
    )
    denominator = I18nFormField(
        label=_("of what"), required=False, widget=LanguagesInput
    )
    period = I18nFormField(label=_("period"), required=False, widget=LanguagesInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("keep"):
            for name in ("value", "unit"):
                if cleaned.get(name) is None and name not in self.errors:
                    self.add_error(name, _("A number has a value and a unit."))
        return cleaned

    def columns(self) -> dict[str, Any]:
        columns = {name: self.cleaned_data[name] for name in NUMBER_COLUMNS}
        for name in ("denominator", "period"):
            columns[name] = lazy(columns[name])
        return columns


NumberForms = forms.formset_factory(NumberForm, extra=0, max_num=MOST_NUMBERS + 1)


class PassageForm(forms.Form):
    """The claim itself; the place comes from the selection."""

    statement = I18nFormField(
        label=_("statement"),
        widget=LanguagesTextarea,
        help_text=_("One assertion, in our words, clear without the article."),
    )
    kind = forms.ChoiceField(label=_("kind"), choices=ClaimKind.choices)
    claimant = forms.ModelChoiceField(
        label=_("claimant"),
        queryset=Claimant.objects.all(),
        required=False,
        widget=AutocompleteSelect(Claim._meta.get_field("claimant"), admin.site),
    )
    claimant_role = I18nFormField(
        label=_("claimant's role then"), required=False, widget=LanguagesInput
    )

    def columns(self) -> dict[str, Any]:
        columns = {name: self.cleaned_data[name] for name in COLUMNS}
        for name in ("statement", "claimant_role"):
            columns[name] = lazy(columns[name])
        return columns


class Draft:
    """The claim's form and those of its numbers, shown, checked and saved as one."""

    def __init__(
        self, claim: PassageForm, numbers: Any, printed_name: str = ""
    ) -> None:
        self.claim, self.numbers, self.printed_name = claim, numbers, printed_name

    @classmethod
    def of_passage(cls, passage: str) -> "Draft":
        """Prefilled with what the passage says: kind, claimant, numbers."""
        found = quantities(passage)[:MOST_NUMBERS]
        said = [one.who for one in attributions(passage) if one.who]
        name = said[0] if said else ""
        claim = PassageForm(
            initial={
                "kind": _kind(found, bool(said)),
                "claimant": claimant_called(name),
            }
        )
        return cls(claim, NumberForms(initial=_numbers(found), prefix="n"), name)

    @classmethod
    def typed(cls, data: QueryDict) -> "Draft":
        return cls(PassageForm(data), NumberForms(data, prefix="n"))

    def is_valid(self) -> bool:
        return bool(self.claim.is_valid() & self.numbers.is_valid())

    def kept_numbers(self) -> list[dict[str, Any]]:
        return [form.columns() for form in self.numbers if form.cleaned_data["keep"]]

    def refuse(self, refusal: DomainError) -> None:
        known = refusal.field in self.claim.fields
        self.claim.add_error(refusal.field if known else None, str(refusal))


def claimant_called(printed: str) -> Claimant | None:
    """The one claimant whose name has all the words printed, in any case form."""
    wanted = set(stems(printed))
    if not wanted:
        return None
    everybody = Claimant.objects.all()
    keys = names.walked(everybody, names.holding(wanted), Steps(MOST_NAMESAKES))
    fitting = [one for one in everybody.filter(pk__in=keys) if _is_called(one, wanted)]
    return fitting[0] if len(fitting) == 1 else None


def _is_called(claimant: Claimant, wanted: set[str]) -> bool:
    texts = in_languages(claimant.name).values()
    return any(wanted <= set(stems(text)) for text in texts)


def _kind(found: list[QuantityMention], is_attributed: bool) -> str:
    if found:
        return ClaimKind.QUANTITY
    return ClaimKind.STATEMENT if is_attributed else ClaimKind.EVENT


def _numbers(found: Iterable[QuantityMention]) -> list[dict[str, Any]]:
    found = list(found)
    named = {mention.unit for mention in found}
    units = {unit.slug: unit for unit in Unit.objects.filter(slug__in=named - {None})}
    filled = [
        {
            "keep": mention.unit in units,
            "comparator": mention.comparator,
            "value": _short(mention.value),
            "value_to": _short(mention.value_to),
            "unit": units.get(mention.unit or ""),
            "denominator": {_language(mention.of): mention.of} if mention.of else {},
            "period": {_language(mention.period): mention.period}
            if mention.period
            else {},
        }
        for mention in found
    ]
    return [*filled, {"comparator": Comparator.EQUAL}]


def _short(value: Decimal | None) -> Decimal | None:
    """Six decimals, as the column has."""
    return None if value is None else round(value, 6).normalize() + 0


def _language(words: str) -> str:
    return "ru" if any("а" <= letter <= "я" for letter in words.lower()) else "en"
