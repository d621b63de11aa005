"""The title of a notice: the lines of its front, joined up to the word that ends a title."""

from __future__ import annotations

import re

from pipeline.extract.notice.clause_path import clause_start
from pipeline.extract.notice.lines import Line, lines_above_table, read_lines
from pipeline.extract.notice.offices import offices_of
from pipeline.extract.notice.sections import UNIT, Section
from pipeline.model.document import Table
from pipeline.rules.metadata import metadata_pattern
from pipeline.rules.patterns import pattern
from pipeline.text import close_gaps, fold, join_lines

ISSUE_DATE = pattern("metadata.issue_date")
_ABOUT = pattern("metadata.about")
_PAGE = pattern("metadata.page")
_KIND = pattern("metadata.kind")
# Lines that no title goes on with: chapters, articles, the list of annexes.
_STOPS = pattern("metadata.stops")
_NO_TITLE = pattern("metadata.no_title")
_ADDRESSED = pattern("metadata.addressed")
_REST = pattern("metadata.rest")
# [甲财社[2006]77号]关于…: the number of a notice before its title.
_NUMBERED = re.compile(r"^[\[【(]\s*" + metadata_pattern("number") + r"\s*[\]】)]")
ANNEX_MARK = pattern("metadata.annex_mark")
_ANNOUNCES = re.compile(metadata_pattern("title", "begins"))
_LISTS_ANNEXES = pattern("metadata.lists_annexes")
# No title is printed over so many lines.
MOST_LINES = 12
_WORD = re.compile(r"[\u4e00-\u9fff]")
_PAIRS = (("《", "》"), ("(", ")"), ("（", "）"), ("〔", "〕"), ("“", "”"))


def front_of(texts: list[str]) -> int:
    """How many lines stand before the addressees or the first sentence or question."""
    addressed = re.compile(metadata_pattern("addressees"))
    for index, text in enumerate(texts):
        is_said = "。" in text or text.endswith("?") or _NO_TITLE.match(text)
        if is_said or addressed.fullmatch(text) or clause_start(text) or len(text) > 90:
            return index
    return len(texts)


def title_of(lines: list[Line]) -> str:
    """The lines of the front that are neither number nor offices nor a registration mark, joined up to the word that ends
    a title. A line that begins anew with 关于 or an office's name opens it."""
    texts = [fold(line.text) for line in lines]
    parts: list[str] = []
    front = front_of(texts)
    for number, (line, folded) in enumerate(zip(lines[:front], texts[:front], strict=True)):
        if parts and _STOPS.match(folded) and not _is_open("".join(parts)):
            break
        if re.fullmatch(metadata_pattern("number"), folded):
            parts = parts if _ABOUT.search("".join(parts)) else []
            continue
        is_name = offices_of(folded) or ISSUE_DATE.fullmatch(folded) or not _WORD.search(folded)
        if is_name or re.fullmatch(r"\(.*\)", folded) or is_furniture(folded):
            continue
        part = _NUMBERED.sub("", close_gaps(line.text))
        if _ends_title([part]) and _ABOUT.search(part) and any(map(_PAGE.search, parts)):
            # What a page prints above the title (欢迎访问…网站) is none of it.
            parts = [p for p in parts if _ABOUT.search(p)]
        if _ends_title([part]) and fold(part) in fold("".join(parts)):
            # A page prints the title above the notice too.
            return part
        parts += [part] if parts else [_opening(texts[:front], number, part), part]
        if _ends_title(parts) and _ABOUT.search("".join(parts)):
            goes_on = any(_REST.fullmatch(text) for text in texts[number + 1 : front][:1])
            if not goes_on:
                parts = [_repeated(join_lines(parts), lines[number + 1 : front])]
                break
    if front < len(lines) and (run_on := _ADDRESSED.fullmatch(close_gaps(lines[front].text))):
        # The title and the addressees are one paragraph.
        parts = [*parts, run_on.group(1)]
    return join_lines(_whole_title(parts))


def _whole_title(parts: list[str]) -> list[str]:
    """Without the lines behind the last that ends as titles do: the head of the first part stands there, the notice's name above."""
    last = min(len(parts), MOST_LINES)
    end = next((n for n in range(last, 0, -1) if _ends_title(parts[:n])), len(parts))
    return parts[:end]


def _repeated(title: str, behind: list[Line]) -> str:
    """The title as the notice prints it over again, without the words that the page set before it on one line."""
    for line in behind:
        part = close_gaps(line.text)
        if _ends_title([part]) and _ABOUT.search(part) and fold(title).endswith(fold(part)):
            return part
    return title


def _opening(front: list[str], at: int, part: str) -> str:
    """The offices between the number and the line that opens a title: its first words. Those above the number are the red head, and
    there is none where the number stands below the title; without a number those right before a line that goes on with others."""
    numbered = [n for n, text in enumerate(front) if re.fullmatch(metadata_pattern("number"), text)]
    above = [n for n in numbered if n < at]
    if not _opens_title(part):
        return ""
    if not numbered:
        return _other_offices(front[:at], part)
    lines = front[above[-1] + 1 : at] if above else [t for t in front[:at] if not _KIND.search(t)]
    offices = [office for text in lines for office in offices_of(text)]
    return " ".join(offices) + (" " if offices and not _ABOUT.match(part) else "")


def _other_offices(above: list[str], part: str) -> str:
    """The offices of the lines right before one that begins with offices, none of which they name: a red head names all of them."""
    own = offices_of(fold(_ABOUT.split(part, maxsplit=1)[0]))
    named = [[] if _KIND.search(text) else offices_of(text) for text in above]
    first = next((n + 1 for n in range(len(named) - 1, -1, -1) if not named[n]), 0)
    offices = [office for found in named[first:] for office in found]
    return "" if not own or set(own) & set(offices) else " ".join([*offices, ""])


def _opens_title(part: str) -> bool:
    """Whether a line begins with 关于, or with an office and 关于."""
    before, *rest = _ABOUT.split(part, maxsplit=1)
    return bool(rest) and (not before or bool(offices_of(fold(before))))


def head_title(body: Section) -> str:
    """The title where a table stands right below it, no sentence between; empty where the lines there name a table only. Where no
    table stands there, what says that it announces something."""
    parts: list[str] = []
    has_table = _has_table(body)
    for line in lines_above_table(body):
        # 宜人社发〔2022〕19号附件: whose annex it is, and which.
        folded = re.sub("^" + metadata_pattern("number"), "", fold(line.text))
        is_name = line.parts[0].kind == "sheet" or ANNEX_MARK.fullmatch(folded)
        if (
            is_name
            or _LISTS_ANNEXES.match(folded)
            or UNIT.fullmatch(fold(line.text))
            or not (part := title_of([line]))
            or not (has_table or _ANNOUNCES.search(fold(part)))
        ):
            continue
        parts.append(part)
        if _ends_title(parts):
            return join_lines(parts)
    return ""


def _has_table(body: Section) -> bool:
    return any(isinstance(block, Table) for block in body.blocks)


def annex_title(sections: list[Section]) -> str:
    """The title of the one annex that is all of a notice, or of the first of several where the number of the notice stands below it;
    empty where a text stands before it, or it has none."""
    body, *annexes = sections
    is_all = bool(annexes) and not _has_table(body) and not any(map(_is_text, read_lines(body)))
    if not is_all or not _ends_title([annexes[0].title]):
        return ""
    return annexes[0].title if len(annexes) == 1 or _has_number(annexes[0]) else ""


def _has_number(annex: Section) -> bool:
    """Whether a line above the table is the number of a notice, and nothing else."""
    number = re.compile(r"\(?" + metadata_pattern("number") + r"\)?")
    return any(number.fullmatch(fold(line.text)) for line in lines_above_table(annex))


def _is_text(line: Line) -> bool:
    return line.parts[0].kind != "sheet"


def _ends_title(parts: list[str]) -> bool:
    text = fold("".join(parts))
    return bool(re.search(metadata_pattern("title", "ends") + "$", text)) and not _is_open(text)


def _is_open(text: str) -> bool:
    """Whether a bracket or a quoted name goes on in the next line."""
    return any(text.count(left) > text.count(right) for left, right in _PAIRS)


def is_furniture(folded: str) -> bool:
    """Whether a line is one that a web page prints around a notice (索引号：…, 字体：大 中 小)."""
    return bool(re.search(metadata_pattern("furniture"), folded))
