"""Find the bibliography of a text and read its entries.

Understood are plain blocks, one entry a paragraph or line: ``Surname, Name, 2020a.
Title. URL``, ``Surname, N. (2020). Title``, ``Institution, yanvar 2026. Title``,
GOST (``Фамилия И. О. Название. — М.: Издательство, 2018``), press (``Reuters.
Title. 12 March 2024``) and title first (``“Title”, BBC, 2021``), each with or
without a number in front. A line that holds only a URL belongs to the entry above.
"""

import re
from dataclasses import dataclass
from typing import Final

from claims.text.names import plain
from claims.text.words.citing import (
    HEADINGS,
    JOINERS,
    MONTHS,
    NAME_PARTICLES,
    OTHERS,
)

URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>«»\"”]+|\bdoi:\s?10\.\S+", re.I)
YEAR: Final = re.compile(
    r"(?:(?<![\w/.-])|(?<=\d\d\.\d\d\.))(?:1[5-9]|20)\d\d[a-eа-д]?(?![\w/]|[.-]\d)(?!\s?[–-]\s?\d{4})"
)
UNDATED: Final = re.compile(r"\b(?:n\.\s?d\.|б\.\s?г\.|без даты|tarixsiz)", re.I)

_MONTH: Final = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
DATE_WORDS: Final = re.compile(
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th|-го)?\s+(?:{_MONTH})\b\.?,?"
    rf"|\b(?:{_MONTH})\b\.?(?:\s+\d{{1,2}},?)?"
    r"|\b\d{1,2}\.\d{1,2}\.)\s*(?=(?:1[5-9]|20)\d\d)",
    re.I,
)
"""The day and month in front of a year; "Teorell Jan, 2016" is a name."""

_LINE: Final = re.compile(r"[^\n]+")
_HEADING_TRIM: Final = re.compile(r"^[\s#*_\d.IVX)]+(?=\D)|[\s:.*_]+$")
_NUMBER: Final = re.compile(r"\A\s*(?:\[\d{1,3}\]|\d{1,3}[.)]|[•*–—-])\s+")
_BREAK: Final = re.compile(r"[.?!…]\s+(?=\S)|\s//\s|\s[—–]\s")
_INITIAL: Final = re.compile(
    r"\b([^\W\d_]|[Nn]o|[Vv]ol|pp|стр)\.(?=[\s,&;)]|[^\W\d_]\.|$)"
)
_QUOTED: Final = re.compile(r"[«“\"„‘](?P<title>[^»”\"“’]{3,})[»”\"“’][,.]?\s*")
_AND_OTHERS: Final = re.compile(rf"[\s,]*\b(?:{OTHERS})(?!\w)", re.I)
_JOINER: Final = re.compile(
    rf",?\s(?:{'|'.join(sorted(map(re.escape, JOINERS - {'&'})))})\s"
)
_LONGEST_ENTRY: Final = 700
_FEWEST_BY_FORM: Final = 3
_STRAY_LINES: Final = 2
_PEOPLE: Final = 160


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a bibliography.

    ``start``/``end`` are code points in the text; ``authors`` are the names as
    printed, ``title`` everything between year and URL that reads as the title,
    ``rest`` all of the entry after the authors, ``year`` as printed ("2024a").
    """

    number: int
    start: int
    end: int
    authors: tuple[str, ...]
    year: str | None
    month: int | None
    title: str
    url: str | None
    rest: str


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Where the block stands (code points; empty at the text's end if none)."""

    start: int
    end: int
    entries: tuple[Entry, ...]


def find_bibliography(text: str) -> Bibliography:
    """Return the bibliography of a text, found by its heading or by its form.

    The last heading followed by an entry counts. Without a heading a run of at
    least three lines that open like entries (author, year, title) will do.
    """
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
    for index in range(len(lines) - 1, -1, -1):
        if _is_heading(text[slice(*lines[index])]):
            spans = _entry_spans(text, lines[index + 1 :])
            if spans:
                return _bibliography(text, lines[index][0], spans)
    spans = _run_by_form(text, lines)
    if not spans:
        return Bibliography(len(text), len(text), ())
    return _bibliography(text, spans[0][0], spans)


def _bibliography(text: str, start: int, spans: list[tuple[int, int]]) -> Bibliography:
    entries = tuple(
        read_entry(text, number, *span) for number, span in enumerate(spans, start=1)
    )
    return Bibliography(start, spans[-1][1], entries)


def _is_heading(line: str) -> bool:
    return len(line) < 60 and plain(_HEADING_TRIM.sub("", line.strip())) in HEADINGS


def _is_entry(line: str) -> bool:
    """Say whether a line can be an entry: a name or title, and a year or URL."""
    if len(line) > _LONGEST_ENTRY and not URL.search(line):
        return False
    opening = _NUMBER.sub("", line, count=1).lstrip("«“\"„‘'([ ")[:1]
    if not opening or opening.islower():
        return False
    return bool(YEAR.search(line) or URL.search(line) or UNDATED.search(line))


def _opens_like_entry(line: str) -> bool:
    """Say whether a line begins "Names, year." or "Names (year)."."""
    bare = _NUMBER.sub("", line.strip(), count=1)
    year = YEAR.search(bare)
    if year is None or year.start() > _PEOPLE or not bare[:1].isupper():
        return False
    head, after = bare[: year.start()], bare[year.end() : year.end() + 2]
    return _is_people(head) and after[:1] in {".", ")", ":", ","}


def _is_people(head: str) -> bool:
    """Say whether the words before a year are names: no sentence inside, a mark."""
    dated = _without_date(head)
    names = _INITIAL.sub(r"\1", dated).rstrip(".,( \u00a0")
    is_clean = "(" not in names and not _BREAK.search(names)
    return bool(names) and dated[-1] in ",(." and is_clean


def _without_date(head: str) -> str:
    """Drop the day and month that end the words before a year."""
    return DATE_WORDS.sub("", head + "2000").removesuffix("2000").rstrip()


def _entry_spans(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    strays = 0
    for start, end in lines:
        line = text[start:end]
        if spans and URL.fullmatch(line.strip()):
            spans[-1] = (spans[-1][0], start + len(line.rstrip()))
            strays = 0
        elif _is_entry(line):
            lead = len(line) - len(line.lstrip())
            spans.append((start + lead, start + len(line.rstrip())))
            strays = 0
        elif strays == _STRAY_LINES:
            break
        else:
            strays += 1
    return spans


def _run_by_form(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The last run of lines that open like entries, if it is long enough."""
    best: list[tuple[int, int]] = []
    index = 0
    while index < len(lines):
        if not _opens_like_entry(text[slice(*lines[index])]):
            index += 1
            continue
        run = _entry_spans(text, _formal_lines(text, lines[index:]))
        if len(run) >= _FEWEST_BY_FORM:
            best = run
        index += max(len(run), 1)
    return best


def _formal_lines(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    taken = []
    for start, end in lines:
        line = text[start:end]
        if not _opens_like_entry(line) and not URL.fullmatch(line.strip()):
            break
        taken.append((start, end))
    return taken


def read_entry(text: str, number: int, start: int, end: int) -> Entry:
    """Read the entry that stands at ``text[start:end]``.

    An entry without author is read by its title; a missing year or URL is None.
    """
    printed = text[start:end]
    body = _NUMBER.sub("", printed, count=1)
    url = URL.search(body)
    words = body[: url.start()] + " " + body[url.end() :] if url else body
    people, title, year = _divide(words)
    return Entry(
        number=number,
        start=start,
        end=end,
        authors=split_authors(people),
        year=year,
        month=_month(words, year),
        title=title,
        url=url.group().rstrip(".,;)") if url else None,
        rest=words[len(people) :],
    )


def _divide(words: str) -> tuple[str, str, str | None]:
    """Split an entry into people, title and year, by the form it has."""
    quoted = _QUOTED.match(words.lstrip())
    years = list(YEAR.finditer(words))
    if quoted:
        outlet = re.split(r"[,.(]|//", words[quoted.end() :].lstrip("/ —–"))[0]
        year = years[-1].group() if years else None
        return outlet.strip(), quoted["title"].strip(), year
    if years and _is_people(words[: years[0].start()]):
        head = words[: years[0].start()]
        tail = words[years[0].end() :].lstrip(" .,:)г")
        return _without_date(head), _first_part(tail), years[0].group()
    undated = UNDATED.search(words)
    if undated and _is_people(words[: undated.start()]):
        return words[: undated.start()], _first_part(words[undated.end() :]), None
    masked = _INITIAL.sub(lambda m: m[1] + "\u2024", words)
    cut = _BREAK.search(masked)
    people = words[: cut.start()] if cut else words[:0]
    tail = words[cut.end() :] if cut else words
    surname_first = re.match(
        r"(?:[^\W\d_][\w’'-]+,?\s(?:[^\W\d_]\.\s?){1,2},?\s?)+", words
    )
    if surname_first:
        people, tail = surname_first.group(), words[surname_first.end() :]
    return people, _first_part(tail), years[-1].group() if years else None


def _first_part(tail: str) -> str:
    """The title: up to the first full stop, dash or double slash after it."""
    clean = tail.strip(" .,:—–\u00a0\n")
    cut = _BREAK.search(_INITIAL.sub(lambda m: m[1] + "\u2024", clean))
    return clean[: cut.start()].strip() if cut else clean.rstrip(". \u00a0\n")


def _month(words: str, year: str | None) -> int | None:
    """The month printed beside the year, if there is one."""
    if year is None:
        return None
    at = words.find(year)
    near = DATE_WORDS.findall(words[max(0, at - 24) : at + 4])
    return month_of(near[-1]) if near else None


def month_of(date_words: str) -> int | None:
    """The month (1–12) named in a few words such as «5 января» or "28.07."."""
    for word in re.findall(r"[^\W\d_]+", date_words.casefold()):
        if word in MONTHS:
            return MONTHS[word]
    numeric = re.search(r"\d{1,2}\.(\d{1,2})\.", date_words)
    return int(numeric[1]) if numeric and 1 <= int(numeric[1]) <= 12 else None


def split_authors(people: str) -> tuple[str, ...]:
    """Split printed names: joiners, semicolons, and commas between whole names.

    ``Levitsky, Steven & Way, Lucan`` gives two names; so does ``Smith, J., Doe, A.``;
    ``Kınık, Hülya`` is one, and so is an institution with "and" inside.
    """
    bare = _AND_OTHERS.sub("", people)
    parts = re.split(r"\s*[;&]\s*", bare)
    if not _is_institution(bare):
        parts = [name for part in parts for name in _JOINER.split(part)]
    names = [name for part in parts for name in _surnames_with_initials(part)]
    return tuple(clean for name in names if (clean := name.strip(" ,.(:\u00a0\n")))


def _is_institution(people: str) -> bool:
    """Say whether lower-case words other than name particles stand in a name."""
    inner = set(re.findall(r"\b[^\W\d_]+", people)) - JOINERS - NAME_PARTICLES
    return any(word.islower() for word in inner)


def _surnames_with_initials(part: str) -> list[str]:
    """Cut "Smith, J., Doe, A." and «Иванов И. И., Петров П. П.» after initials."""
    return re.split(r"(?<=[^\W\d_]\.),\s+(?=[^\W\d_]{2})", part)
