"""Marks on names (* L S L/S ▲ ①): cut off, and read as the notice explains them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.base.remembered import remembered
from pipeline.rules.patterns import pattern
from pipeline.rules.vocabulary import mark_rules
from pipeline.text import RAISED_SIGNS, close_gaps, fold, fold_ideographs, fold_width

LEADING = re.compile(r"^[*▲△※★●○◆■#\s①②③④⑤⑥⑦⑧⑨⑩]+")
# L and S stand behind a Chinese character or a bracket, at the end or before brackets: 轨道交通列车司机L（…）.
TRAILING = re.compile(
    r"(?<=[\u4e00-\u9fff)])\s*([LS](?:\s*[/、,]?\s*[LS])?|[*▲△※★●◆①②③④⑤⑥⑦⑧⑨⑩"
    rf"{RAISED_SIGNS}]+)\s*(?=$|\()"
)


@remembered
def cut_marks(printed: str) -> tuple[str, frozenset[str]]:
    """(name without marks, the marks). Full-width marks and letters count as half-width ones, radicals as the
    characters they show; a raised sign, which refers to a note, is cut off and is no mark."""
    folded = fold_width(printed)
    marks = set(re.findall(r"[^\s]", match.group(0))) if (match := LEADING.match(folded)) else set()
    rest = LEADING.sub("", folded)
    for found in TRAILING.findall(rest):
        marks |= set(re.sub(r"[\s/、,]", "", found))
    if not marks:
        return close_gaps(fold_ideographs(printed)), frozenset()
    start = len(folded) - len(rest)
    kept = TRAILING.sub(lambda m: "\0" * len(m.group(0)), rest)
    name = "".join(c for c, mark in zip(printed[start:], kept, strict=True) if mark != "\0")
    return close_gaps(fold_ideographs(name)), frozenset(marks - set(RAISED_SIGNS))


def explained_marks(texts: Iterable[str]) -> dict[str, str]:
    """Mark -> meaning (a column, or another word) as the prose of a notice explains it; unexplained marks are absent."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _MENTION.finditer(fold(text)):
            meaning = _meaning(match.group("behind"))
            if meaning:
                found.setdefault(match.group("quoted") or match.group("bare"), meaning)
    return found


# A mark in quotes, or before a bracket or 为 / 表示 / 标识; and the words behind it up to the next mark.
_MARK = "[*▲△※★●○◆①-⑩LS]"
_MEANS = pattern("explained_marks.means").pattern
_MENTION = re.compile(
    rf"(?:[“\"'‘](?P<quoted>{_MARK})[”\"'’]|(?<![A-Za-z0-9/])(?P<bare>{_MARK}){_MEANS})"
    r"(?P<behind>[^*▲△※★●◆①-⑩“”]{0,40})"
)


def _meaning(words: str) -> str:
    return next(
        (name for name, pattern in mark_rules()["meanings"].items() if re.search(pattern, words)),
        "",
    )
