"""Document to what it says: entries, amounts, crosswalk, codes, metadata, the fate of every row and paragraph, and doubts.

`extract_document` mirrors; nothing here judges what a name or number means.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.collector import Collector, TableRule
from pipeline.extract.notice.annex_checks import check_annexes, check_attachments
from pipeline.extract.notice.counts import count_body
from pipeline.extract.notice.label_tables import labels_of
from pipeline.extract.notice.lines import read_lines
from pipeline.extract.notice.metadata import read_metadata
from pipeline.extract.notice.said_of_tables import said_of_tables
from pipeline.extract.notice.sections import split_sections
from pipeline.extract.prose.base_amounts import settle_base_amounts
from pipeline.extract.read_section import read_section
from pipeline.extract.tables.table_rules import stale_rules
from pipeline.model.document import Cause, Document, Issue, Place, Table
from pipeline.model.issues import make_issue
from pipeline.model.printed import Amount, Clause, Coverage, NoticeMetadata

# What becomes of paragraphs that stand around a notice's own text.
AROUND = {"running": "repeated_header", "about": "caption"}

__all__ = ["Collector", "TableRule", "extract_document"]


def extract_document(
    document: Document, rules: tuple[TableRule, ...] = ()
) -> tuple[NoticeMetadata, Collector]:
    """Everything a document says. Nothing is raised: what cannot be read is `unread`, with an issue."""
    sections = split_sections(document)
    found = Collector(said=said_of_tables(sections))
    body = read_lines(sections[0])
    for section in sections:
        read_section(section, found, rules)
    settle_base_amounts(found)
    annexes = [section for section in sections if section.is_annex]
    count_body(body, sections, found)
    found.issues += check_annexes(body, annexes, bool(document.attachments))
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
            found.fates.append(Coverage(paragraph.place, "paragraph", fate, 0, paragraph.text))
    found.fates += _beside(document)
    found.issues += stale_rules(rules, found.met)
    _sort_by_place(document, found)
    said = [paragraph.text for paragraph in about]
    said += [line for b in document.blocks if isinstance(b, Table) for line in labels_of(b)]
    return read_metadata(sections, said), found


def _beside(document: Document) -> Iterator[Coverage]:
    """The sentences with numbers that a web page prints outside of the notice: unread (the reader has told of them)."""
    said = [item for item in document.left_out if item.cause is Cause.BESIDE]
    for number, item in enumerate(said, 1):
        yield Coverage(Place(f"{item.place.anchor}.b{number}"), "paragraph", "unread", 0, item.text)


def _sort_by_place(document: Document, found: Collector) -> None:
    """Amounts, fates and issues in document order; entries keep their issuer's order."""
    order: dict[str, int] = {}
    for block in document.blocks:
        for place in block.places if isinstance(block, Table) else (block.place,):
            order.setdefault(place.anchor, len(order))

    def rank(row: Amount | Clause | Coverage | Issue) -> int:
        anchor = row.place.anchor
        return order.get(anchor, order.get(anchor.rpartition(".n")[0], len(order)))

    found.amounts.sort(key=rank)
    found.clauses.sort(key=rank)
    found.fates.sort(key=rank)
    found.issues.sort(key=rank)
