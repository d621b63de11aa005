"""The law that all that is printed is read: the characters that a file gives for a page or part, against those of its Document.

Every reader calls `check_part` once for each page (PDF) or part (DOCX, HTML, text):

    issues += check_part(Place("p3", 3), printed=[text_of_the_page], read=texts_of_its_blocks, left_out=texts_set_aside)
    issues += tell(left_out)
    return Document(name, "pdf", blocks, pages, litter, tuple(left_out), tuple(issues))

`printed` must come by a way that does not share the reader's own code (pdfium's text of the whole page; all text nodes of
a DOCX part). `added` are words that the reader made and the file does not hold as text (automatic numbers, note marks).
Marks are folded: a raised 1 that the file holds as `1` and the Document as `¹` is one character, and so is ⼯ read as 工.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pipeline.model.document import Cause, GridCells, Issue, LeftOut, Paragraph, Place, Table
from pipeline.model.issues import make_issue
from pipeline.text import fold_ideographs, squeeze

# What parts words and lines on both sides, and is counted on neither.
BLANKS = frozenset(" \t\r\n")
MOST_LINES_SHOWN = 5
MOST_ROWS_TOLD = 20
CAUSES = {
    Cause.HIDDEN: ("hidden text", "隐藏文字"),
    Cause.STRUCK: ("struck out", "删除线文字"),
    Cause.DELETED: ("deleted in tracked changes", "修订中已删除的文字"),
    Cause.COVERED: ("covered by a merged cell", "被合并单元格遮住的文字"),
    Cause.OFF_PAGE: ("off the page", "页面以外的文字"),
    Cause.TURNED: ("turned text", "旋转的文字"),
    Cause.UNREAD_PART: ("in a part of the file that cannot be read", "文件中无法读取的部分"),
    Cause.WATERMARK: ("watermark", "水印"),
    Cause.HEADER: ("page header", "页眉"),
    Cause.FOOTER: ("page footer", "页脚"),
    Cause.COMMENT: ("comment", "批注"),
    Cause.RUBY: ("reading aid above the words", "拼音指南"),
    Cause.COPY: ("the same words again, for older programs", "为旧程序保留的相同文字"),
    Cause.DOUBLED: ("drawn twice, read once", "重复绘制，只读一次"),
    Cause.OTHER_VERSION: (
        "kept for older programs, other than what is shown",
        "为旧程序保留、与显示不同的文字",
    ),
    Cause.SYMBOL: ("letters that print as a symbol", "显示为符号的字母"),
    Cause.FIELD_CODE: ("code of a field", "域代码"),
    Cause.NAVIGATION: ("words of the site around the notice", "网站自身的文字（导航、相关链接等）"),
    Cause.BESIDE: (
        "sentences with numbers on the page, outside of the notice",
        "网页上通知以外、含有数字的语句（如政策解读）",
    ),
}
# What a reader of the printed notice never misses.
UNTOLD = {Cause.COPY, Cause.SYMBOL}
SET_ASIDE = {
    Cause.FIELD_CODE,
    Cause.WATERMARK,
    Cause.HEADER,
    Cause.FOOTER,
    Cause.COMMENT,
    Cause.RUBY,
    Cause.DELETED,
    Cause.DOUBLED,
    Cause.NAVIGATION,
}


class _Counted(dict[str, str]):
    """The signs of a character that are counted: all parts of a ligature, nothing of signs and blanks."""

    def __missing__(self, char: str) -> str:
        shown = unicodedata.normalize("NFKD", fold_ideographs(char))
        self[char] = "".join(filter(str.isalnum, shown))
        return self[char]


_COUNTED = _Counted()


def tally(text: str | Counter[str]) -> Counter[str]:
    """How often each digit, letter and Chinese character stands in a text, or in one whose characters are counted; marks and
    radicals count as what they show."""
    counts: dict[str, int] = {}
    for char, number in Counter(text).items():
        for part in _COUNTED[char]:
            counts[part] = counts.get(part, 0) + number
    return Counter(counts)


def are_alike(one: Counter[str], other: Counter[str]) -> bool:
    """Whether two texts whose characters are counted hold the same ones, as `tally` counts them; those that do so sign for
    sign, but for blanks, need no second count."""
    signs, others = (
        {c: n for c, n in counts.items() if c not in BLANKS} for counts in (one, other)
    )
    return signs == others or tally(one).items() == tally(other).items()


def check_part(
    place: Place,
    printed: Sequence[str],
    read: Iterable[str],
    left_out: Iterable[str] = (),
    added: Iterable[str] = (),
) -> list[Issue]:
    """`text_lost` where a page or part and its Document do not hold the same characters, else nothing.

    `printed`: the words of the file, a line or paragraph each; `read`: the words of the blocks; `left_out`: those set aside
    under a cause; `added`: those that the reader made. Conversion litter counts as left out.
    """
    lines = [*read, *left_out]
    one, other, made = "\n".join(printed), "\n".join(lines), "".join(added).strip()
    # The same characters in the same order need no count.
    if not made and squeeze(one) == squeeze(other):
        return []
    counts = Counter(one), Counter(other)
    if not made and are_alike(*counts):
        return []
    wanted, found = map(tally, counts)
    found.subtract(tally(made))
    if wanted == found:
        return []
    missing = Counter({c: n - found[c] for c, n in wanted.items() if n > found[c]})
    doubled = Counter({c: n - wanted[c] for c, n in found.items() if n > wanted[c]})
    if not missing and not doubled:
        return []
    said = [*_say("-", missing, printed, lines), *_say("+", doubled, lines, printed)]
    return [
        make_issue(
            "text_lost", place, " ".join(said), missing=missing.total(), doubled=doubled.total()
        )
    ]


def _say(sign: str, chars: Counter[str], lines: Iterable[str], others: Iterable[str]) -> list[str]:
    """The lines of one side that the other lacks and that hold the characters; the characters alone where no line does."""
    if not chars:
        return []
    known = {_bare(line) for line in others}
    shown = [
        f"{sign}{line.strip()[:60]}"
        for line in lines
        if not chars.keys().isdisjoint(bare := _bare(line)) and bare not in known
    ]
    return shown[:MOST_LINES_SHOWN] or [sign + "".join(sorted(chars.elements()))[:60]]


def _bare(line: str) -> str:
    return "".join(_COUNTED[char] for char in line)


def texts_of(blocks: Iterable[Paragraph | Table]) -> list[str]:
    """The words of blocks, one for each paragraph and each place of a grid: two cells in one place are a loss."""
    return list(each_text(blocks))


def each_text(blocks: Iterable[Paragraph | Table]) -> Iterator[str]:
    """The same one by one, for what is long."""
    return chain.from_iterable(map(_texts, blocks))


def _texts(block: Paragraph | Table) -> Iterable[str]:
    if isinstance(block, Paragraph):
        return (block.text,)
    # Made of rows of strings it has one cell in each place.
    is_grid = isinstance(block.cells, GridCells)
    return block.texts() if is_grid else chain.from_iterable(block.grid)


def tell(left_out: Iterable[LeftOut]) -> list[Issue]:
    """One issue for each cause and place (for what is set aside, for each cause alone), in order; where many rows of a table
    have one, one for all of them."""
    told = [each for each in left_out if each.cause not in UNTOLD and each.text.strip()]
    rows = Counter((each.cause, _table_of(each)) for each in told)
    groups: dict[tuple[Cause, str], list[LeftOut]] = {}
    for item in told:
        table = _table_of(item)
        where = table if rows[item.cause, table] > MOST_ROWS_TOLD else item.place.anchor
        groups.setdefault((item.cause, "" if item.cause in SET_ASIDE else where), []).append(item)
    return [_tell_one(cause, items) for (cause, _), items in groups.items()]


def _table_of(item: LeftOut) -> str:
    """The place of the table for a row (`t1` of `t1.r7`), the place itself for anything else."""
    return re.sub(r"\.r\d+$", "", item.place.anchor)


def _tell_one(cause: Cause, items: list[LeftOut]) -> Issue:
    en, zh = CAUSES[cause]
    text = " | ".join(dict.fromkeys(item.text.strip() for item in items))
    kind = "text_set_aside" if cause in SET_ASIDE else "text_left_out"
    count = tally("".join(item.text for item in items)).total()
    return make_issue(kind, items[0].place, text, cause=f"{en}", cause_zh=zh, count=count)
