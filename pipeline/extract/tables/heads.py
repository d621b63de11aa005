"""Heads of columns read by their parts: `初级工（五级）补贴标准（元/人）` is a grade, the word for an amount, and a unit.

The words of headers.toml decide first, whole; what they do not know is taken apart with the lexicon of prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.base.remembered import remembered
from pipeline.extract.prose.per import read_tail, unit_of
from pipeline.extract.tables.head_parts import Head, parts_of
from pipeline.extract.tables.standard_sides import standard_side
from pipeline.rules.numerals import scale_of
from pipeline.rules.patterns import pattern
from pipeline.rules.patterns import words as words_named
from pipeline.rules.vocabulary import class_of, read_heading, side_of
from pipeline.text import fold

_PART = pattern("heads.part")
_AND = pattern("heads.both")
_HOURS = pattern("heads.hours")
_UNIT = pattern("heads.unit")
(_YUAN,) = words_named("heads.yuan")


@cache
def read_head(text: str) -> Head:
    """A head cell as its parts; `Head(text)` alone where nothing of it is known."""
    folded = fold(text)
    bare, unit, scale = cut_unit(folded)
    known = read_heading(text)
    parts = parts_of(bare)
    if parts is None and not known.fields and (joined := _joined(folded)):
        return joined
    is_part = bool(_PART.match(folded))
    if parts is None and (hours := _hours(bare)):
        return hours
    if parts is None and is_part and not known.fields:
        # 其中：理论考试: a part of the amount at its left, whatever it is called.
        return Head(
            folded, ("amount_other",), component="other", unit=unit, scale=scale, is_part=True
        )
    if parts is None:
        return Head(
            folded,
            known.fields,
            (known.grade,) if known.grade else (),
            unit=unit or known.unit,
            scale=scale,
            is_part=is_part,
        )
    fields = known.fields or _fields(parts, parts.has_money or bool(unit))
    named = {
        "amount_training": "training",
        "amount_appraisal": "appraisal",
        "amount_other": "other",
    }
    component = parts.component or named.get(fields[0] if fields else "", "")
    return replace(
        parts, text=folded, fields=fields, component=component, unit=parts.unit or unit or known.unit, scale=scale, is_part=is_part,
    )  # fmt: skip


def _joined(folded: str) -> Head | None:
    """Two heads in one, of which one is for amounts: 课时要求及补贴标准. Its cells print both."""
    pieces = _AND.split(folded)
    heads = [read_head(piece) for piece in pieces] if len(pieces) > 1 else []
    amounts = [head for head in heads if head.fields[:1] == ("amount",) and not head.grades]
    if len(amounts) != 1 or not all(head.fields for head in heads):
        return None
    return replace(amounts[0], text=folded)


def _hours(folded: str) -> Head | None:
    """Class hours of a grade or class in one head: 初级课时, A类培训学时; None for any other."""
    rest = _HOURS.sub("", folded)
    parts = parts_of(rest) if rest != folded else None
    is_of_one = parts is not None and bool(parts.grades or parts.printed_class)
    return replace(parts, text=folded, fields=("hours",)) if parts and is_of_one else None


def heads_column(text: str) -> bool:
    """Whether words head a column, or one side of several: of a crosswalk, of old and new standards, of classes."""
    is_side = bool(side_of(text) or standard_side(text))
    return is_side or read_head(text).is_head or bool(class_of(text))


def merge_heads(heads: Sequence[Head]) -> Head:
    """The heads over a column read together, from top to bottom: of each part the lowest that says it."""
    if not heads:
        return Head("")
    merged = heads[-1]
    for head in reversed(heads[:-1]):
        merged = replace(
            merged, grades=merged.grades or head.grades, programme=merged.programme or head.programme, also=merged.also or head.also,
            printed_class=merged.printed_class or head.printed_class, tier=merged.tier or head.tier,
            condition=merged.condition or head.condition, beneficiary=merged.beneficiary or head.beneficiary,
            component=merged.component or head.component, unit=merged.unit or head.unit, bound=merged.bound or head.bound,
            scale=merged.scale if merged.scale > 1 else head.scale, instead=merged.instead or head.instead,
        )  # fmt: skip
    return merged


def said_alike(heads: Sequence[Head]) -> Head:
    """The first of some heads, and of what limits it what all of them say."""
    one, *others = heads
    for other in others:
        one = replace(
            one, grades=one.grades if one.grades == other.grades else (),
            printed_class=one.printed_class if one.printed_class == other.printed_class else "", tier=one.tier if one.tier == other.tier else "",
            condition=one.condition if one.condition == other.condition else "",
            beneficiary=one.beneficiary if one.beneficiary == other.beneficiary else "", unit=one.unit if one.unit == other.unit else "",
        )  # fmt: skip
    return one


@remembered
def unit_in(text: str) -> tuple[str, int]:
    """(unit, power of ten) that a caption prints for the figures below it: `单位：百元`, `补贴标准（元/人·天）`; ("", 1) for none."""
    _, unit, scale = cut_unit(fold(text))
    return unit, scale


def cut_unit(folded: str) -> tuple[str, str, int]:
    """(folded head without its unit, unit, power of ten of its figures)."""
    match = _UNIT.search(folded)
    if not match:
        return folded, "", 1
    words = match.group(0)
    scale = scale_of(next((g for g in match.groups() if g), ""))
    per = read_tail(words, words.index(_YUAN) + len(_YUAN))
    return folded.replace(words, "", 1), unit_of(per) or "per_person", scale


def _fields(parts: Head, has_money: bool) -> tuple[str, ...]:
    """An amount where a word for money or a grade stands; a label alone heads an amount only over numbers."""
    if parts.component == "total" or not parts.component:
        return ("amount",) if has_money or parts.grades else ()
    name = {"training": "amount_training", "appraisal": "amount_appraisal"}.get(
        parts.component, "amount_other"
    )
    return (name,)
