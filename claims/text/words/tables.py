"""Read a table of words written as running text, which diffs and reads well."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text; ``_`` inside a word stands for a space.

    >>> sorted(word_set("works_cited references"))
    ['references', 'works cited']
    """
    return frozenset(word.replace("_", " ") for word in text.split())
