"""Amounts in sentences: `初级工（五级）1000元/人`, `…分别按600元/人、800元/人`, caps, formulas. Works on one sentence at a time.

Words are compared folded; folded and squeezed text have the same length, so a place in one is the same place in the other
and quotes are cut from the printed words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.text import close_gaps, fold, squeeze
from pipeline.vocabulary import find_grades, first_term, has_term, read_unit

FIGURE = r"\d[\d,]*(?:\.\d+)?"
MONEY = re.compile(
    rf"(?P<per>每人每课时|每人每学时|每课时|每学时|每人每年|每人每次|每人|人均)?(?:按|补贴|为|给予|标准为|标准)?"
    rf"(?P<figure>{FIGURE}(?:元)?(?:[-—~至]+{FIGURE})?)(?P<wan>万)?元(?P<unit>/?(?:人|课时|学时|每人|年|次|期|班|·|\.|/)*)"
)
CAP = re.compile(r"(?:最高|上限|封顶|不超过|不高于|不得超过|最多|限额|以内|总额)(?:不超过|不高于|不得超过|补贴|为|标准为|按)?$")
THRESHOLD = re.compile(r"(?:低于|少于|高于|大于|(?<!不)(?<!得)超过|达到|满|不足|不满|不低于|不少于)$")
PAID = re.compile(r"补贴|补助|资助|奖补|奖励|给予|标准|发放|支付|收费|培训费")
HOURS = re.compile(r"(\d+)(?:个)?(?:课时|学时)")
CLASS = re.compile(r"([A-Z]\+?)类")


@dataclass(frozen=True)
class Phrase:
    """An amount found in a sentence: its figure, unit, cap, hours, grade, class, item, the words it stands in, formula."""

    figure: str
    unit: str
    printed: str
    item: str = ""
    grade: str = ""
    printed_class: str = ""
    hours: str = ""
    cap: str = ""
    formula: str = ""
    programme: str = ""


@dataclass(frozen=True)
class _Money:
    figure: str
    unit: str
    start: int
    end: int
    role: str


def split_sentences(text: str) -> list[str]:
    """Sentences of squeezed text, parted after 。 and ； outside of brackets."""
    sentences, depth, begin = [], 0, 0
    text = squeeze(text)
    for index, char in enumerate(text):
        depth += (char in "（(") - (char in "）)" and depth > 0)
        if char in "。；;！" and depth == 0:
            sentences.append(text[begin : index + 1])
            begin = index + 1
    return [*sentences, text[begin:]] if begin < len(text) else sentences


def read_amounts(text: str, in_table: bool = False) -> list[Phrase]:
    """All amounts of a text, sentence by sentence, in order of print. In prose an amount must be said to be paid, and a
    formula must hold a sum; a cell of a table of amounts needs neither."""
    return [phrase for sentence in split_sentences(text) for phrase in _read_sentence(sentence, in_table)]


def _read_sentence(sentence: str, in_table: bool) -> list[Phrase]:
    folded = fold(sentence)
    money = list(_find_money(folded))
    if has_term("formula", folded) and (money or in_table):
        return [_formula(sentence, money)]
    paid = [m for m in money if m.role == "amount"]
    if not money or not (in_table or PAID.search(folded) or re.search("元/(人|课时|学时)", folded)):
        return []
    if not paid:
        return [_formula(sentence, money)] if any(m.role == "cap" for m in money) else []
    return list(_pair(sentence, folded, money))


def _find_money(folded: str) -> Iterator[_Money]:
    for match in MONEY.finditer(folded):
        before, after = folded[: match.start()], folded[match.end() :]
        start = match.start("figure")
        role = "amount"
        if CAP.search(before) or CAP.search(folded[:start]):
            role = "cap"
        elif THRESHOLD.search(before) or THRESHOLD.search(folded[:start]) or re.match("以上|以下|以内|比较|就高", after):
            role = "threshold"
        figure = match.group("figure").replace("元", "") + (match.group("wan") or "")
        unit = read_unit(f"{match.group('per') or ''}元{match.group('unit')}") or "per_person"
        yield _Money(figure, unit, match.start(), match.end(), role)


def _formula(sentence: str, money: list[_Money]) -> Phrase:
    """A sentence whose amount is to be worked out: kept as words, with its cap."""
    cap = next((m.figure for m in money if m.role == "cap"), "")
    words = close_gaps(sentence.rstrip("。；;"))
    return Phrase("", "other", words, cap=cap, formula=words, programme=first_term("programme", fold(sentence)))


def _pair(sentence: str, folded: str, money: list[_Money]) -> Iterator[Phrase]:
    """Each amount with the words before it; amounts after 分别 with the things listed before 分别, one by one."""
    paid = [m for m in money if m.role == "amount"]
    listed = _listed_before(folded, paid[0].start) if len(paid) > 1 else []
    begin = 0
    for number, each in enumerate(paid):
        following = paid[number + 1].start if number + 1 < len(paid) else len(folded)
        cap = next((m.figure for m in money if m.role == "cap" and each.end <= m.start < following), "")
        words = _clause_before(folded, begin, each.start)
        own = listed[number] if len(listed) == len(paid) else ""
        yield _phrase(sentence, folded, each, words, own, cap)
        begin = each.end


def _phrase(sentence: str, folded: str, money: _Money, words: tuple[int, int, int], own: str, cap: str) -> Phrase:
    near = folded[words[0] : words[1]]
    if not own and not first_term("programme", near) and not find_grades(near):
        words = (words[2], words[1])
        near = folded[words[0] : words[1]][-60:]
    programme = first_term("programme", own) or first_term("programme", near) or first_term("programme", folded[: words[1]])
    grades = find_grades(own or near)
    hours = HOURS.findall(folded[: money.start])
    letter = CLASS.search(own or near)
    is_graded = len(set(grades)) == 1 and programme != "specialised_ability"
    return Phrase(
        money.figure, money.unit, sentence[words[0] : money.end].lstrip("，,、：:；;（("), own or _item(near),
        str(grades[0]) if is_graded else "", letter.group(1) if letter else "",
        hours[0] if len(hours) == 1 and money.unit == "per_person" else "", cap, "", programme,
    )  # fmt: skip


def _clause_before(folded: str, begin: int, end: int) -> tuple[int, int, int]:
    """From the last comma before an amount to the amount; further back where that holds no word of
    substance; and where the words after the last amount begin."""
    cut = max(folded.rfind(mark, begin, max(begin, end - 1)) for mark in ",:")
    start = max(begin, cut + 1)
    if len(re.sub(r"[按为给予补贴标准每人、(]", "", folded[start:end])) < 2:
        start = max(begin, max(folded.rfind(mark, begin, max(begin, start - 1)) for mark in ",:") + 1)
    return start, end, begin


def _listed_before(folded: str, end: int) -> list[str]:
    """The things listed before 分别: 初级、中级、高级分别为 -> [初级, 中级, 高级]."""
    at = folded.rfind("分别", 0, end)
    if at < 0:
        return []
    clause = re.split("[,:;。]", folded[:at])[-1]
    return [part for part in re.split("、|和|与|及", clause) if part]


def _item(words: str) -> str:
    """The words before an amount without those that only introduce it."""
    cut = re.sub(r"^其中|(?:的)?(?:按照?|给予|补贴标准|标准为|补贴|为|每人|每课时|每人每课时)+$", "", words.strip(",、:("))
    return cut.strip(",、:(")
