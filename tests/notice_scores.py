"""What became of the facts of a whole notice: each fact of the truth is exact, wrong, in doubt, told to be unread, or lost.

A sure row that no fact of the truth equals is wrong too. Amounts: `tests/notice_amounts.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.notice_words import bare, class_of, rules_of

Row = dict[str, Any]
Faults = list[str]
FATES = ("exact", "doubt", "told", "wrong", "lost")


@dataclass
class Tally:
    """Facts of one kind by their fate, with a line for each that is not exact."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[tuple[str, str]] = field(default_factory=list)

    def add(self, fate: str, line: str) -> None:
        self.counts[fate] += 1
        if fate != "exact":
            self.lines.append((fate, line))


class Unread:
    """The words of rows, paragraphs and numbers that are told to be unread; a number there tells of one fact."""

    def __init__(self, coverage: Iterable[Row]) -> None:
        rows = [r for r in coverage if r["fate"] == "unread"]
        texts = [
            r["printed"].split("|")[0] if r["kind"] == "number" else r["printed"] for r in rows
        ]
        self.numbers = Counter(n for text in texts for n in _numbers(text))
        self.names = bare(" ".join(texts))

    def tells_number(self, printed: str) -> bool:
        found = next((n for n in _numbers(printed) if self.numbers[n] > 0), None)
        self.numbers[found or ""] -= 1
        return found is not None


def _numbers(text: str) -> list[str]:
    return re.findall(
        r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3})", "", str(text).translate(_WIDE))
    )


_WIDE = str.maketrans("０１２３４５６７８９，．％", "0123456789,.%")


def pair(
    wanted: list[Row], rows: list[Row], judge: Callable[[Row, Row], Faults | None]
) -> dict[int, tuple[Row, Faults]]:
    """For each wanted fact the row that it is paired with, the fewest faults first, each row once."""
    found = [
        (len(faults), n, m, faults)
        for n, want in enumerate(wanted)
        for m, row in enumerate(rows)
        if (faults := judge(want, row)) is not None
    ]
    pairs: dict[int, tuple[Row, Faults]] = {}
    used: set[int] = set()
    for _, n, m, faults in sorted(found, key=lambda f: f[:3]):
        if n not in pairs and m not in used:
            pairs[n] = rows[m], faults
            used.add(m)
    return pairs


def score_entries(truth: Row, tables: dict[str, list[Row]], unread: Unread) -> Tally:
    """Entries of the truth against the occupations, by name, class and whether the catalogue takes them for scarce."""
    rows, tally = tables["occupations"], Tally()
    scarce = {bare(e["name"]).split("（")[0] for e in truth["entries"] if e["scarce"]}
    stands = _scarce_entries(tables["catalogue"])

    def judge(want: Row, row: Row) -> Faults | None:
        if bare(row["printed_name"]) != bare(want["name"]):
            return None
        classes = {class_of(row["subsidy_class"]), class_of(row["scarcity"])}
        faults = [] if class_of(want["class"]) in classes else ["class"]
        is_scarce = True if row["list"] == "scarce" else stands.get(row["entry_id"], False)
        both = not want["scarce"] and bare(want["name"]).split("（")[0] in scarce
        # Of a list that the notice says nothing about (null), not scarce and not known are the same.
        is_right = is_scarce is None or is_scarce == bool(want["scarce"])
        return faults if both or is_right else [*faults, "scarce"]

    pairs = pair(truth["entries"], rows, judge)
    for n, want in enumerate(truth["entries"]):
        words = f"{want['name']} {want['class'] or ''}{' scarce' if want['scarce'] else ''} | {want['place']}"
        if n not in pairs:
            tally.add("told" if bare(want["name"]) in unread.names else "lost", words)
        elif pairs[n][0]["doubts"]:
            tally.add("doubt", f"{words} {pairs[n][0]['doubts']}")
        else:
            tally.add("wrong" if pairs[n][1] else "exact", f"{words} {pairs[n][1]}")
    used, known = (
        {id(row) for row, _ in pairs.values()},
        {bare(e["name"]) for e in truth["entries"]},
    )
    for row in rows:
        if (
            id(row) not in used
            and bare(row["printed_name"]) not in known
            and not row["is_residual"]
        ):
            tally.add(
                f"extra, {'doubt' if row['doubts'] else 'sure'}",
                f"{row['printed_name']} {row['source']}",
            )
    return tally


def _scarce_entries(catalogue: list[Row]) -> dict[str, bool | None]:
    found: dict[str, bool | None] = {}
    for row in catalogue:
        old = found.get(row["entry_id"])
        found[row["entry_id"]] = True if old or row["is_scarce"] else row["is_scarce"]
    return found


def score_rules(truth: Row, tables: dict[str, list[Row]], unread: Unread) -> Tally:
    """Rules of the truth by kind and value; class hours of a table may stand with its amounts, a limit in another fact's condition."""
    tally, rows = Tally(), [end for row in tables["rules"] for end in _ends(row)]
    pairs = pair(truth["rules"], rows, _rule_faults)
    used = {id(row) for row, _ in pairs.values()}
    for n, want in enumerate(truth["rules"]):
        words = f"{want['what']} {want['number']} {want['unit']} | {want['condition'] or ''} | {want['sentence']}"
        if n in pairs:
            row, faults = pairs[n]
            fate = "doubt" if row["doubts"] else "wrong" if faults else "exact"
            tally.add(fate, f"{words} READ {say_rule(row)}")
        elif _stands_elsewhere(want, tables):
            tally.add("exact", words)
        else:
            tally.add("told" if unread.tells_number(str(want["number"])) else "lost", words)
    for row in rows:
        again = any(_rule_faults(want, row) == [] for want in truth["rules"])
        own = (row["source"], row["quote"], row["rule"])
        is_end = any((r["source"], r["quote"], r["rule"]) == own for r, _ in pairs.values())
        if id(row) not in used and not again and not is_end:
            tally.add(f"extra, {'doubt' if row['doubts'] else 'sure'}", say_rule(row))
    return tally


def _ends(row: Row) -> list[Row]:
    """A rule, once for each end of a range: the truth has them as two."""
    if row["value"] is None or row["value_max"] in {None, row["value"]}:
        return [row]
    return [{**row, "value_max": None}, {**row, "value": None}]


def _rule_faults(want: Row, row: Row) -> Faults | None:
    numbers = {want["number"], want["number"] - 100 if want["number"] > 100 else want["number"]}
    read = {round(v, 2) for v in (row["value"], row["value_max"]) if v is not None}
    if not numbers & read or ("%" in want["unit"]) != (row["unit"] == "percent"):
        return None
    kinds = rules_of(want["what"])
    return [] if row["rule"] in kinds or not kinds else ["rule"]


def _stands_elsewhere(want: Row, tables: dict[str, list[Row]]) -> bool:
    number = want["number"]
    if "元" in want["unit"]:
        return any(r["amount_yuan"] == number for r in tables["rates"])
    if "时" in want["unit"] and any(r["class_hours"] == number for r in tables["rates"]):
        return True
    said = f"{number}{want['unit'].split('（')[0]}".replace("次/年", "次")
    facts = [*tables["rates"], *tables["rules"]]
    return any(said in bare(f"{r['condition']}{r.get('item')}") for r in facts)


def score_notice(truth: Row, notice: Row) -> Tally:
    """What the notice says of itself, value by value."""
    tally = Tally()
    for name, column in (
        ("title", "title"), ("number", "document_number"), ("issuers", "issuers"), ("region", "region_name"),
        ("issued_on", "issued_on"), ("effective_from", "effective_from"), ("effective_to", "effective_to"),
    ):  # fmt: skip
        want, read = truth[name], notice[column]
        is_right = (
            str(read).endswith(want) if name == "region" and want else _flat(read) == _flat(want)
        )
        fate = "exact" if is_right else "wrong" if read else "told"
        tally.add(fate, f"{name}: {want} READ {read}")
    return tally


def _flat(value: object) -> str:
    return bare("、".join(value) if isinstance(value, list) else value)


def say_rule(row: Row) -> str:
    names = (
        "rule",
        "programme",
        "value",
        "value_max",
        "unit",
        "condition",
        "quote",
        "doubts",
        "source",
    )
    return " ".join(f"{k}={row[k]}" for k in names if row[k] not in (None, [], ""))
