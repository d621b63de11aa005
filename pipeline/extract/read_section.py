"""One section of a notice, the body or an annex: its tables, its lists, its prose, and what of it was not read."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.cell_lines import mark_cell_lines
from pipeline.extract.collector import Collector, TableRule
from pipeline.extract.lists_read import check_lists_read
from pipeline.extract.notice.counts import count_section
from pipeline.extract.notice.lines import read_lines
from pipeline.extract.notice.sections import Section
from pipeline.extract.prose.inline_lists import read_runs
from pipeline.extract.prose.prose_line import Around, clause_names, extract_line
from pipeline.extract.prose.training_codes import is_about_codes, read_codes
from pipeline.extract.tables.extract_table import continued_captions, extract_table
from pipeline.extract.tables.pasted import find_pasted_tables
from pipeline.extract.tables.split_tables import head_words, split_table
from pipeline.model.document import Paragraph, Table
from pipeline.model.issues import make_issue
from pipeline.model.printed import Coverage
from pipeline.text import close_gaps


def read_section(section: Section, found: Collector, rules: tuple[TableRule, ...]) -> None:
    """Adds all that a section says to `found`."""
    entries, facts = len(found.entries), _facts(found)
    _take_pasted(section, found, rules)
    mark_cell_lines(section)
    _read_tables(section, found, rules)
    for paragraph in [*section.heads, *(p for lines in section.captions.values() for p in lines)]:
        found.fates.append(Coverage(paragraph.place, "paragraph", "caption", 0, paragraph.text))
    _read_prose(section, found)
    made = found.entries[entries:]
    count_section(section, made, found)
    check_lists_read(section, found, made, _facts(found) - facts)


def _facts(found: Collector) -> int:
    return len(found.amounts) + len(found.pairs) + len(found.codes)


def _read_tables(section: Section, found: Collector, rules: tuple[TableRule, ...]) -> None:
    last: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    for index, block in enumerate(section.blocks):
        if not isinstance(block, Table):
            continue
        above = tuple(close_gaps(p.text) for p in section.captions.get(index, []))
        for part in split_table(block):
            above = part.captions or above or continued_captions(part.table, last)
            last = head_words(part.table), above
            extract_table(part.table, section, above, found, rules)
            if part.band:
                words = " ".join(part.captions)
                found.fates.append(Coverage(part.band, "table_row", "caption", 0, words))


def _read_prose(section: Section, found: Collector) -> None:
    """Lists in prose, codes, and every line."""
    listed, doubts = read_runs(section, section.annex)
    found.entries += [entry for _, entries in listed for entry in entries]
    found.issues += doubts
    body = read_lines(section)
    codes = read_codes(body, section.annex) if is_about_codes(section.title) else []
    found.codes += codes
    runs = {paragraph.place: entries for paragraph, entries in listed}
    around = Around({code.place for code in codes}, runs)
    for line, name in zip(body, clause_names(body, section), strict=True):
        extract_line(line, name, section, found, around)


def _take_pasted(section: Section, found: Collector, rules: tuple[TableRule, ...]) -> None:
    """Reads the tables that were pasted one cell a paragraph, and takes their paragraphs out of the section."""
    for pasted in find_pasted_tables(section):
        before = section.blocks[pasted.start - 1] if pasted.start else None
        above = (
            (close_gaps(before.text),)
            if isinstance(before, Paragraph) and len(before.text) < 40
            else ()
        )
        taken = {id(p) for p in pasted.paragraphs}
        if pasted.table is None:
            section.blocks = [
                replace(b, kind="unread") if id(b) in taken and isinstance(b, Paragraph) else b
                for b in section.blocks
            ]
            continue
        rows = len(found.fates)
        extract_table(pasted.table, section, above, found, rules)
        fates = {fate.place: fate for fate in found.fates[rows:]}
        found.fates[rows:] = list(pasted.fates(fates))
        found.issues += [
            make_issue("unread_lines", fate.place, fate.printed)
            for fate in found.fates[rows:]
            if fate.fate == "unread" and fate.place not in fates
        ]
        section.blocks = [block for block in section.blocks if id(block) not in taken]
