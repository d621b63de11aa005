"""The fate of each printed row of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.extract.tables.grid_roles import Sheet, filled_slots
from pipeline.extract.tables.table_reading import Reading
from pipeline.extract.tables.turned import Turned, is_note
from pipeline.model.document import Place
from pipeline.text import squeeze


def row_fates(reading: Reading, made: Iterable[Place]) -> list[tuple[str, int, str]]:
    """(fate, records, words) of each row as printed; `made` are the places of the records."""
    sheet = reading.printed
    rows = range(len(sheet.table.places))
    words = [row_words(sheet, row) for row in rows]
    if reading.sheet.origin is None:
        fates = [(_fate(reading, row), reading.counts.get(row, 0)) for row in rows]
    else:
        fates = _printed_fates(reading, sheet, Counter(made))
    return [(fate, count, said) for (fate, count), said in zip(fates, words, strict=True)]


def _fate(reading: Reading, row: int) -> str:
    return reading.fates.get(row) or _leftover(reading.sheet, row)


def _printed_fates(reading: Reading, sheet: Sheet, counts: Counter[Place]) -> list[tuple[str, int]]:
    """Rows that gave records; else the fate of what the sheet makes of them. In a turned table, where all is known, labels are heads."""
    found = []
    own: dict[Place, str] = {}
    if not isinstance(reading.sheet.origin, Turned):
        for row in range(len(reading.sheet.table.places)):
            own.setdefault(reading.sheet.place(row), _fate(reading, row))
    for row, place in enumerate(sheet.table.places):
        if counts[place]:
            found.append(("records", counts[place]))
        else:
            found.append((own.get(place) or _turned_fate(sheet, row, reading), 0))
    return found


def _turned_fate(sheet: Sheet, row: int, reading: Reading) -> str:
    origin = reading.sheet.origin
    assert isinstance(origin, Turned)
    if row < origin.first:
        return "caption"
    if row < origin.first + len(reading.columns):
        return "header"
    return "note" if filled_slots(sheet, row) else "text"


def _leftover(sheet: Sheet, row: int) -> str:
    """A data row without records: a row of a merged entry (its names stand above), a note, a blank row, or unread."""
    own = filled_slots(sheet, row)
    if not own:
        return "text"
    return "note" if is_note(sheet, row) else "unread"


def row_words(sheet: Sheet, row: int) -> str:
    """The words of the cells that begin in a row."""
    return " | ".join(squeeze(slot.text) for slot in filled_slots(sheet, row))
