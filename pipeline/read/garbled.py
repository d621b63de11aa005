"""Words that a wrong encoding has spoilt: told with their place, since what they said is lost or hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.document import Issue, Paragraph, Place, Table
from pipeline.model.issues import make_issue
from pipeline.read.conservation import texts_of
from pipeline.read.encodings import is_chinese
from pipeline.rules.patterns import pattern, words

_LOST = pattern("garbled.lost")
# Signs that GBK has: Chinese, its punctuation, what bytes without a sign become, and the euro.
_RUN = re.compile("[\u2010-\u206f\u2e80-\u9fff\ue000-\uf8ff\uff00-\uffef€]+")
_LATIN = re.compile(r"[\u0080-\u024f\u2013-\u203a\u20ac\u2122]{4,}")
# Shorter runs are read as other words by chance.
LEAST = 6
SOUND = 0.5
# Nobody asks so often in a row.
ASKED = "????"
MOST_PLACES = 20
# The same words in both languages.
_SAID = {"asked": "????", "lost": "\ufffd", "gbk": "UTF-8 → GBK", "latin": "UTF-8, GBK → Latin-1"}


def garble_of(text: str) -> str:
    """How a text is spoilt: asked (its Chinese turned to question marks), lost, gbk (UTF-8 taken for GBK), latin (Chinese
    taken for Western letters), or ""."""
    if ASKED in text and 2 * text.count("?") > sum(
        not c.isspace() and not c.isdecimal() for c in text
    ):
        return "asked"
    if text.isascii():
        return ""
    if _LOST.search(text):
        return "lost"
    if any(_is_utf8_as_gbk(run) for run in _RUN.findall(text) if len(run) >= LEAST):
        return "gbk"
    return "latin" if any(_is_chinese_as_latin(run) for run in _LATIN.findall(text)) else ""


def _is_utf8_as_gbk(run: str) -> bool:
    """Whether the bytes of the run in GBK are sound UTF-8 for the most part, as those of true words are not."""
    if is_chinese(run):
        return False
    data = run.encode("gbk", errors="ignore")
    found = [char for char in data.decode("utf-8", errors="ignore") if not char.isascii()]
    # A character takes three bytes of UTF-8; some are lost where pairs were cut.
    is_sound = len(found) >= LEAST // 2 and 3 * len(found) >= SOUND * len(data)
    return is_sound and is_chinese("".join(found))


def _is_chinese_as_latin(run: str) -> bool:
    # A line of dots leads to a page number.
    if len(set(filter(str.isalpha, run))) < LEAST // 2:
        return False
    for wrong, right in (("cp1252", "utf-8"), ("latin-1", "utf-8"), ("latin-1", "gb18030")):
        try:
            found = run.encode(wrong).decode(right)
        except UnicodeError:
            continue
        if len(found) > 1 and all("\u3000" <= char < "\uffff" for char in found) and is_chinese(found):  # fmt: skip
            return True
    return False


def tell_garbled(blocks: Sequence[Paragraph | Table]) -> list[Issue]:
    """An error for each paragraph or row that is spoilt; one for the whole file where there are many."""
    suspect = _suspect(set().union(*texts_of(blocks)))
    if suspect is None:
        return []
    found = [(place, text, garble_of(text)) for place, text in _texts(blocks, suspect)]
    spoilt = [(place, text, _SAID[how]) for place, text, how in found if how]
    if len(spoilt) > MOST_PLACES:
        place, text, said = spoilt[0]
        spoilt = [(place, text, f"{said} × {len(spoilt)}")]
    return [make_issue("text_garbled", place, text, what=said) for place, text, said in spoilt]


def _suspect(chars: set[str]) -> re.Pattern[str] | None:
    """The characters of a file that no sound everyday text holds; None where there are none."""
    odd = [char for char in chars if not char.isascii() and not char.encode("gb2312", "ignore")]
    lost = chars & {"?", *words("garbled.signs")}
    return re.compile(f"[{re.escape(''.join([*odd, *lost]))}]") if odd or lost else None


def _texts(blocks: Iterable[Paragraph | Table], suspect: re.Pattern[str]) -> Iterator[tuple[Place, str]]:  # fmt: skip
    """Paragraphs and rows that hold a suspect character."""
    for block in blocks:
        if isinstance(block, Paragraph):
            found = [(block.place, block.text)] if suspect.search(block.text) else []
        else:
            rows = sorted({cell.row for cell in block.cells if suspect.search(cell.text)})
            grid = block.grid if rows else []
            found = [(block.places[row], " | ".join(grid[row])) for row in rows]
        yield from found
