"""A part of a sentence in which every number with a unit, and every list of such numbers, is one sign: what patterns are
matched with. Places lead back to the folded text, which is as long as the printed text without white space."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.prose.clause_rules import sign_of
from pipeline.extract.prose.quantities import Mask, Quantity

MASKED = "\ue0ff"
_JOINED = re.compile(r"、|和|及|与|或|以及")


@dataclass(frozen=True)
class Token:
    """A number, or a list of numbers of one kind, and where it stands in the folded text and in the skeleton."""

    quantities: tuple[Quantity, ...]
    position: int

    @property
    def start(self) -> int:
        return self.quantities[0].start

    @property
    def end(self) -> int:
        return self.quantities[-1].end


@dataclass(frozen=True)
class Skeleton:
    """`text` with its tokens; `places[i]` is where the i-th sign begins in the folded text, one more for the end."""

    text: str
    tokens: tuple[Token, ...]
    places: tuple[int, ...]

    def at(self, position: int) -> Token:
        """The token whose sign stands at a position."""
        return next(token for token in self.tokens if token.position == position)

    def before(self, token: Token) -> Token | None:
        """The token before another one."""
        index = self.tokens.index(token)
        return self.tokens[index - 1] if index else None


def build_skeleton(
    folded: str, begin: int, end: int, quantities: Sequence[Quantity], masks: Sequence[Mask]
) -> Skeleton:
    """The skeleton of folded[begin:end]."""
    lists = _join(folded, [q for q in quantities if begin <= q.start and q.end <= end])
    starts = {group[0].start: group for group in lists}
    skips = {mask.start: mask.end for mask in masks}
    signs: list[str] = []
    places: list[int] = []
    tokens: list[Token] = []
    at = begin
    while at < end:
        places.append(at)
        if at in starts:
            tokens.append(Token(starts[at], len(signs)))
            signs.append(sign_of(starts[at][0].kind))
            at = starts[at][-1].end
        elif at in skips:
            signs.append(MASKED)
            at = skips[at]
        else:
            signs.append(folded[at])
            at += 1
    return Skeleton("".join(signs), tuple(tokens), (*places, end))


def _join(folded: str, quantities: Sequence[Quantity]) -> list[tuple[Quantity, ...]]:
    """Numbers of one kind with nothing but 、 or 和 between them belong together."""
    groups: list[tuple[Quantity, ...]] = []
    for quantity in quantities:
        last = groups[-1][-1] if groups else None
        between = folded[last.end : quantity.start] if last else ""
        if last and last.kind == quantity.kind and (not between or _JOINED.fullmatch(between)):
            groups[-1] = (*groups[-1], quantity)
        else:
            groups.append((quantity,))
    return groups
