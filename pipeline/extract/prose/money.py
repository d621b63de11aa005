"""The kind of a sum of yuan: an amount that is paid, the cap of another, a part of a total, a budget, the same over again, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.extract.prose.bounds import nearest_bound
from pipeline.extract.prose.caps import capped, is_second
from pipeline.extract.prose.per import Per, unit_of
from pipeline.extract.prose.roles import AGAIN, AMOUNT, BUDGET, CAP, NONE, PART, WHOLE
from pipeline.extract.prose.situation import Situation, has, last
from pipeline.extract.prose.tokens import Word
from pipeline.rules.patterns import pattern, words

# No notice pays a person so much; a sum of this size that is per nothing is a budget.
MILLION = 1_000_000
# What is set aside is more than what one person gets; so many numbers before a sum may count those it was paid to.
LEAST_BUDGET, LONGEST_COUNT = 10_000, 8
_MARK = pattern("money.mark")
_GONE = [
    pattern(f"money.{name}")
    for name in ("repealed", "replaced", "not_ours", "of_gone", "not_of_notice")
]
_WAS = pattern("money.was")
LONGEST_BEHIND, LONGEST_BEFORE = 90, 70
_SUM_ONLY = pattern("money.sum_only")
_UPTO = pattern("money.upto")
_NO_PAYMENT = frozenset(words("money.no_payment"))
_GIVEN = pattern("money.given")
_EACH_MORE = pattern("money.each_more")
ARITHMETIC = "*×=<>÷"


def role_of(sit: Situation, earlier: Sequence[Situation]) -> str:
    """The role of a sum; `earlier` are the sums before it in its sentence, the nearest last."""
    spot = sit.spot
    if role := next((role for role, test in _ALONE if test(sit)), ""):
        return role
    if is_part(sit, earlier):
        return PART
    if _is_whole(sit, earlier):
        return WHOLE
    if sit.bound == "at_most" and capped(sit, earlier):
        return CAP
    if is_second(sit, earlier):
        return NONE
    return (
        AMOUNT
        if _is_paid(sit) or (earlier and earlier[-1].role == AMOUNT and spot.labels)
        else NONE
    )


def _governing(sit: Situation) -> Word | None:
    """The word before the number that says whether it is paid, owed, or set aside."""
    words = [w for w in sit.spot.words if w.text not in _NO_PAYMENT]
    return last(words, "pay", "standard", "no_pay", "budget")


def _is_no_pay(sit: Situation) -> bool:
    word = _governing(sit)
    if word and word.has("no_pay"):
        return True
    behind = next((w for w in sit.spot.words_behind if w.has("pay") or w.has("no_pay")), None)
    if behind and behind.has("no_pay"):
        return True
    return word is None and any(w.has("no_pay") for w in sit.earlier[-3:]) and not sit.spot.labels


def _is_repealed(sit: Situation) -> bool:
    """A standard that no longer holds (…800元的标准同时废止, 由800元提高到1000元), that others pay (由企业承担，不在补贴资金中列支),
    or that the notice says is none of its own (不列入本目录)."""
    start, end = sit.spot.start, sit.spot.end
    behind = sit.folded[end : end + LONGEST_BEHIND]
    before = sit.folded[max(0, start - LONGEST_BEFORE) : start]
    return any(gone.match(behind) for gone in _GONE) or bool(_WAS.search(before))


def _is_mark(sit: Situation) -> bool:
    """A mark on the way to an amount: 低于4000元的, 满500元以上的."""
    bound = nearest_bound(sit.spot)
    is_upto = sit.bound == "at_least" or (bound is not None and bound.value("bound") == "threshold")
    behind = sit.behind_text()
    behind = _UPTO.sub("", behind, count=1)
    follows = bool(_MARK.match(behind)) or (not behind and sit.spot.phrase.mark == ",")
    return (
        is_upto
        and follows
        and not has(sit.spot.words, "pay")
        and not has(sit.spot.words, "standard")
        and not sit.per.is_said
    )


def _is_said_again(sit: Situation) -> bool:
    """The same sum over again in the bracket behind it: 壹拾万元整（100,000元）."""
    return not sit.own and sit.host_lows == sit.lows


def _is_in_cap(sit: Situation) -> bool:
    """A sum in the bracket of a limit: 最高720元（紧缺职业900元）."""
    return sit.host is not None and sit.host.role == CAP


def _is_worked(sit: Situation) -> bool:
    """A sum of a worked example: 30*20=600元, 1000元/人*100."""
    before, behind = sit.folded[: sit.spot.start][-1:], sit.folded[sit.spot.end :][:1]
    return any(mark and mark in ARITHMETIC for mark in (before, behind))


def _is_budget(sit: Situation) -> bool:
    per = sit.per
    if per.dims - {"year", "month"} or per.unknown:
        return False
    word = _governing(sit)
    value = sit.spot.numbers[0].low or 0
    if word is not None and word.has("budget") and not _is_by_grade(sit, value):
        return True
    if _is_paid_to_all(sit):
        return True
    is_given = bool(_GIVEN.search(sit.own_text())) or len(sit.spot.numbers) > 1
    names = {label.kind for label in sit.spot.labels} & {"grade", "class", "programme"}
    # 市级150万元: told by levels, and not 市级财政安排150万元.
    is_level = any(x.kind == "group" and x.end == sit.spot.start for x in sit.spot.labels)
    is_of_budget = has([*sit.earlier, *sit.spot.words], "budget") or has(sit.own, "sum", "part")
    is_by_level = is_level and not is_of_budget
    if value >= MILLION and not (names or is_given or is_by_level):
        return True
    is_set_aside = has(sit.spot.words, "budget") or any(w.has("budget") for w in sit.earlier[-2:])
    return is_set_aside and not sit.spot.labels and value >= 100_000


def _is_by_grade(sit: Situation, value: float) -> bool:
    """培训经费按技师、高级技师分别为3500元、5000元标准: money that is set aside is not told by grades in sums that a person gets."""
    return value < LEAST_BUDGET and any(x.kind in {"grade", "class"} for x in sit.spot.labels)


def _is_paid_to_all(sit: Situation) -> bool:
    """30名职工每人1500元，共计45000元: what was paid to all who were counted."""
    is_sum = has(sit.spot.words, "sum", "whole") and sit.bound == "exact"
    if not is_sum or sit.spot.labels or sit.per.is_said:
        return False
    before = sit.frame.spots[max(0, sit.index - LONGEST_COUNT) : sit.index]
    is_counted = any(s.kind == "people" and s.before == Per() for s in before)
    sums = [n.low or 0 for s in before if s.kind == "yuan" for n in s.numbers]
    return is_counted and (sit.spot.numbers[0].low or 0) > sum(sums)


def is_part(sit: Situation, earlier: Sequence[Situation]) -> bool:
    """A part of a total: 其中培训补贴700元, 含鉴定费200元: its own words are a component and nothing else."""
    word = next((w for w in reversed(sit.spot.words) if w.has("component")), None)
    if word is None or word.value("component") == "total":
        return False
    start = sit.spot.left[0]
    bare = sit.folded[start : word.start] + sit.folded[word.end : sit.spot.start]
    if not _SUM_ONLY.fullmatch(bare):
        return False
    if sit.host is not None and sit.host.kind == "yuan":
        return True
    if not earlier:
        return False
    if earlier[-1].role == PART and earlier[-1].frame is sit.frame:
        return True
    opens = has(sit.spot.words, "sum", "part") or any(
        w.value("sum") == "part" for w in sit.earlier[-2:]
    )
    return opens and earlier[-1].role in {AMOUNT, WHOLE}


def _is_whole(sit: Situation, earlier: Sequence[Situation]) -> bool:
    """合计900元 after its parts."""
    return (
        bool(earlier)
        and has(sit.spot.words, "sum", "whole")
        and earlier[-1].role in {PART, AMOUNT}
        and not sit.spot.labels
        and (sit.bound == "exact")
    )


def _is_paid(sit: Situation) -> bool:
    if has(sit.own, "pay") or has(sit.own, "standard") or sit.per.is_said:
        return True
    if any(label.kind in {"grade", "class", "programme"} for label in sit.spot.labels):
        return True
    if has(sit.earlier, "pay") or has(sit.earlier, "standard"):
        return True
    if any(w.has("umbrella") or w.has("programme") for w in [*sit.own, *sit.earlier]):
        return True
    return sit.host is not None and sit.host.role == AMOUNT


def hour_rate(sit: Situation) -> bool:
    """Whether an amount is for each hour above a threshold: 每增加1课时，补贴增加10元; 再按每课时20元提高补贴总额."""
    if unit_of(sit.per) not in {"per_class_hour", ""}:
        return False
    words = sit.own
    is_more = (
        has(words, "raise", "raise")
        or has(words, "topic", "extra")
        or any(_EACH_MORE.match(w.text) for w in [*words, *sit.earlier[-6:]])
    )
    is_hour = "hour" in sit.per.dims or any("hour" in w.values("per") for w in sit.earlier[-6:])
    beyond = any("extra" in w.values("topic") for w in sit.earlier)
    return is_hour and (is_more or beyond)


# Roles that a sum has by itself, whatever stands before it; asked in this order.
_ALONE: tuple[tuple[str, Callable[[Situation], bool]], ...] = (
    (NONE, _is_repealed),
    (NONE, _is_no_pay),
    (NONE, _is_mark),
    (NONE, _is_worked),
    (AGAIN, _is_said_again),
    (NONE, _is_in_cap),
    (BUDGET, _is_budget),
)
