"""The law of conservation on PDF pages: what pdfium gives whole for a page against what was read of it, and all pages
against the Document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from pipeline.model.document import Cause, Issue, LeftOut, Paragraph, Place, Table
from pipeline.model.issues import make_issue
from pipeline.read.conservation import are_alike, check_part, tell, texts_of
from pipeline.read.pdf.flow import Page
from pipeline.read.pdf.garbled import is_garbled
from pipeline.read.pdf.letters import UNKNOWN
from pipeline.read.pdf.page_objects import Char
from pipeline.read.pdf.text_lines import is_drawn_again
from pipeline.read.pdf.turned_text import own_chars
from pipeline.text import squeeze

# The middles of a character and of the same drawn again lie within this share of its size.
FARTHEST = 0.3


def check_page(page: Page, printed: str, chars: Iterable[Char]) -> None:
    """Notes on the page what was lost or doubled of the text `printed`, beside what was left out, and whether it is words."""
    counts = Counter(printed)
    page.cells = [[cell.text for cell in grid.cells] for grid in page.grids]
    read = _texts(page)
    if is_garbled(counts):
        sample = "".join(printed.split())[:40]
        page.issues.append(make_issue("text_garbled", page.place, sample, what=sample))
    elif any(UNKNOWN in text for text in read):
        page.issues.append(_tell_unknown(page.place, read))
    kept = squeeze("".join([*_in_order(page), *(item.text for item in page.left_out)]))
    # Most pages are read in the order in which they are written: the same characters in it need no count.
    if squeeze(printed) == kept or are_alike(counts, Counter(kept)):
        return
    # Only now is it worth looking for characters that were drawn twice and read once.
    if again := drawn_again(chars):
        page.left_out.append(LeftOut(Cause.DOUBLED, again, page.place))
    texts = [item.text for item in page.left_out]
    page.issues += check_part(page.place, printed.splitlines(), read, texts)


def _texts(page: Page) -> list[str]:
    """The texts of the lines of a page, and those of its cells."""
    return [*(line.text for line in page.lines), *chain.from_iterable(page.cells)]


def _in_order(page: Page) -> list[str]:
    """The same from head to foot."""
    texts: list[str] = []
    lines = page.lines
    for grid, cells in zip(page.grids, page.cells, strict=True):
        top = grid.box[1]
        texts += [line.text for line in lines if line.top < top]
        texts += cells
        lines = [line for line in lines if line.top >= top]
    return [*texts, *(line.text for line in lines)]


def _tell_unknown(place: Place, read: Iterable[str]) -> Issue:
    """The signs of a page that the font does not name, among the words beside them."""
    texts = [text for text in read if UNKNOWN in text]
    words = " | ".join(text[max(0, text.index(UNKNOWN) - 12) :][:25] for text in texts)
    count = sum(text.count(UNKNOWN) for text in texts)
    return make_issue("character_unknown", place, words, count=count, words=words[:80])


def drawn_again(chars: Iterable[Char]) -> str:
    """The characters that stand where the same one was drawn before (false bold), in the order they are drawn."""
    found: set[int] = set()
    same: dict[tuple[str, int], list[tuple[int, Char]]] = {}
    for number, char in enumerate(chars):
        same.setdefault((char.text, char.turn), []).append((number, char))
    for (_, turn), numbered in same.items():
        if turn:
            own = own_chars([char for _, char in numbered], turn)
            numbered = [(number, char) for (number, _), char in zip(numbered, own, strict=True)]
        numbered.sort(key=lambda item: (item[1].x0 + item[1].x1, item[1].baseline))
        for place, (number, char) in enumerate(numbered):
            found |= {number} if _stands_before(char, numbered[:place], found) else set()
    return "".join(char.text for number, char in enumerate(chars) if number in found)


def _stands_before(char: Char, before: list[tuple[int, Char]], found: set[int]) -> bool:
    """Whether one of the characters from the left, that is none drawn again itself, stands where this one does."""
    for number, other in reversed(before):
        if char.x0 + char.x1 - other.x0 - other.x1 > 2 * FARTHEST * char.size:
            break
        if number not in found and is_drawn_again(char, other):
            return True
    return False


def check_document(blocks: Sequence[Paragraph | Table], pages: Sequence[Page]) -> list[Issue]:
    """The issues of the pages, and of words that were lost or doubled when they were joined."""
    issues = [issue for page in pages for issue in page.issues]
    issues += _check_joins(blocks, pages)
    issues += _tell_pictures(pages)
    issues += _tell_merges(blocks)
    return [*issues, *tell(item for page in pages for item in page.left_out)]


def _check_joins(blocks: Sequence[Paragraph | Table], pages: Sequence[Page]) -> list[Issue]:
    """Characters that stand on the pages and not in the blocks that were made of them, or more often there."""
    if _are_in_order(blocks, pages):
        return []
    on_pages = [text for page in pages for text in _texts(page)]
    return check_part(Place("p1", 1), on_pages, texts_of(blocks))


def _are_in_order(blocks: Sequence[Paragraph | Table], pages: Sequence[Page]) -> bool:
    """Whether the blocks hold the words of the pages one after the other, and apart from them those of running heads and page
    numbers, which stand between the parts of what a page's end cuts. Then nobody need count."""
    heads = [b for b in blocks if isinstance(b, Paragraph) and b.kind == "running"]
    known = {(head.place.page, head.text) for head in heads}
    words: list[str] = []
    running: list[str] = []
    for page in pages:
        texts = _in_order(page)
        first, last = 0, len(texts)
        while first < last and (page.number, texts[first]) in known:
            first += 1
        while first < last and (page.number, texts[last - 1]) in known:
            last -= 1
        words += texts[first:last]
        running += [*texts[:first], *texts[last:]]
    body = texts_of(b for b in blocks if not isinstance(b, Paragraph) or b.kind != "running")
    return squeeze("".join(words)) == squeeze("".join(body)) and squeeze(
        "".join(running)
    ) == squeeze("".join(head.text for head in heads))


def _tell_merges(blocks: Sequence[Paragraph | Table]) -> Iterator[Issue]:
    """One issue for each table of which no rules show the rows that its cells span: with merged cells, or rows that begin
    with a blank."""
    for table in blocks:
        if isinstance(table, Table) and table.is_inferred:
            filled = {cell.row: cell.text for cell in reversed(table.cells) if cell.text}
            found = [
                cell
                for cell in table.cells
                if cell.row > 0
                and (cell.row_span > 1 or (cell.column == 0 and not cell.text))
                and cell.row in filled
            ]
            if found:
                row = found[0].row
                yield make_issue("merges_inferred", table.places[row], filled[row][:60])


def _tell_pictures(pages: Sequence[Page]) -> Iterator[Issue]:
    """One issue for each run of pages that are pictures, or hold one."""
    for kind, group in groupby(pages, key=lambda page: page.picture):
        run = list(group)
        numbers = f"{run[0].number}" if len(run) == 1 else f"{run[0].number}–{run[-1].number}"
        if kind:
            yield make_issue(kind, run[0].place, numbers, pages=numbers)
