"""The published tables as pandas frames. `pipeline.load` is this module's `load`: the module bears another name, as
importing it would otherwise put the module where the function is."""

from __future__ import annotations

import warnings
from collections import Counter
from dataclasses import asdict
from datetime import date
from os import PathLike
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.answers.look_up import notices_in_force
from pipeline.answers.public import book_of
from pipeline.answers.questions import read_day, read_region
from pipeline.base.errors import UserError
from pipeline.model.vocabularies import NoticeStatus
from pipeline.reference.regions import ancestors
from pipeline.store.ages import meanings, read_in_columns_of_now
from pipeline.store.tables import read_table, table_names
from pipeline.store.versions import read_versions, version_directory

# Text in Python storage: comparisons give the `boolean` of the other columns, so that masks can be joined with &.
DTYPES = {
    pa.string(): pd.StringDtype("python"), pa.int8(): pd.Int8Dtype(), pa.int32(): pd.Int32Dtype(), pa.bool_(): pd.BooleanDtype(),
    pa.float64(): pd.Float64Dtype(),
}  # fmt: skip
FACTS = ("occupations", "rates", "rules")
MADE_OF_SURE_FACTS = frozenset({"catalogue", "entitlements"})
Root = str | PathLike[str]


def load(
    table: str, version: str = "latest", root: Root = ".", drafts: bool = False
) -> pd.DataFrame:
    """One table as a frame: text `string`, whole numbers `Int8` / `Int32`, numbers `Float64`, yes or no `boolean`, dates
    `datetime64`, lists as Python objects; what is not printed is <NA> (NaT for dates).

    `version` is a released version, `latest`, or `draft`; `root` holds normalized/. Amounts are yuan. `attrs["en"]` and
    `attrs["zh"]` say what each column means. Rows of drafts for comment are left out unless `drafts` is true, and
    `attrs["left_out"]` says how many. `attrs["doubts"]` of `catalogue` and `entitlements`, which are made of facts without doubts, says
    how many facts each kind of doubt keeps out. A column that an older version lacks is <NA>. A version that was withdrawn warns.
    UserError names the tables or versions there are.
    """
    directory = version_directory(Path(root) / "normalized", version)
    if table not in table_names(directory):
        there = ", ".join(table_names(directory))
        raise UserError(
            f"no table {table!r} in version {directory.name}; there are: {there}",
            f"版本 {directory.name} 中没有表 {table!r}；现有：{there}",
        )
    _warn_if_withdrawn(Path(root) / "normalized", directory.name)
    found = read_in_columns_of_now(directory, table)
    rows = found.num_rows
    found = found if drafts else _without_drafts(found, directory)
    said, left_out = meanings(directory, table), rows - found.num_rows
    columns = dict(zip(found.column_names, found.columns, strict=True))
    del found
    # Column by column, so that no table stands in memory twice.
    frame = pd.DataFrame({name: _series(columns.pop(name)) for name in list(columns)}, copy=False)
    frame.attrs = {
        "version": directory.name,
        "left_out": left_out,
        "doubts": _doubts(directory, drafts) if table in MADE_OF_SURE_FACTS else {},
        "en": said["en"],
        "zh": said["zh"],
    }
    return frame


def _series(column: pa.ChunkedArray) -> object:
    """A column in the type of DTYPES. Words that stand in many rows are one object, as in no column of Arrow's own making."""
    if not pa.types.is_string(column.type):
        return column.to_pandas(types_mapper=DTYPES.get, date_as_object=False)
    encoded = column.combine_chunks().dictionary_encode()
    parts = encoded.chunks if isinstance(encoded, pa.ChunkedArray) else [encoded]
    words = [np.empty(0, dtype=object), *map(_words, parts)]
    return pd.Series(np.concatenate(words), dtype=DTYPES[column.type], copy=False)


def _words(encoded: pa.DictionaryArray) -> npt.NDArray[np.object_]:
    known = np.array([*encoded.dictionary.to_pylist(), pd.NA], dtype=object)
    found: npt.NDArray[np.object_] = known[pc.fill_null(encoded.indices, -1).to_numpy()]
    return found


def _doubts(directory: Path, drafts: bool) -> dict[str, int]:
    """Kind of doubt -> how many facts have it; none in a version older than the column."""
    kinds: Counter[str] = Counter()
    for name in FACTS:
        facts = read_table(directory, name, ["notice_id", "doubts"])
        if "doubts" not in facts.column_names:
            continue
        facts = facts if drafts else _without_drafts(facts, directory)
        found = pc.value_counts(pc.list_flatten(facts["doubts"]))
        kinds.update({one["values"]: one["counts"] for one in found.to_pylist()})
    return dict(sorted(kinds.items()))


def _without_drafts(table: pa.Table, directory: Path) -> pa.Table:
    """The rows of final notices; a table that names no notice is whole."""
    if "notice_id" not in table.column_names:
        return table
    notices = read_table(directory, "notices", ["notice_id", "status"])
    drafts = notices.filter(pc.equal(notices["status"], NoticeStatus.DRAFT))["notice_id"]
    return table.filter(pc.invert(pc.is_in(table["notice_id"], drafts)))


def _warn_if_withdrawn(normalized: Path, name: str) -> None:
    for version in read_versions(normalized):
        if version.version == name and version.withdrawn_on:
            words = f"version {name} was withdrawn on {version.withdrawn_on}: {version.reason}"
            warnings.warn(words, UserWarning, stacklevel=3)


def versions(root: Root = ".") -> pd.DataFrame:
    """One row a released version, oldest first: version, created, notices and rows (how many), package_sha256,
    withdrawn_on and reason ("" while it holds)."""
    rows = [asdict(version) for version in read_versions(Path(root) / "normalized")]
    names = ["version", "created", "notices", "rows", "package_sha256", "withdrawn_on", "reason"]
    return pd.DataFrame(rows, columns=names).astype({"notices": "Int32", "rows": "Int32"})


def as_of(on: date | str, region: str, version: str = "latest", root: Root = ".") -> pd.DataFrame:
    """Rows of `catalogue` of the notice in force in a region (code or name) on a day (date, or ISO text); a region without
    one takes that of the region it lies in. No rows where none is in force; UserError where several are, naming them."""
    day = read_day(on)
    frame = load("catalogue", version, root)
    book = book_of(Path(root) / "normalized", version)
    for code in ancestors(read_region(region).code):
        found = notices_in_force(book, code, day)
        if len(found) > 1:
            names = ", ".join(found)
            raise UserError(
                f"{region} on {day}: several notices in force: {names}",
                f"{region} 在 {day} 有多份通知同时施行：{names}",
            )
        if found:
            return frame[frame["notice_id"] == found[0]].reset_index(drop=True)
    return frame.iloc[0:0]
