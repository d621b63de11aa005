"""Rules that sentences in the cells of a table state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.programmes import programme_of
from pipeline.extract.prose.headings import Heads
from pipeline.extract.prose.printed_facts import to_clause
from pipeline.extract.prose.prose_line import words_of
from pipeline.extract.prose.read_prose import read_prose
from pipeline.model.document import Place
from pipeline.model.places import offsets_of
from pipeline.model.printed import Clause, Coverage
from pipeline.text import squeeze

_SENTENCE = re.compile(r"[，,。；;].{2,}[，,。；;%]")


def read_row_rules(
    cells: Sequence[str], place: Place, name: str | None, words: Sequence[str]
) -> tuple[list[Clause], list[Coverage]]:
    """(rules that the sentences in the cells of a row state, fates of their unread numbers); `words` are the other words of the
    table that say what it is about. Amounts and hours of cells are the affair of rates."""
    clauses: list[Clause] = []
    fates: list[Coverage] = []
    programme = programme_of(*reversed(words), *cells)
    count = 0
    for text, begin in zip(cells, offsets_of(cells), strict=True):
        if not _SENTENCE.search(text):
            continue
        reading = read_prose(text, Heads(tuple(words)))
        for rule in reading.rules:
            made = to_clause(reading, rule, place, name)
            clauses.append(replace(made, programme=programme, offset=begin + rule.start))
        for number in (n for n in reading.unread if n.kind not in {"yuan", "hours"}):
            count += 1
            spot = Place(f"{place.anchor}.n{count}", place.page, place.bbox)
            fates.append(
                Coverage(spot, "number", "unread", 0, f"{words_of(number)} | {squeeze(text)}")
            )
    return clauses, fates
