"""The parts that the sentences of a difference are made of: lists of names, old and new values, how many rows."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.diff.cells import Row, number_in
from pipeline.diff.models import Event, Group
from pipeline.diff.render.row_labels import both_short, label, short
from pipeline.diff.terms import value_term

# So many names stand in a sentence; the others are counted.
SHOWN = 6


def colon(lang: str) -> str:
    """The colon of a language, with the blank that English sets behind it."""
    return "：" if lang == "zh" else ": "


def listed(texts: Sequence[str], count: int, lang: str) -> str:
    """The first of `texts`, and how many of `count` more there are: `锅炉操作工, 焊工 and 3 more`."""
    more = count - min(len(texts), SHOWN)
    shown = ("、" if lang == "zh" else ", ").join(texts[:SHOWN])
    return shown + ((" 等" if lang == "zh" else f" and {more} more") if more > 0 else "")


def names_of(events: Sequence[Event], lang: str) -> str:
    """The names of the rows of some events, each once."""
    texts = (label(event.row, lang) for event in events)
    names = list(
        dict.fromkeys(
            text if event.table == "rules" else short(text)
            for text, event in zip(texts, events, strict=True)
        )
    )
    return listed(names, len(names), lang)


def rows_of(group: Group, lang: str) -> str:
    """How many rows a group has; of a single row its name, in a table whose rows have names."""
    count = len(group.events)
    if count == 1:
        return f" ({short(label(group.events[0].row, lang))})" if _is_named(group) else ""
    return f"{colon(lang)}{count} {'条' if lang == 'zh' else 'rows'}"


def _is_named(group: Group) -> bool:
    return group.table in {"occupations", "crosswalk", "training_codes", "catalogue", "csco"}


def old_new(group: Group, lang: str) -> str:
    """`old → new`, in the words of the language."""
    return both_short(*(value_term(group.column, value, lang) for value in (group.old, group.new)))


def changes_of(group: Group, lang: str) -> str:
    """The name and `old → new` of each row of a group whose rows change differently."""
    texts = []
    for event in group.events:
        fact = next(
            fact for fact in event.facts if (fact.kind, fact.column) == (group.kind, group.column)
        )
        cells = both_short(
            *(value_term(fact.column, value, lang) for value in (fact.old, fact.new))
        )
        texts.append(f"{short(label(event.row, lang))} {cells}")
    return listed(texts, len(texts), lang)


def bare_changes(group: Group, lang: str) -> str:
    """`old → new` of each row, without its name: the name is what changed."""
    facts = [fact for event in group.events for fact in event.facts if fact.kind == group.kind]
    return listed([f"{fact.old} → {fact.new}" for fact in facts], len(facts), lang)


def amount_range(rows: Sequence[Row]) -> str:
    """`100–300` of the amounts of some rows, in yuan; `—` where none has one."""
    found = {number_in(row.get("amount_yuan")) for row in rows}
    amounts = sorted(amount for amount in found if amount is not None)
    return (
        "—"
        if not amounts
        else f"{amounts[0]}"
        if len(amounts) == 1
        else f"{amounts[0]}–{amounts[-1]}"
    )
