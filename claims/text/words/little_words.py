"""Prepositions, conjunctions and articles: they join words and tell nothing alone."""

from typing import Final

from claims.text.words.tables import word_set

LITTLE_WORDS: Final = word_set(
    """
    и в во на с со а по к ко у о об от из за для до же или при над под про без из-за
    the a an of to in on for and at by with from as or into
    """
)
