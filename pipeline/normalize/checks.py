"""Doubts about the lists of a notice: gaps and jumps in 序号, doubled names and codes, odd codes, values cut short."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice, pairwise

from pipeline.extract.name_lists import bracket_words
from pipeline.model.document import Issue, Place
from pipeline.model.issues import make_issue
from pipeline.model.places import place_of
from pipeline.model.rows import OccupationRow
from pipeline.model.vocabularies import ListName
from pipeline.rules.patterns import pattern
from pipeline.text import fold, fold_dashes

Rows = Sequence[OccupationRow]
# A list counts as ordered by code where at most this share of its rows steps back.
FEW_STEPS_BACK = 0.15
# So often must a whole value stand in a column for its beginning to look cut short.
OFTEN = 3
_LISTED = frozenset({ListName.SUBSIDISED, ListName.GENERAL, ListName.MANUFACTURING})
_SEVERAL = pattern("printed_codes.several")


def check_lists(rows: Rows, file: str) -> list[Issue]:
    """All doubts about the lists of one notice; `file` is its main file, such as `place-2024/notice.pdf`."""
    lists: dict[tuple[str | None, str], list[OccupationRow]] = defaultdict(list)
    for row in rows:
        lists[row.annex, row.list].append(row)
    check = _Checks(file)
    issues: list[Issue] = []
    tables = _numbers_of_tables(rows)
    for group in lists.values():
        for part in _runs(group):
            issues += [*check.gaps(part, tables), *check.code_jumps(part)]
        issues += [*check.doubles(group), *check.odd_codes(group), *check.cut_values(group)]
    return issues + check.scarce_not_listed(rows)


def _numbers_of_tables(rows: Rows) -> dict[str, set[int | None]]:
    """The 序号 of each printed table, whichever lists its entries are of."""
    found: dict[str, set[int | None]] = defaultdict(set)
    for row in rows:
        found[_table_of(row)].add(row.seq)
    return found


def _table_of(row: OccupationRow) -> str:
    return row.source.rpartition(".")[0]


def count_entries(rows: Rows, said: Sequence[str]) -> tuple[int, int, int]:
    """(entries read of lists that the notice counts, how many it says they are, entries of lists that nothing counts). What
    it says (`附件1=75`) goes before its 序号."""
    totals = {annex: int(number) for annex, _, number in (one.rpartition("=") for one in said)}
    annexes: dict[str, list[OccupationRow]] = defaultdict(list)
    for row in rows:
        annexes[row.annex or ""].append(row)
    if set(totals) == {""}:
        return len(rows), totals[""], 0
    read = counted = uncounted = 0
    for annex, group in annexes.items():
        numbered = _numbered(group)
        if annex in totals:
            read, counted = read + len(group), counted + totals[annex]
        elif numbered[1]:
            read, counted = read + numbered[0], counted + numbered[1]
        else:
            uncounted += len(group)
    return read, counted, uncounted


def _numbered(rows: Rows) -> tuple[int, int]:
    """(序号 read, the last 序号), over the runs of an annex: a list may go on with the numbers of the one before."""
    runs = [{row.seq for row in run if row.seq is not None} for run in _runs(rows)]
    return sum(map(len, runs)), sum(max(run) for run in runs if run)


def _runs(rows: Rows) -> list[list[OccupationRow]]:
    """Parts of a list within which 序号 counts on: a new one begins where it starts again at 1."""
    parts: list[list[OccupationRow]] = [[]]
    for row in rows:
        if row.seq == 1 and parts[-1]:
            parts.append([])
        parts[-1].append(row)
    return parts


class _Checks:
    """The checks of one notice, whose main file they need to name places."""

    def __init__(self, file: str) -> None:
        self.file = file

    def place(self, row: OccupationRow) -> Place:
        return place_of(row, self.file)

    def gaps(self, rows: Rows, tables: Mapping[str, Collection[int | None]]) -> list[Issue]:
        """serial_gap where numbers are missing that no other list of the same table has; serial_jump where a number is not above
        the one before. Rows stand in the issuer's order, so side-by-side lists have neither."""
        issues = []
        numbered = [(row, row.seq) for row in rows if row.seq is not None]
        for (_, before), (row, now) in pairwise(numbered):
            place, printed = self.place(row), f"{now} {row.printed_name}"
            if now - before > 1:
                there = tables[_table_of(row)]
                lost = list(islice((n for n in range(before + 1, now) if n not in there), 20))
                if not lost:
                    continue
                words = {"missing": "、".join(map(str, lost)), "before": before, "after": now}
                issues.append(make_issue("serial_gap", place, printed, "", row.entry_id, **words))
            elif now <= before:
                issues.append(
                    make_issue(
                        "serial_jump", place, printed, "", row.entry_id, now=now, before=before
                    )
                )
        return issues

    def code_jumps(self, rows: Rows) -> list[Issue]:
        """serial_jump where a list that is ordered by code, class by class, steps back."""
        coded = [(row, _code(row)) for row in rows if row.printed_code]
        steps = [
            (before, row, code < last and len(code) == len(last))
            for (before, last), (row, code) in pairwise(coded)
            if before.subsidy_class == row.subsidy_class
        ]
        back = [(before, row) for before, row, is_back in steps if is_back]
        if len(steps) < 10 or len(back) > FEW_STEPS_BACK * len(steps):
            return []
        return [
            make_issue("serial_jump", self.place(row), f"{row.printed_name} {row.printed_code}",
                       fact=row.entry_id, now=row.printed_code, before=before.printed_code)
            for before, row in back
        ]  # fmt: skip

    def doubles(self, rows: Rows) -> Iterator[Issue]:
        """duplicate_name (brackets apart) and duplicate_code, at every row but the first."""
        named = [row for row in rows if not row.is_residual]
        for group in _group(named, _name_key):
            other = self.place(group[0]).anchor
            for row in group[1:]:
                words = {"count": len(group), "other": other}
                yield make_issue(
                    "duplicate_name", self.place(row), row.printed_name, "", row.entry_id, **words
                )
        for group in _group(named, _code):
            other = self.place(group[0]).anchor
            for row in group[1:]:
                words = {"count": len(group), "other": other}
                yield make_issue(
                    "duplicate_code",
                    self.place(row),
                    row.printed_code or "",
                    "",
                    row.entry_id,
                    **words,
                )

    def odd_codes(self, rows: Rows) -> list[Issue]:
        """odd_code where a code has another shape than nine tenths of its column; two_codes where a cell holds two."""
        coded = [
            (row, row.printed_code, re.sub(r"\d", "9", _code(row)))
            for row in rows
            if row.printed_code
        ]
        shapes = Counter(shape for _, _, shape in coded)
        issues = []
        for row, printed, shape in coded:
            if _SEVERAL.search(shape):
                issues.append(make_issue("two_codes", self.place(row), printed, fact=row.entry_id))
            elif shapes[shape] < 0.1 * len(coded):
                issues.append(
                    make_issue("odd_code", self.place(row), printed, "printed_code", row.entry_id)
                )
        return issues

    def cut_values(self, rows: Rows) -> list[Issue]:
        """cut_value where an industry or certificate is the beginning of another that the column prints often."""
        return [
            *self._cut_values("industry", [(row, row.industry) for row in rows if row.industry]),
            *self._cut_values(
                "certificate", [(row, row.certificate) for row in rows if row.certificate]
            ),
        ]

    def _cut_values(
        self, column: str, values: Sequence[tuple[OccupationRow, str]]
    ) -> Iterator[Issue]:
        counts = Counter(value for _, value in values)
        wholes = _wholes(counts)
        for row, value in values:
            whole = wholes.get(value)
            if whole and counts[value] * OFTEN <= counts[whole]:
                words = {"whole": whole, "count": counts[whole]}
                yield make_issue("cut_value", self.place(row), value, column, row.entry_id, **words)

    def scarce_not_listed(self, rows: Rows) -> list[Issue]:
        """A scarce occupation that no other list of the notice names, by name or code."""
        listed = [row for row in rows if row.list in _LISTED and not row.is_residual]
        names, codes = {row.name for row in listed}, {_code(row) for row in listed} - {""}
        scarce = [row for row in rows if row.list is ListName.SCARCE]
        alone = [
            row for row in scarce if listed and row.name not in names and _code(row) not in codes
        ]
        if 3 * len(alone) > len(scarce):
            first, words = alone[0], {"count": len(alone), "total": len(scarce)}
            return [
                make_issue("scarce_apart", self.place(first), first.printed_name, "", "", **words)
            ]
        return [
            make_issue("scarce_not_listed", self.place(row), row.printed_name, fact=row.entry_id)
            for row in alone
        ]


def _group(rows: Rows, key: Callable[[OccupationRow], str]) -> list[list[OccupationRow]]:
    """Rows of the same key, in order of their first; rows without one are left out."""
    groups: dict[str, list[OccupationRow]] = defaultdict(list)
    for row in rows:
        if key(row):
            groups[key(row)].append(row)
    return list(groups.values())


def _code(row: OccupationRow) -> str:
    return fold_dashes(fold(row.printed_code)) if row.printed_code else ""


def _name_key(row: OccupationRow) -> str:
    return (bracket_words(row.name)[0] or row.name) + (row.level or "")


def _wholes(counts: Counter[str]) -> dict[str, str]:
    """A beginning -> the most frequent longer value that begins so, of those that stand often; each value is walked once."""
    found: dict[str, str] = {}
    for whole, number in counts.most_common():
        if number < OFTEN:
            break
        for end in range(1, len(whole)):
            found.setdefault(whole[:end], whole)
    return found
