"""One paragraph of prose: its amounts, its rules, and its fate."""

from __future__ import annotations

from collections import Counter

from pipeline.extract.collector import Found
from pipeline.extract.notice.sections import Line, Section
from pipeline.extract.prose.clause_lines import read_line_clauses
from pipeline.extract.prose.prose_amounts import read_amounts
from pipeline.model.document import Place
from pipeline.model.issues import make_issue
from pipeline.model.printed import Amount, Fate
from pipeline.rules.vocabulary import first_term, has_term
from pipeline.text import fold


def extract_line(
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
        fate = _fate(
            line,
            part.kind,
            section,
            bool(amounts or clauses) or place in coded or part.place in runs,
        )
        count = (
            runs.get(part.place, 0)
            + (len(amounts) if part is line.parts[0] else 0)
            + ruled[part.place]
        )
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
    around = around or first_term("programme", section.title)
    phrases = read_amounts(line.text)
    amounts = [
        Amount(
            # As in a table: an amount for a grade that no other programme is named for is one for its certificate.
            line.parts[0].place, clause, phrase.programme or around or ("vocational_qualification" if phrase.grade else ""),
            phrase.printed, phrase.figure, phrase.printed_class, phrase.item, printed_grade=phrase.grade, unit=phrase.unit,
            printed_hours=phrase.hours, printed_cap=phrase.cap, formula=phrase.formula, offset=phrase.offset,
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
