"""The clause a line stands in: chapters and articles (第二章, 第八条), or 一、（一）1．（1）, and the heads of the clauses around it."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.rules.patterns import pattern, words
from pipeline.text import fold, parse_numeral

CHAPTER, ARTICLE, NUMERAL, IN_BRACKETS, FIGURE = 0, 1, 2, 3, 4
_NAMES = ("chapter", "article", "numeral", "numeral_in_brackets", "figure", "figure_in_brackets")
LEVELS = tuple(pattern(f"clause_path.{name}") for name in _NAMES)
# A clause that begins inside a paragraph.
_INNER = tuple(
    (level, pattern(f"clause_path.{name}_inside")) for level, name in enumerate(_NAMES) if level
)
FIRST = set(words("clause_path.first"))
(_ARTICLE_NAME,) = words("clause_path.article_name")
# A head is a title; the first sentence of a paragraph is none where it is longer.
LONGEST_HEAD = 45
LONGEST_CAPTION = 30
_NO_CAPTION = pattern("clause_path.no_caption")
_PART = pattern("clause_path.part")
_GENERIC = pattern("clause_path.generic")
LONGEST_OPENING = 160
# A shorter piece without a figure is a name, and no clause of its own.
SHORTEST_CLAUSE = 16


def clause_start(folded: str) -> tuple[int, str] | None:
    """(level from 0, number) where a line begins with the number of a chapter, article or clause."""
    for level, each in enumerate(LEVELS):
        match = each.match(folded)
        if match:
            return level, match.group(1)
    return None


def without_number(folded: str) -> str:
    """A folded text without a clause number at its head."""
    return LEVELS[NUMERAL].sub("", LEVELS[FIGURE].sub("", folded, count=1), count=1)


def split_clauses(text: str) -> list[str]:
    """A paragraph as its clauses, where several are printed in it one after the other: `第八条…。第九条…`, `一、…。二、…`,
    `…：（一）…；（二）…`; else the paragraph alone."""
    folded = fold(text)
    own = clause_start(folded)
    for level, each in _INNER:
        starts = _counted(each, text, own[1] if own and own[0] == level else "")
        if starts:
            pieces = [text[a:b] for a, b in pairwise([0, *starts, len(text)])]
            return [part for piece in pieces for part in _split_inner(piece, level)]
    return [text]


def _split_inner(piece: str, level: int) -> list[str]:
    """The clauses of the levels below inside one clause."""
    for inner, each in _INNER:
        if inner > level and (starts := _counted(each, piece, "")):
            return [piece[a:b] for a, b in pairwise([0, *starts, len(piece)])]
    return [piece]


def _counted(each: re.Pattern[str], text: str, last: str) -> list[int]:
    """Where clauses begin that count on by one: from the one the text begins with, else from 一; two at least in all."""
    starts: list[int] = []
    first = last
    for match in each.finditer(text):
        number = match.group(1)
        if (_follows(last, number)) if last else (number in FIRST or each is _INNER[0][1]):
            starts.append(match.end())
            last = number
    if not (len(starts) > 1 or (first and starts)):
        return []
    pieces = [fold(text[a:b]) for a, b in pairwise([*starts, len(text)])]
    return starts if all(_says_something(piece) for piece in pieces) else []


def _says_something(piece: str) -> bool:
    """Whether a piece is a clause and no name of a list (1、焊工；2、车工)."""
    bare = without_number(piece)
    return len(bare) >= SHORTEST_CLAUSE or bool(re.search(r"\d", bare))


class ClausePath:
    """Follows the clause numbers. A level that begins again at 一 while its own numbers go on later is nested below them."""

    def __init__(self) -> None:
        self.path: list[tuple[int, str, str]] = []
        # Lines that head what follows without a number, each with the number of clauses that it stands in.
        self._captions: list[tuple[int, str]] = []

    def step(self, text: str) -> str:
        """The clause of a line: `一（一）2（4）`, `第八条（二）`; the line joins the path where it begins with a number."""
        start = clause_start(fold(text))
        if start is None:
            self._end_part(fold(text))
            self._add_caption(text)
            return self.name()
        level, number = start
        if not self._nests(level, number):
            self._close(level, number)
        self._captions = [c for c in self._captions if c[0] <= len(self.path)]
        self.path.append((level, number, head_of(text)))
        if level == ARTICLE and (
            inner := LEVELS[IN_BRACKETS].match(LEVELS[ARTICLE].sub("", fold(text), count=1))
        ):
            # 第十条（一）…: the article opens with its first clause.
            self.path.append((IN_BRACKETS, inner.group(1), head_of(text)))
        return self.name()

    def heads(self) -> tuple[str, ...]:
        """The heads of the clauses around a line, from the outermost to its own, with the captions between them."""
        return tuple(text for text, _ in self._all_heads())

    def captions(self) -> frozenset[int]:
        """Which of the heads are captions: lines without a number."""
        return frozenset(n for n, (_, is_caption) in enumerate(self._all_heads()) if is_caption)

    def _all_heads(self) -> list[tuple[str, bool]]:
        """(text, whether it is a caption) of every head."""
        found = [(text, True) for depth, text in self._captions if depth == 0]
        for place, (_, _, head) in enumerate(self.path, 1):
            found += [(head, False)] if head else []
            found += [(text, True) for depth, text in self._captions if depth == place]
        return found

    def _end_part(self, folded: str) -> None:
        """补贴标准：… ends the numbered items below 补贴条件: they are of that part of the clause and head nothing here."""
        if not _PART.match(folded):
            return
        opened = [d for d, text in self._captions if d < len(self.path) and _PART.match(fold(text))]
        if opened:
            del self.path[opened[-1] :]
            self._captions = [c for c in self._captions if c[0] <= len(self.path)]

    def _add_caption(self, text: str) -> None:
        """A line that heads what follows (企业新型学徒制培训) takes the place of the one before at its depth; one that names no
        subject (补贴标准：) stands beside it."""
        folded = fold(text)
        if len(folded) > LONGEST_CAPTION or _NO_CAPTION.search(folded):
            return
        depth = len(self.path)
        if not _GENERIC.search(folded):
            self._captions = [c for c in self._captions if c[0] != depth]
        self._captions.append((depth, text.strip()))

    def _nests(self, level: int, number: str) -> bool:
        return (
            bool(self.path)
            and level > ARTICLE
            and self.path[-1][0] == level
            and number in FIRST
            and self.path[-1][1] not in FIRST
        )

    def _close(self, level: int, number: str) -> None:
        """Leaves the clauses that this one ends: to the outermost of its level whose number it follows."""
        fits = [
            i for i, (at, last, _) in enumerate(self.path) if at == level and _follows(last, number)
        ]
        outer = [i for i, (at, _, _) in enumerate(self.path) if at >= level]
        cut = fits[0] if fits else (outer[0] if outer else len(self.path))
        del self.path[cut:]

    def name(self) -> str:
        """The clause as it is cited: `一（一）2（4）`."""
        return "".join(_printed(level, number) for level, number, _ in self.path)


def _printed(level: int, number: str) -> str:
    if level == CHAPTER:
        return ""
    if level == ARTICLE:
        return _ARTICLE_NAME.format(number)
    return number if level in {NUMERAL, FIGURE} else f"（{number}）"


def head_of(text: str) -> str:
    """The title that a paragraph begins with: its words up to the first full stop or colon, if they are few. Words that end in a
    colon open a list and are its head, whatever their length."""
    bare = text.strip()
    if bare.endswith(("：", ":")):
        return re.split("[。]", bare)[-1][-LONGEST_OPENING:]
    head = re.split("[。；：;:]", bare, maxsplit=1)[0]
    return head if len(fold(head)) <= LONGEST_HEAD else ""


def _follows(last: str, number: str) -> bool:
    before, now = parse_numeral(last), parse_numeral(number)
    return before is not None and now is not None and now == before + 1
