"""Document to what it says: entries, amounts, crosswalk, codes, metadata, the fate of every row and paragraph, and doubts.

`extract_document` mirrors; nothing here judges what a name or number means.
"""

from __future__ import annotations

from pipeline.extract.collector import Found, TableRule
from pipeline.extract.notice.annex_checks import check_annexes, check_attachments
from pipeline.extract.notice.metadata import read_shell
from pipeline.extract.notice.sections import Section, read_lines, split_sections
from pipeline.extract.prose.clause_lines import clause_names
from pipeline.extract.prose.inline_lists import read_runs
from pipeline.extract.prose.prose_line import extract_line
from pipeline.extract.prose.training_codes import is_about_codes, read_codes
from pipeline.extract.tables.extract_table import continued_captions, extract_table
from pipeline.extract.tables.split_tables import head_words, split_table
from pipeline.extract.tables.table_rules import stale_rules
from pipeline.model.document import Document, Issue, Table
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


def _read_section(section: Section, found: Found, rules: tuple[TableRule, ...]) -> None:
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
    runs = {paragraph.place: entries for paragraph, entries in read_runs(section, section.annex)}
    found.entries += [entry for entries in runs.values() for entry in entries]
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
