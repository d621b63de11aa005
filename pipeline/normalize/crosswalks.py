"""Crosswalk and training codes to rows: which pairs are other names, and which reuse a name or code with another meaning."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

from pipeline.model.document import Issue
from pipeline.model.issues import make_issue
from pipeline.model.printed import Pair, TrainingCode
from pipeline.normalize.entries import place_columns
from pipeline.normalize.marks import cut_marks
from pipeline.text import squeeze

Row = dict[str, Any]


def build_crosswalk(notice_id: str, file: str, pairs: list[Pair]) -> tuple[list[Row], list[Issue]]:
    """Rows of `crosswalk`, and an issue for every code or name that stands for more than one thing."""
    current = {_bare(pair.current_name) for pair in pairs}
    old = {_bare(pair.old_name) for pair in pairs}
    rows = [
        {"notice_id": notice_id, **place_columns(pair.place, file), "annex": pair.annex, "situation": pair.situation or None,
         **{f"{side}_{part}": getattr(pair, f"{side}_{part}") or None for side in ("current", "old") for part in ("class", "code", "name")},
         "relation": _relation(pair, current, old)}
        for pair in pairs
    ]  # fmt: skip
    return rows, _ambiguous(pairs) + _odd_codes(pairs)


def _bare(name: str) -> str:
    return squeeze(cut_marks(name)[0])


def _relation(pair: Pair, current: set[str], old: set[str]) -> str:
    """One code under two different names is reused where either name has a row of its own on the other side."""
    now, then = _bare(pair.current_name), _bare(pair.old_name)
    is_renamed = now != then and squeeze(pair.current_code) == squeeze(pair.old_code)
    return "reused" if is_renamed and (now in old or then in current) else "alias"


def _odd_codes(pairs: list[Pair]) -> list[Issue]:
    """odd_code where one code of a side has another shape than nine tenths of them."""
    issues = []
    for side in ("current_code", "old_code"):
        codes = [
            (pair.place, part)
            for pair in pairs
            for part in re.split("[、，,;；]", squeeze(getattr(pair, side)))
            if part
        ]
        shapes = Counter(re.sub(r"\d", "9", code) for _, code in codes)
        issues += [
            make_issue("odd_code", place, code, column=side)
            for place, code in codes
            if shapes[re.sub(r"\d", "9", code)] < 0.1 * len(codes)
        ]
    return issues


def _ambiguous(pairs: list[Pair]) -> list[Issue]:
    """One issue a key, at its last row: an old code or name with several current names, a current name with several old."""
    issues = []
    kinds = (("old code", "old_code", "current_name"), ("old name", "old_name", "current_name"),
             ("current code", "current_code", "old_name"))  # fmt: skip
    for what, key, value in kinds:
        groups: dict[str, list[Pair]] = defaultdict(list)
        for pair in pairs:
            groups[_bare(getattr(pair, key))].append(pair)
        for name, group in groups.items():
            others = list(dict.fromkeys(_bare(getattr(pair, value)) for pair in group))
            if len(others) > 1 and name:
                words = {"what": what, "key": name, "others": "、".join(others)}
                issues.append(make_issue("ambiguous_crosswalk", group[-1].place, name, **words))
    return issues


def build_codes(
    notice_id: str, file: str, codes: list[TrainingCode], classes: set[str]
) -> list[Row]:
    """Rows of `training_codes`. The class is the letter behind what the national codes share, where the notice has such a
    class for entrepreneurship training."""
    prefix = _shared_prefix([code.code for code in codes if code.kind == "national"])
    return [
        {"notice_id": notice_id, **place_columns(code.place, file), "clause": code.clause, "kind": code.kind, "name": code.name,
         "abbreviation": code.abbreviation or None, "code": code.code, "subsidy_class": _class(code, prefix, classes),
         "printed": code.printed}
        for code in codes
    ]  # fmt: skip


def _shared_prefix(codes: list[str]) -> str:
    """The letters that all codes begin with."""
    first, last = min(codes, default=""), max(codes, default="")
    return first[: next((i for i, c in enumerate(first) if last[i : i + 1] != c), len(first))]


def _class(code: TrainingCode, prefix: str, classes: set[str]) -> str | None:
    letter = (
        code.code[len(prefix) : len(prefix) + 1] if prefix and code.code.startswith(prefix) else ""
    )
    return letter if letter in classes else None
