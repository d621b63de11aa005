"""One table of a section: what it says, and the fate of each of its rows."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.collector import Collector, TableRule
from pipeline.extract.context import Context, context_class
from pipeline.extract.notice.annex_names import annex_name
from pipeline.extract.notice.label_tables import labels_of
from pipeline.extract.notice.sections import CAPTION, Section
from pipeline.extract.prose.row_rules import read_row_rules
from pipeline.extract.tables.columns import Column
from pipeline.extract.tables.crosswalk import is_crosswalk, read_pairs
from pipeline.extract.tables.forms import is_form, read_form
from pipeline.extract.tables.lists import read_entries
from pipeline.extract.tables.name_grid import read_name_grid
from pipeline.extract.tables.rates import read_rates
from pipeline.extract.tables.row_fates import row_fates, row_words
from pipeline.extract.tables.settle_hours import is_kept_nowhere
from pipeline.extract.tables.shares import read_shares
from pipeline.extract.tables.split_tables import head_words
from pipeline.extract.tables.stacked import unstack
from pipeline.extract.tables.table_reading import Reading, is_known, read_table
from pipeline.extract.tables.table_rules import note_heads, rule_of
from pipeline.extract.tables.turned import read_turned
from pipeline.extract.tables.unknown_caption import doubt_amounts, doubt_entries, is_unknown
from pipeline.model.document import Issue, Place, Table
from pipeline.model.issues import make_issue, toml_text
from pipeline.model.printed import Amount, Coverage
from pipeline.reference.editions import known_names
from pipeline.rules.patterns import pattern
from pipeline.text import close_gaps, fold


def extract_table(
    block: Table,
    section: Section,
    captions: tuple[str, ...],
    found: Collector,
    rules: tuple[TableRule, ...],
) -> None:
    """Adds what a table of a section says to `found`; a table that looks like nothing known is unread, whole."""
    if labels_of(block):
        found.fates += _fates_of_labels(block)
        return
    context = _context(section, captions, rules, found)
    reading = _read(block, context)
    heads = [head for column in reading.columns for head in column.heads]
    note_heads(heads, context.annex, rules, found.met)
    if not is_known(reading):
        other = read_turned(block, context, known_names()) or read_name_grid(block, reading)
        if other is None and is_form(block):
            read_form(block, section, found)
            return
        if other is None:
            _note_unread(block, reading, found)
            return
        reading = other
    entries, rates = len(found.entries), len(found.amounts)
    if is_crosswalk(reading):
        pairs, issues = read_pairs(reading)
        found.pairs += pairs
    else:
        issues = _read_records(block, reading, context, found)
    found.issues += [*issues, *_guesses(reading), *_not_kept(reading)]
    made = [entry.place for entry in found.entries[entries:]]
    made += [amount.place for amount in found.amounts[rates:]]
    _note_fates(block, reading, made, found)


def _fates_of_labels(block: Table) -> list[Coverage]:
    """The rows of a box that describes the notice, as lines around it."""
    return [
        Coverage(place, "table_row", "caption", 0, " | ".join(filter(None, (c.text for c in row))))
        for row, place in zip(block.rows(), block.places, strict=True)
    ]


def _read(block: Table, context: Context) -> Reading:
    """The reading of a table; a row that prints several lines in each cell as so many rows."""
    stacked = unstack(block, context.header)
    reading = read_table(stacked.table if stacked else block, context, known_names())
    if stacked:
        reading.sheet.origin = stacked
    return reading


def _read_records(
    block: Table, reading: Reading, context: Context, found: Collector
) -> list[Issue]:
    """Adds entries, amounts and rules of a table; its doubts."""
    entries, issues = read_entries(reading)
    rates, more = read_rates(reading, context.annex)
    if reading.aside:
        rates += read_rates(reading.aside, context.annex)[0]
    found.clauses += read_shares(reading, context.annex)
    _read_row_rules(block, context, rates, found)
    unsure = is_unknown(context)
    found.entries += doubt_entries(entries) if unsure else entries
    found.amounts += doubt_amounts(rates) if unsure else rates
    return [*issues, *more]


def _read_row_rules(
    block: Table, context: Context, rates: Sequence[Amount], found: Collector
) -> None:
    """The rules that sentences in cells state, each cell once, where it begins."""
    made: dict[Place, list[Amount]] = {}
    for rate in rates:
        made.setdefault(rate.place, []).append(rate)
    for own, place in zip(block.rows(), block.places, strict=True):
        cells = [cell.text for cell in own]
        clauses, unread = read_row_rules(
            cells, place, context.annex, context.words, made.get(place, ())
        )
        found.clauses += clauses
        found.fates += unread


def _context(
    section: Section, captions: tuple[str, ...], rules: tuple[TableRule, ...], found: Collector
) -> Context:
    annex = section.annex
    numbered = next(
        (c for c in reversed(captions) if CAPTION.fullmatch(fold(c)) and _NUMBERED.match(fold(c))),
        "",
    )
    if (
        section.is_annex
        and annex is None
        and numbered
        and not context_class(Context(captions=(numbered,)))
    ):
        annex = annex_name(fold(numbered)[1:].split(")")[0], is_bracketed=True)
    rule = rule_of(annex, rules, found.met)
    said = [one for one in found.said if one.holds(section, annex, captions)]
    return Context(
        annex, section.title, captions, rule.list, rule.printed_class, dict(rule.header),
        next((one.bound for one in said if one.bound), ""), next((one.tier for one in said if one.tier), ""),
    )  # fmt: skip


# Fields that rates have a place for, and entries have none.
OF_AMOUNTS = {"hours", "cap", "condition"}
# Longer words are no head.
LONGEST_HEAD = 30
_NUMBERED = pattern("extract_table.numbered")


def _note_unread(block: Table, reading: Reading, found: Collector) -> None:
    """A table that looks like nothing known is unread as a whole, and an error."""
    sheet = reading.printed
    heads = [fold(head) for column in reading.columns for head in column.heads[-1:]]
    first = [slot.text for slot in reading.sheet.slots[0]]
    words = " | ".join(heads) or " | ".join(first)
    heads = heads or [fold(text) for text in first if 0 < len(text) <= LONGEST_HEAD]
    pasted = ", ".join(f'{toml_text(head)} = "…"' for head in dict.fromkeys(heads)) or '"…" = "…"'
    found.issues.append(
        make_issue(
            "unread_table", block.places[0], words, annex=reading.context.annex or "", heads=pasted
        )
    )
    found.fates += [
        Coverage(p, "table_row", "unread", 0, row_words(sheet, n))
        for n, p in enumerate(block.places)
    ]


def _guesses(reading: Reading) -> list[Issue]:
    """Columns that the heads left to guess: a field taken from the values below, or a column whose head says nothing known."""
    row = reading.sheet.header[0] if reading.sheet.header else 0
    return [
        make_issue(
            "header_guessed" if column.is_guessed else "header_unknown", reading.sheet.place(row, column.index), column.heads[-1],
            head=_head_of(column), field=column.field, annex=reading.context.annex or "",
            heads=f'{toml_text(_head_of(column))} = "{column.field if column.is_guessed else "…"}"',
        )
        for column in reading.columns if column.is_guessed or column.is_unknown
    ]  # fmt: skip


def _not_kept(reading: Reading) -> list[Issue]:
    """Columns that say something of amounts (class hours, limits, conditions) in a list that prints none, or in rows of a list
    that print none, and days of a grade or the most hours beside its amounts: told once, where the first of them stands."""
    row = reading.sheet.header[0] if reading.sheet.header else 0
    beside = {c.heads[-1]: c for c in reversed(reading.columns) if is_kept_nowhere(c)}
    found = [
        make_issue(
            "column_not_kept", reading.sheet.place(row, c.index), c.heads[-1], head=_head_of(c)
        )
        for c in reversed(beside.values())
    ]
    if reading.shares or not reading.fields("name"):
        return found
    for column in reading.columns:
        if column.field not in OF_AMOUNTS or not column.heads:
            continue
        if not reading.amounts and not reading.sheet.column_texts(column.index):
            continue
        first = _first_without_amount(reading, column) if reading.amounts else row
        if first is not None:
            place = reading.sheet.place(first, column.index)
            words = column.heads[-1]
            found.append(make_issue("column_not_kept", place, words, head=_head_of(column)))
    return found


def _first_without_amount(reading: Reading, column: Column) -> int | None:
    """The first row of a name that has a value in a column, and nothing in any column of amounts."""
    names = reading.fields("name")
    return next(
        (
            row
            for row in reading.sheet.data
            if reading.fates.get(row) not in {"note", "caption"}
            and reading.text(row, column.field, column.block)
            and any(reading.slot(row, name).text for name in names)
            and not any(reading.slot(row, amount).text for amount in reading.amounts)
        ),
        None,
    )


def _head_of(column: Column) -> str:
    return close_gaps(column.heads[-1].replace("\n", ""))


def _note_fates(block: Table, reading: Reading, made: list[Place], found: Collector) -> None:
    fates = row_fates(reading, made)
    for place, (fate, count, words) in zip(block.places, fates, strict=True):
        found.fates.append(Coverage(place, "table_row", fate, count, words))
        if fate == "unread":
            found.issues.append(make_issue("unread_row", place, words))


def continued_captions(
    table: Table, last: tuple[tuple[str, ...], tuple[str, ...]]
) -> tuple[str, ...]:
    """The captions of the table before, where this one prints its heads again: it goes on on another page."""
    return last[1] if last[0] and head_words(table) == last[0] else ()
