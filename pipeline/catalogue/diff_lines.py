"""Groups as the lines of a report: what belongs in one breath stands in one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.catalogue.diff_model import Difference, Group
from pipeline.catalogue.diff_terms import table_term, term
from pipeline.catalogue.diff_words import kind_word, sentence

# More lines of one kind than a person reads one by one.
MANY = 12


@dataclass(frozen=True)
class Line:
    """One line: `kind` in words, the sentence, why (empty where the document changed), and the groups it opens to."""

    table: str
    kind: str
    text: str
    cause: str
    groups: tuple[Group, ...]


def lines(difference: Difference, lang: str) -> list[Line]:
    """The lines of a difference, in order of tables and weight."""
    bundles: dict[object, list[Group]] = {}
    for number, group in enumerate(difference.groups):
        bundles.setdefault(_bundle(group, number), []).append(group)
    alike: dict[tuple[str, str, str], list[list[Group]]] = {}
    for groups in bundles.values():
        alike.setdefault((groups[0].table, groups[0].kind, groups[0].cause), []).append(groups)
    told: list[Line] = []
    for found in alike.values():
        told += [_line(groups, lang) for groups in found] if len(found) <= MANY else [_summary(found, lang)]
    one = len({line.cause for line in told if line.groups[0].cause != "none"}) == 1
    return [replace(line, cause="") for line in told] if one else told


def _summary(found: Sequence[Sequence[Group]], lang: str) -> Line:
    """Too many lines of one kind: how many rows in how many groups, and the first of them."""
    groups = tuple(group for bundle in found for group in bundle)
    first = _line(found[0], lang)
    rows = sum(len(group.events) for group in groups)
    text = (
        f"{rows} 条，分 {len(groups)} 组，如：" if lang == "zh" else f"{rows} rows in {len(groups)} groups, such as: "
    )
    return Line(first.table, first.kind, text + first.text, first.cause, groups)


def _bundle(group: Group, number: int) -> object:
    """Lines that are told together: what came and went in one list, and all that changed in a notice's own data."""
    if group.kind in {"added", "removed"}:
        return (group.table, group.where, group.cause)
    if group.table == "notices" and group.kind not in {"notice_added", "notice_removed", "schema"}:
        return (group.table, group.place.get("notice_id"), group.cause)
    return number


def _line(groups: Sequence[Group], lang: str) -> Line:
    first = groups[0]
    kinds = list(dict.fromkeys(group.kind for group in groups))
    kind = ("in/out", "增删")[lang == "zh"] if {"added", "removed"} == set(kinds) else kind_word(kinds[0], lang)
    texts = [sentence(group, lang) for group in groups]
    head, colon, _ = texts[0].partition("：" if lang == "zh" else ": ")
    texts = [texts[0], *(text.removeprefix(head + colon) for text in texts[1:])]
    cause = "" if first.cause in {"document", "none"} else term(first.cause, lang)
    return Line(first.table, kind, ("；" if lang == "zh" else "; ").join(texts), cause, tuple(groups))


def title(difference: Difference, lang: str) -> str:
    """`A → B`, and the cause where all has one and it is not the document."""
    causes = {group.cause for group in difference.groups} - {"none"}
    cause = term(next(iter(causes)), lang) if len(causes) == 1 and causes != {"document"} else ""
    return f"{difference.a} → {difference.b}" + (f"  [{cause}]" if cause else "")


def heading(difference: Difference, table: str, lang: str) -> str:
    """`occupations 236 → 234`"""
    if table not in difference.rows:
        return table_term(table, lang)
    before, after = difference.rows[table]
    return f"{table_term(table, lang)} {before} → {after}"


def closing(difference: Difference, lang: str) -> str:
    """What is said below the lines: catalogue rows that only follow."""
    if not difference.follow:
        return ""
    if lang == "zh":
        return f"补贴总表另有 {difference.follow} 行随上述变动而变"
    return f"catalogue: {difference.follow} rows follow from these changes"
