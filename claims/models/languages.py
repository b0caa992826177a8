"""Texts in several languages: always a plain dict, never a bare string.

django-i18nfield stores JSON and hands out `LazyI18nString`. Given a bare string
it shows that string in every language, which makes "which language is this?"
unanswerable; so operations pass everything through `in_languages` first.
"""

from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

Texts = dict[str, str]


def language_codes() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


def in_languages(value: object) -> Texts:
    """The texts of `value` by language code, stripped, without empty ones.

    A bare string counts as the site's first language.
    """
    if isinstance(value, LazyI18nString):
        value = value.data
    if value is None or value == "":
        return {}
    if isinstance(value, Mapping):
        texts = {str(code): str(text or "").strip() for code, text in value.items()}
        return {code: text for code, text in sorted(texts.items()) if text}
    return {language_codes()[0]: str(value).strip()}


def reader_first(value: object) -> list[str]:
    """The texts of `value`: in the language in force, then in the site's order."""
    texts = in_languages(value)
    order = [get_language(), *language_codes(), *texts]
    return [texts[code] for code in dict.fromkeys(order) if code in texts]


def lazy(value: object) -> LazyI18nString:
    """`value` as the field stores it."""
    return LazyI18nString(in_languages(value))


def require_text(value: object) -> None:
    """Field validator: at least one language must be filled."""
    if not in_languages(value):
        raise ValidationError(
            _("Write it in at least one language."), code="no_language"
        )
