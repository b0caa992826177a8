"""The language a program asks for: `?lang=`, else Accept-Language, never a cookie."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from claims.models.languages import language_codes


def asked_language(request: HttpRequest) -> str:
    """A language of the site; its first if none that was asked for is one."""
    named = request.GET.get("lang", "")
    if named in language_codes():
        return named
    accepted = request.headers.get("Accept-Language", "")
    for code, _weight in parse_accept_lang_header(accepted):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return str(settings.LANGUAGE_CODE)
