"""What a person is asked when they move a claim along. One form for each question.

Field names are the operations' own argument names, so that a form's `cleaned_data`
is what the operation is called with, and a refusal finds its field.
"""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth.models import User
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Correction, Rating, Relation, Verdict
from claims.workflow import policies

from .claim_review_report import Reading, must_be_mended, readings
from .languages import LanguagesTextarea


class VerbForm(forms.Form):
    """Carries the version that was read. `claim` and `user` are at hand. A link to
    the page may fill in the fields named in `ASKED`."""

    ASKED: ClassVar[tuple[str, ...]] = ()

    read_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, claim: Claim, user: User, **kwargs: Any) -> None:
        self.claim, self.user = claim, user
        super().__init__(*args, **kwargs)
        self.fields["read_version"].initial = claim.version

    def answers(self) -> dict[str, Any]:
        """What the operation takes beside the claim and the person."""
        given = dict(self.cleaned_data)
        del given["read_version"]
        return given


def long_text(label: Any, **options: Any) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"})
    return forms.CharField(label=label, widget=box, **options)


class ReasonForm(VerbForm):
    reason = long_text(_("Reason"), help_text=_("It goes on record."))


class ApproveForm(VerbForm):
    comment = long_text(
        _("Comment"),
        required=False,
        help_text=_("What you checked yourself; colleagues will read it."),
    )


class ReturnForm(VerbForm):
    comment = long_text(
        _("What has to change"), help_text=_("The author of the verdict will read it.")
    )


class PublishForm(VerbForm):
    """Asks nothing, and shows what machines will read (`claim_review_report`)."""

    def clean(self) -> dict[str, Any]:
        # Sent back meanwhile, it has none; then the operation says why it refuses.
        for problem in must_be_mended(self.claim) if self.claim.verdict else ():
            self.add_error(None, f"{problem.wrong} {problem.cure}")
        return self.cleaned_data

    @property
    def readings(self) -> list[Reading]:
        return readings(self.claim) if self.claim.verdict else []


class AssignForm(VerbForm):
    assignee = forms.ModelChoiceField(
        label=_("Assignee"),
        queryset=User.objects.filter(is_active=True, is_staff=True),
        required=False,
        widget=AutocompleteSelect(Claim._meta.get_field("assignee"), admin.site),
        help_text=_("Empty: nobody."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignee"].initial = self.claim.assignee_id


class RatingChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return format_html(
            '<span class="symbol" aria-hidden="true">{}</span> <b>{}</b> '
            '<span class="help-text">{}</span>',
            *(obj.symbol, obj.label, obj.explanation),
        )


def ratings_in_force() -> Any:
    newest = Rating.objects.order_by("-scale__number").values("scale")[:1]
    return Rating.objects.filter(scale__in=newest).order_by("position")


def _of_verdict(name: str, **options: Any) -> Any:
    column: Any = Verdict._meta.get_field(name)
    return column.formfield(**options)


class SubmitForm(VerbForm):
    """A verdict. What was written for the last round is offered again."""

    rating = RatingChoice(
        label=_("Rating"),
        queryset=Rating.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    summary = _of_verdict("summary", widget=LanguagesTextarea)
    explanation = _of_verdict("explanation", widget=LanguagesTextarea)
    no_support_found = _of_verdict("no_support_found")
    no_refutation_found = _of_verdict("no_refutation_found")
    response = long_text(
        _("Answer to the return"),
        help_text=_("How the reviewers' objections to the last verdict were met."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rating: Any = self.fields["rating"]
        rating.queryset = ratings_in_force()
        last = self.claim.verdicts.order_by("-number").first()
        if not policies.was_returned(last):
            del self.fields["response"]
        if last is not None:
            for name in ("rating", "summary", "explanation"):
                self.fields[name].initial = getattr(last, name)


class MergeForm(VerbForm):
    ASKED = ("into",)

    into = forms.ModelChoiceField(
        label=_("Claim that carries on"),
        queryset=Claim.objects.all(),
        widget=AutocompleteSelect(Relation._meta.get_field("to_claim"), admin.site),
        help_text=_(
            "Appearances and evidence move to it, and this address leads there."
        ),
    )
    reason = long_text(_("Reason"), help_text=_("It goes on record."))


def _of_correction(name: str, **options: Any) -> Any:
    column: Any = Correction._meta.get_field(name)
    return column.formfield(**options)


class CorrectionForm(VerbForm):
    """A public note; choosing “withdrawal” asks a colleague to withdraw the claim."""

    kind = _of_correction("kind")
    what_changed = _of_correction("what_changed", widget=LanguagesTextarea)
    why = _of_correction("why", widget=LanguagesTextarea)
