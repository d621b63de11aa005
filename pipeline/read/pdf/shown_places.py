"""Places on pages whose content is turned: read in a frame of its own, told as they lie on the page that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model.document import Box, Cell, Paragraph, Place, Table
from pipeline.read.pdf.flow import Page
from pipeline.read.pdf.page_objects import Frame

Frames = dict[int | None, Frame]


def as_shown(
    blocks: Iterable[Paragraph | Table], pages: Sequence[Page]
) -> Iterable[Paragraph | Table]:
    """Blocks with their boxes in points from the upper left corner of the page as shown."""
    frames: Frames = {page.number: page.frame for page in pages if page.frame is not None}
    return (_block(block, frames) for block in blocks) if frames else blocks


def _block(block: Paragraph | Table, frames: Frames) -> Paragraph | Table:
    if isinstance(block, Paragraph):
        return replace(block, place=_place(block.place, frames))
    return replace(
        block,
        cells=tuple(_cell(cell, frames) for cell in block.cells),
        places=tuple(_place(place, frames) for place in block.places),
    )


def _place(place: Place, frames: Frames) -> Place:
    return replace(place, bbox=_box(place.bbox, place.page, frames))


def _cell(cell: Cell, frames: Frames) -> Cell:
    return cell._replace(bbox=_box(cell.bbox, cell.page, frames))


def _box(box: Box | None, page: int | None, frames: Frames) -> Box | None:
    if box is None or page not in frames:
        return box
    x0, top, x1, bottom = (round(value, 1) for value in frames[page].as_shown(box))
    return x0, top, x1, bottom
