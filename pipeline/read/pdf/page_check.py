"""The law of conservation on PDF pages: what pdfium gives whole for a page against what was read of it, and all pages
against the Document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from pipeline.model.document import Cause, Issue, LeftOut, Paragraph, Place, Table
from pipeline.read.conservation import check_part, tell
from pipeline.read.pdf.flow import Page
from pipeline.read.pdf.page_objects import Char
from pipeline.read.pdf.text_lines import is_drawn_again


def check_page(page: Page, printed: str, chars: Iterable[Char]) -> None:
    """Notes on the page what was lost or doubled of the text `printed`, beside what was left out of its characters."""
    place = Place(f"p{page.number}", page.number)
    read = _texts_of(page)
    if not check_part(place, [printed], read, [item.text for item in page.left_out]):
        return
    # Only now is it worth looking for characters that were drawn twice and read once.
    if again := drawn_again(chars):
        page.left_out.append(LeftOut(Cause.DOUBLED, again, place))
    page.issues += check_part(
        place, printed.splitlines(), read, [item.text for item in page.left_out]
    )


def _texts_of(page: Page) -> list[str]:
    cells = [cell.text for grid in page.grids for cell in grid.cells]
    return [*(line.text for line in page.lines), *cells]


def drawn_again(chars: Iterable[Char]) -> str:
    """The characters that stand where the same one was drawn before (false bold), in the order they are drawn."""
    found: list[int] = []
    numbered = sorted(enumerate(chars), key=lambda item: (*_place_of(item[1]), item[1].x0))
    for _, same in groupby(numbered, key=lambda item: _place_of(item[1])):
        last: Char | None = None
        for number, char in same:
            if last and is_drawn_again(char, last):
                found.append(number)
            else:
                last = char
    texts = {number: char.text for number, char in numbered}
    return "".join(texts[number] for number in sorted(found))


def _place_of(char: Char) -> tuple[int, str, int]:
    return char.turn, char.text, round(char.baseline / 2)


def check_document(blocks: Sequence[Paragraph | Table], pages: Sequence[Page]) -> list[Issue]:
    """What is to be told of the pages, and of what was lost or doubled when they were joined."""
    read = [text for block in blocks for text in _texts_of_block(block)]
    on_pages = [text for page in pages for text in _texts_of(page)]
    issues = [issue for page in pages for issue in page.issues]
    issues += check_part(Place("p1", 1), on_pages, read)
    return [*issues, *tell(item for page in pages for item in page.left_out)]


def _texts_of_block(block: Paragraph | Table) -> list[str]:
    return [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text]
