"""The rules of a paragraph with their clause numbers and places, and the numbers in it that nobody read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from pipeline.extract.notice.sections import Line, Section
from pipeline.extract.prose.clauses import ClauseReading, read_clauses
from pipeline.extract.prose.quantities import is_listed
from pipeline.model.document import Paragraph, Place
from pipeline.model.places import offsets_of
from pipeline.model.printed import Clause, Fate
from pipeline.rules.vocabulary import first_term
from pipeline.text import fold, squeeze

_NOTE = re.compile(r"(备注|注|说明)[:：\d]*?(?:(\d{1,2})[.、．])?(?=\D)")
_SENTENCE = re.compile(r"[，,。；;].{2,}[，,。；;%]")
_CIRCLED = re.compile("[①-⑳]")


def clause_names(lines: Sequence[Line], section: Section) -> list[str]:
    """The clause of each line: 一（一）2（4）, in an annex 附件1一, below the notes of an annex 附件1备注2; "" for none."""
    names = []
    note = ""
    for line in lines:
        found = _NOTE.match(fold(line.text)) if section.is_annex else None
        note = found.group(1) if found else note
        number = (found.group(2) or "") if found else line.clause
        names.append(f"{section.annex or ''}{note}{number}")
    return names


def read_line_clauses(
    line: Line, name: str, section: Section, spans: Sequence[tuple[int, int]]
) -> tuple[list[Clause], list[Fate]]:
    """(rules of a line, fates of the numbers that neither a rule nor a rate read); `spans` are the places of numbers that
    rates were read from, in the text without white space."""
    if any(part.kind != "text" for part in line.parts):
        return [], []
    reading = read_clauses(line.text, (section.title, *line.heads))
    starts = offsets_of([part.text for part in line.parts])
    clauses = [
        Clause(
            _part_at(line.parts, hit.start).place, _inner(line.text, hit.start, name) or None, hit.rule, hit.programme,
            hit.beneficiary, hit.low, hit.high, hit.unit, hit.grades, hit.condition, hit.quote,
            offset=hit.start - max(start for start in starts if start <= hit.start),
        )
        for hit in reading.hits
    ]  # fmt: skip
    return clauses, list(_unread(line.parts, reading, spans))


def read_row_clauses(
    cells: Sequence[str], place: Place, name: str | None, words: Sequence[str]
) -> tuple[list[Clause], list[Fate]]:
    """(rules that the sentences in the cells of a table row state, fates of their unread numbers); `words` are the other
    words of the table that say what it is about. Amounts and hours of cells are the affair of rates."""
    clauses: list[Clause] = []
    fates: list[Fate] = []
    programme = first_term("programme", *cells, *words)
    count = 0
    for text, begin in zip(cells, offsets_of(cells), strict=True):
        if not _SENTENCE.search(text):
            continue
        reading = read_clauses(text, words)
        clauses += [
            Clause(
                place,
                name,
                hit.rule,
                programme,
                hit.beneficiary,
                hit.low,
                hit.high,
                hit.unit,
                hit.grades,
                hit.condition,
                hit.quote,
                offset=begin + hit.start,
            )
            for hit in reading.hits
        ]
        for quantity in (q for q in reading.unread(()) if q.kind not in {"yuan", "hours"}):
            count += 1
            spot = Place(f"{place.anchor}.n{count}", place.page, place.bbox)
            fates.append(Fate(spot, "number", "unread", 0, f"{quantity.low} | {squeeze(text)}"))
    return clauses, fates


def _unread(
    parts: Sequence[Paragraph], reading: ClauseReading, spans: Sequence[tuple[int, int]]
) -> Iterator[Fate]:
    """`p3.b4.n2` is the second number with a unit of a paragraph."""
    counts: dict[str, int] = {}
    open_numbers = {id(quantity) for quantity in reading.unread(spans)}
    for quantity, sentence in reading.numbers:
        if not is_listed(quantity.kind):
            continue
        part = _part_at(parts, quantity.start)
        anchor = part.place.anchor
        counts[anchor] = counts.get(anchor, 0) + 1
        if id(quantity) in open_numbers:
            place = Place(f"{anchor}.n{counts[anchor]}", part.place.page, part.place.bbox)
            yield Fate(
                place,
                "number",
                "unread",
                0,
                f"{quantity.low}{'—' if quantity.high else ''}{quantity.high} | {sentence}",
            )


def _part_at(parts: Sequence[Paragraph], start: int) -> Paragraph:
    """The paragraph in which a place of the joined text lies."""
    ends = accumulate(len(squeeze(part.text)) for part in parts)
    return next((part for part, end in zip(parts, ends, strict=True) if start < end), parts[-1])


def _inner(text: str, start: int, name: str) -> str:
    """The clause with the circled number that a place stands behind: 一（一）2（1）④."""
    circled = _CIRCLED.findall(squeeze(text)[:start])
    return name + (circled[-1] if circled else "")
