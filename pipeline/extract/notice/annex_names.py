"""Names of annexes: the number that the name of a file gives, and how alike two titles are."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import PurePath

from pipeline.text import fold

_NUMBER = re.compile(r"附[件表]([(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)]?)")
_LEADING = re.compile(r"(\d{1,2})[.、．_ -]")
# How alike a title and the name of a file are (0 to 100), at least, to be of one annex.
ALIKE = 75


def number_of_name(name: str) -> str:
    """The number that the name of a file gives its annex (`附件2：目录.xls`, `2.目录.xls`), as printed; "" where it gives none."""
    folded = fold(PurePath(name).name)
    match = _NUMBER.search(folded) or _LEADING.match(folded)
    return match.group(1) if match else ""


def likeness(one: str, other: str) -> float:
    """0 to 100; white space, width, years, endings of files and numbers of annexes do not count."""
    one, other = _bare(one), _bare(other)
    return 100 * SequenceMatcher(None, one, other, autojunk=False).ratio() if one and other else 0.0


def _bare(text: str) -> str:
    folded = _NUMBER.sub("", fold(text)).removeprefix("附件")
    return re.sub(r"\.[a-z]{2,5}$|(?:19|20)\d\d年?|^[\d.、:：_-]+", "", folded)
