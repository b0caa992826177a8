"""A demonstration of two articles and three claims, in a folder a test may spoil."""

import json
from pathlib import Path
from typing import Any

from claims.text.normalise import digest

ARTICLES = {
    "first": "The bridge opened in May 2021. It is 400 metres long.",
    "second": "The bridge was closed for repairs in 2023.",
}


def both(text: str) -> dict[str, str]:
    return {"ru": f"{text} по-русски", "en": text}


def article(key: str, text: str) -> dict[str, Any]:
    return {
        "key": key,
        "title": both(f"The {key} article"),
        "title_is_ours": True,
        "outlet": None,
        "author": None,
        "url": f"https://example.org/{key}",
        "language": "en",
        "published_on": "2024-03-01",
        "sha256": digest(text),
        "length": len(text),
        "note": None,
    }


def span(text: str, quote: str) -> dict[str, Any]:
    start = text.index(quote)
    return {"start": start, "end": start + len(quote), "digest": digest(quote)}


def claim(key: str, article: str, quote: str, **fields: Any) -> dict[str, Any]:
    return {
        "key": key,
        **span(ARTICLES[article], quote),
        "statement": both(f"Statement {key}"),
        "kind": "event",
        "claimant": "engineer",
        "role": None,
        "about": "2021-05",
        "topic": "bridges",
        "quantities": [],
        "checkworthiness": 3,
        "selection_reason": both("Readers cross it"),
        "leads": None,
        "also": [],
        **fields,
    }


LENGTH = {
    "comparator": "=",
    "value": "400",
    "value_to": None,
    "unit": "metre",
    "of": None,
    "period": "2011/2020",
    "as_of": None,
    "definition": None,
}
SOURCE = {
    "slug": "city-report",
    "title": "Bridges of the city",
    "publisher": "City hall",
    "author": "",
    "year": "2021",
    "url": "https://example.org/report",
    "archived_url": None,
    "language": "en",
    "kind": "official",
    "is_primary": True,
    "interest": None,
    "note": None,
}
VERDICT = {
    "claim": "second-1",
    "evidence": [
        {
            "source": "city-report",
            "stance": "supports",
            "pinpoint": "p. 3",
            "finding": both("Closed from March to June"),
            "observed": None,
            "accessed_on": "2024-05-02",
        }
    ],
    "state": "published",
    "verdict": {
        "rating": "true",
        "summary": both("The report says so"),
        "explanation": both("Only the report was read"),
        "no_support_found": False,
        "no_refutation_found": True,
    },
    "review_comment": None,
    "reason": None,
}
FILES: dict[str, Any] = {
    "topics": [{"slug": "bridges", "name": both("Bridges")}],
    "units": [{"slug": "metre", "label": both("m")}],
    "outlets": [],
    "claimants": [
        {
            "slug": "engineer",
            "name": both("The engineer"),
            "kind": "person",
            "description": None,
        }
    ],
    "sources": [SOURCE],
    "articles": [article(key, text) for key, text in ARTICLES.items()],
    "claims/first": [
        claim("first-1", "first", "opened in May 2021"),
        claim("first-2", "first", "400 metres", kind="quantity", quantities=[LENGTH]),
    ],
    "claims/second": [claim("second-1", "second", "closed for repairs")],
    "relations": [
        {
            "from": "first-1",
            "to": "second-1",
            "kind": "elaborates",
            "note": both("Opened, then closed"),
        }
    ],
    "verdicts": [VERDICT],
}


def write(folder: Path) -> Path:
    """Writes `fixtures/` into the folder and returns it."""
    fixtures = folder / "fixtures"
    (fixtures / "claims").mkdir(parents=True)
    for name, records in FILES.items():
        written = json.dumps(records, ensure_ascii=False, indent=2)
        (fixtures / f"{name}.json").write_text(f"{written}\n", encoding="utf-8")
    return fixtures


def spoil(fixtures: Path, file: str, before: str, after: str) -> int:
    """Replaces `before`, which stands once in the file, and returns its line."""
    path = fixtures / file
    source = path.read_text(encoding="utf-8")
    assert source.count(before) == 1, f"{before!r} stands {source.count(before)} times"
    path.write_text(source.replace(before, after), encoding="utf-8")
    return source[: source.index(before)].count("\n") + 1
