"""Tables of the ICDAR-2013 competition (67 documents), read from the PDF alone: ours beside pdfplumber's extract_tables().

The score is that of adjacency relations: for each cell its next filled neighbour to the right and below, compared by their
words, white space apart. Precision and recall are means over the documents. Four documents are described in two files that
repeat each other: a relation counts as often as in the file that has it most.

The files are not part of the project: tabula-java (MIT) keeps them in src/test/resources/technology/tabula/icdar2013-dataset.
Run: python -m bench icdar --data FOLDER
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.etree import ElementTree

# First and last row, first and last column, words.
Cell = tuple[int, int, int, int, str]
# Words of a cell, words of its neighbour, and whether that stands below.
Relations = Counter[tuple[str, str, bool]]


def relations(cells: Iterable[Cell]) -> Relations:
    """The adjacency relations of a table; cells without words are none."""
    filled = [(*cell[:4], _bare(cell[4])) for cell in cells if _bare(cell[4])]
    owner = {
        (row, column): number
        for number, (top, foot, left, right, _) in enumerate(filled)
        for row in range(top, foot + 1)
        for column in range(left, right + 1)
    }
    height = max((row for row, _ in owner), default=-1) + 1
    width = max((column for _, column in owner), default=-1) + 1
    found: Relations = Counter()
    for number, (top, foot, left, right, text) in enumerate(filled):
        beside = [
            _first(owner, [(row, column) for column in range(right + 1, width)])
            for row in range(top, foot + 1)
        ]
        below = [
            _first(owner, [(row, column) for row in range(foot + 1, height)])
            for column in range(left, right + 1)
        ]
        for others, is_below in ((beside, False), (below, True)):
            for other in {*others} - {None, number}:
                assert other is not None
                found[text, filled[other][4], is_below] += 1
    return found


def _bare(text: str | None) -> str:
    return re.sub(r"[\s_]", "", text or "").lower()


def _first(owner: dict[tuple[int, int], int], places: list[tuple[int, int]]) -> int | None:
    return next((owner[place] for place in places if place in owner), None)


def read_truth(path: Path) -> Relations:
    """The relations that a file of the competition names."""
    found: Relations = Counter()
    for region in ElementTree.parse(path).getroot().iter("region"):
        cells = []
        for cell in region.iter("cell"):
            row, column = int(cell.get("start-row", 0)), int(cell.get("start-col", 0))
            foot, right = int(cell.get("end-row", row)), int(cell.get("end-col", column))
            cells.append((row, foot, column, right, cell.findtext("content") or ""))
        found += relations(cells)
    return found


def read_documents(folder: Path) -> dict[Path, Relations]:
    """For each PDF what stands in it."""
    documents: dict[Path, Relations] = {}
    for path in sorted(folder.rglob("*-str.xml")):
        stem = path.name.removesuffix("-str.xml")
        pdf = path.with_name(f"{stem}.pdf")
        if not pdf.exists():
            pdf = path.with_name(f"{stem[:-1]}a.pdf")
        documents[pdf] = documents.get(pdf, Counter()) | read_truth(path)
    return documents


def by_ours(path: Path) -> Relations:
    """What this project reads."""
    from pipeline import read_document

    found: Relations = Counter()
    for table in read_document(path).tables:
        found += relations(
            (c.row, c.row + c.row_span - 1, c.column, c.column + c.column_span - 1, c.text)
            for c in table.cells
        )
    return found


def by_pdfplumber(path: Path) -> Relations:
    """What a few lines of pdfplumber give."""
    import pdfplumber

    found: Relations = Counter()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                found += relations(
                    (r, r, c, c, text or "")
                    for r, row in enumerate(table)
                    for c, text in enumerate(row)
                )
    return found


def score(
    documents: dict[Path, Relations], engine: Callable[[Path], Relations]
) -> dict[str, tuple[float, float]]:
    """Precision and recall of each document."""
    shares = {}
    for path, wanted in documents.items():
        found = engine(path)
        right = (wanted & found).total()
        shares[path.name] = right / max(found.total(), 1), right / max(wanted.total(), 1)
    return shares


def run(data: Path, is_verbose: bool = False) -> None:
    """Print precision, recall and F1 of both; with `is_verbose` of each document too."""
    documents = read_documents(data)
    for name, engine in (("ours", by_ours), ("pdfplumber", by_pdfplumber)):
        start = time.process_time()
        shares = score(documents, engine)
        seconds = time.process_time() - start
        precision, recall = (sum(pair[i] for pair in shares.values()) / len(shares) for i in (0, 1))
        print(
            f"{name:<10} {len(shares)} documents, precision {precision:.3f}, recall {recall:.3f},"
            f" F1 {2 * precision * recall / (precision + recall):.3f}, {seconds:.1f} s"
        )
        if is_verbose:
            for document, pair in sorted(shares.items(), key=lambda item: sum(item[1])):
                print(f"    {document:<20} {pair[0]:.3f} {pair[1]:.3f}")
