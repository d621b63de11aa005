"""Lists of names in one cell: parted at 、 ， ； and new lines, brackets respected, a class letter in front cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.base.remembered import remembered
from pipeline.reference.editions import known_names
from pipeline.rules.patterns import pattern, words
from pipeline.rules.vocabulary import class_of
from pipeline.text import close_gaps, fold, fold_width, squeeze

SEPARATORS = "、，,；;"
OPEN, CLOSE = "（(【[", "）)】]"
_LEADING_CLASS = pattern("name_lists.leading_class")
_COUNT = pattern("name_lists.count")
_HOLDS = pattern("name_lists.holds")
_SUCH_AS = pattern("name_lists.such_as")
_GOES_ON = pattern("name_lists.goes_on")
_TAIL = "".join(words("name_lists.tail"))


@dataclass(frozen=True)
class Names:
    """The names of a cell in order, the class letter printed in front of them, and how often a separator was doubled."""

    names: tuple[str, ...]
    printed_class: str = ""
    doubled: tuple[str, ...] = ()


@remembered
def split_names(text: str) -> Names:
    """Names of a cell as printed, blanks beside Chinese characters closed."""
    letter, rest = cut_class(text)
    parts = [rest] if _SUCH_AS.fullmatch(fold(rest)) else _split(rest)
    doubled = tuple(
        f"{parts[i - 1]}{parts[i]}" or parts[i - 1]
        for i in range(1, len(parts) - 1)
        if not parts[i].strip()
    )
    names = tuple(
        name for part in parts if (name := close_gaps(part.replace("\n", "")).rstrip(_TAIL))
    )
    return Names(names, letter, doubled)


def find_offsets(text: str, names: Sequence[str]) -> list[int]:
    """Where each of the names, which follow each other in a text, begins: characters before it, white space not counted."""
    squeezed, begin = squeeze(text), 0
    found: list[int] = []
    for name in map(squeeze, names):
        at = squeezed.find(name, begin)
        begin = max(at, begin)
        found.append(begin)
        begin += len(name) if at >= 0 else 0
    return found


def cut_class(text: str) -> tuple[str, str]:
    """(class, names) of a cell such as `A 车工、铣工`, `A类：车工` or `A类职业`; class "" where none is printed."""
    if class_of(text):
        return class_of(text), ""
    match = _LEADING_CLASS.match(fold_width(text.lstrip()))
    if not match:
        return "", text
    return match.group(1) or match.group(2), text.lstrip()[match.end() :]


def _split(text: str) -> list[str]:
    """Pieces between separators outside of brackets; new lines part names only where nothing else does."""
    text = _COUNT.sub("", text.strip())
    depth, piece, pieces = 0, "", []
    by_line = not any(mark in outside(text) for mark in SEPARATORS) and not _is_wrapped(text)
    for char in text:
        depth += (char in OPEN) - (char in CLOSE and depth > 0)
        is_mark = char in SEPARATORS or (by_line and char == "\n")
        if depth <= 0 and is_mark and not _goes_on(piece):
            pieces.append(piece)
            piece = ""
        else:
            piece += char
    return [*pieces, piece]


def _goes_on(piece: str) -> bool:
    """Whether the words before a separator are the beginning of a name: 中式 in 中式、西式面点."""
    return bool(_GOES_ON.fullmatch(fold(re.split(f"[{SEPARATORS}]", piece)[-1])))


def _is_wrapped(text: str) -> bool:
    """Whether the lines of a cell are one name that the column was too narrow for: one of them is a single character, or only
    all of them together are a name of the classification."""
    lines = [fold(line) for line in text.split("\n") if line.strip()]
    is_cut = any(len(line) < 2 for line in lines)
    known = known_names()
    return len(lines) > 1 and (
        is_cut or ("".join(lines) in known and not all(line in known for line in lines))
    )


def outside(text: str) -> str:
    """The text without what stands in brackets."""
    return re.sub(r"[（(【\[][^（(【\[）)】\]]*[）)】\]]", "", text)


def bracket_words(name: str) -> tuple[str, list[str]]:
    """(name without brackets, the words in them parted at 、): 起重工（吊装工、叉车司机） -> 起重工, [吊装工, 叉车司机].
    A leading 含 / 包括 belongs to no word."""
    inner = re.findall(r"[（(【\[]([^（(【\[）)】\]]*)[）)】\]]", name)
    words = [
        _HOLDS.sub("", word.strip()) for part in inner for word in re.split("[、，,；;]", part)
    ]
    return close_gaps(outside(name)), [
        word for word in words if word and not re.fullmatch(r"[LS*/]+", fold(word))
    ]
