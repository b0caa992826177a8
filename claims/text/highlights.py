"""Which places of a shown text a search has matched."""

from collections.abc import Iterable

from claims.text.language import Term, terms

Wanted = tuple[tuple[str, ...], bool]
"""Stems that follow one another, and whether the last is only a beginning."""


def matched_spans(text: str, wanted: Iterable[Wanted]) -> list[tuple[int, int]]:
    """Code points (start, end) in `text` where any of `wanted` stands.

    In order, never overlapping; touching places are one. A phrase is marked where
    its words follow one another, from its first word to its last.
    """
    found = terms(text)
    spans: list[tuple[int, int]] = []
    for stems, is_open in wanted:
        for index in range(len(found) - len(stems) + 1):
            if _stands_at(found, index, stems, is_open):
                here = found[index : index + len(stems)]
                start = min(term.start for term in here)
                spans.append((start, max(term.end for term in here)))
    return _joined(sorted(spans))


def _stands_at(
    found: list[Term], index: int, stems: tuple[str, ...], is_open: bool
) -> bool:
    *whole, last = stems
    for offset, stem in enumerate(whole):
        if found[index + offset].stem != stem:
            return False
    there = found[index + len(whole)].stem
    return there.startswith(last) if is_open else there == last


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
