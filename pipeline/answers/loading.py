"""The published tables as pandas frames. `pipeline.load` is this module's `load`: the module bears another name, as
importing it would otherwise put the module where the function is."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from os import PathLike
from pathlib import Path

import pandas as pd
import pyarrow as pa

from pipeline.answers.look_up import notices_in_force, read_region
from pipeline.base.errors import UserError
from pipeline.model.rows import CatalogueRow
from pipeline.model.schema import TABLES
from pipeline.reference.regions import ancestors
from pipeline.store.tables import read_table, table_names
from pipeline.store.typed_rows import from_table
from pipeline.store.versions import read_versions, version_directory

# Text in Python storage: comparisons give the `boolean` of the other columns, so that masks can be joined with &.
DTYPES = {
    pa.string(): pd.StringDtype("python"), pa.int8(): pd.Int8Dtype(), pa.int32(): pd.Int32Dtype(), pa.bool_(): pd.BooleanDtype(),
    pa.float64(): pd.Float64Dtype(),
}  # fmt: skip
Root = str | PathLike[str]


def load(table: str, version: str = "latest", root: Root = ".") -> pd.DataFrame:
    """One table as a frame: text `string`, whole numbers `Int8` / `Int32`, numbers `Float64`, yes or no `boolean`, dates
    `datetime64`, lists as Python objects; what is not printed is <NA> (NaT for dates).

    `version` is a released version, `latest`, or `draft`; `root` holds normalized/. Amounts are yuan. `attrs["en"]` and
    `attrs["zh"]` say what each column means. UserError names the tables or versions there are.
    """
    directory = version_directory(Path(root) / "normalized", version)
    if table not in table_names(directory):
        there = ", ".join(table_names(directory))
        raise UserError(
            f"no table {table!r} in version {directory.name}; there are: {there}",
            f"版本 {directory.name} 中没有表 {table!r}；现有：{there}",
        )
    found = read_table(directory, table)
    frame: pd.DataFrame = found.replace_schema_metadata(None).to_pandas(
        types_mapper=DTYPES.get, date_as_object=False
    )
    columns = next((known.columns for known in TABLES if known.name == table), ())
    frame.attrs = {
        "version": directory.name,
        **{lang: {c.name: getattr(c, lang) for c in columns} for lang in ("en", "zh")},
    }
    return frame


def versions(root: Root = ".") -> pd.DataFrame:
    """One row a released version, oldest first: version, created, notices and rows (how many), package_sha256,
    withdrawn_on and reason ("" while it holds)."""
    rows = [asdict(version) for version in read_versions(Path(root) / "normalized")]
    names = ["version", "created", "notices", "rows", "package_sha256", "withdrawn_on", "reason"]
    return pd.DataFrame(rows, columns=names).astype({"notices": "Int32", "rows": "Int32"})


def as_of(on: date | str, region: str, version: str = "latest", root: Root = ".") -> pd.DataFrame:
    """Rows of `catalogue` of the notice in force in a region (code or name) on a day (date, or ISO text); a region without
    one takes that of the region it lies in. No rows where none is in force; UserError where several are, naming them."""
    day = date.fromisoformat(on) if isinstance(on, str) else on
    frame = load("catalogue", version, root)
    directory = version_directory(Path(root) / "normalized", version)
    rows = from_table(CatalogueRow, read_table(directory, "catalogue"))
    for code in ancestors(read_region(region).code):
        found = notices_in_force(rows, code, day)
        if len(found) > 1:
            names = ", ".join(found)
            raise UserError(
                f"{region} on {day}: several notices in force: {names}",
                f"{region} 在 {day} 有多份通知同时施行：{names}",
            )
        if found:
            return frame[frame["notice_id"] == found[0]].reset_index(drop=True)
    return frame.iloc[0:0]
