"""The unit of an amount: the words behind it (`/人·年`) and before it (`每人每天`). An unknown tail is never the unit it begins with."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.extract.prose.tokens import Word
from pipeline.rules.lexicon import lexicon
from pipeline.rules.patterns import one_word, pattern
from pipeline.rules.patterns import words as words_named
from pipeline.text import is_chinese

_SEPARATORS = "/·.•"
# Units that may follow another without a sign between: 元/人年.
_CLOSE = words_named("grammar.close_units")
EACH = one_word("grammar.each")
_EACH_OPENS = words_named("grammar.opens_unit")
_TAIL_STOP = pattern("per.tail_stop")
_UNKNOWN_LENGTH = 8
_ORDER = (
    ("other", "other"), ("hour", "per_class_hour"), ("day", "per_person_day"), ("month", "per_person_month"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Per:
    """The unit of an amount: `dims` are values of the lexicon's kind `per`; `unknown` the words of a tail that is no known
    unit; `end` the place behind a tail."""

    dims: frozenset[str] = frozenset()
    unknown: str = ""
    end: int = 0
    words: str = ""

    def joined(self, other: Per) -> Per:
        """Both together; where both say a tail or unknown words, those of the first."""
        return Per(
            self.dims | other.dims,
            self.unknown or other.unknown,
            self.end or other.end,
            self.words or other.words,
        )

    @property
    def is_said(self) -> bool:
        return bool(self.dims or self.unknown)


def unit_of(per: Per) -> str:
    """The published unit of what was said; "" where nothing was. Several at once: 元/人·期 is for each person."""
    dims = per.dims
    if per.unknown:
        return "other"
    if found := next((unit for dim, unit in _ORDER if dim in dims), ""):
        return found
    if "institution" in dims:
        # A sum for an employer and year has no unit of its own.
        return "other" if dims & {"year", "month"} else "per_institution"
    if dims & {"item", "event", "each"}:
        return "per_item"
    is_for_a_class = "class" in dims and "person" not in dims
    if "year" in dims and not is_for_a_class:
        return "per_person_year"
    return "per_person" if "person" in dims else "per_class" if "class" in dims else ""


def read_tail(folded: str, start: int) -> Per:
    """The unit right behind an amount: `/人·天`, `每人`, `整/人`. `元/人/瓶` is unknown as a whole."""
    known = lexicon("per")
    dims: set[str] = set()
    at, unknown = start, ""
    while at < len(folded) and not unknown:
        sign = folded[at] if folded[at] in _SEPARATORS else ""
        is_each = folded.startswith(_EACH_OPENS, at)
        is_close = folded.startswith(_CLOSE, at)
        if not (sign or is_each or (dims and is_close and folded[at - 1] != EACH)):
            break
        begin = at + len(sign)
        word = known.longest(folded, begin)
        if not word and not _opens_unit(folded, begin, sign, is_each):
            break
        if word:
            dims.add(known.of(word, "per"))
        unknown = "" if word else _unknown(folded, at)
        at = begin + len(word)
        if word and _runs_on(folded, at):
            unknown = _unknown(folded, begin)
    end = at + _UNKNOWN_LENGTH if unknown else at
    return Per(frozenset(dims), unknown, at, folded[start:end])


def _opens_unit(folded: str, begin: int, sign: str, is_each: bool) -> bool:
    """Whether a sign or 每 opens a unit that no list knows: there is a word behind it, and the sign is no full stop."""
    return is_each or (sign not in {"", "."} and bool(folded[begin : begin + 1].strip(",;。、()")))


def _runs_on(folded: str, at: int) -> bool:
    """Whether a unit is only the beginning of a longer word, such as 元/人头."""
    rest = folded[at : at + 1]
    if not rest or not is_chinese(rest) or _GOES_ON.match(rest):
        return False
    known = lexicon()
    return (
        not known.longest(folded, at)
        and not _TAIL_STOP.match(rest)
        and not _ordinary_behind(folded, at)
    )


_BEHIND = pattern("per.behind")
_GOES_ON = pattern("per.goes_on")


def _ordinary_behind(folded: str, at: int) -> bool:
    return bool(_BEHIND.match(folded, at))


def _unknown(folded: str, at: int) -> str:
    stop = _TAIL_STOP.search(folded, at + 1, at + _UNKNOWN_LENGTH)
    return folded[at : stop.start() if stop else min(len(folded), at + _UNKNOWN_LENGTH)]


_EACH_NAMED = pattern("per.each_named")
_EVENT = pattern("per.event")
_EACH = frozenset(words_named("grammar.each_counted"))
_EACH_ONE, _COUNTED = one_word("grammar.each_one"), frozenset(words_named("grammar.counted"))
_CLASS = one_word("grammar.class")
_NAMED = {
    "employer": "institution", "institution": "institution", "school": "institution", "mentor": "person", "trainee": "person",
    "person": "person",
}  # fmt: skip


def read_before(folded: str, words: Sequence[Word], start: int, end: int) -> tuple[Per, str]:
    """(what the words between two places say an amount is per, the beneficiary they name): 每个实训基地 is an institution and
    names it. A 每 of no known word is an unknown unit."""
    dims: set[str] = set()
    said: list[str] = []
    who = ""
    covered: set[int] = set()
    for match in _EVENT.finditer(folded, start, end):
        dims.add("event")
        covered.add(match.start())
    for index, word in enumerate(words):
        if not word.value("per"):
            continue
        covered.add(word.start)
        dim, named = _said_by(folded, words, index, end)
        if not dim:
            unknown = _unknown(folded, word.start)
            return Per(frozenset(dims), unknown, 0, folded[word.start : end]), ""
        who = named or who
        dims.add(dim)
        said.append(word.text)
    unknown = _uncovered_each(folded, covered, words, start, end)
    return Per(frozenset(dims), unknown, 0, "".join(said)), who


def _said_by(folded: str, words: Sequence[Word], index: int, end: int) -> tuple[str, str]:
    """(what a word says an amount is per, the beneficiary that it names); "" for the first where nobody knows."""
    word = words[index]
    dim = word.value("per")
    following = words[index + 1] if index + 1 < len(words) else None
    behind = following if following and following.start == word.end else None
    if behind and word.text in _EACH and folded.startswith(_CLASS, behind.end):
        # 每个项目制培训班
        return "class", ""
    named = behind.value("beneficiary") if behind else ""
    if named and _EACH_NAMED.fullmatch(word.text):
        return _NAMED[named], "" if named in {"person", "trainee"} else named
    if dim == "item" and word.text == _EACH_ONE:
        if body := _body_before(folded, words, index):
            # 公共实训基地每个资助25万元
            return "institution", body
        if following is None and word.end == end:
            # 按每个20万元: each of what was named before.
            return "each", ""
    is_unknown = dim == "item" and word.text in _COUNTED
    return "" if is_unknown else dim, ""


def _body_before(folded: str, words: Sequence[Word], index: int) -> str:
    """The body named right before 每个."""
    before = words[index - 1] if index else None
    value = before.value("beneficiary") if before and before.end == words[index].start else ""
    return value if _NAMED.get(value) == "institution" else ""


def _uncovered_each(
    folded: str, covered: Collection[int], words: Sequence[Word], start: int, end: int
) -> str:
    at = folded.find(EACH, start, end)
    while at >= 0:
        if at not in covered and not any(word.start <= at < word.end for word in words):
            return _unknown(folded, at)
        at = folded.find(EACH, at + 1, end)
    return ""
