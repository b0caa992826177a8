"""Not a sentence stays untranslated, in code or in templates."""

import io
import re
from collections.abc import Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.test import SimpleTestCase
from django.utils.translation.template import templatize

CLAIMS = Path(__file__).resolve().parent.parent / "claims"
FOLDER = CLAIMS / "locale" / "ru" / "LC_MESSAGES"
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]")


def catalogue() -> Catalog:
    with (FOLDER / "django.po").open("rb") as file:
        return read_po(file, locale="ru")


def pairs(messages: Catalog) -> dict[object, object]:
    """Sentence by msgid. What Babel reads from .mo are lists, and contexts bytes."""
    return {
        (_text(message.context), *_several(message.id)): _several(message.string)
        for message in messages
        if message.id
    }


def _text(context: str | bytes | None) -> str:
    return context.decode() if isinstance(context, bytes) else context or ""


def _several(words: str | Sequence[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def sentences_in(source: str) -> set[str]:
    """The msgids (singular ones) of Python source."""
    found = set()
    rows = extract_python(io.BytesIO(source.encode()), KEYWORDS, [], {})
    for _line, keyword, messages, _comments in rows:
        first = messages if isinstance(messages, str) else messages[0]
        if keyword.startswith("pgettext"):
            first = messages[1]
        if first:
            found.add(first)
    return found


class TranslationTests(SimpleTestCase):
    def test_every_sentence_in_the_code_is_in_the_catalogue(self):
        known = {
            message.id[0] if isinstance(message.id, tuple) else message.id
            for message in catalogue()
        }
        missing = {}
        for path in CLAIMS.rglob("*.py"):
            if "migrations" in path.parts or "management" in path.parts:
                continue
            if unknown := sentences_in(path.read_text("utf-8")) - known:
                missing[str(path.relative_to(CLAIMS))] = unknown
        for path in CLAIMS.rglob("templates/**/*.*"):
            # What indents a tag in HTML would be a fault of indentation in Python.
            source = INDENT.sub("", templatize(path.read_text("utf-8"), str(path)))
            if unknown := sentences_in(source) - known:
                missing[str(path.relative_to(CLAIMS))] = unknown
        self.assertEqual(missing, {}, "run `make messages` and translate")

    def test_every_sentence_has_its_russian(self):
        for message in catalogue():
            if not message.id:
                continue
            strings = message.string
            for string in strings if isinstance(strings, tuple) else (strings,):
                self.assertTrue(string, message.id)
            self.assertFalse(message.fuzzy, message.id)

    def test_translations_keep_the_placeholders(self):
        for message in catalogue():
            if isinstance(message.id, str) and message.id and "%" in message.id:
                self.assertEqual(
                    sorted(set(PLACEHOLDER.findall(message.id))),
                    sorted(set(PLACEHOLDER.findall(message.string))),
                    message.id,
                )

    def test_the_compiled_catalogue_is_the_written_one(self):
        with (FOLDER / "django.mo").open("rb") as file:
            compiled = pairs(read_mo(file))
        self.assertEqual(compiled, pairs(catalogue()), "run `make messages`")
