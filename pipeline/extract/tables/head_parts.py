"""The words of a head taken apart with the lexicon of prose: grade, class, tier, programme, whom it is for, a word for money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.programmes import programme_of
from pipeline.extract.prose.choose import WITHOUT_GRADE
from pipeline.extract.prose.labels import Label, find_labels
from pipeline.extract.prose.scan import scan
from pipeline.extract.prose.structure import Bracket, build_sentences
from pipeline.extract.prose.tokens import Word
from pipeline.rules.lexicon import lexicon
from pipeline.rules.patterns import pattern

# 每课时补贴标准: what the figures below are for, besides a person.
UNITS = {"hour": "per_class_hour", "day": "per_person_day", "month": "per_person_month"}
_JOINING = pattern("heads.joining")
_EITHER = pattern("heads.either")
_REGION = pattern("heads.region")
_REGION_CLASS = pattern("heads.region_class")
_MONEY = pattern("heads.money")
_KNOWN = (
    "grade",
    "class",
    "per",
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


@dataclass(frozen=True, slots=True)
class Head:
    """The reading of a head. `fields` are the fields it may head, the likelier first; `is_labelled`: it names what amounts below it
    would be for. `also` is a second programme that its bracket names beside the grade; `instead` one that a row may have in place of
    it (五级/专项). `has_money`: one of its words is for money; `is_place`: it names places and nothing else."""

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
    instead: str = ""
    has_money: bool = False
    is_place: bool = False

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
            or (self.is_part and self.beneficiary)
        )


def parts_of(folded: str) -> Head | None:
    """The parts of a head that known words cover whole; None where a word of it is unknown."""
    return _either(folded) or _whole(folded) or _places(folded)


def _places(folded: str) -> Head | None:
    """Places for which amounts would hold: 甲市、乙市; classes of places (一类地区) are told apart by amounts only."""
    if _REGION_CLASS.fullmatch(folded):
        return Head(folded, condition=folded)
    is_named = all(_REGION.fullmatch(piece) for piece in re.split("[、,]", folded))
    return Head(folded, condition=folded, is_place=True) if is_named else None


def _either(folded: str) -> Head | None:
    """A grade or a certificate without grades, whichever the row has: 五级/专项."""
    pieces = _EITHER.fullmatch(folded)
    for graded, other in (pieces.groups(), pieces.groups()[::-1]) if pieces else ():
        parts, programme = _whole(graded), programme_of(other)
        if parts and parts.grades and not parts.programme and programme in WITHOUT_GRADE:
            return replace(parts, instead=programme)
    return None


def _whole(folded: str) -> Head | None:
    if whole := programme_of(folded) if lexicon("cell").of(folded, "cell") else "":
        return Head(folded, programme=whole)
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
    return Head(
        folded, grades=_grades(labels.get("grade")), programme=programme, also=inner, printed_class=_one(labels.get("class")),
        tier=_one(labels.get("tier")), condition=_condition(folded, labels.get("group"), aside),
        beneficiary=next((w.value("beneficiary") for w in outer if w.has("beneficiary") and not w.has("group")), ""),
        component=component or ("appraisal" if programme == "skill_appraisal" else ""),
        unit=next((UNITS[w.value("per")] for w in outer if w.value("per") in UNITS), ""),
        bound=next((w.value("bound") for w in outer if w.value("bound") in {"at_most", "at_least"}), ""),
        has_money=bool(_MONEY.search(folded)) or any(w.has(kind) for w in words for kind in ("standard", "pay")),
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
