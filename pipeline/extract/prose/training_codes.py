"""Codes of training programmes printed in sentences (`创办你的企业（SYB），编码：JCB。`). The sentence patterns are data."""

from __future__ import annotations

import re

from pipeline.extract.notice.lines import Line
from pipeline.model.printed import TrainingCode
from pipeline.rules.patterns import pattern
from pipeline.rules.vocabulary import code_rules
from pipeline.text import fold, squeeze

_CODES = pattern("training_codes.codes")
_BRACKETED = re.compile(r"(.+?)\(([A-Z]+)\)$")


def read_codes(lines: list[Line], annex: str | None) -> list[TrainingCode]:
    """All codes of the lines of an annex that is about codes, in order of print."""
    codes: list[TrainingCode] = []
    for line in lines:
        clause = f"{annex or ''} {line.clause}".strip()
        folded, printed, place = fold(line.text), squeeze(line.text), line.parts[0].place
        found = [(match, kind) for kind, rule in code_rules() for match in rule.finditer(folded)]
        for match, kind in sorted(found, key=lambda item: item[0].start()):
            name, short = _cut_name(match.group("name"))
            words = printed[match.start("name") : match.end()]
            codes.append(
                TrainingCode(
                    place,
                    clause,
                    kind,
                    name,
                    short,
                    match.group("code"),
                    words,
                    match.start("name"),
                )
            )
    return codes


def _cut_name(name: str) -> tuple[str, str]:
    """(name, abbreviation) of 创办你的企业（SYB）."""
    match = _BRACKETED.fullmatch(name)
    return (match.group(1), match.group(2)) if match else (name, "")


def is_about_codes(title: str) -> bool:
    """Whether an annex by its title lists codes or their rules."""
    return bool(_CODES.search(title))
