"""Test data, built by the operations people run: impossible states cannot be made."""

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count
from typing import Any

from django.contrib.auth.models import User

from claims.models import Article, Claim, Rating, Revision, Source, Unit
from claims.operations import (
    articles,
    catalogue,
    claims,
    evidence,
    publication,
    quantities,
    reviews,
    verdicts,
)

TEXT = (
    "The mission on the border grew by more than 200 people last year. "
    "A spokesman said that 46 percent of remittances come from abroad. "
    "Nobody asked the villagers."
)
SUMMARY = {"ru": "Цифра подтверждается отчётом.", "en": "The report bears it out."}
EXPLANATION = {
    "ru": "Сверено с отчётом миссии; списки персонала не проверялись.",
    "en": "Compared with the mission's report; staff lists were not checked.",
}


@dataclass
class Newsroom:
    """Builds things as a researcher, a reviewer and a publisher would."""

    researcher: User
    reviewer: User
    publisher: User
    numbers: Any = field(default_factory=lambda: count(1))

    def article(self, text: str = TEXT, **columns: Any) -> Article:
        number = next(self.numbers)
        columns.setdefault("title", {"ru": f"Статья {number}", "en": f"Text {number}"})
        columns.setdefault("key", f"article-{number}")
        columns.setdefault("language", "en")
        article = articles.create(by=self.researcher, **columns)
        articles.add_text(article, by=self.researcher, text=text)
        return article

    def revision(self, **columns: Any) -> Revision:
        return self.article(**columns).revisions.get()

    def source(self, **columns: Any) -> Source:
        number = next(self.numbers)
        columns.setdefault("slug", f"source-{number}")
        columns.setdefault("title", f"Report {number}")
        columns.setdefault("url", f"https://example.org/report-{number}")
        return catalogue.add(Source, by=self.researcher, **columns)

    def unit(self, slug: str = "person", en: str = "people") -> Unit:
        found = Unit.objects.filter(slug=slug).first()
        return found or catalogue.add(
            Unit, by=self.researcher, slug=slug, label={"ru": "чел.", "en": en}
        )

    def candidate(self, revision: Revision | None = None, **columns: Any) -> Claim:
        columns.setdefault(
            "statement",
            {"ru": "Миссия выросла на 200 человек.", "en": "The mission grew by 200."},
        )
        columns.setdefault("start", 0)
        columns.setdefault("end", 65)
        return claims.create(
            by=self.researcher, revision=revision or self.revision(), **columns
        )

    def researched(self, **columns: Any) -> Claim:
        """With one piece of evidence in favour, ready to be submitted."""
        claim = claims.start_research(self.candidate(**columns), by=self.researcher)
        evidence.add(
            by=self.researcher, claim=claim, source=self.source(), stance="supports"
        )
        return claim

    def with_number(self, claim: Claim, value: str = "200") -> Claim:
        quantities.add(
            by=self.researcher,
            claim=claim,
            comparator=">",
            value=Decimal(value),
            unit=self.unit(),
        )
        return claim

    def submitted(self, claim: Claim | None = None, **columns: Any) -> Claim:
        claim = claim or self.researched(**columns)
        self.submit(claim)
        return claim

    def submit(self, claim: Claim, rating: str = "true", **assessment: Any) -> None:
        verdicts.submit(
            claim,
            by=assessment.pop("by", self.researcher),
            rating=Rating.objects.get(slug=rating),
            summary=assessment.pop("summary", SUMMARY),
            explanation=assessment.pop("explanation", EXPLANATION),
            no_refutation_found=assessment.pop("no_refutation_found", True),
            **assessment,
        )

    def approved(self, claim: Claim | None = None, **columns: Any) -> Claim:
        claim = claim or self.submitted(**columns)
        reviews.approve(claim, by=self.reviewer)
        return claim

    def published(self, claim: Claim | None = None, **columns: Any) -> Claim:
        claim = claim or self.approved(**columns)
        return publication.publish(claim, by=self.publisher)
