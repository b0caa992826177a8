"""The claims of a list, by the list's address: what a person saw, a program exports."""

from urllib.parse import urlsplit

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext as _

from claims.exceptions import Incomplete
from claims.filters import TYPED, ClaimFilter
from claims.models import Claim

from .as_of import Past

PUBLIC = {"claims:claim-list", "machines:claims-csv"}
ADMIN = "admin:claims_claim_changelist"


def listed(
    address: str, *, by: User | None, past: Past | None = None
) -> QuerySet[Claim]:
    """`by` looks at the admin's list, whose tabs and rights are a person's. For
    `past.of_claims` give that `past`: the list is then the one of that day.

    Raises Incomplete, in words, for what is no list of claims.
    """
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that are no address
        parts = urlsplit("")
    name = _name_of(parts.path)
    if name in PUBLIC:
        return _public(QueryDict(parts.query), past)
    if name == ADMIN:
        return _in_admin(parts.path, parts.query, by)
    raise Incomplete(
        _("%(address)s is the address of no list of claims.") % {"address": address}
    )


def _name_of(path: str) -> str:
    with translation.override(get_language_from_path(path) or "en"):
        try:
            return resolve(path).view_name
        except Resolver404:
            return ""


def _public(query: QueryDict, past: Past | None) -> QuerySet[Claim]:
    if typed := next((name for name in TYPED.values() if query.get(name)), ""):
        raise Incomplete(
            _("%(name)s is a name that was typed. Give the address that it leads to.")
            % {"name": f"{typed}={query[typed]}"}
        )
    if past is not None:
        with past.asked():
            then = ClaimFilter(query)
            if then.form.is_valid():
                return _claims(then)
    now = ClaimFilter(query)
    if not now.form.is_valid():
        raise Incomplete(now.form.errors.as_text())
    # A topic, say, that is public today and was not then: nobody's claims.
    return _claims(now) if past is None else Claim.objects.none()


def _claims(chosen: ClaimFilter) -> QuerySet[Claim]:
    found: QuerySet[Claim] = chosen.qs
    return found


def _in_admin(path: str, query: str, by: User | None) -> QuerySet[Claim]:
    if by is None:
        raise Incomplete(
            _("The admin's list depends on who looks at it: add --by USERNAME.")
        )
    request = RequestFactory().get(f"{path}?{query}")
    request.user = by
    page = admin.site.get_model_admin(Claim)
    try:
        found: QuerySet[Claim] = page.get_changelist_instance(request).queryset
    except (IncorrectLookupParameters, ValidationError) as error:
        raise Incomplete(_("The list does not know this filter.")) from error
    return found
