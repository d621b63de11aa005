"""Entries of lists: one a row, many in a cell, side by side, or a sentence that stands for all the rest."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipeline.extract.context import Context, context_class
from pipeline.extract.name_lists import cut_class, find_offsets, split_names
from pipeline.extract.programmes import programmes_in
from pipeline.extract.prose.occupation_names import is_person
from pipeline.extract.tables.cell_kinds import kind_of
from pipeline.extract.tables.columns import Column
from pipeline.extract.tables.entry_cells import class_in, grades_in, is_gone, scarcity_of
from pipeline.extract.tables.grid_roles import TOTAL, Slot
from pipeline.extract.tables.guess_columns import says_yuan
from pipeline.extract.tables.mixed_lists import of_its_kind
from pipeline.extract.tables.table_reading import Reading, context_list
from pipeline.extract.tables.work_types import named_column, types_under, work_types_of
from pipeline.model.document import Issue
from pipeline.model.issues import make_issue
from pipeline.model.printed import Entry
from pipeline.rules.patterns import pattern
from pipeline.rules.vocabulary import first_term, has_term
from pipeline.text import close_gaps, fold, squeeze, whole_number

_CERTIFICATE = pattern("certificates.column")
_STAGE = pattern("lists.stage")
_JOINED = pattern("lists.joined")
_OCCUPATIONS = pattern("lists.occupations")
_NOTE = pattern("lists_read.notes")


def read_entries(reading: Reading) -> tuple[list[Entry], list[Issue]]:
    """Every entry of a table in its issuer's order (by serial number where lists stand side by side), and doubts."""
    entries: list[tuple[int, int, Entry]] = []
    issues: list[Issue] = []
    section: dict[str, str] = {}
    for row in reading.sheet.data:
        if _read_band(reading, row, section) or _is_total(reading, row):
            continue
        for printed in reading.fields("name"):
            column = named_column(reading, row, printed)
            made, found = _row_entries(reading, row, column, section)
            entries += [(column.block, row, entry) for entry in made]
            issues += found
            reading.note_record(row, len(made))
    blocks = {block for block, _, _ in entries}
    if len(blocks) > 1 and all(whole_number(entry.seq) is not None for _, _, entry in entries):
        issues += _print_jumps(
            [(row, entry) for block, row, entry in entries if block == min(blocks)], reading
        )
        entries.sort(key=lambda item: int(item[2].seq))
    return [_numbered_once(reading, row, block, entry) for block, row, entry in entries], issues


def _numbered_once(reading: Reading, row: int, block: int, entry: Entry) -> Entry:
    """An entry without its 序号 where that is printed once, for the entry of a row above too."""
    is_above = any(
        column.block == block and reading.slot(row, column).row != row
        for column in reading.fields("seq")
    )
    return replace(entry, seq="") if is_above and entry.seq else entry


def _print_jumps(rows: list[tuple[int, Entry]], reading: Reading) -> list[Issue]:
    """serial_jump where the first of the lists side by side stops counting on by one: only 序号 gives the order."""
    issues = []
    for (row, before), (_, entry) in pairwise(rows):
        if int(entry.seq) != int(before.seq) + 1:
            words = " ".join(
                s.text for c, s in enumerate(reading.sheet.slots[row]) if s.text and s.column == c
            )
            issues.append(
                make_issue("serial_jump", before.place, words, now=entry.seq, before=before.seq)
            )
    return issues


def _read_band(reading: Reading, row: int, section: dict[str, str]) -> bool:
    """A cell across the table between data rows: a note, or a section (class, list or industry) for the rows below."""
    slots = reading.sheet.slots[row]
    first = slots[0]
    is_band = all(slot == first for slot in slots) and first.column_span > 1 and first.text
    if not is_band:
        return False
    is_note = bool(_NOTE.match(first.text.strip())) and not says_yuan(first.text)
    if reading.amounts and kind_of(first.text) == "sentence" and not is_note:
        return False
    if has_term("note", first.text) or len(fold(first.text)) > 40:
        reading.fates[row] = "note"
    else:
        reading.fates[row] = "caption"
        section.clear()
        section |= _section_of(first.text)
    return True


def _is_total(reading: Reading, row: int) -> bool:
    """A row of sums (小计, 合计): no entry, and no amount of its own."""
    if not any(
        TOTAL.fullmatch(fold(slot.text)) for slot in reading.sheet.slots[row] if slot.row == row
    ):
        return False
    reading.fates[row] = "note"
    return True


def _section_of(text: str) -> dict[str, str]:
    letter = context_class(Context(captions=(text,)))
    return (
        {"class": letter}
        if letter
        else {"list": first_term("list", text), "industry": close_gaps(text)}
    )


def _row_entries(
    reading: Reading, row: int, column: Column, section: dict[str, str]
) -> tuple[list[Entry], list[Issue]]:
    slot = reading.slot(row, column)
    if slot.row != row or not squeeze(slot.text) or is_item(reading, column, slot):
        return [], []
    if is_gone(reading, slot):
        reading.fates[row] = "note"
        return [], []
    place = reading.sheet.place(row, column.index)
    label = _row_label(reading, row, column.block)
    entry_list = section.get("list") or context_list(reading, label)
    base = Entry(
        place, reading.context.annex, entry_list, "", seq=fold(reading.text(row, "seq", column.block)),
        printed_code=reading.text(row, "code", column.block),
        printed_class=column.says.printed_class or class_in(reading, row, column.block, section),
        industry=close_gaps(reading.text(row, "industry", column.block).replace("\n", "")) or section.get("industry", "") or close_gaps(column.group),
        printed_grades=grades_in(reading, row, column.block), certificate=_certificate(reading, row, column),
        level=first_term("level", label) if entry_list == "specialised_ability" else "",
        work_types=work_types_of(reading, row, column),
        scarcity=scarcity_of(reading, row, column.block) or section.get("tier", "") or reading.tier
        or reading.context.tier,
        offset=reading.sheet.offset(row, column.index),
    )  # fmt: skip
    made, issues = _split_cell(base, slot.text, is_list=not reading.text(row, "seq", column.block))
    return [of_its_kind(entry, reading, label) for entry in made], issues


def _split_cell(base: Entry, text: str, is_list: bool) -> tuple[list[Entry], list[Issue]]:
    """One entry, the entries of a cell that lists many, or the residual sentence."""
    letter, rest = cut_class(text)
    printed_class = base.printed_class or letter
    if has_term("residual", rest) and len(fold(rest)) > 12:
        words = close_gaps(rest.replace("\n", ""))
        entry = _with(base, words, printed_class, find_offsets(text, [words])[0], residual=True)
        return [entry], [make_issue("open_list", base.place, words)]
    names = split_names(text)
    if not is_list and (base.printed_code or len(names.names) > 3 or len(names.names) < 2):
        joined = close_gaps(rest.replace("\n", ""))
        at = find_offsets(text, [joined])[0]
        return ([_with(base, joined, printed_class, at)], []) if joined else ([], [])
    issues = [make_issue("doubled_separator", base.place, words) for words in names.doubled]
    grouped = len(names.names) > 1
    places = zip(names.names, find_offsets(text, names.names), strict=True)
    return [_with(base, name, printed_class, at, grouped=grouped) for name, at in places], issues


def _with(
    base: Entry,
    name: str,
    printed_class: str,
    at: int,
    residual: bool = False,
    grouped: bool = False,
) -> Entry:
    """An entry of a cell; `at` counts the characters of the cell before its name."""
    return replace(
        base,
        printed_name=name,
        printed_class=printed_class,
        offset=base.offset + at,
        is_residual=residual,
        is_grouped=grouped,
    )


def is_item(reading: Reading, column: Column, slot: Slot) -> bool:
    """Whether the cell in a name column is no name: wider than names are there, reaching over from another column, or (in
    a table of amounts) the words of a programme, or which time it is (初次领证, 复审)."""
    width = slot.column_span - len(types_under(reading, slot))
    if slot.column != column.index or width > reading.spans.get(column.index, 1):
        return True
    if not reading.amounts or is_person(slot.text):
        return False
    if _STAGE.fullmatch(fold(slot.text)):
        return True
    if is_package(slot.text) and any(_OCCUPATIONS.search(fold(head)) for head in column.heads):
        return False
    is_label = len(split_names(slot.text).names) < 3 and bool(programmes_in(slot.text))
    return is_label and not has_term("residual", slot.text)


def is_package(text: str) -> bool:
    """Whether a name joins an occupation to another training: 烹饪+SYB."""
    first, *others = _JOINED.split(fold(text))
    return bool(first) and not programmes_in(first) and any(map(programmes_in, others))


def _row_label(reading: Reading, row: int, block: int) -> str:
    """The words of the label columns at the left of a row."""
    return " ".join(
        reading.slot(row, c).text for c in reading.labels
        if c.field == "programme" or (c.index == 0 and c.field == "label")
        or (c.field in {"label", "certificate"} and c.block == block and c.index != 0)
    )  # fmt: skip


def _certificate(reading: Reading, row: int, column: Column) -> str:
    """The certificate column; else the label right before the names that says certificate (证书)."""
    own = reading.text(row, "certificate", column.block)
    if own:
        return close_gaps(own.replace("\n", ""))
    labels = [
        reading.slot(row, c).text
        for c in reading.labels
        if c.index < column.index and c.field in {"programme", "label"}
    ]
    return next(
        (
            close_gaps(text.replace("\n", ""))
            for text in reversed(labels)
            if _CERTIFICATE.search(text)
        ),
        "",
    )
