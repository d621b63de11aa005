"""Rules that sentences in the cells of a table state, and the sums and class hours of cells that nothing was made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.base.remembered import remembered
from pipeline.extract.programmes import programme_of
from pipeline.extract.prose.headings import Heads
from pipeline.extract.prose.odd_sums import odd_sums
from pipeline.extract.prose.printed_facts import to_clause
from pipeline.extract.prose.prose_line import is_listed, words_of
from pipeline.extract.prose.read_prose import read_prose
from pipeline.extract.prose.scan import numbers_of, scan
from pipeline.extract.prose.tokens import Number
from pipeline.model.document import Place
from pipeline.model.places import offsets_of
from pipeline.model.printed import Amount, Clause, Coverage
from pipeline.rules.numerals import read_figure
from pipeline.text import fold, hide_note_marks, squeeze

# What the amounts of a table hold.
OF_RATES = frozenset({"yuan", "hours"})
# Figures without any unit: no sum, no hours, nothing of a kind.
_BARE = re.compile(r"[\d\s.,-]*")
_SENTENCE = re.compile(r"[，,。；;].{2,}[，,。；;%]")


def read_row_rules(
    cells: Sequence[str],
    place: Place,
    name: str | None,
    words: Sequence[str],
    made: Sequence[Amount] = (),
) -> tuple[list[Clause], list[Coverage]]:
    """(rules that the sentences in the cells of a row state, fates of their unread numbers); `words` are the other words of the
    table that say what it is about. Amounts and hours of cells are the affair of rates: `made` are those of the row, and a sum or
    hours of a cell that none of them holds is unread."""
    clauses: list[Clause] = []
    fates: list[Coverage] = []
    programme = programme_of(*reversed(words), *cells)
    count = 0
    for text, begin in zip(cells, offsets_of(cells), strict=True):
        unread: list[Number] = []
        is_sentence = bool(_SENTENCE.search(text))
        if is_sentence:
            reading = read_prose(text, Heads(tuple(words)))
            for rule in reading.rules:
                clause = to_clause(reading, rule, place, name)
                clauses.append(replace(clause, programme=programme, offset=begin + rule.start))
            unread += [n for n in reading.unread if n.kind not in OF_RATES]
        for number in [*unread, *unread_numbers(text, made, is_sentence)]:
            count += 1
            spot = Place(f"{place.anchor}.n{count}", place.page, place.bbox)
            fates.append(
                Coverage(spot, "number", "unread", 0, f"{words_of(number)} | {squeeze(text)}")
            )
    return clauses, fates


def unread_numbers(text: str, made: Sequence[Amount], has_rules: bool = False) -> list[Number]:
    """The numbers of a cell that nothing was made of: sums of money and class hours that no amount of its row holds; in a row of
    amounts those of other kinds too, where the cell was not read for rules and is more than its number."""
    told = [n for n in _numbers(text) if n.kind in OF_RATES or (made and n.kind and not has_rules)]
    return [n for n in told if is_listed(n) and not any(_holds(amount, n) for amount in made)]


@remembered
def _numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a cell in order, and its odd sums; one that is all of the cell is its value, unless it is money. Lists print the
    same words in many cells, and most of their numbers (codes, amounts, serial numbers) stand without any word."""
    if not re.search(r"\d", text) or _BARE.fullmatch(text):
        return ()
    plain = hide_note_marks(text)
    numbers = sorted(numbers_of(scan(plain)[0]), key=lambda number: number.start)
    numbers += odd_sums(fold(plain), numbers)
    whole = (0, len(fold(plain)))
    return tuple(n for n in numbers if n.kind == "yuan" or (n.start, n.end) != whole)


def _holds(amount: Amount, number: Number) -> bool:
    """Whether a number is the sum, the limit or the hours of an amount, or stands in the words it is kept as."""
    if number.kind != "yuan":
        kept = (amount.printed_hours, amount.condition, amount.formula)
        return any(number.figure in re.findall(r"[\d.]+", fold(said)) for said in kept if said)
    ends = {read_figure(end) for end in (*amount.figure.split("—"), amount.printed_cap)}
    is_whole = any(v is not None and float(v) in {number.low, number.high} for v in ends)
    printed = number.figure or number.printed
    return is_whole or any(
        printed in fold(w) for w in (amount.formula, amount.condition, amount.figure)
    )
