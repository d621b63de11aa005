"""Forms of a service (办事指南): a label and what it says a row (办结时限 | 20个工作日). Its rows are read as prose, each by itself."""

from __future__ import annotations

from pipeline.extract.collector import Collector
from pipeline.extract.notice.lines import Line
from pipeline.extract.notice.sections import Section
from pipeline.extract.prose.prose_line import Around, extract_line
from pipeline.model.document import Paragraph, Table
from pipeline.model.printed import Coverage
from pipeline.rules.patterns import one_word, pattern
from pipeline.text import close_gaps, fold, join_lines, squeeze

_LABEL = pattern("forms.label")
_COLON = one_word("forms.colon")
# A form has so many rows at the least, and of its labels so many are known.
FEWEST_ROWS, KNOWN = 3, 0.6
# A label is no longer than this.
LONGEST_LABEL = 14


def is_form(table: Table) -> bool:
    """Whether a table is two columns wide, without cells that reach over others, its first column labels of which most are known."""
    rows = [[cell.text.strip() for cell in row] for row in table.rows()]
    is_plain = table.columns == 2 and len(table.cells) == 2 * len(rows)
    if not is_plain or len(rows) < FEWEST_ROWS:
        return False
    labels = [fold(label) for label, _ in rows]
    are_short = all(0 < len(label) <= LONGEST_LABEL for label in labels)
    known = sum(bool(_LABEL.fullmatch(label)) for label in labels)
    return are_short and len(set(labels)) == len(labels) and known >= KNOWN * len(labels)


def read_form(table: Table, section: Section, found: Collector) -> None:
    """Adds what the rows of a form say, and their fates."""
    around = Around()
    for row, place in zip(table.rows(), table.places, strict=True):
        label, words = (close_gaps(join_lines(cell.text.split("\n"))) for cell in row)
        printed = Paragraph(f"{label}{words}", place)
        # The colon between the two is ours: it counts for nothing.
        line = Line(f"{label}{_COLON}{words}", "", (printed,), begin=-1)
        made = len(found.amounts) + len(found.clauses) + len(found.entries)
        extract_line(line, "", section, found, around)
        count = len(found.amounts) + len(found.clauses) + len(found.entries) - made
        fate = "records" if count else "text"
        said = f"{squeeze(label)} | {squeeze(words)}"
        found.fates.append(Coverage(place, "table_row", fate, count, said))
