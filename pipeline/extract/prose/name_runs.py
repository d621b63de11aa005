"""Runs of names in a paragraph: numbered, behind a head, before a count, or nothing but names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.extract.context import Context, context_class
from pipeline.extract.name_lists import CLOSE, OPEN, split_names
from pipeline.extract.prose.occupation_names import are_names, is_name, part_joined, without_bracket
from pipeline.rules.patterns import pattern
from pipeline.rules.vocabulary import class_of, first_term, has_term
from pipeline.text import parse_numeral

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBERED = pattern("name_runs.numbered")
_HEAD_END = pattern("name_runs.head_end")
_COUNTED = pattern("name_runs.counted")
_BEFORE_COUNT = pattern("name_runs.before_count")
_LEAD = pattern("name_runs.lead")
_NUMBER = pattern("name_runs.number")
_TAIL = pattern("name_runs.tail")
_LISTS = pattern("name_runs.lists")
_FORM = pattern("name_runs.form")
_FOLLOW = pattern("name_runs.follow")
# So many words that may end the head of a list are tried, so that a long sentence stays linear.
MOST_HEADS = 4


@dataclass(frozen=True)
class Run:
    """Names that stand together: the words before them, the class they are of, and how many the text says there are."""

    head: str
    names: tuple[tuple[str, str], ...]
    printed_class: str = ""
    count: int | None = None


def find_runs(text: str, last: int = 0, named: str = "") -> list[Run]:
    """The runs of names of a paragraph. `last` is the number of the name before, where a numbered list goes on; `named` is the
    list that its title or head names."""
    if pieces := split_numbered(text):
        goes_on = last > 0 and pieces[0][0] == str(last + 1)
        starts = pieces[0][0] == "1"
        is_list = goes_on or are_names([name for _, name in pieces], named if starts else "")
        return [Run("", tuple(pieces))] if is_list else []
    runs = list(_behind_heads(text, named))
    if not runs and (plain := _plain(text, named)):
        return [plain]
    return runs or list(_before_counts(text))


def _plain(text: str, named: str) -> Run | None:
    """A paragraph, or its first sentence, that is nothing but names."""
    first, _, _ = text.strip().partition("。")
    found = split_names(first.rstrip("；;"))
    names = part_joined(found.names)
    if len(names) < 2 or any(not is_name(name) for name in names) or not are_names(names, named):
        return None
    return Run("", tuple(("", name) for name in names), found.printed_class)


def _behind_heads(text: str, named: str) -> Iterator[Run]:
    """Heads with the names behind them: `A类职业：焊工、电工；B类职业：保育师`, `今年的4个紧缺职业是：1、焊工；2、…`."""
    for sentence in re.split("(?<=。)", text):
        if run := _numbered_run(sentence, named):
            yield run
            continue
        for clause in re.split("[；;]", sentence):
            if run := _listed_run(clause):
                yield run


def _listed_run(clause: str) -> Run | None:
    """The names behind the head of a clause, parted by 、; a head may hold a colon of its own."""
    for at in islice(_HEAD_END.finditer(clause), MOST_HEADS):
        found = split_names(_cut_tail(clause[at.end() :]))
        names = part_joined(found.names)
        head = clause[: at.start()]
        if len(names) > 1 and all(map(is_name, names)) and _are_listed(head, names):
            count = count_of(head) or count_of(clause[at.end() :])
            printed_class = found.printed_class or class_of_head(head)
            return Run(head, tuple(("", name) for name in names), printed_class, count)
    return None


def _are_listed(head: str, names: Sequence[str]) -> bool:
    """Whether names behind a head are a list: known ones; below a class alone all of the form of an occupation; below a head that says
    that certain specialised abilities and the like follow all of the form of one."""
    is_class = bool(class_of(_NUMBER.sub("", head).strip()))
    named = first_term("list", head) if _FOLLOW.search(head) else ""
    return are_names(names, named) or (
        is_class and all(_FORM.search(without_bracket(n)) for n in names)
    )


def _numbered_run(sentence: str, named: str) -> Run | None:
    """The numbered names behind a head; the first colon need not end it: `答：今年的紧缺职业有3个：1、焊工；2、…`. In a text that
    is titled a list all of the form of an occupation are names, known or not: `一、电子信息业：（1）光电组件装配工、…`."""
    for match in islice(_HEAD_END.finditer(sentence), MOST_HEADS):
        head, numbered = sentence[: match.start()], split_numbered(sentence[match.end() :])
        names = [name for _, name in numbered]
        is_listed = bool(named) and all(_FORM.search(without_bracket(name)) for name in names)
        if numbered and (is_listed or are_names(names, _counted_list(head, numbered))):
            return Run(head, tuple(numbered), class_of_head(head), count_of(head))
    return None


def _before_counts(text: str) -> Iterator[Run]:
    """`焊工、模具工、车工等3个职业列入紧缺目录`: the names before a count, if there are as many."""
    for sentence in re.split("(?<=[。；;])", text):
        match = _BEFORE_COUNT.search(sentence)
        if not match:
            continue
        words = _LEAD.sub("", _NUMBER.sub("", re.split("[，,]", match.group("names"))[-1].strip()))
        names = part_joined(split_names(words).names)
        count = parse_numeral(match.group("count"))
        if (
            len(names) > 1
            and all(map(is_name, names))
            and are_names(names)
            and has_term("list", sentence)
        ):
            yield Run(
                sentence[match.end("names") :], tuple(("", name) for name in names), "", count
            )


def class_of_head(head: str) -> str:
    """The class that the head of a list names, or ""."""
    return context_class(Context(captions=(head,)))


def count_of(head: str) -> int | None:
    """How many names the head of a list counts (共28种); None where it counts none."""
    match = _COUNTED.search(head)
    return parse_numeral(match.group("count") or match.group("behind")) if match else None


def _cut_tail(words: str) -> str:
    """Names without what ends the enumeration: 等3个职业, 。."""
    return _TAIL.split(words.strip())[0].rstrip("。；; ")


def _counted_list(head: str, numbered: Sequence[tuple[str, str]]) -> str:
    """The list that a head names, where it says how many there are and as many follow, or ends in the word for what it lists
    (取得专项职业能力证书的，…，补贴项目为：1.…)."""
    is_list = count_of(head) == len(numbered) or _LISTS.search(head)
    return first_term("list", head) if is_list else ""


def split_numbered(text: str) -> list[tuple[str, str]]:
    """(number, name) of `1、焊工；2、模具工。`; [] where the numbers do not count on by one, or the pieces are sentences."""
    depths = _depths(text)
    marks = [m for m in _NUMBERED.finditer(text) if depths[m.start()] == 0]
    numbers = [_number_of(m) for m in marks]
    if (
        not marks
        or text[: marks[0].start()].strip()
        or numbers != list(range(numbers[0], numbers[0] + len(numbers)))
    ):
        return []
    ends = [m.start() for m in marks[1:]] + [len(text)]
    pieces = [
        (str(_number_of(m)), text[m.end() : end].strip("；;。，,、 \n"))
        for m, end in zip(marks, ends, strict=True)
    ]
    return pieces if all(is_name(name) for _, name in pieces) else []


def _number_of(mark: re.Match[str]) -> int:
    circled = mark.group(3)
    return _CIRCLED.index(circled) + 1 if circled else int(mark.group(1) or mark.group(2))


def _depths(text: str) -> list[int]:
    """For each place how many brackets are open there."""
    depth, found = 0, []
    for char in text:
        found.append(depth)
        depth = max(0, depth + (char in OPEN) - (char in CLOSE))
    return [*found, depth]
