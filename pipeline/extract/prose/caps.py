"""The amounts that a limit is the cap of (每课时12元，最高720元)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.extract.prose.amount_units import SMALLER
from pipeline.extract.prose.per import unit_of
from pipeline.extract.prose.roles import AMOUNT, CAP
from pipeline.extract.prose.scopes import FARTHEST
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.tokens import Word
from pipeline.rules.patterns import pattern

_BODIES = pattern("money.bodies")
# Words that say of whom or what a limit is.
_NAMING = ("programme", "certificate", "weak_programme", "grade", "class", "group")


def capped(sit: Situation, earlier: Sequence[Situation]) -> list[Situation]:
    """The amounts before in the sentence that a limit is the cap of: the one right before where the limit names nothing of its
    own, and all those of a smaller unit right before (每课时12元、每课时15元，最高720元)."""
    amounts = [other for other in earlier if other.role == AMOUNT]
    if not amounts or any(label.kind in {"grade", "class", "group"} for label in sit.spot.labels):
        return []
    nearest = amounts[-1]
    if _is_of_other(sit, nearest) or _caps_behind(nearest, earlier):
        return []
    if nearest.bound not in {"exact", "range"} or any(
        label.kind == "programme" and label.items[0].strength > 1 for label in sit.spot.labels
    ):
        return []
    own, other = sit.per, nearest.per
    is_smaller = unit_of(other) in SMALLER
    apart = own.dims & {"institution", "class", "item", "other"} - other.dims
    # 每课时12元，每人每期最高1800元: the hours of one person in one course.
    is_other = bool(apart - {"class"} if is_smaller and "person" in own.dims else apart)
    if is_other or own.unknown or (_BODIES.search(sit.own_text()) and "person" not in own.dims):
        return []
    same = [nearest]
    for before in reversed(amounts[:-1]):
        if not (is_smaller and unit_of(before.per) == unit_of(other)):
            break
        same.append(before)
    value, least = sit.spot.numbers[0].low or 0, max((s.spot.numbers[-1].low or 0) for s in same)
    is_alone = len(amounts) == len(same) and len(nearest.spot.numbers) == 1
    return same if value >= least and (is_smaller or is_alone) else []


def is_second(sit: Situation, earlier: Sequence[Situation]) -> bool:
    """Whether a limit stands in one clause behind the cap of an amount (每课时12元，最高720元、600元), or a sum in the bracket of such a
    cap (最高720元（紧缺职业900元）): nothing tells which holds."""
    if sit.host is not None and sit.host.role == CAP:
        return True
    amounts = [other for other in earlier if other.role == AMOUNT]
    behind = _caps_behind(amounts[-1], earlier) if sit.bound == "at_most" and amounts else []
    return bool(behind) and not _is_of_next_clause(sit, behind[-1])


def _caps_behind(amount: Situation, earlier: Sequence[Situation]) -> list[Situation]:
    return [s for s in earlier if s.role == CAP and s.spot.start > amount.spot.start]


def _is_of_other(sit: Situation, amount: Situation) -> bool:
    """Whether a limit stands in a clause behind that of an amount, and names whom or what neither that clause nor its heads name:
    每天200元；取得专项职业能力证书的，不超过800元."""
    if not _is_of_next_clause(sit, amount):
        return False
    phrases, start = sit.frame.phrases, _clause_start(sit)
    own = [w for p in phrases[start : sit.spot.phrase_index + 1] for w in p.words]
    before = [w for p in phrases[_clause_start(amount) : start] for w in p.words]
    heads = {v for scope in sit.frame.heads for label in scope.labels for v in label.values}
    return bool(_named(w for w in own if w.start < sit.spot.start) - _named(before) - heads)


def _is_of_next_clause(sit: Situation, other: Situation) -> bool:
    return sit.frame is other.frame and _clause_start(sit) > other.spot.phrase_index


def _clause_start(sit: Situation) -> int:
    """The first phrase of its clause: behind the last ；."""
    first = sit.spot.phrase_index
    least = max(0, first - FARTHEST)
    while first > least and sit.frame.phrases[first - 1].mark != ";":
        first -= 1
    return first


def _named(words: Iterable[Word]) -> set[str]:
    """Whom or what words name."""
    return {
        word.text if kind == "group" else word.value(kind)
        for word in words
        for kind in _NAMING
        if word.has(kind)
    }
