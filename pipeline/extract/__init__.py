"""Document to what it says: entries, amounts, crosswalk, codes, metadata, the fate of every row and paragraph, and doubts.

`extract_document` mirrors; nothing here judges what a name or number means.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.collector import Found, TableRule
from pipeline.extract.notice.annex_checks import check_annexes, check_attachments
from pipeline.extract.notice.cell_lines import mark_cell_lines
from pipeline.extract.notice.lists_read import check_lists_read, check_totals
from pipeline.extract.notice.metadata import read_shell
from pipeline.extract.notice.sections import Section, read_lines, split_sections
from pipeline.extract.prose.inline_lists import read_runs
from pipeline.extract.prose.prose_line import clause_names, extract_line
from pipeline.extract.prose.training_codes import is_about_codes, read_codes
from pipeline.extract.tables.extract_table import continued_captions, extract_table
from pipeline.extract.tables.pasted import find_pasted_tables
from pipeline.extract.tables.split_tables import head_words, split_table
from pipeline.extract.tables.table_rules import stale_rules
from pipeline.model.document import Document, Issue, Paragraph, Table
from pipeline.model.issues import make_issue
from pipeline.model.printed import Amount, Clause, Fate, Shell
from pipeline.text import close_gaps

# What becomes of paragraphs that stand around a notice's own text.
AROUND = {"running": "repeated_header", "about": "caption"}

__all__ = ["Found", "TableRule", "extract_document"]


def extract_document(document: Document, rules: tuple[TableRule, ...] = ()) -> tuple[Shell, Found]:
    """Everything a document says. Nothing is raised: what cannot be read is `unread`, with an issue."""
    sections = split_sections(document)
    found = Found()
    body = read_lines(sections[0])
    for section in sections:
        _read_section(section, found, rules)
    annexes = [section for section in sections if section.is_annex]
    found.issues += check_annexes(body, annexes)
    found.issues += check_attachments(document.attachments, annexes)
    for litter in document.litter:
        found.issues.append(
            make_issue("conversion_litter", litter.place, litter.printed, tag=litter.tag)
        )
    found.issues += document.issues
    about = [p for p in document.paragraphs if p.kind == "about"]
    for paragraph in document.paragraphs:
        fate = AROUND.get(paragraph.kind)
        if fate:
            found.fates.append(Fate(paragraph.place, "paragraph", fate, 0, paragraph.text))
    found.issues += stale_rules(rules, found.met)
    _sort_by_place(document, found)
    return read_shell(sections, [paragraph.text for paragraph in about]), found


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


def _take_pasted(section: Section, found: Found, rules: tuple[TableRule, ...]) -> None:
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
        section.blocks = [block for block in section.blocks if id(block) not in taken]


def _read_section(section: Section, found: Found, rules: tuple[TableRule, ...]) -> None:
    entries, facts = len(found.entries), len(found.amounts) + len(found.pairs) + len(found.codes)
    _take_pasted(section, found, rules)
    mark_cell_lines(section)
    last: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    for index, block in enumerate(section.blocks):
        if isinstance(block, Table):
            above = tuple(close_gaps(p.text) for p in section.captions.get(index, []))
            for part in split_table(block):
                above = part.captions or above or continued_captions(part.table, last)
                last = head_words(part.table), above
                extract_table(part.table, section, above, found, rules)
                if part.band:
                    found.fates.append(
                        Fate(part.band, "table_row", "caption", 0, " ".join(part.captions))
                    )
    for head in section.heads:
        found.fates.append(Fate(head.place, "paragraph", "caption", 0, head.text))
    for lines in section.captions.values():
        found.fates += [Fate(p.place, "paragraph", "caption", 0, p.text) for p in lines]
    listed, doubts = read_runs(section, section.annex)
    runs = {paragraph.place: entries for paragraph, entries in listed}
    found.entries += [entry for entries in runs.values() for entry in entries]
    found.issues += doubts
    body = read_lines(section)
    codes = read_codes(body, section.annex) if is_about_codes(section.title) else []
    found.codes += codes
    for line, name in zip(body, clause_names(body, section), strict=True):
        extract_line(
            line,
            name,
            section,
            found,
            {code.place for code in codes},
            {p: len(e) for p, e in runs.items()},
        )
    made = found.entries[entries:]
    found.issues += check_totals(section, made)
    facts = len(found.amounts) + len(found.pairs) + len(found.codes) - facts
    check_lists_read(section, found, made, facts)
