"""Document to what it says: entries, amounts, crosswalk, codes, metadata, the fate of every row and paragraph, and doubts.

`extract_document` mirrors; nothing here judges what a name or number means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.extract.announced import check_annexes
from pipeline.extract.clause_lines import clause_names, read_line_clauses, read_row_clauses
from pipeline.extract.codes import is_about_codes, read_codes
from pipeline.extract.crosswalk import is_crosswalk, read_pairs
from pipeline.extract.lists import read_entries
from pipeline.extract.prose import read_amounts
from pipeline.extract.rates import read_rates
from pipeline.extract.runs import read_runs
from pipeline.extract.sections import CAPTION, Line, Section, read_lines, split_sections
from pipeline.extract.shell import read_shell
from pipeline.extract.split import head_words, split_table
from pipeline.extract.table import Context, Reading, context_class, is_known, read_table
from pipeline.issues import make_issue
from pipeline.records import Amount, Clause, Document, Entry, Fate, Issue, Pair, Place, Shell, Table, TrainingCode
from pipeline.text import close_gaps, fold, squeeze
from pipeline.vocabulary import first_term, has_term, known_names

__all__ = ["TableRule", "extract_document"]


@dataclass(frozen=True)
class TableRule:
    """`[[tables]]` of notice.toml: what inference gets wrong about the tables of an annex."""

    annex: str = ""
    list: str = ""
    header: Mapping[str, str] = field(default_factory=dict)
    printed_class: str = ""


@dataclass
class Found:
    """What has been read so far, in document order."""

    entries: list[Entry] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    codes: list[TrainingCode] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    fates: list[Fate] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def extract_document(document: Document, rules: tuple[TableRule, ...] = ()) -> tuple[Shell, Found]:
    """Everything a document says. Nothing is raised: what cannot be read is `unread`, with an issue."""
    sections = split_sections(document)
    found = Found()
    body = read_lines(sections[0])
    for section in sections:
        _read_section(section, found, rules)
    found.issues += check_annexes(body, [section for section in sections if section.is_annex])
    for litter in document.litter:
        found.issues.append(make_issue("conversion_litter", litter.place, litter.printed, tag=litter.tag))
    for paragraph in document.paragraphs:
        if paragraph.kind == "running":
            found.fates.append(Fate(paragraph.place, "paragraph", "repeated_header", 0, paragraph.text))
    _sort_by_place(document, found)
    return read_shell(sections), found


def _sort_by_place(document: Document, found: Found) -> None:
    """Amounts, fates and issues in document order; entries keep their issuer's order."""
    order: dict[str, int] = {}
    for block in document.blocks:
        for place in block.places if isinstance(block, Table) else (block.place,):
            order.setdefault(place.anchor, len(order))

    def rank(row: Amount | Clause | Fate | Issue) -> int:
        anchor = row.place.anchor
        return order.get(anchor, order.get(anchor.rpartition(".n")[0], len(order)))

    found.amounts.sort(key=rank)
    found.clauses.sort(key=rank)
    found.fates.sort(key=rank)
    found.issues.sort(key=rank)


def _read_section(section: Section, found: Found, rules: tuple[TableRule, ...]) -> None:
    last: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    for index, block in enumerate(section.blocks):
        if isinstance(block, Table):
            above = tuple(close_gaps(p.text) for p in section.captions.get(index, []))
            for part in split_table(block):
                above = part.captions or above or _continued(part.table, last)
                last = head_words(part.table), above
                _read_table(part.table, section, above, found, rules)
                if part.band:
                    found.fates.append(Fate(part.band, "table_row", "caption", 0, " ".join(part.captions)))
    for head in section.heads:
        found.fates.append(Fate(head.place, "paragraph", "caption", 0, head.text))
    for lines in section.captions.values():
        found.fates += [Fate(p.place, "paragraph", "caption", 0, p.text) for p in lines]
    runs = {paragraph.place: entries for paragraph, entries in read_runs(section, section.annex)}
    found.entries += [entry for entries in runs.values() for entry in entries]
    body = read_lines(section)
    codes = read_codes(body, section.annex) if is_about_codes(section.title) else []
    found.codes += codes
    for line, name in zip(body, clause_names(body, section), strict=True):
        _read_line(line, name, section, found, {code.place for code in codes}, {p: len(e) for p, e in runs.items()})


def _continued(table: Table, last: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    """The captions of the table before, where this one prints its heads again: it goes on on another page."""
    return last[1] if last[0] and head_words(table) == last[0] else ()


def _read_line(
    line: Line, name: str, section: Section, found: Found, coded: set[Place], runs: dict[Place, int]
) -> None:
    """A paragraph of prose: its amounts, its rules, and its fate; `runs` counts the entries of paragraphs that are lists."""
    place = line.parts[0].place
    amounts, spans = ([], []) if _is_list_entry(line) else _line_amounts(line, section)
    clauses, unread = read_line_clauses(line, name, section, spans)
    found.amounts += amounts
    found.clauses += clauses
    found.fates += unread
    ruled = Counter(clause.place for clause in clauses)
    for part in line.parts:
        fate = _fate(line, part.kind, section, bool(amounts or clauses) or place in coded or part.place in runs)
        count = runs.get(part.place, 0) + (len(amounts) if part is line.parts[0] else 0) + ruled[part.place]
        found.fates.append(Fate(part.place, "paragraph", fate, count, part.text))
        if part.kind == "unread":
            found.issues.append(make_issue("unread_lines", part.place, part.text))


def _is_list_entry(line: Line) -> bool:
    return fold(line.text).startswith("附件")


def _line_amounts(line: Line, section: Section) -> tuple[list[Amount], list[tuple[int, int]]]:
    """(the amounts of a paragraph, the places of their numbers in its text without white space)."""
    if any(part.kind != "text" for part in line.parts):
        return [], []
    clause = f"{section.annex or ''}{line.clause}" or None
    around = next((p for head in reversed(line.heads) if (p := first_term("programme", head))), "")
    phrases = read_amounts(line.text)
    amounts = [
        Amount(
            line.parts[0].place, clause, phrase.programme or around or first_term("programme", section.title), phrase.printed,
            phrase.figure, phrase.printed_class, phrase.item, printed_grade=phrase.grade, unit=phrase.unit,
            printed_hours=phrase.hours, printed_cap=phrase.cap, formula=phrase.formula,
        )
        for phrase in phrases
    ]  # fmt: skip
    return amounts, [span for phrase in phrases for span in phrase.spans]


def _fate(line: Line, kind: str, section: Section, has_records: bool) -> str:
    if kind == "unread":
        return "unread"
    if has_records:
        return "records"
    return "note" if section.is_annex and has_term("note", fold(line.text)[:12] + "。") else "text"


def _read_table(
    block: Table, section: Section, captions: tuple[str, ...], found: Found, rules: tuple[TableRule, ...]
) -> None:
    context = _context(section, captions, rules)
    reading = read_table(block, context, known_names())
    if not is_known(reading):
        _note_unread(block, reading, found)
        return
    if is_crosswalk(reading):
        pairs, issues = read_pairs(reading)
        found.pairs += pairs
    else:
        entries, issues = read_entries(reading)
        rates, more = read_rates(reading, context.annex)
        _read_row_rules(block, context, found)
        found.entries += entries
        found.amounts += rates
        issues += more
    found.issues += [*issues, *_guesses(reading)]
    _note_fates(block, reading, found)


def _read_row_rules(block: Table, context: Context, found: Found) -> None:
    """The rules that sentences in cells state, each cell once, where it begins."""
    for row, place in enumerate(block.places):
        cells = [cell.text for cell in block.cells if cell.row == row]
        clauses, unread = read_row_clauses(cells, place, context.annex, context.words)
        found.clauses += clauses
        found.fates += unread


def _context(section: Section, captions: tuple[str, ...], rules: tuple[TableRule, ...]) -> Context:
    annex = section.annex
    numbered = next((c for c in reversed(captions) if CAPTION.fullmatch(fold(c)) and re.match(r"\([一二三四五六七八九十]{1,3}\)", fold(c))), "")
    if section.is_annex and annex is None and numbered and not context_class(Context(captions=(numbered,))):
        annex = f"附件（{fold(numbered)[1:].split(')')[0]}）"
    rule = next((r for r in rules if not r.annex or r.annex == annex), TableRule())
    return Context(annex, section.title, captions, rule.list, rule.printed_class, {fold(k): v for k, v in rule.header.items()})


def _note_unread(block: Table, reading: Reading, found: Found) -> None:
    """A table that looks like nothing known is unread as a whole, and an error."""
    heads = [fold(head) for column in reading.columns for head in column.heads[-1:]]
    words = " | ".join(heads) or " | ".join(reading.sheet.slots[0][c].text for c in range(block.columns))
    pasted = ", ".join(f'"{head}" = "…"' for head in dict.fromkeys(heads)) or '"…" = "…"'
    found.issues.append(
        make_issue("unread_table", block.places[0], words, annex=reading.context.annex or "", heads=pasted)
    )
    found.fates += [Fate(p, "table_row", "unread", 0, _row_words(reading, n)) for n, p in enumerate(block.places)]


def _guesses(reading: Reading) -> list[Issue]:
    """What the heads left to guess: a field taken from the values below, or a column whose head says nothing known."""
    place = reading.sheet.place(reading.sheet.header[0]) if reading.sheet.header else reading.sheet.place(0)
    return [
        make_issue(
            "header_guessed" if column.is_guessed else "header_unknown", place, column.heads[-1],
            head=close_gaps(column.heads[-1].replace("\n", "")), field=column.field, annex=reading.context.annex or "",
        )
        for column in reading.columns if column.is_guessed or column.is_unknown
    ]  # fmt: skip


def _note_fates(block: Table, reading: Reading, found: Found) -> None:
    for row, place in enumerate(block.places):
        words = _row_words(reading, row)
        fate = reading.fates.get(row) or _leftover(reading, row)
        found.fates.append(Fate(place, "table_row", fate, reading.counts.get(row, 0), words))
        if fate == "unread":
            found.issues.append(make_issue("unread_row", place, words))


def _leftover(reading: Reading, row: int) -> str:
    """A data row without records: a row of a merged entry (its names stand above), a note, a blank row, or unread."""
    own = [slot for c, slot in enumerate(reading.sheet.slots[row]) if slot.row == row and slot.column == c and slot.text]
    if not own:
        return "text"
    if len(own) == 1 and has_term("note", own[0].text):
        return "note"
    return "unread"


def _row_words(reading: Reading, row: int) -> str:
    own = [s.text for c, s in enumerate(reading.sheet.slots[row]) if s.row == row and s.column == c and s.text]
    return " | ".join(squeeze(text) for text in own)
