"""Pinpoints in the reader's language.

A pinpoint ("p. 12, table 3") is written once, by whoever read the source, in either
language. Its few usual words are shown in the reader's; everything else, such as the
heading of a section, stays as it stands in the source.
"""

import re

from django.utils.translation import pgettext_lazy

# How each is written, by anybody; and how it is shown.
WORDS = (
    (
        ("last paragraph", "последний абзац"),
        pgettext_lazy("pinpoint", "last paragraph"),
    ),
    (("paragraph", "para.", "абзац", "абз."), pgettext_lazy("pinpoint", "paragraph")),
    (("bullet", "пункт списка"), pgettext_lazy("pinpoint", "bullet")),
    (("title", "заголовок"), pgettext_lazy("pinpoint", "title")),
    (("table", "таблица", "табл."), pgettext_lazy("pinpoint", "table")),
    (("figure", "fig.", "рисунок", "рис."), pgettext_lazy("pinpoint", "figure")),
    (("chapter", "ch.", "глава", "гл."), pgettext_lazy("pinpoint", "chapter")),
    (("annex", "приложение"), pgettext_lazy("pinpoint", "annex")),
    (("Art.", "ст."), pgettext_lazy("pinpoint", "Art.")),
    (("pp.", "p.", "стр.", "с."), pgettext_lazy("pinpoint", "p.")),
    (("URL", "адрес"), pgettext_lazy("pinpoint", "URL")),
    (("year", "год"), pgettext_lazy("pinpoint", "year")),
    (("date", "дата"), pgettext_lazy("pinpoint", "date")),
    (("rule", "правило"), pgettext_lazy("pinpoint", "rule")),
)
SHOWN = {written.casefold(): shown for forms, shown in WORDS for written in forms}
# Where a part of the pinpoint begins: a word inside a heading is the heading's own.
WORD = re.compile(
    r"(?<![^\s,;(])("
    + "|".join(re.escape(w) for w in sorted(SHOWN, key=len, reverse=True))
    + r")(?=\s*(?:[\d§,;)]|$))",
    re.IGNORECASE,
)


def pinpoint(written: str) -> str:
    """ "с. 12, табл. 3" as "p. 12, table 3" for whoever reads English."""
    return WORD.sub(lambda match: str(SHOWN[match[1].casefold()]), written)
