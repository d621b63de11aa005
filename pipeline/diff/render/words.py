"""One sentence for a group, in 中文 or English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from pipeline.diff.cells import Cell, number_in
from pipeline.diff.models import Flag, Group
from pipeline.diff.render.phrases import (
    amount_range,
    bare_changes,
    changes_of,
    colon,
    listed,
    names_of,
    old_new,
    rows_of,
)
from pipeline.diff.render.row_labels import short
from pipeline.diff.terms import (
    GRADES,
    column_term,
    money_unit,
    table_term,
    term,
    with_unit,
)

KINDS = {
    "schema": ("schema", "结构"), "notice_added": ("new notice", "新增通知"),
    "notice_removed": ("notice gone", "撤下通知"),
    "classes": ("classes", "分类"), "programme_added": ("programme", "新增项目"),
    "programme_removed": ("dropped", "取消项目"), "amount": ("amount", "金额"), "moved": ("moved", "调类"),
    "renamed": ("renamed", "更名"), "printed": ("printed as", "异写"), "removed": ("removed", "删除"),
    "added": ("added", "新增"), "grades": ("grades", "等级"), "code": ("code", "编码"), "changed": ("changed", "变更"),
    "reworded": ("reworded", "改写"), "counts": ("count", "计数"), "annex": ("annex", "附件"),
    "renumbered": ("renumbered", "序号"), "repeated": ("repeated", "重复刊载"),
}  # fmt: skip
FLAGS = {
    "notice_gone": ("notices that are gone", "撤下的通知"),
    "large_amount": ("amounts changed by more than a fifth", "金额变动超过五分之一"),
    "scarce_lost": ("scarce no more, or for fewer grades", "不再紧缺或紧缺等级减少"),
    "code_changed": ("codes changed", "编码变动"),
    "count_fell": ("counts fell", "条数减少"), "conflict": ("new conflicts", "新增冲突"),
}  # fmt: skip


def kind_word(kind: str, lang: str) -> str:
    """The name of a kind of group."""
    return KINDS[kind][lang == "zh"]


def flag_sentence(flag: Flag, lang: str) -> str:
    """`no longer scarce (5): 锅炉操作工, …`"""
    examples = [
        " ".join(table_term(term(word, lang), lang) for word in text.split(" "))
        for text in flag.examples
    ]
    count = f"（{flag.count}）" if lang == "zh" else f" ({flag.count})"
    return (
        f"{FLAGS[flag.kind][lang == 'zh']}{count}{colon(lang)}{listed(examples, flag.count, lang)}"
    )


def sentence(group: Group, lang: str) -> str:
    """The sentence of a group, without its kind: the place it holds for, old → new, and how many rows."""
    place = _place(group, lang)
    body = BODIES.get(group.kind, _cells)(group, lang)
    return f"{place}{colon(lang)}{body}" if place and body else place or body


def _place(group: Group, lang: str) -> str:
    if group.kind in {"annex", "repeated", "schema"}:
        return ""
    parts = []
    for name, value in group.where:
        if value in (None, "") or (name == "notice_id" and group.kind == "notice_added"):
            continue
        if name in {"grade", "grade_low"}:
            parts.append(GRADES.get(int(number_in(value) or 0), str(value)))
        elif name == "subsidy_class":
            parts.append(f"{value} 类" if lang == "zh" else f"class {value}")
        elif name not in {"occupations", "rates", "rules"}:
            parts.append("、".join(term(word, lang) for word in str(value).split("、")))
    return ("，" if lang == "zh" else ", ").join(parts)


def _listing(group: Group, lang: str) -> str:
    sign = "+" if group.kind == "added" else "−"
    count = f"{sign}{len(group.events)}"
    return f"{count} {names_of(group.events, lang)}"


def _amount(group: Group, lang: str) -> str:
    name = "" if group.column in {"amount_yuan", "base_amount_yuan", "value"} else column_term(
        group.table, group.column, lang) + " "  # fmt: skip
    if group.old is None and group.new is None:
        changes = changes_of(group, lang)
        return (
            f"{name}{len(group.events)} {'处' if lang == 'zh' else 'amounts'}{colon(lang)}{changes}"
        )
    row = group.events[0].row
    said = row.get("item") if not group.place.get("subsidy_class") else None
    said = said or row.get("condition")
    item = f" ({short(str(said))})" if said and len(group.events) == 1 else ""
    unit = row.get("unit") if group.table == "rules" else None
    rule = row.get("rule")
    old, new = (with_unit(value, unit, lang, rule) for value in (group.old, group.new))
    text = f"{name}{old} → {new}"
    if not name and group.table != "rules":
        text += money_unit(row.get("unit"), lang)
    if group.occupations:
        return (
            f"{text}{colon(lang)}{group.occupations} {'个职业' if lang == 'zh' else 'occupations'}"
        )
    if group.table == "catalogue":
        return (
            f"{text}{colon(lang)}{len(group.events)} {'个职业' if lang == 'zh' else 'occupations'}"
        )
    return text + item


def _moved(group: Group, lang: str) -> str:
    if group.old is None and group.new is None:
        return f"{len(group.events)}{colon(lang)}{changes_of(group, lang)}"
    return f"{old_new(group, lang)}{colon(lang)}{names_of(group.events, lang)}"


def _renamed(group: Group, lang: str) -> str:
    if group.old is None and group.new is None:
        return f"{len(group.events)}{colon(lang)}{bare_changes(group, lang)}"
    lists = list(
        dict.fromkeys(
            term(e.row[c], lang)
            for e in group.events
            for c in ("list", "programme")
            if e.row.get(c)
        )
    )
    return f"{old_new(group, lang)} ({', '.join(lists)})" if lists else old_new(group, lang)


def _grades(group: Group, lang: str) -> str:
    return f"{len(group.events)} {'处' if lang == 'zh' else 'grade ranges'}{colon(lang)}{changes_of(group, lang)}"


def _cells(group: Group, lang: str) -> str:
    residual = all(event.row.get("is_residual") for event in group.events)
    column = "" if residual and group.events else column_term(group.table, group.column, lang) + " "
    if group.old is None and group.new is None:
        return f"{column}{len(group.events)}{colon(lang)}{changes_of(group, lang)}"
    row = group.events[0].row if group.events else {}
    amount = row.get("amount_yuan") if group.table == "rates" and len(group.events) == 1 else None
    told = f" ({amount})" if amount is not None else rows_of(group, lang)
    if group.column == "occupation_code":
        told = f" {row['occupation_name'] or ''}".rstrip() + (
            rows_of(group, lang) if len(group.events) > 1 else ""
        )
    return f"{column}{old_new(group, lang)}{told}"


def _classes(group: Group, lang: str) -> str:
    words = ("introduced", "设立") if group.new else ("abolished", "取消")
    rows = [event.b or event.a or {} for event in group.events if bool(event.b) == bool(group.new)]
    counted = Counter(str(row.get("subsidy_class") or "—") for row in rows)
    if group.table != "rates":
        return (
            words[lang == "zh"]
            + " "
            + ", ".join(f"{name} {number}" for name, number in sorted(counted.items()))
        )
    before = [event.a for event in group.events if event.a] if group.new else []
    ranges = [
        f"{name} {amount_range([r for r in rows if str(r.get('subsidy_class') or '—') == name])}"
        for name in sorted(counted)
    ]
    return (
        f"{amount_range(before)} → {', '.join(ranges)}"
        if before
        else f"{words[lang == 'zh']} {', '.join(ranges)}"
    )


def _programmes(group: Group, lang: str) -> str:
    names = sorted({str(event.row["programme"]) for event in group.events})
    counted = Counter(event.table for event in group.events)
    counts = ", ".join(f"{number} {table_term(table, lang)}" for table, number in counted.items())
    return f"{('、' if lang == 'zh' else ', ').join(term(name, lang) for name in names)} ({counts})"


def _annex(group: Group, lang: str) -> str:
    lists = "、".join(term(word, lang) for word in str(group.place["list"]).split("、"))
    if "、" in str(group.old):
        first, second = str(group.old).split("、")
        return (
            f"{first}、{second}互换（{lists}）"
            if lang == "zh"
            else f"{first} and {second} exchanged ({lists})"
        )
    return f"{lists}{colon(lang)}{old_new(group, lang)}"


def _numbers(group: Group, lang: str) -> str:
    return (
        f"序号重排 {len(group.events)} 条"
        if lang == "zh"
        else f"序号 renumbered in {len(group.events)} rows"
    )


def _repeated(group: Group, lang: str) -> str:
    count = len(group.events)
    return (
        f"{count} 处金额只是多印或少印一次"
        if lang == "zh"
        else f"{count} amounts are only printed once more or less"
    )


def _schema(group: Group, lang: str) -> str:
    name = f"{group.table}.{group.column}" if group.column else table_term(group.table, lang)
    return f"{name} {old_new(group, lang)}"


def _notice(group: Group, lang: str) -> str:
    counts: dict[str, Cell] = {name: value for name, value in group.where if name != "notice_id"}
    texts = ", ".join(f"{value} {table_term(name, lang)}" for name, value in counts.items())
    return f"{group.place['notice_id']} ({texts})" if group.kind == "notice_added" else texts


BODIES: dict[str, Callable[[Group, str], str]] = {
    "added": _listing, "removed": _listing, "amount": _amount, "moved": _moved, "renamed": _renamed,
    "printed": _renamed, "grades": _grades, "classes": _classes, "programme_removed": _programmes,
    "programme_added": _programmes, "annex": _annex, "counts": old_new, "renumbered": _numbers,
    "repeated": _repeated, "schema": _schema, "notice_added": _notice, "notice_removed": _notice,
}  # fmt: skip
