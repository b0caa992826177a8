"""What readers can narrow the list of claims by; the CSV honours the same query.

Only values that some public claim has are offered or accepted: the choice of an
unpublished claim's claimant would give it away. Every value in force is one condition
of `workflow.reviewed`, made once; how many claims a choice would leave is counted from
the same conditions (`views.facets`).
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from claims.choices import ClaimKind
from claims.models import Article, Claim, Claimant, Outlet, Rating, Topic
from claims.models.fields import has_any, validate_slug
from claims.search.backend import matching, read
from claims.search.queries import Query
from claims.typography import language_name
from claims.workflow import reviewed
from claims.workflow.reviewed import Condition

MOST_OPTIONS = 200
# What the name of one of very many is sent as; the list answers with its key.
TYPED = {facet: f"{facet}_name" for facet in ("topic", "claimant", "article", "outlet")}
OLDEST = "oldest"  # the value of `sort` that turns the list round
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

    @property
    def key(self) -> str:
        """The column that the address names a row by."""
        return self.to_field_name or "pk"

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
    return Outlet.objects.filter(has_any(articles.filter(outlet=OuterRef("pk"))))


class ClaimFilter(django_filters.FilterSet):  # type: ignore[misc]
    """`ClaimFilter(data, queryset=Claim.objects.published())`: `.qs` narrows the
    claims and is empty when a value is not valid; `.form.errors` says which."""

    q = django_filters.CharFilter(
        label=_("Search"),
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    rating = django_filters.MultipleChoiceFilter(
        label=_("Rating"),
        choices=_labelled_ratings,
        distinct=False,
        widget=forms.CheckboxSelectMultiple,
    )
    article = KeyFilter(
        label=_("Article"),
        queryset=public_articles,
        to_field_name="key",
        empty_label=_("any article"),
    )
    outlet = KeyFilter(
        label=_("Outlet"),
        queryset=public_outlets,
        to_field_name="slug",
        empty_label=_("any outlet"),
    )
    claimant = KeyFilter(
        label=_("Claimant"),
        queryset=public_claimants,
        to_field_name="slug",
        empty_label=_("anybody"),
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
    )
    language = django_filters.ChoiceFilter(
        label=_("Language of the article"),
        choices=lambda: public_languages(),
        empty_label=_("any language"),
    )
    about_from = django_filters.DateFilter(
        label=_("About: from"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    about_to = django_filters.DateFilter(
        label=_("About: to"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    has_quantity = django_filters.BooleanFilter(
        label=_("With a number only"),
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

    @property
    def form(self) -> Any:
        is_new = not hasattr(self, "_form")
        form = super().form
        if is_new:  # a field asks for its choices each time it looks at them
            for name in (
                ("rating", "language") if self.data.get("language") else ("rating",)
            ):
                form.fields[name].choices = list(form.fields[name].choices)
        return form

    @cached_property
    def conditions(self) -> dict[str, Condition]:
        """Each value in force but the words, those that are likely to be rare first."""
        if not self.form.is_valid():
            return {}
        given = self.form.cleaned_data
        return {
            name: condition(given[name])
            for name, condition in CONDITIONS.items()
            if given[name]
        }

    def filter_queryset(self, queryset: Claims) -> Claims:
        claims = self._narrowed(queryset)
        return matching(claims, self.words) if self.words else claims

    @cached_property
    def words(self) -> Query:
        """What was typed into the search field, if it is valid."""
        typed = self.form.cleaned_data["q"] if self.form.is_valid() else ""
        return read(typed) if typed else Query()

    @cached_property
    def but_words(self) -> Claims:
        """Narrowed by everything else: words are looked for in the order of the list
        (`search.backend.newest`), which a condition on claims cannot be."""
        return self._narrowed(self.queryset)

    def _narrowed(self, claims: Claims) -> Claims:
        if not self.form.is_valid():
            return claims.none()
        return claims.filter(reviewed.all_of(self.conditions.values()))


CONDITIONS: dict[str, Callable[[Any], Condition]] = {
    "article": reviewed.in_article,
    "claimant": reviewed.made_by,
    "topic": reviewed.on,
    "outlet": reviewed.in_outlet,
    "about_from": reviewed.about_since,
    "about_to": reviewed.about_until,
    "language": reviewed.in_language,
    "kind": reviewed.of_kind,
    "rating": reviewed.rated,
    "has_quantity": lambda _yes: reviewed.with_quantity(),
}


def public_languages() -> list[tuple[str, str]]:
    """Of articles with public claims: two queries, however many languages."""
    codes = Article.objects.languages()
    asked = {
        f"language_{n}": Exists(public_articles().filter(language=code))
        for n, code in enumerate(codes)
    }
    of_any = Article.objects.order_by("pk").annotate(**asked).values_list(*asked)[:1]
    has_any = (pair for row in of_any for pair in zip(codes, row, strict=True))
    return [(code, language_name(code)) for code, is_public in has_any if is_public]
