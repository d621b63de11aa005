"""The one reader of JSON that the program keeps: what it holds has the shape it must have, or one line says where not."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.base.errors import UserError
from pipeline.base.printable import one_line

Shape = TypeVar("Shape")


def read_json(path: Path, shape: type[Shape], mend: tuple[str, str]) -> Shape:
    """The content of a JSON file as `shape`. UserError where it cannot be read, is no JSON, is nested too deeply or has
    another shape; `mend` says what to do, in English and 中文."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=shape)
    except OSError as error:
        why = error.strerror or str(error)
    except RecursionError:
        why = "nested too deeply"
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        why = one_line(str(error))
    raise UserError(
        f"{path} cannot be read as JSON: {why}; {mend[0]}",
        f"{path} 无法作为 JSON 读取（{why}）；{mend[1]}",
    )


def check_shape(path: Path, value: object, shape: type[Shape], mend: tuple[str, str]) -> Shape:
    """A value that was read from a file, as `shape`. UserError where it has another."""
    try:
        return msgspec.convert(value, shape)
    except (msgspec.ValidationError, RecursionError) as error:
        why = one_line(str(error))
        raise UserError(
            f"{path} does not hold what it should: {why}; {mend[0]}",
            f"{path} 的内容不符合要求（{why}）；{mend[1]}",
        ) from error
