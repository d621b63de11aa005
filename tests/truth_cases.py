"""Cases written as truth: paragraphs and tables with the facts they hold. They are read as a notice is, and compared part by part.

The rules of comparison are those of `tests/sentences/blind/README.md`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.extract import extract_document
from pipeline.judgement.corrections import Corrections
from pipeline.model.document import Cell, Document, Paragraph, Place, Table
from pipeline.normalize.amounts import build_rates
from pipeline.normalize.entries import build_occupations
from pipeline.normalize.rules import build_rules
from pipeline.text import fold
from tests.compare import plain

Row = dict[str, Any]
At = tuple[int, int]
Spans = dict[At, tuple[int, int]]
HEAD = ("关于做好有关工作的通知", "测人社发〔2026〕1号", "各有关单位：")
WORDS = {"condition", "item", "occupation", "formula"}
# Columns compared for each kind of row.
RATES = (
    "amount_yuan", "amount_min_yuan", "amount_max_yuan", "programme", "grade", "unit", "component", "scarcity", "subsidy_class",
    "beneficiary", "condition", "bound", "class_hours", "cap_yuan", "item", "formula", "occupation",
)  # fmt: skip
RULES = (
    "rule", "value", "value_max", "unit", "programme", "grade_low", "grade_high", "scarcity", "beneficiary", "condition", "of_what",
    "bound",
)  # fmt: skip
ENTRIES = (
    "list",
    "printed_name",
    "seq",
    "scarcity",
    "grade_low",
    "grade_high",
    "work_types",
    "subsidy_class",
)
DEFAULTS = {"scarcity": "any", "component": "total", "bound": "exact"}
WITH_BOUND = {"scarce_uplift", "uplift", "share", "age_range"}
# The part that a doubt is about.
DOUBTS = {
    "doubtful_amount": {"amount_yuan", "amount_min_yuan", "amount_max_yuan"}, "doubtful_unit": {"unit"}, "doubtful_grade": {"grade", "grade_low"},
    "doubtful_class": {"subsidy_class"}, "doubtful_programme": {"programme"}, "doubtful_beneficiary": {"beneficiary"},
    "doubtful_scarcity": {"scarcity"}, "doubtful_condition": {"condition"},
}  # fmt: skip


@dataclass
class Score:
    """What became of the facts of a case."""

    exact: int = 0
    doubtful: int = 0
    unread: int = 0
    wrong: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def read_cases(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def document_of(case: Row) -> Document:
    """The case as a document: a neutral head, then its blocks."""
    blocks: list[Paragraph | Table] = [
        Paragraph(text, Place(f"b{n}")) for n, text in enumerate(HEAD, 1)
    ]
    for block in case["blocks"]:
        number = len(blocks) + 1
        if "p" in block:
            blocks.append(Paragraph(block["p"], Place(f"b{number}")))
        else:
            blocks.append(_table(block, number))
    return Document("case.docx", "docx", tuple(blocks))


def small_document(*blocks: str | list[str]) -> Document:
    """A small notice as a document: texts are paragraphs, lists of rows `a | b` are tables."""
    made: list[Row] = [
        {"p": block}
        if isinstance(block, str)
        else {"table": [[cell.strip() for cell in row.split("|")] for row in block]}
        for block in blocks
    ]
    return document_of({"blocks": made})


def merges_of(block: Row) -> tuple[Spans, set[At]]:
    """(rows and columns of each merged cell by its place, the places that these cover)."""
    spans = {(r, c): (h, w) for r, c, h, w in block.get("merges", [])}
    covered = {
        (row, column)
        for (r, c), (h, w) in spans.items()
        for row in range(r, r + h)
        for column in range(c, c + w)
    }
    return spans, covered - set(spans)


def _table(block: Row, number: int) -> Table:
    grid = block["table"]
    spans, covered = merges_of(block)
    cells = [
        Cell(text, r, c, *spans.get((r, c), (1, 1)))
        for r, line in enumerate(grid) for c, text in enumerate(line) if (r, c) not in covered
    ]  # fmt: skip
    places = tuple(Place(f"t{number}.r{n}") for n in range(1, len(grid) + 1))
    return Table(tuple(cells), max(map(len, grid)), places)


def read_case(document: Document) -> dict[str, list[Row]]:
    """The rows that are read from a case, with the printed numbers that are a budget or unread."""
    _, found = extract_document(document)
    rates, _ = build_rates("case/case.docx", found.amounts, Corrections())
    rules, _ = build_rules("case/case.docx", found.clauses)
    entries, _ = build_occupations("case/case.docx", found.entries, {}, Corrections())
    return {
        "rates": [plain(r) for r in rates], "rules": [plain(r) for r in rules], "occupations": [plain(r) for r in entries],
        "budget": [_bare(f.printed.split("|")[0]) for f in found.fates if f.fate == "budget"],
        "unread": [_bare(f.printed) for f in found.fates if f.fate == "unread"],
    }  # fmt: skip


def score_case(case: Row) -> Score:
    """How many facts of a case are exact, doubtful, unread, wrong without a doubt, or lost without a word."""
    return score_document(case, document_of(case))


def score_document(case: Row, document: Document) -> Score:
    """The same of a case that was written to a file and read back."""
    read = read_case(document)
    score = Score()
    for kind, columns in (("rates", RATES), ("rules", RULES), ("occupations", ENTRIES)):
        _score_rows(case, kind, columns, _merged(read[kind], columns), read, score)
    for words in case["budget"]:
        if not any(_bare(words) in found for found in read["budget"]):
            score.wrong.append(f"budget {words} is not told as one")
    return score


def _merged(rows: list[Row], columns: tuple[str, ...]) -> list[Row]:
    once: dict[str, Row] = {}
    for row in rows:
        once.setdefault(
            json.dumps([row.get(c) for c in (*columns, "doubts")], ensure_ascii=False, default=str),
            row,
        )
    return list(once.values())


def _score_rows(
    case: Row,
    kind: str,
    columns: tuple[str, ...],
    rows: list[Row],
    read: dict[str, list[Row]],
    score: Score,
) -> None:
    rest = list(rows)
    pairs: list[tuple[Row, Row | None]] = []
    later: list[Row] = []
    for wanted in sorted(case[kind], key=lambda w: len(w.get("open", []))):
        best = max(rest, key=lambda row: _likeness(kind, wanted, row), default=None)
        if kind == "rules" and (best is None or best["rule"] != wanted["rule"]):
            # Rules of the same kind are paired before those that only share the number.
            later.append(wanted)
            continue
        if best is None or _likeness(kind, wanted, best)[0] < 1:
            pairs.append((wanted, None))
            continue
        rest.remove(best)
        pairs.append((wanted, best))
    for wanted in later:
        best = max(rest, key=lambda row: _likeness(kind, wanted, row), default=None)
        if best is None or _likeness(kind, wanted, best)[0] < 1:
            pairs.append((wanted, None))
            continue
        rest.remove(best)
        pairs.append((wanted, best))
    for wanted, row in pairs:
        _judge(case, kind, columns, wanted, row, read, score)
    if kind in case.get("open", []):
        return
    for row in rest:
        if not row.get("doubts") and any(_is_again(kind, columns, w, row) for w in case[kind]):
            # A fact that the text says twice is listed once.
            continue
        words = f"{kind} extra: { {c: row.get(c) for c in columns if row.get(c) not in (None, [], 'exact', 'total')} } {row.get('doubts')}"
        if row.get("doubts"):
            score.doubtful += 1
            score.told.append(words)
        else:
            score.wrong.append(words)


def _is_again(kind: str, columns: tuple[str, ...], wanted: Row, row: Row) -> bool:
    """Whether a row says a fact of the truth in all parts."""
    is_same = _likeness(kind, wanted, row)[0] > (1 if kind == "rules" else 0)
    compared = _compared(kind, columns, wanted, row)
    return is_same and all(_same(column, wanted, row) for column in compared)


def _likeness(kind: str, wanted: Row, row: Row) -> tuple[float, ...]:
    """How well a row fits a truth; below 1 they are not the same fact."""
    if kind == "occupations":
        names = [_bare(w["printed_name"]) for w in (wanted, row)]
        same = names[0] == names[1] or re.sub(r"\(含.*?\)", "", names[0]) == re.sub(
            r"\(含.*?\)", "", names[1]
        )
        return (float(same), float(wanted.get("seq") == row.get("seq")))
    keys = (
        ("amount_yuan", "amount_min_yuan", "amount_max_yuan", "cap_yuan")
        if kind == "rates"
        else ("rule", "value")
    )
    same = _numbers(wanted, row, keys)
    more = (
        "grade",
        "component",
        "programme",
        "scarcity",
        "subsidy_class",
        "condition",
        "unit",
        "occupation",
        "item",
        "clause",
        "bound",
    )
    if kind == "rules":
        more = (
            "value_max",
            "grade_low",
            "programme",
            "scarcity",
            "condition",
            "clause",
            "of_what",
            "unit",
        )
    return (same, *[float(_same(c, wanted, row)) for c in more])


def _numbers(wanted: Row, row: Row, keys: tuple[str, ...]) -> float:
    if keys[0] == "rule":
        near = _near(wanted.get("value"), row.get("value")) or _near(
            wanted.get("value_max"), row.get("value_max")
        )
        is_open = "value" in wanted.get("open", [])
        if wanted["rule"] == row["rule"] and (near or is_open or wanted.get("value") is None):
            return 2.0
        return (
            1.0
            if near and wanted.get("value") is not None and wanted.get("unit") == row.get("unit")
            else 0.0
        )
    main = [k for k in keys[:3] if wanted.get(k) is not None]
    if not main:
        return float(
            _near(wanted.get("cap_yuan"), row.get("cap_yuan"))
            or bool(wanted.get("formula") and row.get("formula"))
        )
    return float(any(_near(wanted.get(k), row.get(j)) for k in main for j in keys[:3]))


def _near(one: object, other: object) -> bool:
    return (
        isinstance(one, int | float) and isinstance(other, int | float) and abs(one - other) <= 0.1
    )


def _judge(
    case: Row,
    kind: str,
    columns: tuple[str, ...],
    wanted: Row,
    row: Row | None,
    read: dict[str, list[Row]],
    score: Score,
) -> None:
    words = f"{kind} { {k: v for k, v in wanted.items() if k != 'open'} }"
    if row is None:
        if "unread" in case.get("open", []) and read["unread"]:
            score.exact += 1
        elif _is_unread(wanted, read["unread"]):
            score.unread += 1
            score.told.append(f"unread: {words}")
        else:
            score.silent.append(f"missing: {words}")
        return
    apart = [c for c in _compared(kind, columns, wanted, row) if not _same(c, wanted, row)]
    asked = set(wanted.get("doubtful", []))
    doubts = set(row.get("doubts") or [])
    undue = [d for d in doubts if not _is_due(d, wanted, asked)]
    missing = [part for part in asked if not doubts]
    if not apart and not undue and not missing:
        score.exact += 1
    elif doubts:
        score.doubtful += 1
        score.told.append(f"doubt {sorted(doubts)}: {words} / {_shown(apart, row)}")
    else:
        score.wrong.append(
            f"{words} / read {_shown(apart, row)}{' no doubt on ' + ','.join(missing) if missing else ''}"
        )


def _shown(apart: list[str], row: Row) -> str:
    return ", ".join(f"{c}={row.get(c)!r}" for c in apart)


def _is_due(doubt: str, wanted: Row, asked: set[str]) -> bool:
    parts = DOUBTS.get(doubt)
    if parts is None:
        return bool(asked)
    open_parts = set(wanted.get("open", []))
    if "unit" in parts and "unit" not in wanted:
        return True
    return bool(parts & (asked | open_parts))


def _compared(kind: str, columns: tuple[str, ...], wanted: Row, row: Row) -> list[str]:
    left_out = set(wanted.get("open", []))
    if "grade" in left_out:
        left_out |= {"grade_low", "grade_high"}
    if kind == "rules":
        if wanted["rule"] not in WITH_BOUND:
            left_out.add("bound")
        if wanted["rule"] not in {"share", "share_cap"}:
            left_out.add("of_what")
    if wanted.get("bound") == "at_most":
        left_out.add("amount_max_yuan")
    if "unit" not in wanted:
        left_out.add("unit")
    return [c for c in (*columns, *(["clause"] if "clause" in wanted else [])) if c not in left_out]


def _same(column: str, wanted: Row, row: Row) -> bool:
    one, other = wanted.get(column), row.get(column)
    if column in DEFAULTS:
        one, other = one or DEFAULTS[column], other or DEFAULTS[column]
    if column == "scarcity" and wanted.get("rule") == "scarce_uplift":
        one, other = ("scarce" if v == "any" else v for v in (one, other))
    if column == "work_types" and one is None:
        return True
    if column == "printed_name":
        return _likeness("occupations", wanted, row)[0] == 1
    if column in WORDS:
        return _same_words(column, wanted, row)
    if column == "clause":
        return _bare(str(one or "")) == _bare(str(other or ""))
    if isinstance(one, int | float) or isinstance(other, int | float):
        return _near(one, other)
    if isinstance(one, list):
        return [_bare(v) for v in one] == [_bare(v) for v in other or []]
    if isinstance(one, str) and isinstance(other, str):
        return fold(one) == fold(other)
    return (one or None) == (other or None)


def _same_words(column: str, wanted: Row, row: Row) -> bool:
    """Words are the same where one contains the other. Words of an item may stand as occupation or condition."""
    one = _bare(wanted.get(column) or "")
    others = [
        _bare(row.get(name) or "")
        for name in ({"item", "occupation", "condition"} if column == "item" else {column})
    ]
    if column in {"item", "occupation", "formula"} and not one:
        return True
    if column == "condition" and not one and wanted.get("item") and any(others):
        # The words of an item may stand as a condition.
        one = _bare(wanted["item"])
    if column == "occupation":
        others.append(_bare(row.get("item") or ""))
    if not one:
        return not any(others)
    return any(other and (one in other or other in one) for other in others)


def _is_unread(wanted: Row, unread: list[str]) -> bool:
    names = [wanted.get("printed_name")]
    values = [
        wanted.get(k) for k in ("amount_yuan", "amount_min_yuan", "value", "value_max", "cap_yuan")
    ]
    shown = [str(int(v)) if float(v) == int(v) else str(v) for v in values if v is not None]
    shown += [f"{v / 10000:g}万" for v in values if v is not None and v >= 1000]
    plain = [found.replace(",", "").replace("萬", "万") for found in unread]
    return any(v in found for v in shown for found in plain) or any(
        n and _bare(n) in f for n in names for f in unread
    )


def _bare(text: str) -> str:
    return fold(text).replace("—", "-")
