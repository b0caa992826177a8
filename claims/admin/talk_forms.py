"""What a person is asked when they write, ask, answer or decide beside the workflow.

Field names are the operations' own argument names, as in `verb_forms`.
"""

from typing import Any, cast

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.choices import ReportOutcome, RequestOutcome
from claims.models import Article, Claim, RightOfReply

from .verb_forms import long_text


class TalkForm(forms.Form):
    """`claim` is at hand. `answers` is what the operation takes beside the person."""

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        self.claim = claim
        super().__init__(*args, **kwargs)

    def answers(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


def day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=AdminDateWidget, **options)


class CommentForm(TalkForm):
    text = long_text(
        _("Comment"),
        help_text=_("Colleagues read it, readers never do. Call somebody by @name."),
    )


class AskForm(TalkForm):
    addressee = RightOfReply._meta.get_field("addressee").formfield(
        label=_("Who was asked"), widget=forms.TextInput(attrs={"class": "vTextField"})
    )
    question = long_text(_("What was asked"), required=False)
    asked_on = day(_("Asked on"), initial=timezone.localdate)
    deadline_on = day(_("May answer until"))


class WaiveForm(TalkForm):
    addressee = RightOfReply._meta.get_field("addressee").formfield(
        label=_("Who was not asked"),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    reason = long_text(_("Why not"), help_text=_("It goes on record."))


class AnswerForm(TalkForm):
    answer = long_text(_("Answer"))
    answered_on = day(_("Answered on"), initial=timezone.localdate)


class RequestForm(TalkForm):
    article = forms.ModelChoiceField(
        label=_("Article"),
        queryset=Article.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        help_text=_("One of those in which the claim stands."),
    )
    sent_on = day(_("Sent on"), initial=timezone.localdate)
    text = long_text(_("What was asked"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = self.claim.appearances.values("revision__article")
        article = cast("forms.ModelChoiceField[Article]", self.fields["article"])
        article.queryset = Article.objects.filter(pk__in=places)


def _explained(outcomes: Any) -> list[tuple[str, Any]]:
    return [
        (outcome.value, f"{outcome.label} — {outcome.explanation}")
        for outcome in outcomes
    ]


class OutcomeForm(TalkForm):
    outcome = forms.ChoiceField(
        label=_("What the outlet did"), widget=forms.RadioSelect
    )
    outcome_on = day(_("On"), initial=timezone.localdate)
    note = long_text(_("Note"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        done = [each for each in RequestOutcome if each != RequestOutcome.NONE_YET]
        cast(forms.ChoiceField, self.fields["outcome"]).choices = _explained(done)


class DecideForm(TalkForm):
    outcome = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    note = long_text(_("Why"), help_text=_("It goes on record."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        decided = [each for each in ReportOutcome if each != ReportOutcome.OPEN]
        cast(forms.ChoiceField, self.fields["outcome"]).choices = _explained(decided)
