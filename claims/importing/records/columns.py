"""Which column of a file is what: said by the newsroom, or guessed from the header."""

import re
from collections.abc import Iterable
from typing import Final

from claims.text.normalise import fold

# What can be imported of a record, and the headings it is known by.
HEADINGS: Final[dict[str, str]] = {
    "statement": "statement|claim|claim text|text|claimreviewed|claim reviewed"
    "|утверждение|тезис|заявление|цитата|текст|текст утверждения"
    "|проверяемое утверждение"
    "|iddia|behauptung",
    "statement_ru": "statement ru|claim ru|statement russian|утверждение по русски"
    "|утверждение ru|утверждение русский",
    "statement_en": "statement en|claim en|statement english|утверждение по английски"
    "|утверждение en|утверждение английский",
    "language": "language|lang|inlanguage|язык",
    "claimant": "claimant|speaker|author of claim|said by|who said|claim author"
    "|itemreviewed author name|автор утверждения|автор|спикер|кто сказал|кто утверждает"
    "|источник утверждения|персона",
    "about_date": "claim date|date of claim|claimdate|about date|date said"
    "|itemreviewed datepublished|дата утверждения|дата заявления|когда сказано"
    "|о каком времени",
    "appearance": "appearance|claim url|where said|where it was said|first appearance"
    "|itemreviewed firstappearance url|где сказано|ссылка на утверждение"
    "|где встретилось",
    "leads": "leads|note|notes|comment|заметка|заметки|комментарий|примечание",
    "organisation": "organisation|organization|publisher|fact checker|factchecker"
    "|checked by|site|author name|publisher name|организация|редакция|кто проверил"
    "|фактчекер|издание|проект",
    "url": "url|link|review url|fact check url|factcheck url|article url|ссылка|адрес"
    "|ссылка на проверку|адрес проверки|ссылка на разбор",
    "rating": "rating|verdict|textual rating|textualrating|label|rating label"
    "|conclusion"
    "|reviewrating alternatename|вердикт|оценка|рейтинг|вывод|заключение",
    "rating_number": "rating value|ratingvalue|rating number|score"
    "|reviewrating ratingvalue|оценка числом|балл",
    "rating_worst": "worst rating|worstrating|reviewrating worstrating|худшая оценка",
    "rating_best": "best rating|bestrating|reviewrating bestrating|лучшая оценка",
    "reviewed_on": "review date|reviewdate|date reviewed|date checked|checked on|date"
    "|published|published on|datepublished|date published|дата проверки|дата публикации"
    "|дата|дата разбора|проверено",
    "source_id": "source id|sourceid|id|external id|guid|номер|ид|идентификатор",
}
FIELDS: Final = tuple(HEADINGS)
STATEMENTS: Final = ("statement", "statement_ru", "statement_en")

_BETWEEN: Final = re.compile(r"[\W_]+")
_KNOWN: Final = {
    heading: name for name, all_of_it in HEADINGS.items()
    for heading in all_of_it.split("|")
}  # fmt: skip


def plain(heading: str) -> str:
    return " ".join(_BETWEEN.split(fold(heading))).strip()


def guessed(columns: Iterable[str]) -> dict[str, str]:
    """Column → field. Of two columns that could be one field, the first."""
    found: dict[str, str] = {}
    for column in columns:
        name = plain(column)
        field = name.replace(" ", "_")
        field = field if field in HEADINGS else _KNOWN.get(name, "")
        if field and field not in found.values():
            found[column] = field
    return found


def has_statement(mapping: dict[str, str]) -> bool:
    return any(field in STATEMENTS for field in mapping.values())
