"""What readers can narrow the list of claims by; the CSV honours the same query.

Only values that some public claim has are offered or accepted: the choice of an
unpublished claim's claimant would give it away. Long lists are offered in part (a
page with fifty thousand options helps nobody), accepted in full.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from claims.choices import ClaimKind
from claims.models import Article, Claim, Claimant, Outlet, Rating, Topic
from claims.models.fields import validate_slug
from claims.search.backend import matching, read
from claims.search.queries import Query
from claims.typography import language_name
from claims.workflow import reviewed

MOST_OPTIONS = 200
Claims = QuerySet[Claim]


class FirstOptions(forms.models.ModelChoiceIterator):  # type: ignore[type-arg]
    """The empty option and the first few rows."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for row in self.queryset[:MOST_OPTIONS]:
            yield self.choice(row)


class KeyField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Chooses a row by the key that stands in its address."""

    iterator = FirstOptions

    def to_python(self, value: Any) -> Any:
        if value not in self.empty_values:
            validate_slug(str(value))
        return super().to_python(value)


class KeyFilter(django_filters.ModelChoiceFilter):  # type: ignore[misc]
    field_class = KeyField


def _labelled_ratings() -> list[tuple[str, str]]:
    newest_first = Rating.objects.order_by("-scale__number", "position")
    labels: dict[str, str] = {}
    for rating in newest_first:
        labels.setdefault(rating.slug, f"{rating.symbol} {rating.label}")
    return list(labels.items())


def public_articles(_request: object = None) -> QuerySet[Article]:
    return Article.objects.with_public_claims().order_by("key")


def public_topics(_request: object = None) -> QuerySet[Topic]:
    of_topic = Claim.objects.published().filter(topic=OuterRef("pk"))
    return Topic.objects.filter(Exists(of_topic))


def public_claimants(_request: object = None) -> QuerySet[Claimant]:
    """Of locked claims: a claimant that a correction is about to name is not public
    yet, one that it is about to drop can still be reached from the claim's page."""
    by_claimant = Claim.objects.published().filter(
        claimant=OuterRef("pk"), state__in=reviewed.LOCKED
    )
    return Claimant.objects.filter(Exists(by_claimant))


def public_outlets(_request: object = None) -> QuerySet[Outlet]:
    articles = Article.objects.with_public_claims()
    return Outlet.objects.filter(Exists(articles.filter(outlet=OuterRef("pk"))))


class ClaimFilter(django_filters.FilterSet):  # type: ignore[misc]
    """`ClaimFilter(data, queryset=Claim.objects.published())`: `.qs` narrows the
    claims and is empty when a value is not valid; `.form.errors` says which."""

    q = django_filters.CharFilter(
        label=_("Search"),
        method="by_words",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    rating = django_filters.MultipleChoiceFilter(
        label=_("Rating"),
        choices=_labelled_ratings,
        distinct=False,
        method="by_rating",
        widget=forms.CheckboxSelectMultiple,
    )
    article = KeyFilter(
        label=_("Article"),
        queryset=public_articles,
        to_field_name="key",
        empty_label=_("any article"),
        method="by_article",
    )
    outlet = KeyFilter(
        label=_("Outlet"),
        queryset=public_outlets,
        to_field_name="slug",
        empty_label=_("any outlet"),
        method="by_outlet",
    )
    claimant = KeyFilter(
        label=_("Claimant"),
        queryset=public_claimants,
        to_field_name="slug",
        empty_label=_("anybody"),
        method="by_claimant",
    )
    topic = KeyFilter(
        label=_("Topic"),
        queryset=public_topics,
        to_field_name="slug",
        empty_label=_("any topic"),
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        choices=ClaimKind.choices,
        empty_label=_("any kind"),
        method="by_kind",
    )
    language = django_filters.ChoiceFilter(
        label=_("Language of the article"),
        choices=lambda: _public_languages(),
        empty_label=_("any language"),
        method="by_language",
    )
    about_from = django_filters.DateFilter(
        label=_("About: from"),
        method="by_first_day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    about_to = django_filters.DateFilter(
        label=_("About: to"),
        method="by_last_day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    has_quantity = django_filters.BooleanFilter(
        label=_("With a number only"),
        method="by_quantity",
        widget=forms.CheckboxInput,
    )

    class Meta:
        model = Claim
        fields: list[str] = []

    def __init__(
        self, data: Any = None, queryset: Claims | None = None, **options: Any
    ) -> None:
        if queryset is None:
            queryset = Claim.objects.published()
        super().__init__(data, queryset, **options)

    def filter_queryset(self, queryset: Claims) -> Claims:
        if not self.form.is_valid():
            return queryset.none()
        narrowed: Claims = super().filter_queryset(queryset)
        return narrowed

    @property
    def words(self) -> Query:
        """What was typed into the search field, if it is valid."""
        typed = self.form.cleaned_data["q"] if self.form.is_valid() else ""
        return read(typed) if typed else Query()

    @property
    def but_words(self) -> Claims:
        """Narrowed by everything else: words are looked for in the order of the list
        (`search.backend.newest`), which a condition on claims cannot be."""
        if not self.form.is_valid():
            return self.queryset.none()
        narrowed: Claims = self.queryset.all()
        for name, value in self.form.cleaned_data.items():
            if name != "q":
                narrowed = self.filters[name].filter(narrowed, value)
        return narrowed

    def by_words(self, claims: Claims, _name: str, words: str) -> Claims:
        return matching(claims, words)

    def by_rating(self, claims: Claims, _name: str, slugs: list[str]) -> Claims:
        return claims.filter(reviewed.rated(slugs)) if slugs else claims

    def by_article(self, claims: Claims, _name: str, article: Article) -> Claims:
        return claims.filter(reviewed.standing_in(article=article))

    def by_outlet(self, claims: Claims, _name: str, outlet: Outlet) -> Claims:
        return claims.filter(reviewed.standing_in(article__outlet=outlet))

    def by_language(self, claims: Claims, _name: str, language: str) -> Claims:
        return claims.filter(reviewed.standing_in(article__language=language))

    def by_claimant(self, claims: Claims, _name: str, claimant: Claimant) -> Claims:
        return claims.filter(reviewed.made_by(claimant))

    def by_kind(self, claims: Claims, _name: str, kind: str) -> Claims:
        return claims.filter(reviewed.of_kind(kind))

    def by_first_day(self, claims: Claims, _name: str, day: dt.date) -> Claims:
        return claims.filter(reviewed.about_since(day))

    def by_last_day(self, claims: Claims, _name: str, day: dt.date) -> Claims:
        return claims.filter(reviewed.about_until(day))

    def by_quantity(self, claims: Claims, _name: str, wanted: bool) -> Claims:
        return claims.filter(reviewed.with_quantity()) if wanted else claims


def _public_languages() -> list[tuple[str, str]]:
    return [
        (code, language_name(code))
        for code in Article.objects.languages()
        if public_articles().filter(language=code).exists()
    ]
