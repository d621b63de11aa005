"""The truth of a fixture, as readable text: one line a record, cells parted by `|`, an empty cell is null.

A column that the text does not name is null, or what the keywords say. `?` leaves a field out: DESIGN.md does not settle
it, so it is not compared. Text becomes int, bool or list by its column.
"""

from collections.abc import Mapping

Value = str | int | bool | list[str] | None
Record = dict[str, Value]

OCCUPATION_COLUMNS = (
    "annex", "list", "seq", "printed_name", "name", "work_types", "printed_code", "subsidy_class", "industry", "printed_grades",
    "grade_low", "grade_high", "online_allowed", "is_green", "is_digital",
)  # fmt: skip
RATE_COLUMNS = (
    "clause", "programme", "subsidy_class", "component", "occupation", "grade", "amount_yuan", "amount_max_yuan", "unit", "class_hours",
    "cap_yuan",
)  # fmt: skip
INTEGERS = {
    "seq",
    "grade_low",
    "grade_high",
    "grade",
    "amount_yuan",
    "amount_max_yuan",
    "class_hours",
    "cap_yuan",
}
FLAGS = {"online_allowed", "is_green", "is_digital"}
COMPONENTS = ("training", "appraisal", "other", "total")
PROGRAMMES = {"ability": "specialised_ability", "completion": "training_completion"}


def entries(text: str, **same: str) -> list[Record]:
    """Rows of `occupations`. A column `=` stands for both printed_name and name."""
    return [_record(OCCUPATION_COLUMNS, _both_names(same | row)) for row in _rows(text)]


def names(text: str, **same: str) -> list[Record]:
    """Rows of `occupations` that differ in their names only; the names parted by blanks."""
    return [_record(OCCUPATION_COLUMNS, _both_names(same | {"=": name})) for name in text.split()]


def rates(text: str, **same: str) -> list[Record]:
    """Rows of `rates`.

    A column headed by grades and components (`5`, `total`, `5 appraisal`), by `ability` or by `completion` holds amounts:
    each of its filled cells is a record. component and unit are `total` and `per_person` where nothing else is said.
    """
    records = []
    for row in _rows(text):
        fields = (
            {"component": "total", "unit": "per_person"}
            | same
            | {k: v for k, v in row.items() if not _amount_of(k)}
        )
        amounts = [(_amount_of(k), v) for k, v in row.items() if v and _amount_of(k)]
        for extra, amount in amounts or [({}, fields.get("amount_yuan", ""))]:
            record = _record(RATE_COLUMNS, fields | extra | {"amount_yuan": amount})
            if record["amount_max_yuan"] is not None:
                # The lower end of a range stands in a column of its own: a range has no single amount.
                record |= {"amount_min_yuan": record["amount_yuan"], "amount_yuan": None}
            records.append(record)
    return records


def _amount_of(column: str) -> dict[str, str]:
    """The fields that an amount column's head stands for; {} for any other column."""
    fields: dict[str, str] = {}
    for word in column.split():
        if word in "54321":
            fields["grade"] = word
        elif word in COMPONENTS:
            fields["component"] = word
        elif word in PROGRAMMES:
            fields["programme"] = PROGRAMMES[word]
    return fields


def _rows(text: str) -> list[dict[str, str]]:
    head, *lines = [
        [word.strip() for word in line.split("|")]
        for line in text.strip().splitlines()
        if line.strip()
    ]
    for line in lines:
        if len(line) != len(head):
            raise ValueError(f"{len(line)} cells, not {len(head)}: {' | '.join(line)}")
    return [dict(zip(head, line, strict=True)) for line in lines]


def _both_names(row: Mapping[str, str]) -> dict[str, str]:
    both = {"printed_name": row["="], "name": row["="]} if "=" in row else {}
    return both | {key: value for key, value in row.items() if key != "="}


def _record(columns: tuple[str, ...], row: Mapping[str, str]) -> Record:
    unknown = set(row) - set(columns)
    if unknown:
        raise ValueError(f"unknown columns {sorted(unknown)}")
    return {
        column: _value(column, row.get(column, "")) for column in columns if row.get(column) != "?"
    }


def _value(column: str, text: str) -> Value:
    if column == "work_types":
        return [word for word in text.split("、") if word]
    if not text:
        return None
    if column in FLAGS:
        return {"true": True, "false": False}[text]
    return int(text) if column in INTEGERS else text
