"""Crosswalk and training codes to rows: which pairs are other names, and which reuse a name or code with another meaning."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.base.language import Words
from pipeline.judgement.corrections import Corrections
from pipeline.model.document import Issue
from pipeline.model.issues import make_issue
from pipeline.model.places import source_of
from pipeline.model.printed import Pair, TrainingCode
from pipeline.model.rows import CrosswalkRow, TrainingCodeRow
from pipeline.model.vocabularies import CodeKind, Relation
from pipeline.normalize.marks import cut_marks
from pipeline.text import squeeze

_CODE_SEPARATOR = re.compile("[、，,;；]")


def build_crosswalk(
    file: str, pairs: Sequence[Pair], fixes: Corrections
) -> tuple[list[CrosswalkRow], list[Issue]]:
    """Rows of `crosswalk`, and an issue for every code or name that stands for more than one thing. `file` is the main
    file, such as `place-2024/notice.pdf`."""
    pairs = [_corrected(pair, fixes) for pair in pairs]
    current = {_bare(pair.current_name) for pair in pairs}
    old = {_bare(pair.old_name) for pair in pairs}
    rows = [_row(pair, file, _relation(pair, current, old)) for pair in pairs]
    return rows, _ambiguous(pairs) + _odd_codes(pairs)


def _corrected(pair: Pair, fixes: Corrections) -> Pair:
    """Codes as a person says they should be: a cell, or one of several codes in it."""
    return replace(
        pair,
        current_code=_codes(pair, "current_code", pair.current_code, fixes),
        old_code=_codes(pair, "old_code", pair.old_code, fixes),
    )


def _codes(pair: Pair, column: str, printed: str, fixes: Corrections) -> str:
    whole = fixes.find(pair.place, column, printed)
    if whole is not None:
        return whole
    parts = _CODE_SEPARATOR.split(printed)
    fixed = [fixes.value(pair.place, column, part) if part else part for part in parts]
    return printed if fixed == parts else "、".join(fixed)


def _row(pair: Pair, file: str, relation: Relation) -> CrosswalkRow:
    return CrosswalkRow(
        notice_id=file.partition("/")[0], source=source_of(pair.place, file), page=pair.place.page, bbox=pair.place.bbox,
        annex=pair.annex, situation=pair.situation or None, current_class=pair.current_class or None,
        current_code=pair.current_code or None, current_name=pair.current_name or None, old_class=pair.old_class or None,
        old_code=pair.old_code or None, old_name=pair.old_name or None, relation=relation,
    )  # fmt: skip


def _bare(name: str) -> str:
    return squeeze(cut_marks(name)[0])


def _relation(pair: Pair, current: set[str], old: set[str]) -> Relation:
    """One code under two different names is reused where either name has a row of its own on the other side."""
    now, then = _bare(pair.current_name), _bare(pair.old_name)
    is_renamed = now != then and squeeze(pair.current_code) == squeeze(pair.old_code)
    is_reused = is_renamed and (now in old or then in current)
    return Relation.REUSED if is_reused else Relation.ALIAS


def _odd_codes(pairs: Sequence[Pair]) -> list[Issue]:
    """odd_code where one code of a side has another shape than nine tenths of them."""
    issues = []
    for side in ("current_code", "old_code"):
        codes = [
            (pair.place, part)
            for pair in pairs
            for part in _CODE_SEPARATOR.split(squeeze(getattr(pair, side)))
            if part
        ]
        shapes = Counter(re.sub(r"\d", "9", code) for _, code in codes)
        issues += [
            make_issue("odd_code", place, code, column=side)
            for place, code in codes
            if shapes[re.sub(r"\d", "9", code)] < 0.1 * len(codes)
        ]
    return issues


def _ambiguous(pairs: Sequence[Pair]) -> list[Issue]:
    """One issue a key, at its last row: an old code or name with several current names, a current name with several old."""
    issues = []
    kinds = ((Words("old code", "旧编码"), "old_code", "current_name"), (Words("old name", "旧名称"), "old_name", "current_name"),
             (Words("current code", "现编码"), "current_code", "old_name"))  # fmt: skip
    for what, key, value in kinds:
        groups: dict[str, list[Pair]] = defaultdict(list)
        for pair in pairs:
            groups[_bare(getattr(pair, key))].append(pair)
        for name, group in groups.items():
            others = list(dict.fromkeys(_bare(getattr(pair, value)) for pair in group))
            if len(others) > 1 and name:
                words = {"what": what.en, "what_zh": what.zh, "key": name}
                words["others"] = "、".join(others)
                issues.append(make_issue("ambiguous_crosswalk", group[-1].place, name, **words))
    return issues


def build_codes(
    file: str, codes: Sequence[TrainingCode], classes: Collection[str | None]
) -> list[TrainingCodeRow]:
    """Rows of `training_codes`, each said once. The class is the letter behind what the national codes share, where the
    notice has such a class for entrepreneurship training."""
    prefix = _shared_prefix([code.code for code in codes if code.kind == CodeKind.NATIONAL])
    once: dict[tuple[str, str, str, str], TrainingCode] = {}
    for code in codes:
        once.setdefault((code.clause, code.kind, code.name, code.code), code)
    return [
        TrainingCodeRow(
            notice_id=file.partition("/")[0], source=source_of(code.place, file), page=code.place.page, bbox=code.place.bbox,
            clause=code.clause, kind=CodeKind(code.kind), name=code.name, abbreviation=code.abbreviation or None,
            code=code.code, subsidy_class=_class(code, prefix, classes), printed=code.printed,
        )
        for code in once.values()
    ]  # fmt: skip


def _shared_prefix(codes: list[str]) -> str:
    """The letters that all codes begin with."""
    first, last = min(codes, default=""), max(codes, default="")
    return first[: next((i for i, c in enumerate(first) if last[i : i + 1] != c), len(first))]


def _class(code: TrainingCode, prefix: str, classes: Collection[str | None]) -> str | None:
    letter = (
        code.code[len(prefix) : len(prefix) + 1] if prefix and code.code.startswith(prefix) else ""
    )
    return letter if letter in classes else None
