"""Rows of truth, with the columns that tests/layouts compares. A value of `OPEN` leaves its column out."""

from tests.layouts.truth import OCCUPATION_COLUMNS, RATE_COLUMNS, Record, Value

OPEN = "?"


def occupation(**values: Value) -> Record:
    """A row of `occupations`; what is not named is null."""
    return _record(OCCUPATION_COLUMNS, {"work_types": []} | values)


def rate(**values: Value) -> Record:
    """A row of `rates`: a total, for a person, for a vocational qualification where nothing else is said."""
    usual: Record = {
        "component": "total",
        "unit": "per_person",
        "programme": "vocational_qualification",
    }
    record = _record(RATE_COLUMNS, usual | values)
    if record.get("amount_max_yuan") is not None:
        # The lower end of a range stands in a column of its own: a range has no single amount.
        record |= {"amount_min_yuan": record["amount_yuan"], "amount_yuan": None}
    return record


def _record(columns: tuple[str, ...], values: Record) -> Record:
    unknown = set(values) - set(columns)
    if unknown:
        raise ValueError(f"unknown columns {sorted(unknown)}")
    return {column: values.get(column) for column in columns if values.get(column) != OPEN}
