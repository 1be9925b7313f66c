"""Amounts as whole cents, typed in either unit."""

from __future__ import annotations

from random import Random

CENTS_PER_YUAN, CENTS_PER_TEN_THOUSAND = 100, 1_000_000


def typed(cents: int, unit: str) -> str:
    """An exact amount as a clerk would type it: 1687.40 in 元, 0.16874 in 万元."""
    per_unit = CENTS_PER_YUAN if unit == "元" else CENTS_PER_TEN_THOUSAND
    digits = len(str(per_unit)) - 1
    whole, rest = divmod(cents, per_unit)
    return f"{whole}.{rest:0{digits}d}".rstrip("0").rstrip(".")


def split(chance: Random, whole: int, parts: int) -> list[int]:
    """A whole in so many parts that are not negative."""
    cuts = sorted(chance.randint(0, whole) for _ in range(parts - 1))
    return [end - start for start, end in zip([0, *cuts], [*cuts, whole], strict=True)]


def some(chance: Random, most: int) -> int:
    """An amount of any size up to the most; small ones, round ones and zero are as likely as large ones."""
    kind = chance.random()
    if kind < 0.1:
        return 0
    found = chance.randint(1, max(1, most // 10 ** chance.randint(0, 5)))
    return found if kind < 0.6 else max(1, found // 10_000) * 10_000
