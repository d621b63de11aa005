"""What an amount is per: the words behind it (`/人·年`) and before it (`每人每天`). An unknown tail is never the unit it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.extract.prose.tokens import Word
from pipeline.rules.lexicon import lexicon

_SEPARATORS = "/·.•"
# Units that may follow another without a sign between: 元/人年.
_CLOSE = ("年", "月", "天", "日", "次", "期")
_TAIL_STOP = re.compile(r"[,;:。、()\[\]+以的和及与或给予按为标补最不上封]")
_UNKNOWN_LENGTH = 8
_ORDER = (
    ("other", "other"), ("hour", "per_class_hour"), ("day", "per_person_day"), ("month", "per_person_month"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Per:
    """What an amount is per: `dims` are values of the lexicon's kind `per`; `unknown` the words of a tail that is no known
    unit; `end` the place behind a tail."""

    dims: frozenset[str] = frozenset()
    unknown: str = ""
    end: int = 0
    words: str = ""

    def joined(self, other: Per) -> Per:
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
    if per.unknown:
        return "other"
    dims = per.dims
    for dim, unit in _ORDER:
        if dim in dims:
            return unit
    if "institution" in dims:
        # A sum for an employer and year has no unit of its own.
        return "other" if dims & {"year", "month"} else "per_institution"
    if dims & {"item", "event", "each"}:
        return "per_item"
    if "year" in dims:
        return "per_class" if "class" in dims and "person" not in dims else "per_person_year"
    if "person" in dims:
        return "per_person"
    return "per_class" if "class" in dims else ""


def read_tail(folded: str, start: int) -> Per:
    """What stands right behind an amount: `/人·天`, `每人`, `整/人`. `元/人/瓶` is unknown as a whole."""
    words = lexicon("per")
    dims: set[str] = set()
    at = start
    while at < len(folded):
        sign = folded[at] if folded[at] in _SEPARATORS else ""
        is_each = folded.startswith(("每", "人均"), at)
        if (
            not sign
            and not is_each
            and not (dims and folded.startswith(_CLOSE, at) and folded[at - 1] != "每")
        ):
            break
        begin = at + len(sign)
        word = words.longest(folded, begin)
        if not word:
            if not sign and not is_each:
                break
            if sign == "." or (sign and not folded[begin : begin + 1].strip(",;。、()")):
                break
            return Per(
                frozenset(dims),
                _unknown(folded, at),
                begin,
                folded[start : begin + _UNKNOWN_LENGTH],
            )
        if not sign and not is_each and folded[at : at + 1] not in _CLOSE:
            break
        dims.add(words.of(word, "per"))
        at = begin + len(word)
        if _runs_on(folded, at):
            return Per(frozenset(dims), _unknown(folded, begin), at, folded[start : at + 2])
    return Per(frozenset(dims), "", at, folded[start:at])


def _runs_on(folded: str, at: int) -> bool:
    """Whether a unit is only the beginning of a longer word, such as 元/人头."""
    rest = folded[at : at + 1]
    if (
        not rest
        or not "\u4e00" <= rest <= "\u9fff"
        or rest in "每年月天日次期的标给补进予发支予最不封以计奖执"
    ):
        return False
    known = lexicon()
    return (
        not known.longest(folded, at)
        and not _TAIL_STOP.match(rest)
        and not _ordinary_behind(folded, at)
    )


_BEHIND = re.compile(
    r"标准|进行|给予|予以|发放|支付|计算|计发|核算|测算|左右|直接|由|对|作为|一次性|奖励|补贴|拨付|包干|结算|报销|并|可|下同|(?:以|之)[上下内]|其中|含|后|且|共|起|用于|再|另|向|从|在|同时|确定|核定|列支|实行|统一|每|收取|的"
)


def _ordinary_behind(folded: str, at: int) -> bool:
    return bool(_BEHIND.match(folded, at))


def _unknown(folded: str, at: int) -> str:
    stop = _TAIL_STOP.search(folded, at + 1, at + _UNKNOWN_LENGTH)
    return folded[at : stop.start() if stop else min(len(folded), at + _UNKNOWN_LENGTH)]


_EACH_NAMED = re.compile(r"每(?:个|家|所|名|位|户)?")
# 每成功培育一名技师: paid for each time that it happens.
_EVENT = re.compile(
    r"每[^,;。\d]{0,6}?(?:培养|培育|带教|带|指导|输送|培训|开发|新增|吸纳|考取|取得)[^,;。\d]{0,4}?(?:一|1)(?:名|人|位|个|项|本|次)"
)
_EACH = {"每个", "每期", "每"}
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
        dim = word.value("per")
        if not dim:
            continue
        following = words[index + 1] if index + 1 < len(words) else None
        covered.add(word.start)
        named = following.value("beneficiary") if following and following.start == word.end else ""
        if following and word.text in _EACH and following.start == word.end and folded.startswith("班", following.end):
            # 每个项目制培训班
            dim = "class"
        elif named and _EACH_NAMED.fullmatch(word.text):
            who = named if named not in {"person", "trainee"} else who
            dim = _NAMED[named]
        elif dim == "item" and word.text == "每个" and (body := _body_before(folded, words, index)):
            # 公共实训基地每个资助25万元
            who, dim = body, "institution"
        elif dim == "item" and word.text == "每个" and following is None and word.end == end:
            # 按每个20万元: each of what was named before.
            dim = "each"
        elif dim == "item" and word.text in {"每个", "个"}:
            return Per(
                frozenset(dims), _unknown(folded, word.start), 0, folded[word.start : end]
            ), ""
        dims.add(dim)
        said.append(word.text)
    unknown = _uncovered_each(folded, covered, words, start, end)
    return Per(frozenset(dims), unknown, 0, "".join(said)), who


def _body_before(folded: str, words: Sequence[Word], index: int) -> str:
    """The body named right before 每个."""
    before = words[index - 1] if index else None
    value = before.value("beneficiary") if before and before.end == words[index].start else ""
    return value if _NAMED.get(value) == "institution" else ""


def _uncovered_each(
    folded: str, covered: Iterable[int], words: Sequence[Word], start: int, end: int
) -> str:
    inside = {place for word in words for place in range(word.start, word.end)} | set(covered)
    at = folded.find("每", start, end)
    while at >= 0:
        if at not in inside:
            return _unknown(folded, at)
        at = folded.find("每", at + 1, end)
    return ""
