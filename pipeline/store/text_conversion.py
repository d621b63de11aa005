"""A Parquet file as text, a row a line, for `git diff`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.base.errors import UserError
from pipeline.base.printable import one_line


def text_lines(path: Path) -> Iterator[str]:
    """`column=value` of every cell that is not null, parted by ` | `, in the order of the file; first the columns.

    UserError where the file is no Parquet.
    """
    try:
        table = pq.ParquetFile(path).read()
    except (pa.ArrowInvalid, OSError) as error:
        reason = one_line(str(error).splitlines()[0])
        raise UserError(
            f"{path} cannot be read as Parquet: {reason}", f"{path} 无法作为 Parquet 读取：{reason}"
        ) from error
    yield " | ".join(f"{field.name}: {field.type}" for field in table.schema)
    for batch in table.to_batches():
        for row in batch.to_pylist():
            yield " | ".join(
                f"{name}={_cell(value)}" for name, value in row.items() if value is not None
            )


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(_cell(item) for item in value)
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(str(value).split())
