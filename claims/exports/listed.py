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
from claims.filters import ClaimFilter
from claims.models import Claim

PUBLIC = {"claims:claim-list", "machines:claims-csv"}
ADMIN = "admin:claims_claim_changelist"


def listed(address: str, *, by: User | None) -> QuerySet[Claim]:
    """`by` looks at the admin's list, whose tabs and rights are a person's.

    Raises Incomplete, in words, for what is no list of claims.
    """
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that are no address
        parts = urlsplit("")
    name = _name_of(parts.path)
    if name in PUBLIC:
        return _public(QueryDict(parts.query))
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


def _public(query: QueryDict) -> QuerySet[Claim]:
    chosen = ClaimFilter(query)
    if not chosen.form.is_valid():
        raise Incomplete(chosen.form.errors.as_text())
    claims: QuerySet[Claim] = chosen.qs
    return claims


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
