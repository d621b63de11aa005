"""The reading of words that people type: regions in every usual spelling, grades, days. What cannot be read gives suggestions, not a guess."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from operator import itemgetter

from pipeline.base.errors import UserError
from pipeline.base.printable import clipped
from pipeline.reference.regions import Region, ancestors, region_name, regions
from pipeline.rules.patterns import one_word, pattern
from pipeline.rules.patterns import words as words_named
from pipeline.rules.vocabulary import grade_range
from pipeline.text import find_dates, fold, fold_dashes, fold_width

_DAY = pattern("asked_dates.day")
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
# Spreadsheets and programs write a day as its midnight, and whole numbers with a point.
_MIDNIGHT = re.compile(r"[T\s]+0{1,2}:00(:00(\.0+)?)?$")
_HOURS = re.compile(r"0*([1-9][0-9]{0,4})(?:\.0+)?")
_AROUND_GRADE = pattern("asked_grades.around")
LEVEL = one_word("grammar.level")
_GRADE = re.compile(r"([1-5])(?:\.0+)?")
# So many regions are suggested where none is meant.
SUGGESTED = 5


@dataclass(frozen=True)
class RegionFound:
    """The region a text means; where it means none, or several, `region` is null and `candidates` are those it could be."""

    region: Region | None
    candidates: tuple[Region, ...] = ()


def find_region(text: str) -> RegionFound:
    """The region of a six-digit code, a full name with what it lies in, a name with or without its kind (市, 县), or the
    reading of its short name in Latin letters."""
    wanted = fold(text).casefold()
    if not wanted:
        return RegionFound(None)
    codes = _spellings().get(wanted, ())
    if len(codes) == 1:
        return RegionFound(regions()[codes[0]])
    if codes:
        return RegionFound(None, tuple(regions()[code] for code in codes))
    return RegionFound(None, tuple(regions()[code] for code in _nearest(wanted)[:SUGGESTED]))


def _nearest(wanted: str) -> list[str]:
    """Codes of the regions a text could mean, the best first: of a code's first digits the region they stand for; of names
    those most alike, of these such as begin alike, of these the larger."""
    if wanted.isdecimal() and (whole := wanted.ljust(6, "0")) in regions():
        return [whole]
    near = difflib.get_close_matches(wanted, _spellings(), n=8 * SUGGESTED, cutoff=0.5)
    ranked = sorted(
        (
            (-difflib.SequenceMatcher(None, word, wanted).ratio(), word[0] != wanted[0], len(ancestors(code)), at, code)
            for at, word in enumerate(near)
            for code in _spellings()[word]
        ),
        key=itemgetter(0, 1, 2, 3),
    )  # fmt: skip
    return list(dict.fromkeys(one[-1] for one in ranked))


def read_region(text: str) -> Region:
    """The region a text means; UserError names those it could be."""
    found = find_region(text)
    if found.region is not None:
        return found.region
    told = clipped(text)
    names = "、".join(f"{one.code} {region_name(one.code)}" for one in found.candidates)
    raise UserError(
        f"region '{told}' is unknown; "
        + (f"perhaps: {names}" if names else "give its name or its GB/T 2260 code"),
        f"地区“{told}”无法识别；"
        + (f"是否为：{names}" if names else "请给出名称或 GB/T 2260 代码"),
    )


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Every spelling -> the codes it may mean: a region's own names, alone or behind those of what it lies in. The larger
    region goes before a smaller one of the same short name (a city before its district)."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for code, region in regions().items():
        found[code][code] = None
        for word in (*_names(region), region.pinyin):
            found[word][code] = None
    return {word: _largest(tuple(codes)) for word, codes in found.items()}


def _names(region: Region) -> set[str]:
    own = {region.name, region.short_name} if len(region.short_name) > 1 else {region.name}
    chain = [regions()[code] for code in ancestors(region.code)[1:]]
    heads = {""} | {one.name for one in chain} | {one.short_name for one in chain}
    if len(chain) > 1:
        city, province = chain[0], chain[1]
        heads |= {
            a + b
            for a, b in product((province.name, province.short_name), (city.name, city.short_name))
        }
    return {fold(head + name) for head, name in product(heads, own)}


def _largest(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Of regions that lie in each other the outermost; of others all."""
    inner = {code for code in codes for other in ancestors(code)[1:] if other in codes}
    return tuple(code for code in codes if code not in inner)


def read_grade(text: str | int) -> int:
    """5 to 1 of 高级工, 三级, 五级/初级工 or 3; UserError for anything else."""
    words = fold_width(str(text)).strip()
    if figure := _GRADE.fullmatch(words):
        return int(figure[1])
    bare = _AROUND_GRADE.sub("", fold(words), count=1).removesuffix(LEVEL)
    if bare.upper() in _numerals():
        return _numerals()[bare.upper()]
    span = grade_range(words)
    if span and span[0] == span[1]:
        return span[0]
    told = clipped(words)
    raise UserError(
        f"grade '{told}' is unknown; use 5 to 1 (初级工 to 高级技师), or its name as printed",
        f"等级“{told}”无法识别；可用初级工、中级工、高级工、技师、高级技师，或 5 至 1",
    )


@cache
def _numerals() -> dict[str, int]:
    """Numeral -> grade: 三 and III are 3."""
    names = ("one", "two", "three", "four", "five")
    return {
        sign: grade
        for grade, name in enumerate(names, 1)
        for sign in words_named(f"asked_grades.{name}")
    }


def read_day(text: str | date) -> date:
    """The day of 2023-06-01, 2023/6/1, 2023.6.1, 20230601, 2023年6月1日, 二〇二三年六月一日 or of its midnight, with any
    kind of dash; UserError for anything else."""
    if isinstance(text, date):
        return text
    words = fold_dashes(fold(_MIDNIGHT.sub("", fold_width(text).strip())))
    found = _DAY.fullmatch(words) or _RUN_TOGETHER.fullmatch(words)
    try:
        if found:
            return date(*(int(part) for part in found.groups()))
    except ValueError:
        pass
    # A date in words is the whole text where neither end can be spared.
    if (printed := find_dates(words)) and not (find_dates(words[1:]) or find_dates(words[:-1])):
        return printed[0]
    told = clipped(text)
    raise UserError(
        f"'{told}' is no day; write it like 2023-06-01, 20230601 or as printed (2023年6月1日)",
        f"“{told}”不是日期；请写成 2023-06-01、20230601 或 2023年6月1日",
    )


def read_hours(text: str | int) -> int:
    """Class hours of 80 or 80.0, above 0 and below 100,000; UserError for anything else."""
    found = _HOURS.fullmatch(fold(str(text)))
    if found:
        return int(found[1])
    told = clipped(str(text))
    raise UserError(
        f"hours '{told}' is no whole number from 1 to 99999", f"课时“{told}”不是 1 至 99999 的整数"
    )
