"""An edition rebuilt from the lines of its official table, written as the package ships it, and compared with it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.reference.editions import Reference
from pipeline.reference.lookup_names import key_of
from pipeline.reference.models import Group, Occupation
from pipeline.text import fold_width

_HEADING = re.compile(r"第[一二三四五六七八九十]+大类(\d)\((GBM\d{5})\)(.+)")
_GROUP = re.compile(r"(\d-\d\d(?:-\d\d)?)\((GBM\d{5})\)(.*)")
_OCCUPATION = re.compile(r"(\d-\d\d-\d\d-\d\d)(.*)")
# L and S stand in the right margin: behind the words of any line of a wrapped name, or on a line of their own.
_MARK = re.compile(r"(L/S|L|S)$")
_TABLE_HEAD = re.compile(r"中类小类细类")
COLUMNS = (
    "code", "name", "green", "digital", "flag_printed", "major", "major_name", "middle_code", "middle_name",
    "middle_gbm", "minor_code", "minor_name", "minor_gbm", "pdf_page",
)  # fmt: skip
GROUP_COLUMNS = ("level", "code", "gbm", "name", "parent", "n_occupations", "pdf_page")


class Line(Protocol):
    """A printed line: page from 1, column 0 中类, 1 小类, 2 细类 or None outside, text without white space."""

    @property
    def page(self) -> int: ...
    @property
    def column(self) -> int | None: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class _Item:
    """A group or occupation while its lines are joined; `mark` is "", L, S or L/S."""

    code: str
    gbm: str
    name: str
    mark: str
    page: int


@dataclass(frozen=True)
class Built:
    """An edition as built: occupations and groups with the page each begins on."""

    occupations: tuple[tuple[Occupation, str, int], ...]
    groups: tuple[tuple[Group, int], ...]


@dataclass(frozen=True)
class Difference:
    """One thing in which two editions differ; `ours` or `theirs` is "" where it is missing."""

    what: str
    code: str
    ours: str
    theirs: str


def build_edition(lines: Iterable[Line]) -> Built:
    """Join the lines of each column to groups and occupations. UserError names the page and words that fit nowhere."""
    columns: dict[int, list[_Item]] = {-1: [], 0: [], 1: [], 2: []}
    is_heading = False
    for line in lines:
        text = fold_width(line.text)
        if line.column is not None:
            _add_line(columns[line.column], text, line.page, line.column)
        elif found := _HEADING.fullmatch(text):
            columns[-1].append(_Item(found[1], found[2], found[3], "", line.page))
        elif is_heading and not _TABLE_HEAD.match(text):
            columns[-1][-1] = replace(columns[-1][-1], name=columns[-1][-1].name + text)
            continue
        is_heading = line.column is None and bool(_HEADING.fullmatch(text))
    return _check(_assemble(columns))


def _add_line(items: list[_Item], text: str, page: int, column: int) -> None:
    """Begin an item where the line begins with a code, else go on with the one above, even over a page break."""
    mark = _MARK.search(text) if column == 2 else None
    words = text[: mark.start()] if mark else text
    if found := (_OCCUPATION if column == 2 else _GROUP).fullmatch(words):
        gbm = "" if column == 2 else found[2]
        items.append(_Item(found[1], gbm, found[found.re.groups], "", page))
    elif not items:
        raise UserError(
            f"page {page}: {text!r} stands in column {column + 1} before any code",
            f"第 {page} 页：第 {column + 1} 栏的 {text!r} 之前没有编码",
        )
    else:
        items[-1] = replace(items[-1], name=items[-1].name + words)
    if mark:
        items[-1] = replace(items[-1], mark=mark[1])


def _assemble(columns: dict[int, list[_Item]]) -> Built:
    levels = ((1, -1), (2, 0), (3, 1))
    groups = [
        (Group(n, i.code, i.gbm, i.name), i.page) for n, column in levels for i in columns[column]
    ]
    found = [
        (Occupation(i.code, _full(i.name), "L" in i.mark, "S" in i.mark), i.mark, i.page)
        for i in columns[2]
    ]
    return Built(
        tuple(sorted(found)),
        tuple(sorted((replace(g, name=_full(g.name)), page) for g, page in groups)),
    )


def _full(name: str) -> str:
    """Brackets in full width, as names are printed."""
    return name.replace("(", "（").replace(")", "）")


def _check(built: Built) -> Built:
    """Codes are unique, each item has a name, and each occupation's groups are there."""
    codes = [one.code for one, _, _ in built.occupations] + [
        group.code for group, _ in built.groups
    ]
    doubled = (
        sorted({code for code in codes if codes.count(code) > 1})
        if len(set(codes)) < len(codes)
        else []
    )
    known = {group.code for group, _ in built.groups}
    lost = [
        one.code
        for one, _, _ in built.occupations
        if not {one.major, one.middle, one.minor} <= known
    ]
    named = [(one.code, one.name) for one, _, _ in built.occupations] + [
        (g.code, g.name) for g, _ in built.groups
    ]
    unnamed = [code for code, name in named if not name]
    for what, found in (
        (Words("doubled code", "编码重复："), doubled),
        (Words("no group for", "没有所属类别："), lost),
        (Words("no name for", "没有名称："), unnamed),
    ):
        if found:
            codes_found = ", ".join(found[:5])
            raise UserError(
                f"{what.en} {codes_found} in the table as read", f"读出的表中{what.zh}{codes_found}"
            )
    return built


def write_occupations(built: Built) -> str:
    """The text of an edition's occupations.csv."""
    groups = {group.code: group for group, _ in built.groups}
    rows = [
        (
            one.code, one.name, one.is_green, one.is_digital, mark, one.major, groups[one.major].name,
            one.middle, groups[one.middle].name, groups[one.middle].gbm,
            one.minor, groups[one.minor].name, groups[one.minor].gbm, page,
        )
        for one, mark, page in built.occupations
    ]  # fmt: skip
    return _csv(COLUMNS, rows)


def write_groups(built: Built) -> str:
    """The text of an edition's groups.csv."""
    sizes = Counter(
        code for one, _, _ in built.occupations for code in (one.major, one.middle, one.minor)
    )
    rows = [
        (g.level, g.code, g.gbm, g.name, g.code.rpartition("-")[0], sizes[g.code], page)
        for g, page in built.groups
    ]
    return _csv(GROUP_COLUMNS, rows)


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue()


def compare_editions(built: Built, reference: Reference) -> list[Difference]:
    """Every code, name, flag and group in which a built edition (ours) differs from the reference (theirs)."""
    occupations, groups = (
        [one for one, _, _ in built.occupations],
        [group for group, _ in built.groups],
    )
    texts = (
        ("occupation", _described(occupations), _described(reference.occupations)),
        (
            "group",
            {g.code: _describe_group(g) for g in groups},
            {g.code: _describe_group(g) for g in reference.groups},
        ),
    )
    return [
        Difference(what, code, ours.get(code, ""), theirs.get(code, ""))
        for what, ours, theirs in texts
        for code in sorted({*ours, *theirs})
        if ours.get(code) != theirs.get(code)
    ]


def _described(occupations: Iterable[Occupation]) -> dict[str, str]:
    return {one.code: _describe(one) for one in occupations}


def _describe(one: Occupation) -> str:
    return key_of(one.name) + (" L" if one.is_green else "") + (" S" if one.is_digital else "")


def _describe_group(group: Group) -> str:
    return f"{group.level} {group.gbm} {key_of(group.name)}"
