"""Articles whose texts really contain what claims are made of."""

from hashlib import sha256
from random import Random
from typing import NamedTuple

from claims.text.selectors import select

from .catalogue import OUTLETS
from .happenings import Happening, added
from .sentences import Statement, Texts, filler, person, phrase, statement
from .shapes import Row
from .world import World

IN_PARAGRAPH = 4
REPEATED = 10  # one claim in so many is made in the next article too


class Place(NamedTuple):
    """Where a claim stands."""

    revision: int
    sha256: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    quote_digest: str
    title: Texts


class Written(NamedTuple):
    """One article: its rows, and the statements in it with their places."""

    article: Row
    revision: Row
    statements: list[Statement]
    places: list[Place]
    repeated: dict[int, Place]  # by the statement's number in the article before


def write(
    world: World,
    rng: Random,
    *,
    number: int,
    at: str,
    claims: int,
    last: "Written | None",
) -> Written:
    """The `number`-th article, imported at `at`; `last` is the one before it."""
    language = "ru" if rng.random() < 0.65 else "en"
    year = int(at[:4])
    statements = [
        statement(rng, language, until=year, both=rng.random() < 0.1)
        for _each in range(claims)
    ]
    again = {
        n: next(iter(each.texts.values()))
        for n, each in enumerate(last.statements if last else [])
        if n % REPEATED == 3
    }
    own = [each.texts[language] for each in statements]
    text, spans = _text(rng, language, [*own, *again.values()])
    digest = sha256(text.encode()).hexdigest()
    title = {language: phrase(rng, language, 4, 10)}
    places = [_place(text, span, number, digest, title) for span in spans]
    article = world.shapes["article"].row(
        id=number,
        key=f"generated-article-{number}",
        title=title,
        outlet=1 + rng.randrange(OUTLETS),
        author=person(rng.randrange(2_000))[language],
        url=f"https://articles.example.org/{number}",
        language=language,
        published_on=at[:10],
        version=2,
        created_at=at,
    )
    revision = world.shapes["revision"].row(
        id=number,
        article=number,
        number=1,
        sha256=digest,
        length=len(text),
        text=text,
        imported_at=at,
        imported_by=world.people["olga"],
    )
    return Written(
        article,
        revision,
        statements,
        places[: len(own)],
        dict(zip(again, places[len(own) :], strict=True)),
    )


def happenings(world: World, written: Written, *, at: str) -> list[Happening]:
    empty = {**written.article, "version": 1}
    both = [("article", written.article), ("revision", written.revision)]
    return [
        added(world, "article.created", at=at, by="olga", rows=[("article", empty)]),
        added(world, "revision.added", at=at, by="olga", rows=both),
    ]


def _text(
    rng: Random, language: str, quotes: list[str]
) -> tuple[str, list[tuple[int, int]]]:
    """Quotes among sentences that assert nothing, in paragraphs."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    length = 0
    for number, quote in enumerate(quotes):
        gap = "\n\n" if number % IN_PARAGRAPH == IN_PARAGRAPH - 1 else " "
        around = f"{filler(rng, language)} "
        start = length + len(around)
        spans.append((start, start + len(quote)))
        parts += [around, quote, gap]
        length = start + len(quote) + len(gap)
    return "".join(parts).rstrip(), spans


def _place(
    text: str, span: tuple[int, int], revision: int, digest: str, title: Texts
) -> Place:
    quote = select(text, *span)
    return Place(
        revision,
        digest,
        *(quote.start, quote.end, quote.exact, quote.prefix, quote.suffix),
        sha256(quote.exact.encode()).hexdigest(),
        title,
    )
