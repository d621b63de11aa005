"""Heads of columns read by their parts: `初级工（五级）补贴标准（元/人）` is a grade, the word for an amount, and a unit.

The words of headers.toml decide first, whole; what they do not know is taken apart with the lexicon of prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.base.remembered import remembered
from pipeline.extract.programmes import programme_of
from pipeline.extract.prose.labels import Label, find_labels
from pipeline.extract.prose.per import read_tail, unit_of
from pipeline.extract.prose.scan import scan
from pipeline.extract.prose.structure import Bracket, build_sentences
from pipeline.extract.prose.tokens import Word
from pipeline.rules.lexicon import lexicon
from pipeline.rules.numerals import scale_of
from pipeline.rules.patterns import pattern
from pipeline.rules.patterns import words as words_named
from pipeline.rules.vocabulary import read_heading
from pipeline.text import fold

_PART = pattern("heads.part")
_UNIT = pattern("heads.unit")
_JOINING = pattern("heads.joining")
_KNOWN = (
    "grade",
    "class",
    "tier",
    "component",
    "standard",
    "pay",
    "programme",
    "certificate",
    "weak_programme",
    "umbrella",
    "group",
    "beneficiary",
    "bound",
    "bound_behind",
    "span",
    "sum",
    "level",
    "raise",
)
_MONEY = pattern("heads.money")
(_YUAN,) = words_named("heads.yuan")


@dataclass(frozen=True, slots=True)
class Head:
    """The reading of a head. `fields` are the fields it may head, the likelier first; `is_labelled`: it names what amounts below it
    would be for. `also` is a second programme that its bracket names beside the grade."""

    text: str
    fields: tuple[str, ...] = ()
    grades: tuple[int, ...] = ()
    programme: str = ""
    also: str = ""
    printed_class: str = ""
    tier: str = ""
    condition: str = ""
    beneficiary: str = ""
    component: str = ""
    unit: str = ""
    bound: str = ""
    scale: int = 1
    is_part: bool = False

    @property
    def grade(self) -> int | None:
        """The one grade it names, or None."""
        return self.grades[0] if len(self.grades) == 1 else None

    @property
    def is_head(self) -> bool:
        """Whether the words head a column: of a known field, or for whom or what the amounts below would be."""
        return bool(
            self.fields or self.tier or self.component or (self.condition and not self.grades)
        )

    @property
    def is_labelled(self) -> bool:
        return bool(
            self.grades
            or self.programme
            or self.printed_class
            or self.tier
            or self.condition
            or self.component
        )


@cache
def read_head(text: str) -> Head:
    """A head cell as its parts; `Head(text)` alone where nothing of it is known."""
    folded = fold(text)
    bare, unit, scale = _cut_unit(folded)
    known = read_heading(text)
    parts = _parts(bare)
    is_part = bool(_PART.match(folded))
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
    fields = known.fields or _fields(parts)
    named = {
        "amount_training": "training",
        "amount_appraisal": "appraisal",
        "amount_other": "other",
    }
    component = parts.component or named.get(fields[0] if fields else "", "")
    return Head(
        folded, fields, parts.grades, parts.programme, parts.also, parts.printed_class, parts.tier, parts.condition,
        parts.beneficiary, component, unit or known.unit, parts.bound, scale, is_part,
    )  # fmt: skip


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
            scale=merged.scale if merged.scale > 1 else head.scale,
        )  # fmt: skip
    return merged


@remembered
def unit_in(text: str) -> tuple[str, int]:
    """(unit, power of ten) that a caption prints for the figures below it: `单位：百元`, `补贴标准（元/人·天）`; ("", 1) for none."""
    _, unit, scale = _cut_unit(fold(text))
    return unit, scale


def _cut_unit(folded: str) -> tuple[str, str, int]:
    """(head without its unit, unit, power of ten of its figures)."""
    match = _UNIT.search(folded)
    if not match:
        return folded, "", 1
    words = match.group(0)
    scale = scale_of(next((g for g in match.groups() if g), ""))
    per = read_tail(words, words.index(_YUAN) + len(_YUAN))
    return folded.replace(words, "", 1), unit_of(per) or "per_person", scale


@dataclass(frozen=True, slots=True)
class _Parts:
    has_money: bool
    grades: tuple[int, ...] = ()
    programme: str = ""
    also: str = ""
    printed_class: str = ""
    tier: str = ""
    condition: str = ""
    beneficiary: str = ""
    component: str = ""
    bound: str = ""


def _parts(folded: str) -> _Parts | None:
    """The parts of a head that known words cover whole; None where a word of it is unknown."""
    if whole := programme_of(folded) if lexicon("cell").of(folded, "cell") else "":
        return _Parts(False, programme=whole)
    tokens, _ = scan(folded)
    words = [t for t in tokens if isinstance(t, Word) and any(t.has(kind) for kind in _KNOWN)]
    brackets = [b for s in build_sentences(folded, tokens) for p in s.phrases for b in p.brackets]
    aside = [b for b in brackets if _rest(folded, words, b.start + 1, b.end, ())]
    if not words or _rest(folded, words, 0, len(folded), aside):
        return None
    outer = [w for w in words if not any(b.start < w.start < b.end for b in brackets)]
    labels = {label.kind: label for label in find_labels(folded, outer, brackets)}
    inner = _inner_programme(folded, brackets) if "grade" in labels else ""
    programme = "" if inner else programme_of(folded)
    component = next((w.value("component") for w in words if w.has("component")), "")
    return _Parts(
        bool(_MONEY.search(folded)) or any(w.has(kind) for w in words for kind in ("standard", "pay")), _grades(labels.get("grade")),
        programme, inner, _one(labels.get("class")), _one(labels.get("tier")), _condition(folded, labels.get("group"), aside),
        next((w.value("beneficiary") for w in outer if w.has("beneficiary") and not w.has("group")), ""),
        component or ("appraisal" if programme == "skill_appraisal" else ""),
        next((w.value("bound") for w in outer if w.value("bound") in {"at_most", "at_least"}), ""),
    )  # fmt: skip


def _rest(
    folded: str, words: Sequence[Word], start: int, end: int, aside: Sequence[Bracket]
) -> str:
    """The rest of a stretch without known words and those that join them; brackets `aside` are passed over."""
    rest = list(folded[start:end])
    for span_start, span_end in (
        *((w.start, w.end) for w in words),
        *((b.start, b.end + 1) for b in aside),
    ):
        if start <= span_start and span_end <= end:
            rest[span_start - start : span_end - start] = " " * (span_end - span_start)
    return _JOINING.sub("", "".join(rest)).strip()


def _condition(folded: str, group: Label | None, aside: Sequence[Bracket]) -> str:
    words = [item.words for item in group.items] if group else []
    return "、".join([*words, *(folded[b.start + 1 : b.end] for b in aside)])


def _inner_programme(folded: str, brackets: Sequence[Bracket]) -> str:
    """The programme that a bracket names beside a grade: 初级工（专项能力）."""
    return next(
        (found for b in brackets if (found := programme_of(folded[b.start + 1 : b.end], least=2))),
        "",
    )


def _grades(label: Label | None) -> tuple[int, ...]:
    return tuple(int(value) for value in label.values if value.isdigit()) if label else ()


def _one(label: Label | None) -> str:
    return label.values[0] if label and len(label.values) == 1 else ""


def _fields(parts: _Parts) -> tuple[str, ...]:
    """An amount where a word for money or a grade stands; a label alone heads an amount only over numbers."""
    if parts.component == "total" or not parts.component:
        return ("amount",) if parts.has_money or parts.grades else ()
    name = {"training": "amount_training", "appraisal": "amount_appraisal"}.get(
        parts.component, "amount_other"
    )
    return (name,)
