"""An annex that is a file of its own: joined behind the notice, its places named after it, under the heading that it bears."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from pipeline.extract.notice.annex_checks import announced_annexes
from pipeline.extract.notice.annex_headings import is_annex_heading
from pipeline.extract.notice.annex_names import ALIKE, ANNEX, likeness, number_of_name
from pipeline.extract.notice.lines import read_lines
from pipeline.extract.notice.sections import split_sections
from pipeline.model.document import Document, Issue, Paragraph, Place, Table


def join_annex(notice: Document, annex: Document, origin: str) -> Document:
    """The notice with an annex file behind it; `origin` is the name under which the file was published. Where the annex does
    not bear its number itself, its file's name or the list of annexes in the notice gives it."""
    blocks = tuple(_renamed(block, annex.name) for block in annex.blocks)
    heading = () if bears_heading(annex) else (_heading(notice, annex, origin),)
    return replace(
        notice,
        blocks=notice.blocks + heading + blocks,
        litter=notice.litter
        + tuple(replace(i, place=_place(i.place, annex.name)) for i in annex.litter),
        left_out=notice.left_out
        + tuple(replace(i, place=_place(i.place, annex.name)) for i in annex.left_out),
        issues=notice.issues + tuple(of_file(issue, annex.name) for issue in annex.issues),
    )


def of_file(issue: Issue, name: str) -> Issue:
    """An issue of another file than the main one, that file named in its place and its advice."""
    place = _place(issue.place, name)
    advice = issue.advice.replace(f'place = "{issue.place.anchor}"', f'place = "{place.anchor}"')
    return replace(issue, place=place, advice=advice)


def _place(place: Place, name: str) -> Place:
    return replace(place, anchor=f"{name}#{place.anchor}")


def _renamed(block: Paragraph | Table, name: str) -> Paragraph | Table:
    if isinstance(block, Table):
        return replace(block, places=tuple(_place(place, name) for place in block.places))
    return replace(block, place=_place(block.place, name))


def bears_heading(annex: Document) -> bool:
    """Whether one of its first lines is `附件1` or the like."""
    lines = [
        block
        for block in annex.blocks[:6]
        if isinstance(block, Paragraph) and block.kind != "running"
    ]
    return any(is_annex_heading(line) for line in lines[:3])


def _heading(notice: Document, annex: Document, origin: str) -> Paragraph:
    number = number_of_name(origin) or _announced_number(notice, annex, origin)
    return Paragraph(f"{ANNEX}{number}", Place(f"{annex.name}#name"), "file")


def _announced_number(notice: Document, annex: Document, origin: str) -> str:
    """The number of the announced annex whose title the file bears, in its first lines or its name."""
    lines = [block.text for block in annex.blocks[:6] if isinstance(block, Paragraph)]
    announced = announced_annexes(read_lines(split_sections(notice)[0]))
    scored = [
        (
            max(
                likeness(title, words)
                for words in [PurePath(origin).stem, *lines, "".join(lines[:2])]
            ),
            number,
        )
        for number, (title, _) in announced.items()
    ]
    best, number = max(scored, default=(0.0, 0))
    return str(number) if best >= ALIKE else ""
