"""Names of annexes: the number that the name of a file gives, and how alike two titles are."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import PurePath

from pipeline.rules.patterns import pattern, words
from pipeline.text import fold

_NUMBER = pattern("annex_names.number")
_LEADING = re.compile(r"(\d{1,2})[.、．_ -]")
_NOT_TITLE = pattern("annex_names.not_title")
(ANNEX,) = words("annex_names.annex")
# How alike a title and the name of a file are (0 to 100), at least, to be of one annex.
ALIKE = 75


def number_of_name(name: str) -> str:
    """The number that the name of a file gives its annex (`附件2：目录.xls`, `2.目录.xls`), as printed; "" where it gives none."""
    folded = fold(PurePath(name).name)
    match = _NUMBER.search(folded) or _LEADING.match(folded)
    return match.group(1) if match else ""


def annex_name(number: str, is_bracketed: bool = False) -> str | None:
    """The printed number without blanks: 附件2, 附件（二）; None for an unnumbered annex."""
    if not number:
        return None
    return f"{ANNEX}（{number}）" if is_bracketed else f"{ANNEX}{number}"


def likeness(one: str, other: str) -> float:
    """0 to 100; white space, width, years, endings of files and numbers of annexes do not count."""
    one, other = _bare(one), _bare(other)
    return 100 * SequenceMatcher(None, one, other, autojunk=False).ratio() if one and other else 0.0


def _bare(text: str) -> str:
    folded = _NUMBER.sub("", fold(text)).removeprefix(ANNEX)
    return _NOT_TITLE.sub("", folded)
