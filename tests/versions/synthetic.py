"""Two large versions and the truth about them: a calculator's table in which a known part was changed.

Seeded, so that every run draws the same: occupations of many notices, each with five grades; some renamed (with
their code, or in their place with a near name), some moved to another class, whole classes paid otherwise, a few
added or gone.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from pipeline.model.schema import arrow_schema, table_schema
from tests.versions.tables import least

GRADES = (5, 4, 3, 2, 1)
BASE = {"A": 1200, "B": 1000, "C": 900}
FIRST = "金木水火土石纸皮布瓷铝铜铁钢玻塑橡棉麻丝毛竹藤茶果粮油糖盐酒药蜡漆胶陶"
SECOND = "船车桥路电气机床模具仪表钟灯锁鞋帽衣裤箱包网绳管线板材料件品器具炉泵阀"
THIRD = "加工制造装配检验维修调试操作设计包装印刷雕刻编织焊接铸造锻压养护运输"
ENDINGS = "工员师"


@dataclass(frozen=True)
class Occupation:
    """One occupation of one notice; `code` is None where it was never matched."""

    notice: str
    name: str
    code: str | None
    letter: str
    is_scarce: bool = False


@dataclass(frozen=True)
class Truth:
    """What was changed: (notice, old name, new name), (notice, name, old class, new class), (notice, class, grade, old,
    new, occupations), (notice, name)."""

    renamed: frozenset[tuple[str, str, str]]
    moved: frozenset[tuple[str, str, str, str]]
    policies: frozenset[tuple[str, str, int, int, int, int]]
    added: frozenset[tuple[str, str]]
    removed: frozenset[tuple[str, str]]


def make_versions(
    rows: int, renames: int, moves: int, policies: int, others: int
) -> tuple[pa.Table, pa.Table, Truth]:
    """Two `catalogue` tables of about `rows` rows and the truth; `others` occupations are added, as many removed."""
    draw = random.Random(20261121)
    before = _occupations(rows // len(GRADES), draw)
    free = list(range(1, len(before) - 1, 3))  # no two changes side by side
    draw.shuffle(free)
    after: list[Occupation | None] = list(before)
    renamed = [_rename(after, free.pop(), number) for number in range(renames)]
    moved = [_move(after, free.pop()) for _ in range(moves)]
    removed = [_remove(after, free.pop()) for _ in range(others)]
    added = [Occupation(before[n].notice, f"新业态第{n}号专员", None, "B") for n in range(others)]
    paid, policy = _policies(before, after, policies)
    new = [occupation for occupation in after if occupation] + added
    truth = Truth(
        frozenset(renamed), frozenset(moved), frozenset(policy),
        frozenset((o.notice, o.name) for o in added), frozenset(removed),
    )  # fmt: skip
    return _table(before, {}), _table(sorted(new, key=lambda o: o.notice), paid), truth


def _occupations(count: int, draw: random.Random) -> list[Occupation]:
    names = [
        f"{a}{b}{THIRD[i : i + 2]}{draw.choice(ENDINGS)}"
        for a in FIRST for b in SECOND for i in range(0, len(THIRD), 2)
    ]  # fmt: skip
    per_notice = 130
    found = []
    for number in range(count):
        notice, place = divmod(number, per_notice)
        if place == 0:
            chosen = draw.sample(names, per_notice)
        code = f"6-{notice % 99:02}-{place // 10:02}-{place % 10 + 1:02}" if place % 2 else None
        found.append(
            Occupation(
                f"n{notice:04}-2023", chosen[place], code, draw.choice("ABC"), number % 7 == 0
            )
        )
    return found


def _rename(after: list[Occupation | None], number: int, turn: int) -> tuple[str, str, str]:
    old = after[number]
    assert old
    # With a code the name may be quite another; without one it is near: a character in its middle.
    name = f"现代{old.name[-3:]}" if old.code else f"{old.name[:2]}件{old.name[2:]}"
    after[number] = replace(old, name=f"{name}")
    return old.notice, old.name, name


def _move(after: list[Occupation | None], number: int) -> tuple[str, str, str, str]:
    old = after[number]
    assert old
    letter = {"A": "B", "B": "C", "C": "A"}[old.letter]
    after[number] = replace(old, letter=letter)
    return old.notice, old.name, old.letter, letter


def _remove(after: list[Occupation | None], number: int) -> tuple[str, str]:
    old = after[number]
    assert old
    after[number] = None
    return old.notice, old.name


def _policies(
    before: list[Occupation], after: list[Occupation | None], count: int
) -> tuple[dict[tuple[str, str, int], int], list[tuple[str, str, int, int, int, int]]]:
    """In one notice each, one class is paid otherwise in one grade."""
    notices = sorted({o.notice for o in before})[:count]
    paid, told = {}, []
    for number, notice in enumerate(notices):
        letter, grade = "ABC"[number % 3], GRADES[number % 5]
        old = _amount(letter, grade)
        paid[notice, letter, grade] = old - 100
        same = [
            o
            for o, new in zip(before, after, strict=True)
            if new and new.letter == o.letter == letter
        ]
        told.append((notice, letter, grade, old, old - 100, sum(o.notice == notice for o in same)))
    return paid, told


def _amount(letter: str, grade: int) -> int:
    return BASE[letter] + 500 * (5 - grade)


def _table(occupations: list[Occupation], paid: dict[tuple[str, str, int], int]) -> pa.Table:
    rows = list(_rows(occupations, paid))
    schema = arrow_schema("catalogue")
    usual = {column.name: least(column) for column in table_schema("catalogue").columns}
    return pa.table(
        {
            name: pa.array([row.get(name, usual[name]) for row in rows], schema.field(name).type)
            for name in schema.names
        },
        schema=schema,
    )


def _rows(
    occupations: list[Occupation], paid: dict[tuple[str, str, int], int]
) -> Iterator[dict[str, Any]]:
    for number, o in enumerate(occupations):
        for grade in GRADES:
            base = paid.get((o.notice, o.letter, grade), _amount(o.letter, grade))
            yield {
                "row_id": f"{o.notice}/subsidised/{number}/{grade}", "notice_id": o.notice, "source": f"{o.notice}/notice.pdf#p{number % 40 + 1}.t1.r{number}",
                "page": number % 40 + 1, "entry_id": f"{o.notice}/subsidised/{number}", "grade": grade,
                "region_code": "330300", "status": "final", "programme": "vocational_qualification", "name": o.name,
                "occupation_code": o.code, "match_status": "accepted" if o.code else "unmatched",
                "subsidy_class": o.letter, "base_amount_yuan": base, "is_scarce": o.is_scarce,
                "scarce_uplift_pct": 30.0 if o.is_scarce else 0.0, "amount_yuan": base * (1.3 if o.is_scarce else 1.0),
                "unit": "per_person", "is_residual": False, "entry_source": f"{o.notice}/notice.pdf#{number}",
                "rate_source": f"{o.notice}/notice.pdf#{o.letter}{grade}",
            }  # fmt: skip
