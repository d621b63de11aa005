"""Lists in prose: numbered names, names in one line under a caption, names behind a head (`紧缺职业包括：…`) or before `等4个职业`.

A run of words is a list where at least half of its pieces are names of the classification.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.name_lists import CLOSE, OPEN, find_offsets, split_names
from pipeline.extract.notice.sections import Section
from pipeline.extract.programmes import labels_in
from pipeline.extract.tables.table_reading import Context, context_class
from pipeline.model.document import Issue, Paragraph, Table
from pipeline.model.issues import make_issue
from pipeline.model.printed import Entry
from pipeline.reference.editions import known_names
from pipeline.rules.vocabulary import first_term, has_term, is_grade_word
from pipeline.text import close_gaps, fold, parse_numeral

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBERED = re.compile(
    r"(?:^|(?<=[；;、，,。：:]))\s*(\d{1,3})[、.．]|(?:^|(?<=[；;、，,。：:]))\s*[（(](\d{1,3})[)）]|(?:^|(?<=[；;、，,。：:]))\s*([①-⑳])"
)
# What stands between the head of a list and its names.
_HEAD_END = re.compile(
    r"[:：]|(?:包括|包含|具体为|分别是|分别为|依次为|是指|有|为|是)(?=[\u4e00-\u9fff]{2,16}(?:[（(、，,]))"
)
_COUNTED = re.compile(
    r"(?:共|等|的|计)?\s*(?P<count>\d{1,4}|[一二三四五六七八九十百]{1,5})\s*(?:个|种|类|项)[^，,。；;：:]{0,12}(?:职业|工种|项目)"
    r"|(?:职业|工种|项目)(?:（工种）)?(?:共|有|计)?\s*(?P<behind>\d{1,4}|[一二三四五六七八九十百]{1,5})\s*(?:个|种|类|项)"
)
_BEFORE_COUNT = re.compile(
    r"(?P<names>[^。；;：:]{4,400}?)等\s*(?P<count>\d{1,4}|[一二三四五六七八九十百]{1,5})\s*(?:个|种)(?P<what>[^，,。；;]{0,24})"
)
_LEAD = re.compile(r"^(?:其中|即|将|把|现将|包括|对|以下|下列|确定|明确|认定|发布|公布)+")
# Words of sentences, which no name of a training holds.
_VERBAL = re.compile("应当|必须|可以|不得|按照|根据|补贴|标准|元|的|负责|要求|通知")
LONGEST_ITEM = 16
_TITLE = re.compile("目录|名录|清单|一览表|名单")
_NUMBER = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]{1,2}|第[一二三四五六七八九十百\d]{1,5}条)\s*"
)
# So many of the pieces must be names of the classification for a run of words to count as a list.
FEWEST_KNOWN = 0.5
# Lists whose names stand in no classification.
UNCLASSIFIED = {"specialised_ability", "project_based", "training_completion"}
# A longer enumeration of occupations in running prose is shown to a person where it was not read.
LONG = 6


@dataclass(frozen=True)
class Run:
    """Names that stand together: the words before them, the class they are of, and how many the text says there are."""

    head: str
    names: tuple[tuple[str, str], ...]
    printed_class: str = ""
    count: int | None = None


def read_runs(
    section: Section, annex: str | None
) -> tuple[list[tuple[Paragraph, list[Entry]]], list[Issue]]:
    """(each paragraph that is or holds a list with its entries, doubts); nothing where a table carries the names of an annex."""
    if section.is_annex and any(isinstance(block, Table) for block in section.blocks):
        return [], []
    found: list[tuple[Paragraph, list[Entry]]] = []
    issues: list[Issue] = []
    heads: list[str] = []
    last = 0
    lines = {id(block): name for run in _name_lines(section) for block, name in run}
    for block in section.blocks:
        if not isinstance(block, Paragraph) or block.kind != "text":
            continue
        entries: list[Entry] = []
        named = _titled([*heads[-1:], section.title if section.is_annex else ""])
        is_line = id(block) in lines
        runs = [Run("", (("", lines[id(block)]),))] if is_line else find_runs(block.text, last, named)
        for run in runs:
            made = _entries(block, run, heads, section, annex)
            entries += made
            if made and run.count is not None and run.count != len(made):
                words = {"said": run.count, "found": len(made)}
                issues.append(
                    make_issue("count_differs", block.place, run.head or block.text, **words)
                )
        if entries:
            found.append((block, entries))
            last = int(entries[-1].seq or 0)
        elif len(fold(block.text)) < 40:
            heads.append(close_gaps(block.text))
            last = 0
    return found, issues


def _titled(heads: Sequence[str]) -> str:
    """The list that the nearest head titled a list names, or ""."""
    return next((found for head in heads if _TITLE.search(head) and (found := first_term("list", head))), "")


def _name_lines(section: Section) -> list[list[tuple[Paragraph, str]]]:
    """Runs of lines of which each is one name and nothing else; at least half of them names of the classification."""
    runs: list[list[tuple[Paragraph, str]]] = [[]]
    for block in section.blocks if section.is_annex else ():
        name = (
            close_gaps(block.text).rstrip("。；;、，,")
            if isinstance(block, Paragraph) and block.kind == "text"
            else ""
        )
        if (
            isinstance(block, Paragraph)
            and name
            and _is_name(name)
            and not is_grade_word(name)
            and not has_term("note", name)
        ):
            runs[-1].append((block, name))
        else:
            runs.append([])
    return [
        run
        for run in runs
        if len(run) > 1 and _are_names([name for _, name in run]) and _is_whole(section, run)
    ]


def _is_whole(section: Section, run: list[tuple[Paragraph, str]]) -> bool:
    """Whether the lines around names are heads, not the other cells of a table that was pasted line by line."""
    own = {id(block) for block, _ in run}
    others = [
        b
        for b in section.blocks
        if isinstance(b, Paragraph) and id(b) not in own and b.kind == "text"
    ]
    return not any(len(fold(b.text)) <= 12 and not has_term("list", b.text) for b in others)


def find_runs(text: str, last: int = 0, named: str = "") -> list[Run]:
    """The runs of names of a paragraph. `last` is the number of the name before, where a numbered list goes on; `named` is the
    list that its title or head names."""
    if pieces := split_numbered(text):
        goes_on = last > 0 and pieces[0][0] == str(last + 1)
        starts = pieces[0][0] == "1"
        is_list = goes_on or _are_names([name for _, name in pieces], named if starts else "")
        return [Run("", tuple(pieces))] if is_list else []
    runs = list(_behind_heads(text))
    if not runs and (plain := _plain(text, named)):
        return [plain]
    return runs or list(_before_counts(text))


def _plain(text: str, named: str) -> Run | None:
    """A paragraph, or its first sentence, that is nothing but names."""
    first, _, _ = text.strip().partition("。")
    found = split_names(first.rstrip("；;"))
    names = found.names
    if len(names) < 2 or any(not _is_name(name) for name in names) or not _are_names(names, named):
        return None
    return Run("", tuple(("", name) for name in names), found.printed_class)


def _behind_heads(text: str) -> Iterator[Run]:
    """Heads with the names behind them: `A类职业：焊工、电工；B类职业：保育师`, `今年的4个紧缺职业是：1、焊工；2、…`."""
    for sentence in re.split("(?<=。)", text):
        match = _HEAD_END.search(sentence)
        numbered = split_numbered(sentence[match.end() :]) if match else []
        head = sentence[: match.start()] if match else ""
        if match and numbered and _are_names([n for _, n in numbered], _counted_list(head, numbered)):
            yield Run(head, tuple(numbered), _class(head), _count(head))
            continue
        for clause in re.split("[；;]", sentence):
            at = _HEAD_END.search(clause)
            names = split_names(_cut_tail(clause[at.end() :])) if at else None
            if (
                at
                and names
                and len(names.names) > 1
                and all(map(_is_name, names.names))
                and _are_names(names.names)
            ):
                head = clause[: at.start()]
                count = _count(head) or _count(clause[at.end() :])
                yield Run(
                    head,
                    tuple(("", name) for name in names.names),
                    names.printed_class or _class(head),
                    count,
                )


def _before_counts(text: str) -> Iterator[Run]:
    """`焊工、模具工、车工等3个职业列入紧缺目录`: the names before a count, if there are as many."""
    for sentence in re.split("(?<=[。；;])", text):
        match = _BEFORE_COUNT.search(sentence)
        if not match:
            continue
        words = _LEAD.sub("", _NUMBER.sub("", re.split("[，,]", match.group("names"))[-1].strip()))
        names = split_names(words).names
        count = parse_numeral(match.group("count"))
        if (
            len(names) > 1
            and all(map(_is_name, names))
            and _are_names(names)
            and has_term("list", sentence)
        ):
            yield Run(
                sentence[match.end("names") :], tuple(("", name) for name in names), "", count
            )


def _entries(
    paragraph: Paragraph, run: Run, heads: list[str], section: Section, annex: str | None
) -> list[Entry]:
    nearest = heads[-1] if heads else ""
    title = section.title if section.is_annex else ""
    named = first_term("list", run.head) or first_term("list", nearest) or first_term("list", title)
    if not (section.is_annex or named or _is_list_head(run.head, nearest)):
        return []
    letter = run.printed_class or context_class(Context(captions=tuple(heads[-1:])))
    offsets = find_offsets(paragraph.text, [name for _, name in run.names])
    return [
        Entry(
            paragraph.place, annex, named or "subsidised", name, seq=seq, printed_class=letter, is_grouped=True, offset=offset,
            scarcity=_tier(run.head) or _tier(nearest) or _tier(title),
        )
        for (seq, name), offset in zip(run.names, offsets, strict=True)
    ]  # fmt: skip


def _tier(head: str) -> str:
    """The tier of scarcity that a head prints (非常紧缺职业), or ""."""
    tiers = [label for label in labels_in(head) if label.kind == "tier"] if head else []
    values = {value for label in tiers for value in label.values} - {"scarce", "not_scarce"}
    return values.pop() if len(values) == 1 else ""


def _is_list_head(*heads: str) -> bool:
    return any(
        re.search(
            r"(?:补贴|培训|目录|列入|纳入).{0,12}(?:职业|工种)|(?:职业|工种).{0,8}(?:目录|名录|范围)|[A-Z]类",
            fold(h),
        )
        for h in heads
        if h
    )


def _class(head: str) -> str:
    return context_class(Context(captions=(head,)))


def _count(head: str) -> int | None:
    match = _COUNTED.search(head)
    return parse_numeral(match.group("count") or match.group("behind")) if match else None


def _cut_tail(words: str) -> str:
    """Names without what ends the enumeration: 等3个职业, 。."""
    return re.split(r"等(?:\s*\d|职业|工种|[一二三四五六七八九十]|$|。)", words.strip())[0].rstrip(
        "。；; "
    )


def _counted_list(head: str, numbered: Sequence[tuple[str, str]]) -> str:
    """The list that a head names, where it says how many there are and as many follow."""
    return first_term("list", head) if _count(head) == len(numbered) else ""


def _are_names(names: Sequence[str], named: str = "") -> bool:
    """Whether words are names: at least half of the classification, or (in a list that has no codes) all of the form of one."""
    if named in UNCLASSIFIED:
        return all(len(fold(name)) <= LONGEST_ITEM and not _VERBAL.search(name) for name in names)
    known = sum(fold(split_bracket(name)) in known_names() for name in names)
    return known >= max(1, FEWEST_KNOWN * len(names))


def known_in(text: str) -> int:
    """How many names of the classification a text enumerates, parted by 、 and the like; words may stand before the first."""
    pieces = [piece.strip() for piece in re.split("[、，,；;。：:（()）和及与等]", text)]
    found = 0
    for index, piece in enumerate(pieces):
        ends = (
            (piece[start:] for start in range(max(0, len(piece) - 12), len(piece) - 1))
            if index == 0 or len(piece) > 12
            else (piece,)
        )
        found += any(fold(end) in known_names() for end in ends if len(end) > 1)
    return found


def split_bracket(name: str) -> str:
    """The name before its brackets."""
    return re.split("[（(【]", name)[0]


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
    return pieces if all(_is_name(name) for _, name in pieces) else []


def _number_of(mark: re.Match[str]) -> int:
    circled = mark.group(3)
    return _CIRCLED.index(circled) + 1 if circled else int(mark.group(1) or mark.group(2))


def _is_name(text: str) -> bool:
    bare = split_bracket(text)
    return (
        1 < len(bare) <= 20
        and len(split_names(text).names) == 1
        and not re.search(r"[。；;：:，,\d]|元$", bare)
    )


def _depths(text: str) -> list[int]:
    """For each place how many brackets are open there."""
    depth, found = 0, []
    for char in text:
        found.append(depth)
        depth = max(0, depth + (char in OPEN) - (char in CLOSE))
    return [*found, depth]
