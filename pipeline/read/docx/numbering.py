"""Automatic numbers as Word shows them: levels, restarts and overrides of the numbering part, counted along the document.

Paragraphs of one abstract list count together, whichever of its lists they name; a list with a start of its own begins anew
where it is first met. A level that is left out counts as begun (so the first 1.1 makes the next upper number 2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.read.docx.names import FORMAT, NUM_PR, P_PR, R_PR, VAL, Element, value_of, w
from pipeline.read.docx.styles import NumberLink, Styles, read_link, read_look
from pipeline.read.docx.symbols import show_in
from pipeline.read.number_formats import format_number
from pipeline.text import whole_number

LEVELS = 9
# The id by which a paragraph takes off the number that its style gives it.
NO_LIST = "0"
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class Level:
    """How the numbers of one level are made. `restart`: the level above (from 1) that begins it anew; 0 for none."""

    start: int = 1
    form: str = "decimal"
    custom: str = ""
    text: str = ""
    suffix: str = "tab"
    is_legal: bool = False
    restart: int | None = None
    style: str = ""
    font: str = ""
    is_hidden: bool = False


@dataclass
class _List:
    """A list (`w:num`): the abstract list that it counts with, its levels, and its own starts."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


@dataclass
class Numbering:
    """The lists of a document, and how far each abstract list has counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of(self, link: NumberLink, style: str) -> int | None:
        """The level of a paragraph (from 0); None where it names no list that there is."""
        if link.list_id in {None, NO_LIST}:
            return None
        found = self.lists.get(str(link.list_id))
        if found is None:
            return None
        if link.level is not None:
            return link.level if link.level < LEVELS else None
        return next((n for n, level in found.levels.items() if style and level.style == style), 0)

    def count(self, list_id: str, number: int) -> tuple[Level, str]:
        """Counts one paragraph on a level; returns the level and the number as shown."""
        found = self.lists[list_id]
        counts = self.counts.setdefault(found.abstract, [None] * LEVELS)
        for above in range(number):
            if counts[above] is None:
                counts[above] = self._start(found, above)
        is_new = number in found.starts and (list_id, number) not in self.begun
        self.begun.add((list_id, number))
        before = counts[number]
        counts[number] = self._start(found, number) if before is None or is_new else before + 1
        for below in range(number + 1, LEVELS):
            restart = found.levels.get(below, Level()).restart
            if restart is None or number < restart:
                counts[below] = None
        level = found.levels.get(number, Level())
        return level, _write(found, level, counts)

    def _start(self, found: _List, number: int) -> int:
        return found.starts.get(number, found.levels.get(number, Level()).start)


def _write(found: _List, level: Level, counts: list[int | None]) -> str:
    """The text of a level with the numbers put in."""

    def put(match: re.Match[str]) -> str:
        number = int(match[1]) - 1
        of = found.levels.get(number, Level())
        form = "decimal" if level.is_legal and of.form not in {"none", "bullet"} else of.form
        return format_number(counts[number] or 0, form, of.custom)

    text = _PLACEHOLDER.sub(put, level.text)
    return show_in(level.font, text) if level.font else text


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """The numbering part; no lists where the document has none."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstracts = {each.get(w("abstractNumId"), ""): each for each in root.iter(w("abstractNum"))}
    nums = {each.get(w("numId"), ""): each for each in root.iter(w("num"))}
    for identity, num in nums.items():
        abstract = _followed(value_of(num, w("abstractNumId")), abstracts, nums, styles)
        if abstract in abstracts:
            levels = _read_levels(abstracts[abstract])
            numbering.lists[identity] = _override(_List(abstract, levels), num)
    return numbering


def _followed(abstract: str, abstracts: dict[str, Element], nums: dict[str, Element], styles: Styles) -> str:  # fmt: skip
    """An abstract list that only names a list style stands for the one which that style names."""
    for _ in range(LEVELS):
        style = value_of(abstracts.get(abstract), w("numStyleLink"))
        if style not in styles.elements:
            break
        link = read_link(styles.elements[style].find(f"{P_PR}/{NUM_PR}"))
        abstract = value_of(nums.get(link.list_id or ""), w("abstractNumId"))
    return abstract


def _override(found: _List, num: Element) -> _List:
    for override in num.iterfind(w("lvlOverride")):
        number = whole_number(override.get(w("ilvl"), ""))
        if number is None or number >= LEVELS:
            continue
        own = override.find(w("lvl"))
        if own is not None:
            found.levels[number] = _read_level(own)
        start = whole_number(value_of(override, w("startOverride")))
        if start is not None:
            found.starts[number] = start
    return found


def _read_levels(abstract: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in abstract.iterfind(w("lvl")):
        number = whole_number(element.get(w("ilvl"), ""))
        if number is not None and number < LEVELS:
            levels[number] = _read_level(element)
    return levels


def _read_level(element: Element) -> Level:
    forms = list(element.iter(w("numFmt")))
    text = element.find(w("lvlText"))
    look = read_look(element.find(R_PR))
    level = Level(
        start=_number(element, "start", 0),
        form=forms[0].get(VAL, "decimal") if forms else "decimal",
        custom=forms[0].get(FORMAT, "") if forms else "",
        text="" if text is None else text.get(VAL, ""),
        suffix=value_of(element, w("suff")) or "tab",
        is_legal=element.find(w("isLgl")) is not None,
        style=value_of(element, w("pStyle")),
        font=look.symbol_font or "",
        is_hidden=bool(look.is_hidden),
    )
    restart = element.find(w("lvlRestart"))
    return level if restart is None else replace(level, restart=_number(element, "lvlRestart", 0))


def _number(element: Element, name: str, usual: int) -> int:
    found = whole_number(value_of(element, w(name)))
    return usual if found is None else found
