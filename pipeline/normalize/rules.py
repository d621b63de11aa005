"""Printed rules to rows of `rules`: numbers of any wording as numbers; what cannot be read is left out with an issue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.document import Issue
from pipeline.model.issues import make_issue
from pipeline.model.places import fact_id, number_doubles, source_of
from pipeline.model.printed import Clause
from pipeline.model.rows import RuleRow
from pipeline.model.vocabularies import Beneficiary, Bound, OfWhat, Programme, RuleKind, RuleUnit
from pipeline.rules.vocabulary import grade_range
from pipeline.text import fold, parse_numeral

_PARTS = re.compile(r"(.+)分之(.+)")
_FRACTION = re.compile(r"(\d{1,9})/(\d{1,9})")
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?|[〇零一二两三四五六七八九十百千]+|半)([万亿]?)")
_TENTHS = ("折", "成")


def build_rules(file: str, clauses: Sequence[Clause]) -> tuple[list[RuleRow], list[Issue]]:
    """Rows of `rules` in document order, and an issue for every number that could not be read. `file` is the main file,
    such as `place-2024/notice.pdf`."""
    read: list[Clause] = []
    issues: list[Issue] = []
    for clause in clauses:
        if any(words and _value(clause, words) is None for words in (clause.low, clause.high)):
            issues.append(make_issue("unread_rule", clause.place, clause.quote))
        else:
            read.append(clause)
    ids = number_doubles(fact_id(source_of(one.place, file), one.offset) for one in read)
    return [_row(one, key, file) for one, key in zip(read, ids, strict=True)], issues


def _row(clause: Clause, rule_id: str, file: str) -> RuleRow:
    grades = grade_range(clause.printed_grade) or (None, None)
    unit = RuleUnit.MONTHS if _is_deadline_of_years(clause) else RuleUnit.read(clause.unit)
    return RuleRow(
        rule_id=rule_id, notice_id=file.partition("/")[0], source=source_of(clause.place, file), page=clause.place.page,
        bbox=clause.place.bbox, clause=clause.clause, rule=RuleKind(clause.rule), programme=Programme.read(clause.programme),
        beneficiary=Beneficiary.read(clause.beneficiary), of_what=OfWhat.read(clause.of_what),
        value=_value(clause, clause.low), value_max=_value(clause, clause.high), bound=Bound.read(clause.bound), unit=unit,
        grade_low=grades[0], grade_high=grades[1], scarcity=clause.scarcity or None, condition=clause.condition or None,
        quote=clause.quote, doubts=clause.doubts,
    )  # fmt: skip


def read_number(printed: str) -> float | None:
    """The number in `30%`, `百分之三十`, `五分之二` and `2/5` (40), `七折` (70), `九成` (90), `1.3倍` (130), `十八周岁`, `1.2万人`."""
    folded = fold(printed)
    if halves := _FRACTION.fullmatch(folded):
        return (
            round(int(halves.group(1)) * 100 / int(halves.group(2)), 6)
            if int(halves.group(2))
            else None
        )
    if parts := _PARTS.match(folded):
        whole, share = (_plain(words) for words in parts.groups())
        return None if not whole or share is None else round(share * 100 / whole, 6)
    found = _NUMBER.match(folded)
    number = _plain(found.group(1)) if found else None
    if found is None or number is None:
        return None
    if folded.endswith(_TENTHS):
        return number * 10
    if folded.endswith("倍"):
        return round(number * 100, 6)
    return number * {"": 1, "万": 1e4, "亿": 1e8}[found.group(2)]


def _plain(words: str) -> float | None:
    if words == "半":
        return 0.5
    words = words.rstrip("%")
    if words in {"百", "千"}:
        return {"百": 100.0, "千": 1000.0}[words]
    if re.fullmatch(r"\d[\d,]*\.\d+", words):
        return float(words.replace(",", ""))
    number = parse_numeral(words)
    return None if number is None else float(number)


def _value(clause: Clause, words: str) -> float | None:
    """1.3 times the standard is an uplift of 30 %; a deadline of one year is one of 12 months."""
    number = read_number(words) if words else None
    if number is None:
        return None
    if clause.rule == RuleKind.SCARCE_UPLIFT and fold(words).endswith("倍"):
        return round(number - 100, 6)
    return number * 12 if _is_deadline_of_years(clause) else number


def _is_deadline_of_years(clause: Clause) -> bool:
    return clause.rule == RuleKind.CLAIM_WITHIN and clause.unit == RuleUnit.YEARS
