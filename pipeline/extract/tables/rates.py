"""Amounts of tables: by class and grade, by occupation and grade, by item; merged cells filled; words instead of numbers kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from pipeline.extract.name_lists import bracket_words
from pipeline.extract.programmes import programme_of
from pipeline.extract.tables.bracketed import tiered_parts
from pipeline.extract.tables.caption_programme import doubts_of_caption
from pipeline.extract.tables.cell_amounts import in_yuan, read_cell, with_own_hours
from pipeline.extract.tables.cell_kinds import kind_of
from pipeline.extract.tables.cell_parts import MOST_PARTS, Part
from pipeline.extract.tables.class_rates import divided_rows, rates_of_names, rows_of_listed
from pipeline.extract.tables.columns import AMOUNTS, Column
from pipeline.extract.tables.grid_roles import Slot
from pipeline.extract.tables.hours_and_sums import both_conditions, paid_by_hours, with_hours
from pipeline.extract.tables.lists import is_package
from pipeline.extract.tables.merged_heads import heads_over, rates_of_classes
from pipeline.extract.tables.parts_of_sum import parts_of_sum
from pipeline.extract.tables.rate_rows import Row, say_row
from pipeline.extract.tables.remarks import is_beside, is_remark, remark_sums
from pipeline.extract.tables.standard_sides import is_unchanged
from pipeline.extract.tables.table_reading import Reading
from pipeline.extract.tables.wholes import head_of_several, own_programme
from pipeline.model.document import Issue
from pipeline.model.issues import make_issue
from pipeline.model.printed import Amount
from pipeline.rules.patterns import one_word, pattern
from pipeline.rules.vocabulary import (
    class_of,
    grade_range,
    not_paid,
)
from pipeline.text import close_gaps, fold

_YUAN = pattern("amounts.yuan")
_YUAN_WORD = one_word("heads.yuan")
# What nothing else names the programme of: costs of living are paid beside whatever training.
LIVING = {"living": "living_allowance"}


def read_rates(reading: Reading, clause: str | None) -> tuple[list[Amount], list[Issue]]:
    """Every amount of a table in order of print, and doubts."""
    rates: list[Amount] = []
    issues: list[Issue] = []
    if not (reading.amounts or reading.fields("remark")):
        return rates, issues
    rows = [r for r in reading.sheet.data if reading.fates.get(r) not in {"note", "caption"}]
    said = {row: {block: say_row(reading, row, block) for block in reading.blocks} for row in rows}
    for words in divided_rows(reading, said):
        words.is_for_names = True
    for words in rows_of_listed(said):
        words.tier = ""
    for row in rows:
        made, found = _read_row(reading, row, said[row], clause)
        rates += made
        issues += found
        reading.note_record(row, len(made))
    return rates, issues


def _read_row(
    reading: Reading, row: int, said: Mapping[int, Row], clause: str | None
) -> tuple[list[Amount], list[Issue]]:
    made: list[Amount] = []
    issues: list[Issue] = []
    seen: set[tuple[int, int]] = set()
    for column in (reading.paid_column(row, new) for new in reading.amounts):
        slot = reading.slot(row, column)
        if not slot.text or (slot.row, slot.column) in seen or not_paid(slot.text):
            continue
        seen.add((slot.row, slot.column))
        if slot.column != column.index and kind_of(slot.text) not in {"sentence", "text", "names"}:
            continue
        found = list(_read_slot(reading, row, column, slot, said[column.block], clause))
        made += found
        if slot.row != row and found and column.field in AMOUNTS and _is_own_line(reading, row):
            issues.append(
                make_issue(
                    "merged_blank",
                    reading.sheet.place(row, column.index),
                    slot.text,
                    column="printed",
                    value=slot.text,
                )
            )
        if found and not any(rate.figure or rate.printed_cap for rate in found):
            issues.append(
                make_issue("amount_absent", reading.sheet.place(row, column.index), slot.text)
            )
    for column, slot in remark_sums(reading, row):
        made += _read_slot(reading, row, column, slot, said[column.block], clause)
    return made, issues


def _is_own_line(reading: Reading, row: int) -> bool:
    """Whether the row has a cell of its own that tells it from the row above."""
    return any(slot.row == row and slot.text for slot in reading.sheet.slots[row])


def _read_slot(
    reading: Reading, row: int, column: Column, slot: Slot, said: Row, clause: str | None
) -> Iterator[Amount]:
    """The amounts of one cell, with what its row and the heads of its column say."""
    over = heads_over(reading, column, slot)
    held = _held_for(reading, column, slot, said)
    column, says = over.column, over.column.says
    parts = _parts_of(reading, column, slot)
    for (part, tier), (programme, grade) in product(parts, held):
        base = Amount(
            reading.sheet.place(row, column.index), clause, programme, close_gaps(slot.text.replace("\n", "")),
            printed_class=part.printed_class or says.printed_class or said.printed_class,
            item=_item(said, slot), component=part.component or reading.components.get(column.index, "total"),
            occupation=said.occupations[0] if len(said.occupations) == 1 else "",
            printed_grade=part.grade or ("" if part.is_loose else grade), unit=said.unit or says.unit or reading.unit or "per_person",
            printed_hours=said.hours, printed_cap=_cap(reading, row, column.block), bound=says.bound or _bound(reading, column, part),
            beneficiary=says.beneficiary or said.beneficiary, condition=both_conditions(said.condition, says.condition or head_of_several(column)),
            scarcity=tier or said.tier, offset=reading.sheet.offset(row, column.index) + part.at,
            doubts=(*_doubts(reading, column, said, part), *doubts_of_caption(reading, programme, said.labels), *over.doubts),
        )  # fmt: skip
        scale = next((n for n in (said.scale, says.scale) if n > 1), reading.scale)
        made = [
            rate
            for paid in paid_by_hours(part.text)
            for rate in read_cell(with_hours(base, paid), paid.text, scale)
        ]
        if not made and slot.column_span == 1 and slot.column == column.index:
            # 面议: words where an amount belongs. 不变 speaks of an amount that stands elsewhere.
            doubts = ("unread_amount",) if is_unchanged(slot.text) else ()
            made = [
                replace(base, unit="other", formula=base.printed, doubts=(*base.doubts, *doubts))
            ]
        # Of several values that nothing pairs none is each name's, nor of more than a cell of amounts prints.
        is_loose = part.is_loose or (len(made) > MOST_PARTS and len(said.occupations) > 1)
        doubts = ("doubtful_pairing",) if is_loose and not part.is_loose else ()
        for rate in (with_own_hours(rate, said.hours_parts) for rate in made):
            for own in rates_of_classes(replace(rate, doubts=(*rate.doubts, *doubts)), over):
                yield from (own,) if is_loose else rates_of_names(own, said)


def _parts_of(reading: Reading, column: Column, slot: Slot) -> tuple[tuple[Part, str], ...]:
    """The values of a cell, each with the tier of scarcity that it is for; those that are parts of the sum beside them as such."""
    if found := parts_of_sum(slot.text) if is_remark(column) else ():
        return tuple(
            (Part(p.figure + _YUAN_WORD, at=p.at, component=p.component), column.says.tier)
            for p in found
        )
    return tiered_parts(reading, column, slot.text)


def _doubts(reading: Reading, column: Column, said: Row, part: Part) -> tuple[str, ...]:
    is_case = not part.component and is_beside(reading, column)
    told = {
        "doubtful_programme": head_of_several(column) or any(map(is_package, said.occupations)),
        "unknown_words": column.is_unclear or column.is_guessed,
        "doubtful_unit": said.is_unit_unread
        or (said.unit and column.says.unit not in {"", said.unit}),
        "doubtful_condition": is_case,
        "doubtful_pairing": said.is_mixed or part.is_loose,
    }
    return tuple(doubt for doubt, is_so in told.items() if is_so)


def _bound(reading: Reading, column: Column, part: Part) -> str:
    """at_most for the sums of a table that a sentence calls limits (表一所列标准为最高限额); their parts are not spoken of."""
    is_part = part.component or reading.components.get(column.index, "total") != "total"
    return "" if is_part else reading.context.bound


def _held_for(reading: Reading, column: Column, slot: Slot, said: Row) -> Iterator[tuple[str, str]]:
    """(programme, grade) that a cell holds for: one for each grade of its head, and one for a second programme in its head."""
    own = own_programme(reading, column)
    if column.says.instead and column.says.instead == _bracketed(said):
        # 罗汉果种植（专项） under 五级/专项: the row says which of the two.
        yield column.says.instead, ""
        return
    for grade in [str(g) for g in _grades_over(reading, column, slot)] or [said.grade]:
        yield (
            own
            or _programme(reading, said, slot)
            or LIVING.get(reading.components.get(column.index, ""), ""),
            grade,
        )
    if column.says.also:
        yield column.says.also, ""


def _grades_over(reading: Reading, column: Column, slot: Slot) -> tuple[int, ...]:
    """The grades of the head; of all the heads that a cell reaches under, where it is merged over columns of grades."""
    reached = range(slot.column, slot.column + slot.column_span)
    heads = [c.says for c in reading.amounts if c.index in reached] or [column.says]
    is_alike = all(says.grades and says.component == column.says.component for says in heads)
    grades = [grade for says in heads for grade in says.grades] if is_alike else column.says.grades
    return tuple(dict.fromkeys(grades))


def _bracketed(said: Row) -> str:
    """The programme that the row's labels, or the brackets of its names, name."""
    return programme_of(*said.labels, *(w for n in said.occupations for w in bracket_words(n)[1]))


def _cap(reading: Reading, row: int, block: int) -> str:
    """The figure of the column of limits in a row in yuan, or ""."""
    for column in reading.fields("cap"):
        text = reading.slot(row, column).text
        if column.block == block and kind_of(text) in {"number", "amount"}:
            says = column.says.scale if column.says.scale > 1 else reading.scale
            return in_yuan(_YUAN.sub("", fold(text)), says)
    return ""


def _programme(reading: Reading, said: Row, slot: Slot) -> str:
    """By the row's own words, then by its grade, then by the captions and title."""
    own = programme_of(*said.labels, said.grade)
    if own and not (own == "vocational_qualification" and not grade_range(said.grade)):
        return own
    graded = "vocational_qualification" if _is_graded(reading, said) else ""
    return own or reading.programme or graded or programme_of(slot.text)


def _is_graded(reading: Reading, said: Row) -> bool:
    return bool(
        grade_range(said.grade)
        or said.occupations
        or any(column.says.grades for column in reading.amounts)
    )


def _item(said: Row, slot: Slot) -> str:
    """The labels of the row but the first, which is the programme; doubled ones once."""
    words = [
        w
        for w in dict.fromkeys(said.labels)
        if w != close_gaps(slot.text.replace("\n", "")) and not class_of(w)
    ]
    inner = [w for w in words if w not in said.programme_words[:1]] or (
        [] if len(words) > 1 else words
    )
    return " ".join([*([said.over] if said.over else []), *inner])
