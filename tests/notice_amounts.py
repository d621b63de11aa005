"""Amounts of a whole notice against their truth.

Compared are occupation or class, grade, programme, component, unit, yuan (or range) and bound; whether it is for scarce ones only; and
the condition where the truth has amounts that differ in nothing else. Beneficiaries are not compared.
"""

from __future__ import annotations

from typing import Any

from tests.notice_scores import FATES, Faults, Row, Tally, Unread, pair
from tests.notice_words import (
    BOUNDS,
    UNITS,
    bare,
    class_of,
    component_of,
    grades_of,
    programmes_of,
    programmes_of_item,
)

Rivals = dict[tuple[Any, ...], dict[Any, int]]


def score_amounts(truth: Row, tables: dict[str, list[Row]], unread: Unread) -> Tally:
    """Amounts of the truth against the rates; not_amounts among the rates are counted under their own fates."""
    wanted = [(n, part) for n, row in enumerate(truth["amounts"]) for part in _one_a_grade(row)]
    rates = [row for rate in tables["rates"] for row in _with_cap(rate)]
    others = _rivals(truth["amounts"])
    for _, part in wanted:
        part["may"] = part.get("may", set()) | _merged_grades(part, rates)
    pairs = pair(
        [part for _, part in wanted],
        rates,
        lambda w, r: _amount_faults(w, r, others) if _same_yuan(w, r) else None,
    )
    fates: dict[int, list[tuple[str, str]]] = {}
    for index, (n, part) in enumerate(wanted):
        fates.setdefault(n, []).append(_fate(part, pairs.get(index), unread))
    tally = Tally()
    for found in fates.values():
        tally.add(*max(found, key=lambda f: FATES.index(f[0])))
    used = {id(row) for row, _ in pairs.values()}
    _add_extras(
        tally, truth, [r for r in rates if id(r) not in used], [w for _, w in wanted], others
    )
    return tally


def _merged_grades(wanted: Row, rates: list[Row]) -> set[int]:
    """The grades of rates that print one amount of an occupation for several: a cell merged over its grades."""
    if wanted["grades"] or not wanted["occupation"]:
        return set()
    said = {r["grade"] for r in rates if _same_yuan(wanted, r) and _is_its_own(wanted, r)}
    return {grade for grade in said if grade} if len(said) > 1 else set()


def _add_extras(
    tally: Tally, truth: Row, rest: list[Row], wanted: list[Row], others: Rivals
) -> None:
    never = {row["yuan"] for row in truth["not_amounts"]}
    for row in rest:
        if any(_same_yuan(w, row) and not _amount_faults(w, row, others) for w in wanted):
            continue  # the same fact printed again, or its copy
        if row["is_cap"] and any(_same_yuan(w, row) for w in wanted):
            continue  # one limit of amounts of several grades
        kind = "no amount" if _yuan(row)[1] in never else "extra"
        tally.add(f"{kind}, {'doubt' if row['doubts'] else 'sure'}", say_rate(row))


def _fate(wanted: Row, found: tuple[Row, Faults] | None, unread: Unread) -> tuple[str, str]:
    words = say_amount(wanted)
    if found is None:
        told = unread.tells_number(wanted["printed"])
        return ("told" if told else "lost"), words
    row, faults = found
    if row["doubts"]:
        return "doubt", f"{words} {row['doubts']} {faults}"
    return ("wrong" if faults else "exact"), f"{words}: {faults} READ {say_rate(row)}"


def _one_a_grade(row: Row) -> list[Row]:
    grades = grades_of(row["grade"])
    parts = [{**row, "grades": {grade}} for grade in sorted(grades)]
    return parts or [{**row, "grades": set(), "may": grades_of(row["condition"])}]


def _with_cap(rate: Row) -> list[Row]:
    cap = rate["cap_yuan"]
    limit = {**rate, "amount_yuan": cap, "bound": "at_most", "unit": None, "is_cap": True}
    own = {**rate, "is_cap": False}
    return [own, limit] if cap else [own]


def _yuan(rate: Row) -> tuple[int | None, int | None]:
    high = rate["amount_max_yuan"] or rate["amount_yuan"]
    return (rate["amount_min_yuan"] if rate["bound"] == "range" else None), high


def _same_yuan(wanted: Row, rate: Row) -> bool:
    low, high = _yuan(rate)
    return wanted["yuan"] == high and (low is None or wanted.get("yuan_min") == low)


def _amount_faults(wanted: Row, rate: Row, others: Rivals) -> Faults:
    programmes = programmes_of(wanted["programme"], wanted["grade"], wanted["component"])
    programmes |= programmes_of_item(
        wanted["programme"], bare(f"{rate['item']}{rate['condition']}")
    )
    checks = {
        "whose": _is_its_own(wanted, rate),
        "grade": ({rate["grade"]} - {None} - wanted.get("may", set())) == wanted["grades"],
        "programme": rate["programme"] in programmes,
        "component": rate["component"] in _components(wanted, rate, others),
        "unit": rate["unit"] is None or rate["unit"] in UNITS.get(wanted["unit"], {"other"}),
        "bound": rate["bound"] == BOUNDS[wanted["bound"]],
        "scarcity": _is_as_scarce(wanted, rate),
        "condition": _meets(wanted, rate, others),
    }  # fmt: skip
    return [name for name, right in checks.items() if not right]


def _is_as_scarce(wanted: Row, rate: Row) -> bool:
    """Whether an amount is for scarce ones only where the truth says so. That an occupation with an amount of its own is
    marked as scarce stands with its entry, which is compared there."""
    if wanted.get("scarce") is None or (wanted["occupation"] and rate["scarcity"] in {None, "any"}):
        return True
    return bool(wanted["scarce"]) == (rate["scarcity"] not in {None, "any", "not_scarce"})


def _is_its_own(wanted: Row, rate: Row) -> bool:
    owner, letter = bare(wanted["occupation"]), class_of(wanted["class"])
    if owner:
        beside = bare(rate["occupation"] or f"{rate['item']} {rate['condition']}")
        is_own = owner in beside or beside == owner.split("（")[0]
        return is_own and class_of(rate["subsidy_class"]) in {"", letter}
    return not rate["occupation"] and class_of(rate["subsidy_class"]) == letter


def _key(row: Row, *but: str) -> tuple[Any, ...]:
    names = (
        "occupation",
        "class",
        "programme",
        "grade",
        "component",
        "unit",
        "scarce",
        "condition",
    )
    return tuple(row.get(name) for name in names if name not in but)


def _rivals(amounts: list[Row]) -> Rivals:
    """The conditions of amounts that differ in nothing else, and the components of amounts that differ in nothing else."""
    found: Rivals = {}
    for row in amounts:
        found.setdefault(_key(row, "condition"), {})[row["condition"]] = row["yuan"]
        found.setdefault(_key(row, "component"), {})[row["component"]] = row["yuan"]
    return found


def _components(wanted: Row, rate: Row, others: Rivals) -> set[str]:
    """Parts that the amount may be said to be: one that is printed alone is a total too (data dictionary)."""
    own = {component_of(wanted["component"])}
    is_alone = len(others[_key(wanted, "component")]) == 1
    own |= {"total"} if is_alone or rate["programme"] == "living_allowance" else set()
    return own | ({"appraisal"} if rate["programme"] == "skill_appraisal" else set())


def _meets(wanted: Row, rate: Row, others: Rivals) -> bool:
    rivals = others[_key(wanted, "condition")]
    if not wanted["condition"] or len(set(rivals.values())) < 2:
        return True
    said = bare(f"{rate['condition']}{rate['item']}")
    shared = {words: _shared(bare(words), said) for words in rivals if words}
    return shared[wanted["condition"]] == max(shared.values()) > 0


def _shared(one: str, other: str) -> int:
    return sum(one[n : n + 2] in other for n in range(len(one) - 1))


def say_amount(row: Row) -> str:
    parts = [
        row[k]
        for k in (
            "occupation",
            "class",
            "grade",
            "programme",
            "component",
            "unit",
            "bound",
            "yuan",
            "condition",
        )
    ]
    return (
        " ".join(str(p) for p in parts if p is not None) + f" | {row['place']} | {row['printed']}"
    )


def say_rate(row: Row) -> str:
    names = ("occupation", "subsidy_class", "grade", "programme", "component", "unit", "bound", "amount_min_yuan", "amount_yuan",
        "amount_max_yuan", "scarcity", "condition", "item", "printed", "doubts", "source")  # fmt: skip
    return " ".join(f"{k}={row[k]}" for k in names if row[k] not in (None, [], ""))
