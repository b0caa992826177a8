"""What tells the end of a sentence, and what is no sentence of an article at all."""

import re
from typing import Final

ENGLISH_ABBREVIATIONS: Final = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "st", "gen", "sen", "rep", "gov", "lt", "col"}
    | {"sgt", "capt", "cmdr", "adm", "maj", "hon", "rev", "pres", "amb", "mt", "ft"}
    | {"vs", "fig", "figs", "no", "nos", "vol", "ed", "eds", "pp", "p", "ch", "art"}
    | {"sec", "par", "approx", "ca", "cf", "e.g", "i.e", "viz", "al", "dept", "est"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov"}
    | {"dec", "ph", "op", "cit", "v", "b", "d", "c"}
)
"""A full stop after these does not end a sentence."""

ENGLISH_MAYBE_LAST: Final = frozenset(
    {"u.s", "u.k", "u.n", "e.u", "d.c", "a.m", "p.m", "etc", "inc", "ltd", "co"}
    | {"corp", "jr", "sr", "b.c", "a.d", "ph.d", "u.s.a", "u.s.s.r"}
)
"""These may end a sentence; it did if a common opening word follows."""

ENGLISH_OPENINGS: Final = frozenset(
    {"The", "It", "He", "She", "They", "We", "I", "In", "On", "At", "But", "And", "A"}
    | {"An", "This", "That", "These", "Those", "There", "However", "Yet", "So", "If"}
    | {"When", "While", "After", "Before", "Since", "As", "By", "For", "From", "His"}
    | {"Her", "Its", "Their", "Our", "What", "Why", "How", "Who", "Some", "Many"}
    | {"Most", "No", "Not", "Now", "Then", "Officials", "Critics", "According"}
)

RUSSIAN_ABBREVIATIONS: Final = frozenset(
    {"г", "гг", "в", "вв", "ст", "п", "пп", "ул", "д", "кв", "стр", "им", "тов", "гр"}
    | {"проф", "акад", "доц", "ген", "полк", "обл", "р", "о", "см", "ср", "рис", "табл"}
    | {"т", "тт", "гл", "изд", "ред", "пер", "напр", "дж", "св", "мин", "зам", "пос"}
)
"""A full stop after these, before a number, is part of the phrase."""

BEFORE_NAMES: Final = frozenset({"г", "им", "ул", "проф", "акад", "ген", "дж", "св"})
"""A full stop after these, before a proper name, is part of the phrase."""

_MONTH: Final = (
    r"(?:янв|февр?|март|апр|ма[йя]|июн|июл|авг|сент?|окт|нояб?|дек|jan|feb|mar|apr|may"
    r"|jun|jul|aug|sept?|oct|nov|dec)[^\W\d_]*\.?"
)
DATE: Final = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}(?:\s*(?:г\.|года))?"
    rf"|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}})"
)
_DATED: Final = (
    r"(?:date|дата|published(?:\s+on)?|updated|posted|опубликовано|обновлено)\s*:?\s*"
)
_HOUR: Final = r"(?:[\s,|·—–-]*(?:at|в)?\s*\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?)?"

DATE_LINE: Final = re.compile(rf"\W*(?:{_DATED})?{DATE}{_HOUR}[\W]*", re.IGNORECASE)
"""A paragraph that is nothing but a date."""

DATE_PREFIX: Final = re.compile(
    rf"\s*(?:{_DATED}{DATE}|\d{{4}}-\d\d-\d\d){_HOUR}(?=\s+(?-i:[«“\"A-ZА-ЯЁƏ]))",
    re.IGNORECASE,
)
"""A date glued before the first sentence by whoever saved the page."""

JUNK: Final = re.compile(
    r"(?:ссылк|откро[еюй]|открыва|чита[йт]|смотри)\S*\s.*без\s+vpn"
    r"|(?:link|open|read|watch)\S*\s.*without\s+(?:a\s+)?vpn"
    r"|^подпи(?:шитесь|сывайтесь|саться)\b|\bнаш\w*\s+рассылк|^рассылка\W*$"
    r"|^(?:subscribe|sign\s+up|join|get)\b.*(?:newsletter|inbox|updates)"
    r"|^(?:subscribe|newsletter|sign\s+(?:in|up)|log\s+in)\W*$|^unsubscribe"
    r"|^(?:enter|type)\s+your\s+e-?mail|your\s+e-?mail\s+address"
    r"|^(?:укажите|введите|ваш)\s.*электронной\s+почты|valid\s+e-?mail|введите\s+\S*\s*e-?mail"
    r"|^(?:читайте|смотрите)\s+также|^(?:read|see)\s+(?:also|more|next)\b"
    r"|^(?:поделиться|share(?:\s+this)?|реклама|advertisement|комментарии|comments)\b\W*$"
    r"|^(?:bell|search|share|menu|close|play|arrow|user|mail|print)\s+icon\W*$"
    r"|accept\s+(?:all\s+)?cookies|файлы\s+cookie|all\s+rights\s+reserved"
    r"|все\s+права\s+защищены|^(?:фото|photo|image|источник|source)\s*(?:credit)?\s*:|^skip\s+to\s"
    r"|(?:наш|our)\S*\s+(?:telegram|телеграм)|^(?:теги|tags)\s*:|^loading\W*$",
    re.IGNORECASE,
)
"""Furniture of a web page: forms, buttons, notices."""
