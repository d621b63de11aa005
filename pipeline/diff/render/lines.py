"""Groups as the lines of a report: small groups of one kind and table share a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.diff.models import Difference, Group
from pipeline.diff.render.words import kind_word, sentence
from pipeline.diff.terms import table_term, term
from pipeline.model.vocabularies import RuleFamily, RuleKind

# More lines of one kind than a person reads one by one.
MANY = 12
# What a better reading changed is no news of a policy: so few lines of it before they are told in one.
MANY_READ = 3
# Changes of wording and of hours alone: the programmes that have no others are told in one line.
LIGHT = frozenset({"reworded", "changed", "classes"})
# Between two notices the rules that change what is paid are told right after the amounts, then the lists.
PAYING = "paying"
PAYING_HEAD = ("uplift and shares", "上浮与比例")
STORY = (
    PAYING,
    "occupations",
    "rates",
    "rules",
    "crosswalk",
    "training_codes",
    "notices",
    "catalogue",
)


@dataclass(frozen=True)
class Line:
    """One line: `kind` in words, the sentence, why (empty where the document changed), and the groups it opens to."""

    table: str
    kind: str
    text: str
    cause: str
    groups: tuple[Group, ...]


def lines(difference: Difference, lang: str) -> list[Line]:
    """The lines of a difference, in order of tables and weight; what is only printed twice has none."""
    groups = [group for group in difference.groups if group.kind != "repeated"]
    heavy = {
        _programme(group) for group in groups if group.table == "rates" and group.kind not in LIGHT
    }
    bundles: dict[object, list[Group]] = {}
    for number, group in enumerate(groups):
        bundles.setdefault(_bundle(group, number, heavy), []).append(group)
    alike: dict[tuple[str, str, str], list[list[Group]]] = {}
    for found in bundles.values():
        alike.setdefault((found[0].table, found[0].kind, found[0].cause), []).append(found)
    told: list[Line] = []
    for many in alike.values():
        told += (
            [_line(found, lang) for found in many]
            if len(many) <= _most(many[0][0])
            else [_summary(many, lang)]
        )
    one = len({line.cause for line in told if line.groups[0].cause != "none"}) == 1
    told = [replace(line, cause="") for line in told] if one else told
    return _as_story(told) if difference.mode == "notices" else _by_table(told)


def _most(group: Group) -> int:
    """So many lines like that of a group are told one by one."""
    return MANY_READ if group.cause == "reading" else MANY


def _by_table(told: list[Line]) -> list[Line]:
    """The lines of one table together, in the order in which the tables first come."""
    order = list(dict.fromkeys(line.table for line in told))
    return sorted(told, key=lambda line: order.index(line.table))


def _as_story(told: list[Line]) -> list[Line]:
    """The order of a report: what is paid first, then the lists, then the rest."""
    moved = [
        replace(line, table=PAYING)
        if line.table == "rules" and _family(line.groups[0]) == RuleFamily.PAY
        else line
        for line in told
    ]
    return sorted(
        moved, key=lambda line: STORY.index(line.table) if line.table in STORY else len(STORY)
    )


def _summary(found: Sequence[Sequence[Group]], lang: str) -> Line:
    """Too many lines of one kind: how many rows in how many groups, and the first of them."""
    groups = tuple(group for bundle in found for group in bundle)
    first = _line(found[0], lang)
    rows = sum(len(group.events) for group in groups)
    text = (
        f"{rows} 条，分 {len(groups)} 组，如："
        if lang == "zh"
        else f"{rows} rows in {len(groups)} groups, such as: "
    )
    return Line(first.table, first.kind, text + first.text, first.cause, groups)


def _programme(group: Group) -> object:
    return (group.place.get("notice_id"), group.place.get("programme"), group.cause)


def _bundle(group: Group, number: int, heavy: set[object]) -> object:
    """Lines that are told together: what came and went in one list, what changed in one programme, in one family of
    rules, and in a notice's own data."""
    place = group.place
    notice = (group.table, place.get("notice_id"), group.cause)
    if group.table == "notices" and group.kind not in {"notice_added", "notice_removed", "schema"}:
        return notice
    if group.kind == "counts" or (group.kind == "schema" and group.column):
        return (*notice, group.kind)
    if group.table == "rules" and "rule" in place:
        return (*notice, _family(group))
    if (
        group.table == "rates"
        and "programme" in place
        and not (place.get("subsidy_class") or place.get("grade"))
    ):
        if group.kind == "classes":
            return number
        return (*notice, place["programme"]) if _programme(group) in heavy else (*notice, "light")
    return (*notice, group.where) if group.kind in {"added", "removed", "changed"} else number


def _family(group: Group) -> str:
    """The family of a rule's kind; a kind of another age, which the list has no more, is told with those of pay."""
    rule = str(group.place.get("rule"))
    return next((kind.family for kind in RuleKind if kind == rule), RuleFamily.PAY)


def _line(groups: Sequence[Group], lang: str) -> Line:
    first = groups[0]
    kinds = list(dict.fromkeys(group.kind for group in groups))
    kind = (
        ("in/out", "增删")[lang == "zh"]
        if {"added", "removed"} <= set(kinds)
        else kind_word(kinds[0], lang)
    )
    cause = "" if first.cause in {"document", "none"} else term(first.cause, lang)
    text = _columns(groups, lang) if first.kind == "schema" else _text(groups, lang)
    return Line(first.table, kind, text, cause, tuple(groups))


def _columns(groups: Sequence[Group], lang: str) -> str:
    """Columns that came, went or changed, the new ones in one list."""
    new = [group.column for group in groups if group.column and group.old is None]
    if len(new) < 2:
        return "; ".join(sentence(group, lang) for group in groups)
    rest = [sentence(group, lang) for group in groups if group.column not in new]
    words = "新增列" if lang == "zh" else "new columns"
    return "; ".join([f"{words}: {', '.join(new)}", *rest])


def _text(groups: Sequence[Group], lang: str) -> str:
    """The sentences of some groups in one; a place is said once, before the first that it holds for."""
    colon, stop = ("：", "；") if lang == "zh" else (": ", "; ")
    texts, before = [], ""
    for group in sorted(
        groups, key=lambda group: (_weight(group), str(group.place.get("programme") or ""))
    ):
        head, found, rest = sentence(group, lang).partition(colon)
        texts.append(rest if found and head == before else head + found + rest)
        before = head
    return stop.join(texts)


def _weight(group: Group) -> int:
    """Changes that bind come first: a changed value, then what came and went, then other words for the same."""
    if group.column in {"value", "value_max", "amount_yuan", "cap_yuan"}:
        return 0
    return 2 if group.kind in {"reworded", "changed"} else 1


def title(difference: Difference, lang: str) -> str:
    """`A → B`, and the cause where all has one and it is not the document."""
    causes = {group.cause for group in difference.groups} - {"none"}
    cause = term(next(iter(causes)), lang) if len(causes) == 1 and causes != {"document"} else ""
    return f"{difference.a} → {difference.b}" + (f"  [{cause}]" if cause else "")


def heading(difference: Difference, table: str, lang: str) -> str:
    """`occupations 236 → 234`; the name alone where there is nothing to count."""
    if table == PAYING:
        return PAYING_HEAD[lang == "zh"]
    if table not in difference.rows:
        return table_term(table, lang)
    before, after = difference.rows[table]
    if table == "notices" and difference.mode == "notices":
        return table_term(table, lang)
    return f"{table_term(table, lang)} {before} → {after}"


def closing(difference: Difference, lang: str) -> str:
    """The words below the lines: catalogue rows that only follow."""
    if not difference.follow:
        return ""
    if lang == "zh":
        return f"补贴总表另有 {difference.follow} 行随上述变动而变"
    return f"catalogue: {difference.follow} rows follow from these changes"
