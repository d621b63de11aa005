"""Where a table says its unit, and tables of amounts by class and grade."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.layouts.shell import prose, right
from tests.layouts.truth import Record
from tests.recipes.document import ABOVE, Block

from .draw import Draw, Grades
from .lay import Words
from .truth import rate

CELL_UNITS = ("元", "元/人", " 元/人", "元")


@dataclass(frozen=True)
class Unit:
    """The amount's header word, the unit behind each amount, and the lines above and below the table."""

    head: str
    suffix: str = ""
    above: list[Block] = field(default_factory=list)
    below: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Content:
    """What a family makes of a notice: the annexes' titles and blocks, and the truth; `clauses` stand in the letter."""

    kind: str
    annexes: list[tuple[str, list[Block]]]
    occupations: list[Record]
    rates: list[Record]
    rules: list[Record] = field(default_factory=list)
    clauses: list[str] = field(default_factory=list)


def unit(draw: Draw) -> Unit:
    """Unit in the header, in a line above, in a note below or in every cell."""
    head = draw.head("amount")
    place = draw.choose(("header", "header", "above", "cell", "below"))
    if place == "header":
        return Unit(head + draw.choose(("（元/人）", "（元）", "(元)", "\n（元/人）")))
    if place == "above":
        line = draw.choose(("单位：元", "单位：元/人", "（单位：元）"))
        return Unit(head, above=[right(line)])
    if place == "cell":
        return Unit(head, suffix=draw.choose(CELL_UNITS))
    return Unit(head, below=[*prose("注：金额单位为元/人。")])


def unit_for_columns(draw: Draw) -> Unit:
    """The same for a table whose amounts stand under grades: no header word can hold the unit."""
    drawn = unit(draw)
    if "元" not in drawn.head:
        return drawn
    return Unit("", above=[right("单位：元/人")])


def note(draw: Draw, text: str) -> list[Block]:
    """A note below a table; none where there is nothing to say."""
    lead = draw.choose(("注：", "备注：", "说明："))
    return [*prose(f"{lead}{text}。")] if text else []


def letters(draw: Draw) -> tuple[str, ...]:
    """The classes."""
    return draw.choose(
        (("A", "B", "C"), ("A", "B", "C"), ("A", "B"), ("A", "B", "C", "D"), ("A+", "A", "B"))
    )


@dataclass(frozen=True)
class ClassTable:
    """Rows of class, grade, amount and perhaps hours, with their truth."""

    head: list[str]
    rows: Words
    rates: list[Record]
    unit: Unit


def class_rows(
    draw: Draw, classes: Sequence[str], clause: str | None, form: str, extras: bool = False
) -> ClassTable:
    """Class merged over its grades. With `extras`, rows 合格 and 专项职业能力证书 may follow a class's grades."""
    grades, money = draw.grades(), unit(draw)
    has_hours, has_extras = (
        draw.chance(0.25, "hours"),
        extras and draw.chance(0.4, "grades-that-are-none"),
    )
    ranges = draw.chance(0.06, "ranges")
    rows: Words = []
    rates: list[Record] = []
    for letter in classes:
        rungs: list[tuple[str, dict[str, str | int | None], int]] = [
            (grades.words[grade], {"grade": grade}, yuan) for grade, yuan in _in_order(draw, grades)
        ]
        if has_extras:
            rungs.append(("合格", {"programme": "training_completion"}, draw.number(200, 500, 50)))
            rungs.append(
                (
                    "专项职业能力证书",
                    {"programme": "specialised_ability"},
                    draw.number(400, 900, 50),
                )
            )
        for i, (word, fields, yuan) in enumerate(rungs):
            amount = draw.amount(yuan, money.suffix, ranges)
            hours = draw.number(24, 160, 4) if has_hours else None
            rows.append(
                [
                    ABOVE if i else form.format(letter),
                    word,
                    amount.text,
                    *([str(hours)] if hours else []),
                ]
            )
            same = {"clause": clause, "subsidy_class": letter, "class_hours": hours}
            rates.append(
                rate(**same, **fields, amount_yuan=amount.yuan, amount_max_yuan=amount.most)
            )
    head = [
        draw.head("class"),
        draw.head("grades"),
        money.head,
        *([draw.head("hours")] if has_hours else []),
    ]
    return ClassTable(head, rows, rates, money)


def _in_order(draw: Draw, grades: Grades) -> list[tuple[int, int]]:
    ladder = draw.ladder(grades.order)
    return [(grade, ladder[grade]) for grade in grades.order]
