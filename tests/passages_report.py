"""Passages of public pages against facts that were written down before the reading: `python -m tests.passages_report FILE`.

FILE holds one JSON object a line: id, text, rates, rules, occupations, budget; the texts are not part of the repository. A part
named in `doubtful` is not compared: null and the value given are both right, and a fact that is not sure there may be in doubt.
Occupations whose *list* is doubtful are examples of a list that the page does not print: reading none of them is right, and
those are counted apart, and so is a fact that `optional.jsonl` beside FILE names and that was not read. Conditions and beneficiaries of rules are compared for shares and uplifts only, programmes of rules
where the truth names one. A rule more of the kind `period` is no error: the truth lists those that bind.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.text import fold
from tests.truth_cases import Row, Score, score_case

KINDS = ("rates", "rules", "occupations")
_AGAIN = {"同一职业", "同一等级"}
FREE = {"share", "share_cap", "uplift", "scarce_uplift"}


@dataclass
class Figures:
    """What became of the facts of all passages; `examples` are names rightly left out."""

    facts: int = 0
    exact: int = 0
    examples: int = 0
    doubtful: int = 0
    unread: int = 0
    wrong: int = 0
    silent: int = 0

    def add(self, case: Row, score: Score, examples: int) -> None:
        self.facts += sum(len(case[kind]) for kind in KINDS) + examples
        self.exact += score.exact
        self.examples += examples
        self.doubtful += score.doubtful
        self.unread += score.unread
        self.wrong += len(score.wrong)
        self.silent += len(score.silent)


def case_of(passage: Row, is_once: bool = False) -> Row:
    """A passage as a case of truth_cases: a paragraph a line, parts that its truth leaves open not compared. `is_once`: an
    `exclusive` whose rule the truth leaves open is compared as `claims_max` 1, which it calls as right."""
    lines = [line for line in passage["text"].split("\n") if line.strip()]
    case: Row = {"id": passage["id"], "blocks": [{"p": line} for line in lines], "open": []}
    for kind in KINDS:
        case[kind] = [_opened(kind, row, is_once) for row in passage.get(kind, [])]
    budgets = passage.get("budget", [])
    case["budget"] = [b["printed"] if isinstance(b, dict) else b for b in budgets]
    return case


def _opened(kind: str, row: Row, is_once: bool) -> Row:
    kept = {key: value for key, value in row.items() if key not in {"doubtful", "open"}}
    is_open = is_once and "rule" in row.get("doubtful", [])
    if kind == "rules" and row["rule"] == "exclusive" and (is_open or set(_words(row)) >= _AGAIN):
        # 同一职业同一等级不得重复享受 is claims_max 1 in the gold of the notices (sentences/blind/disputed.md, b134).
        kept |= {"rule": "claims_max", "value": 1, "unit": "count"}
    left = [*row.get("open", []), *row.get("doubtful", [])]
    if "unit" in left:
        kept.pop("unit", None)
    if kind == "rules":
        left += [] if row["rule"] in FREE else ["condition", "beneficiary"]
        left += [] if "programme" in row else ["programme"]
    if kind == "occupations":
        # The truth gives no serial numbers, and the tier of a list only where it names it.
        left += [part for part in ("seq", "scarcity") if part not in row]
    return {**kept, "open": left}


def score_passage(passage: Row, optional: Sequence[tuple[str, int]] = ()) -> tuple[Row, Score, int]:
    """(the case, its score, examples rightly left out). `optional` are the facts (kind, index) that may be left out as a whole."""
    cases = [case_of(passage, is_once) for is_once in (False, True)]
    scores = [score_case(case) for case in cases]
    best = min((0, 1), key=lambda n: len(scores[n].wrong) + len(scores[n].silent))
    case, score = cases[best], scores[best]
    score.wrong = [w for w in score.wrong if not ("rules extra" in w and "PERIOD" in w)]
    # A sum that is no rate and was not told to be one: an error where it is a sure rate, which is counted as one too many.
    score.told += [w for w in score.wrong if w.startswith("budget")]
    score.wrong = [w for w in score.wrong if not w.startswith("budget")]
    left = [_words_of(kind, case[kind][index]) for kind, index in optional]
    names = {_name(row) for row in case["occupations"] if "list" in row["open"]}
    lost = [
        said
        for said in [*score.silent, *score.told]
        if any(n in said for n in names) or any(said.endswith(words) for words in left)
    ]
    examples = len(lost)
    score.unread -= sum(said in lost for said in score.told if said.startswith("unread"))
    score.silent = [said for said in score.silent if said not in lost]
    score.told = [said for said in score.told if said not in lost]
    before = sum(len(case[kind]) for kind in KINDS)
    for kind in KINDS:
        case[kind] = [row for row in case[kind] if not any(_words_of(kind, row) in s for s in lost)]
    examples = before - sum(len(case[kind]) for kind in KINDS)
    return case, score, examples


def _words_of(kind: str, row: Row) -> str:
    """A fact as the score names one that was not read."""
    return f"{kind} { {k: v for k, v in row.items() if k != 'open'} }"


def read_optional(file: Path) -> dict[str, list[tuple[str, int]]]:
    """The facts of each passage (kind, index) that may be left out, of `optional.jsonl` beside the passages where there is one."""
    path = file.with_name("optional.jsonl")
    found: dict[str, list[tuple[str, int]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        row = json.loads(line)
        found.setdefault(row["id"], []).append((row["kind"], row["index"]))
    return found


def _words(row: Row) -> list[str]:
    return re.findall("同一职业|同一等级", fold(row.get("condition") or ""))


def _name(row: Row) -> str:
    return f"'printed_name': {row['printed_name']!r}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--only", nargs="*", default=[], help="ids of passages to show whole")
    parser.add_argument("--quiet", action="store_true", help="the figures alone")
    parser.add_argument("--table", action="store_true", help="a row of Markdown for each address")
    asked = parser.parse_args()
    figures, optional = Figures(), read_optional(asked.file)
    for line in asked.file.read_text(encoding="utf-8").splitlines():
        passage: dict[str, Any] = json.loads(line)
        if asked.only and passage["id"] not in asked.only:
            continue
        case, score, examples = score_passage(passage, optional.get(passage["id"], ()))
        figures.add(case, score, examples)
        if asked.table:
            print(table_row(passage, case, score, examples))
        elif not asked.quiet:
            _show(passage["id"], score)
    if not asked.table:
        print(figures)


def table_row(passage: Row, case: Row, score: Score, examples: int) -> str:
    """A row of Markdown: place and address of a passage, and what became of its facts."""
    own = Figures()
    own.add(case, score, examples)
    place, address = str(passage["place"]).replace("|", "/"), str(passage["address"])
    counts = (own.facts, own.exact, own.examples, own.doubtful, own.unread, own.wrong, own.silent)
    return f"| {place} | <{address}> | " + " | ".join(map(str, counts)) + " |"


def _show(name: str, score: Score) -> None:
    for word, lines in (("WRONG", score.wrong), ("SILENT", score.silent), ("told", score.told)):
        for line in lines:
            print(f"{name} {word} {line[:420]}")


if __name__ == "__main__":
    main()
