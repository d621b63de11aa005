"""Amounts in sentences: `初级工（五级）1000元/人`, `…分别按600元/人、800元/人`, caps, formulas. Works on one sentence at a time.

Words are compared folded; folded and squeezed text have the same length, so a place in one is the same place in the other
and quotes are cut from the printed words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.prose.clause_context import grade_items, listed_before
from pipeline.rules.vocabulary import find_grades, first_term, has_term, read_unit
from pipeline.text import close_gaps, fold, parse_numeral, squeeze

FIGURE = r"\d[\d,]*(?:\.\d+)?"
NUMERAL = "[一二两三四五六七八九十百千]+"
PER = r"每人每课时|每人每学时|每(?:增加|超过?|多)1(?:课时|学时)|每课时|每学时|每人每[年天日月次]|每人|人均"
# A number is looked for from its first digit only, and few words stand before it: so a line costs no more than it is long.
MONEY = re.compile(
    rf"(?P<per>{PER})?(?:按|,?另行补贴|,?补贴增加|补贴|为|给予|标准为|标准|最高|不超过|不高于){{0,8}}"
    rf"(?P<figure>(?<!\d)(?<!\d,){FIGURE}(?:元)?(?:[-—~至]+{FIGURE})?|(?<![一二两三四五六七八九十百千]){NUMERAL})(?P<wan>万)?元(?![素旦化])"
    rf"(?P<unit>/?(?:人|课时|学时|每人|年|次|期|班|·|\.|/)*)"
)
CAP = re.compile(
    r"(?:最高|上限|封顶|不超过|不高于|不得超过|最多|限额|以内|总额)(?:不超过|不高于|不得超过|补贴|为|标准为|按)?$"
)
THRESHOLD = re.compile(
    r"(?:低于|少于|高于|大于|(?<!不)(?<!得)超过|达到|满|不足|不满|不低于|不少于)$"
)
PAID = re.compile(r"补贴|补助|资助|奖补|奖励|给予|标准|发放|支付|收费|培训费")
HOURS = re.compile(r"(?<!增加)(?<!超过)(?<!超)(?<!多)(\d+)(?:个)?(?:课时|学时)")
# Characters before and behind an amount that may say what it is.
NEAR = 40
# Characters of a sentence before an amount in which its programme may be named; no sentence is as long.
FAR = 2_000
CLASS = re.compile(r"([A-Z]\+?)类")


@dataclass(frozen=True)
class Phrase:
    """An amount found in a sentence: its figure, unit, cap, hours, grade, class, item, the words it stands in, formula.
    `spans` are the places of the numbers it is made of in the text without white space."""

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
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def offset(self) -> int:
        """Where its first number stands in the text without white space; 0 where it holds none."""
        return min((start for start, _ in self.spans), default=0)


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
    phrases: list[Phrase] = []
    begin = 0
    listed: list[str] = []
    for sentence in split_sentences(text):
        # B类分别补贴800元、1200元: for the grades that the sentence before listed.
        listed = grade_items(fold(sentence)) or listed
        for phrase in _read_sentence(sentence, in_table, listed):
            phrases.append(
                replace(phrase, spans=tuple((begin + a, begin + b) for a, b in phrase.spans))
            )
        begin += len(sentence)
    return phrases


def _read_sentence(sentence: str, in_table: bool, grades: list[str]) -> list[Phrase]:
    folded = fold(sentence)
    money = list(_find_money(folded))
    paid = [m for m in money if m.role == "amount"]
    if (
        has_term("formula", folded)
        and (money or in_table)
        and not any("/人" in folded[m.start : m.end] for m in paid)
    ):
        return [_formula(sentence, money)]
    if not money or not (
        in_table
        or PAID.search(folded)
        or re.search("元/(人|课时|学时)", folded)
        or _is_each(folded)
    ):
        return []
    if not paid:
        return [_formula(sentence, money)] if any(m.role == "cap" for m in money) else []
    return list(_pair(sentence, folded, money, grades))


def _is_each(folded: str) -> bool:
    """Whether a sentence gives each person of a grade a sum; the head before it says that it is paid."""
    return "每人" in folded and bool(grade_items(folded))


def _find_money(folded: str) -> Iterator[_Money]:
    for match in MONEY.finditer(folded):
        before = folded[max(0, match.start() - NEAR) : match.start()]
        after = folded[match.end() : match.end() + NEAR]
        start = match.start("figure")
        near = folded[max(0, start - NEAR) : start]
        role = "amount"
        if CAP.search(before) or CAP.search(near):
            role = "cap"
        elif (
            THRESHOLD.search(before)
            or THRESHOLD.search(near)
            or re.match("以上|以下|以内|比较|就高", after)
        ):
            role = "threshold"
        figure = match.group("figure").replace("元", "")
        figure = f"{parse_numeral(figure) if re.fullmatch(NUMERAL, figure) else figure}{match.group('wan') or ''}"
        unit = _unit(match.group("per") or "", match.group("unit"))
        yield _Money(figure, unit, match.start(), match.end(), role)


def _unit(per: str, behind: str) -> str:
    """The unit said before or behind an amount; other for amounts a day or month."""
    if re.search("[天日月]$", per):
        return "other"
    return (
        read_unit(f"{'每课时' if re.search('(课时|学时)$', per) else per}元{behind}")
        or "per_person"
    )


def _formula(sentence: str, money: list[_Money]) -> Phrase:
    """A sentence whose amount is to be worked out: kept as words, with its cap."""
    cap = next((m.figure for m in money if m.role == "cap"), "")
    words = close_gaps(sentence.rstrip("。；;"))
    spans = tuple((m.start, m.end) for m in money)
    return Phrase(
        "",
        "other",
        words,
        cap=cap,
        formula=words,
        programme=first_term("programme", fold(sentence)),
        spans=spans,
    )


def _pair(sentence: str, folded: str, money: list[_Money], grades: list[str]) -> Iterator[Phrase]:
    """Each amount with the words before it; amounts after 分别 with the things listed before 分别, one by one; a cap with
    the amount before it, or with a grade of its own."""
    paid = [m for m in money if m.role == "amount"]
    listed = _listed_before(folded, paid[0].start, len(paid), grades) if len(paid) > 1 else []
    letters = set(CLASS.findall(folded[: paid[0].start])) if listed else set()
    begin = 0
    for number, each in enumerate(paid):
        following = paid[number + 1].start if number + 1 < len(paid) else len(folded)
        caps = [m for m in money if m.role == "cap" and each.end <= m.start < following]
        alone = [m for m in caps if grade_items(folded[each.end : m.start])]
        words = _clause_before(folded, begin, each.start)
        own = listed[number] if listed else ""
        shared = "、".join(listed)
        phrase = _phrase(
            sentence,
            folded,
            each,
            words,
            own or "",
            next((m for m in caps if m not in alone), None),
            shared,
        )
        yield (
            replace(phrase, printed_class=phrase.printed_class or "".join(letters))
            if len(letters) == 1
            else phrase
        )
        for cap in alone:
            yield _cap_of_grade(sentence, folded, cap, each.end)
        begin = each.end


def _cap_of_grade(sentence: str, folded: str, cap: _Money, begin: int) -> Phrase:
    """技师及以上每人每年不超过8000元: a cap without an amount."""
    words = folded[begin : cap.start].strip(",、:;(")
    return Phrase(
        "", cap.unit, sentence[begin : cap.end].lstrip("，,、：:；;（("), _item(words), grade_items(words)[-1], cap=cap.figure,
        programme=first_term("programme", words) or first_term("programme", folded[:begin]), spans=((cap.start, cap.end),),
    )  # fmt: skip


def _phrase(
    sentence: str,
    folded: str,
    money: _Money,
    words: tuple[int, int, int],
    own: str,
    cap: _Money | None,
    shared: str,
) -> Phrase:
    hours = _hours(folded, words[2], money)
    near = folded[words[0] : words[1]]
    if not own and not first_term("programme", near) and not find_grades(near):
        words = (words[2], words[1], words[2])
        near = folded[words[0] : words[1]][-60:]
    programme = (
        first_term("programme", own)
        or first_term("programme", near)
        or first_term("programme", folded[max(0, words[1] - FAR) : words[1]])
    )
    grades = find_grades(own or near) or find_grades(shared)
    letter = CLASS.search(own or near)
    is_graded = len(set(grades)) == 1 and programme != "specialised_ability"
    spans = [(m.start, m.end) for m in (money, cap) if m] + ([hours.span()] if hours else [])
    return Phrase(
        money.figure, money.unit, sentence[words[0] : money.end].lstrip("，,、：:；;（("), own or _item(near),
        str(grades[0]) if is_graded else "", letter.group(1) if letter else "", hours.group(1) if hours else "",
        cap.figure if cap else "", "", programme, tuple(spans),
    )  # fmt: skip


def _hours(folded: str, begin: int, money: _Money) -> re.Match[str] | None:
    """The hours that an amount a person asks for: the only ones printed since the amount before."""
    found = list(HOURS.finditer(folded, begin, money.start))
    return found[0] if len(found) == 1 and money.unit == "per_person" else None


def _clause_before(folded: str, begin: int, end: int) -> tuple[int, int, int]:
    """From the last comma before an amount to the amount; further back where that holds no word of
    substance; and where the words after the last amount begin."""
    cut = max(folded.rfind(mark, begin, max(begin, end - 1)) for mark in ",:")
    start = max(begin, cut + 1)
    if len(re.sub(r"[按为给予补贴标准每人、(]", "", folded[start:end])) < 2:
        start = max(
            begin, max(folded.rfind(mark, begin, max(begin, start - 1)) for mark in ",:") + 1
        )
    return start, end, begin


def _listed_before(folded: str, end: int, count: int, grades: list[str]) -> list[str]:
    """The `count` things listed before 分别: 初级、中级、高级分别为 -> [初级, 中级, 高级]; the grades listed last where its part of
    the sentence lists nothing; [] where there are not so many."""
    at = folded.rfind("分别", 0, end)
    if at < 0:
        return []
    clause = re.split("[,:;。]", folded[:at])[-1]
    things = [part for part in re.split("、|和|与|及", clause) if part]
    if len(things) == count:
        return things
    return listed_before(folded[:at], count) or (
        grades if len(things) == 1 and len(grades) == count else []
    )


def _item(words: str) -> str:
    """The words before an amount without those that only introduce it."""
    cut = re.sub(
        r"^其中|(?:的)?(?:按照?|给予|补贴标准|标准为|补贴|为|每人|每课时|每人每课时)+$",
        "",
        words.strip(",、:("),
    )
    return cut.strip(",、:(")
