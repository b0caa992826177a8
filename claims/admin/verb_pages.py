"""The page of a verb: GET asks, POST acts, and a refusal keeps what was typed."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from claims.exceptions import DomainError, StaleState
from claims.models import Claim
from claims.views import claims as public_claims
from claims.workflow import policies, waiting

from .base import change_url
from .claim_panels import panels
from .people import person
from .verb_forms import VerbForm
from .verbs import BY_NAME, Verb, next_button


def verb_page(model_admin: Any, request: Any, pk: int, name: str) -> HttpResponse:
    """Asks with the verb's form, or runs its operation."""
    verb = BY_NAME.get(name)
    if verb is None:
        raise Http404
    if not verb.role(request.user):
        raise PermissionDenied
    claim = get_object_or_404(Claim, pk=pk)
    posted = request.POST if request.method == "POST" else None
    asked = {name: request.GET[name] for name in verb.form.ASKED if name in request.GET}
    form = verb.form(posted, claim=claim, user=request.user, initial=asked)
    if posted is not None and form.is_valid() and _acted(verb, request, form):
        return HttpResponseRedirect(change_url(claim))
    return _page(model_admin, request, verb, form)


def _acted(verb: Verb, request: Any, form: VerbForm) -> bool:
    claim = Claim.objects.get(pk=form.claim.pk)
    claim.version = form.cleaned_data["read_version"]
    try:
        verb.act(claim, by=request.user, **form.answers())
    except DomainError as refusal:
        if isinstance(refusal, StaleState):
            _allow_to_act_again(form)
        form.add_error(
            refusal.field if refusal.field in form.fields else None, str(refusal)
        )
        return False
    if claim.is_public:  # readers come at once; they shall not wait for the drawing
        public_claims.prepare(claim)
    messages.success(request, _sentence(verb, request, claim.pk))
    return True


def _allow_to_act_again(form: VerbForm) -> None:
    """The page below the sentence shows the claim as it is now."""
    typed = cast(QueryDict, form.data).copy()
    typed["read_version"] = str(form.claim.version)
    form.data = typed


def _sentence(verb: Verb, request: Any, pk: int) -> str:
    """What was done, and a link to what this person would do next."""
    claim = Claim.objects.get(pk=pk)
    if button := next_button(request.user, claim):
        link, label = button.url, str(button.verb.label)
    elif other := _next_to_review(request.user):
        link, label = change_url(other), _("next claim to review")
    else:
        return str(verb.done)
    return format_html('{} {} <a href="{}">{}</a>', verb.done, _("Next:"), link, label)


def _next_to_review(user: Any) -> Claim | None:
    if not policies.is_reviewer(user):
        return None
    return waiting.for_review_by(user).order_by("pk").first()


def _page(
    model_admin: Any, request: HttpRequest, verb: Verb, form: VerbForm
) -> TemplateResponse:
    claim = form.claim
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": verb.label,
        "claim": claim,
        "verb": verb,
        "form": form,
        "reason": policies.why_not(verb.check, person(request), claim),
        "media": model_admin.media + form.media,
        "change_url": change_url(claim),
        **panels(person(request), claim),
    }
    return TemplateResponse(request, "admin/claims/claim/verb.html", context)
