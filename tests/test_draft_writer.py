"""The tables of a draft are written as their rows came, however many notices gave them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.model.rows import WorkTypeRow
from pipeline.reference.editions import load_reference
from pipeline.store.draft import MOST_PARTS, Run, writing_draft
from pipeline.store.typed_rows import to_table

TABLE = "work_types"


def one_row(number: int) -> pa.Table:
    """A table of one row, as many notices give of rules or codes."""
    known = load_reference().work_type_rows()[0]
    return to_table(WorkTypeRow, [replace(known, work_type=f"工种{number}")])


def test_rows_of_thousands_of_small_tables_stand_in_the_order_they_came(tmp_path: Path) -> None:
    count = 3 * MOST_PARTS + 7
    with writing_draft(tmp_path / "draft", Run("done")) as draft:
        for number in range(count):
            draft.add(TABLE, one_row(number))
    file = pq.ParquetFile(tmp_path / "draft" / f"{TABLE}.parquet")
    assert file.metadata.num_row_groups == 1
    assert file.read()["work_type"].to_pylist() == [f"工种{number}" for number in range(count)]
