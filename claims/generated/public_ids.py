"""Identifiers that look drawn by lot, and never meet twice."""

from claims.operations.claims import ALPHABET

BITS = 40
_MASK = (1 << BITS) - 1
# Odd, so that multiplying by it is reversible modulo a power of two; so is adding and
# folding the upper half in. Drawing a million by lot would give two the same.
_FACTOR = 0x9E3779B97F | 1


def public_id(seed: int, number: int) -> str:
    """Of the `number`-th claim: eight characters of the usual alphabet."""
    mixed = (number + seed * 1_000_003) & _MASK
    for _round in range(2):
        mixed = mixed * _FACTOR & _MASK
        mixed ^= mixed >> (BITS // 2)
    return "".join(ALPHABET[mixed >> shift & 31] for shift in range(0, BITS, 5))
