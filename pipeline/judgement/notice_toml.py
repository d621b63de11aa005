"""notice.toml: where a notice comes from, and what people say about it. It is held against its types as a whole: every
fault is one line with file, line, key, value and what is allowed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.base.printable import quoted
from pipeline.judgement.notice_checks import check_head, check_rows
from pipeline.judgement.notice_types import (
    ID_WORDS,
    NOTICE_ID,
    Acceptance,
    Head,
    Notice,
    RawFile,
    TableOverride,
)
from pipeline.judgement.toml_lines import Lines, find_lines, where_in
from pipeline.judgement.typed_values import fault, read_values

__all__ = ["NOTICE_ID", "Acceptance", "Notice", "RawFile", "TableOverride", "read_notice"]
Row = TypeVar("Row", bound=msgspec.Struct)
SAID = (
    "title", "document_number", "issuers", "issued_on", "effective_from", "effective_to", "applies_from", "applies_to_what",
    "supersedes", "status",
)  # fmt: skip
TABLES: dict[str, type[msgspec.Struct]] = {
    "files": RawFile,
    "tables": TableOverride,
    "accept": Acceptance,
}


def read_notice(directory: Path) -> Notice:
    """Reads raw/<notice_id>/notice.toml. UserError, a line for each fault, where it is missing, not TOML, or says what it may
    not."""
    path = directory / "notice.toml"
    if not NOTICE_ID.fullmatch(directory.name):
        name = quoted(directory.name)
        raise UserError(
            f"{directory}: {name} is no notice id; {ID_WORDS.en}",
            f"{directory}：{name} 不是通知编号；{ID_WORDS.zh}",
        )
    text = _read_text(path)
    data, lines = _parse(path, text), find_lines(text)
    above = {key: value for key, value in data.items() if key not in TABLES}
    head, faults = read_values(Head, above, where_in(path, lines), more=TABLES)
    rows: dict[str, list[msgspec.Struct]] = {}
    for name, kind in TABLES.items():
        rows[name], more = _rows(path, data.get(name, []), name, kind, lines)
        faults += more
    if head is None:
        raise UserError.of(_in_order(faults))
    notice = _notice(directory, head, rows)
    faults += check_head(head, directory.name, where_in(path, lines))
    # A row that is no row is not counted: what is said of all of them would be wrong.
    faults += check_rows(notice, path, lines) if not faults else []
    if faults:
        raise UserError.of(_in_order(faults))
    return notice


def _in_order(faults: list[Words]) -> list[Words]:
    """As they stand in the file; those of the file as a whole come first."""
    found = {fault: re.search(r"notice\.toml:(\d+):", fault.en) for fault in faults}
    return sorted(faults, key=lambda fault: int(line[1]) if (line := found[fault]) else 0)


def _notice(directory: Path, head: Head, rows: Mapping[str, list[msgspec.Struct]]) -> Notice:
    said = {key: _text(value) for key in SAID if (value := getattr(head, key)) is not None}
    retrieved = head.retrieved_on.isoformat() if head.retrieved_on else ""
    return Notice(
        directory.name, directory, head.region or "", head.url or "", retrieved,
        tuple(_lower(file) for file in _of(RawFile, rows["files"])), _of(TableOverride, rows["tables"]), _of(Acceptance, rows["accept"]), said,
    )  # fmt: skip


def _of(kind: type[Row], rows: list[msgspec.Struct]) -> tuple[Row, ...]:
    return tuple(row for row in rows if isinstance(row, kind))


def _lower(file: RawFile) -> RawFile:
    """Some tools print hashes in capitals."""
    return msgspec.structs.replace(file, sha256=file.sha256.lower())


def _text(value: str | date | tuple[str, ...]) -> str | tuple[str, ...]:
    return value.isoformat() if isinstance(value, date) else value


def _read_text(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise UserError(f"{path}: not an ordinary file", f"{path}：不是普通文件")
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError as error:
        raise UserError(
            f"{path}: no such file; make it with `catalogue add`",
            f"{path}：没有这个文件；请用 `catalogue add` 登记",
        ) from error
    except OSError as error:
        raise UserError(
            f"{path}: cannot be read ({error.strerror})", f"{path}：无法读取（{error.strerror}）"
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(
            f"{path}: not TOML: not UTF-8 at byte {error.start + 1}; save it as UTF-8",
            f"{path}：不是 TOML：第 {error.start + 1} 字节不是 UTF-8；请另存为 UTF-8",
        ) from error


def _parse(path: Path, text: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at ")
        rows = text.rstrip().split("\n")
        at = re.match(r"line (\d+)", place)
        number = int(at[1]) if at else len(rows)
        where, found = f"{path}:{number}", quoted(rows[number - 1].strip())
        raise UserError(
            f"{where}: not TOML: {reason}, in {found}",
            f"{where}：不是 TOML：{found}",
        ) from error
    except (RecursionError, ValueError) as error:
        raise UserError(
            f"{path}: not TOML: nested too deeply, or a number too long",
            f"{path}：不是 TOML：嵌套过深或数字过长",
        ) from error


def _rows(
    path: Path, value: object, name: str, kind: type[msgspec.Struct], lines: Lines
) -> tuple[list[msgspec.Struct], list[Words]]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        place = where_in(path, lines)(name)
        return [], [fault(place, name, value, Words(f"[[{name}]] blocks", f"[[{name}]] 段落"))]
    rows, faults = [], []
    for number, row in enumerate(value, 1):
        one, found = read_values(kind, row, where_in(path, lines, name, number), f"[[{name}]]")
        if one is not None and "line" in one.__struct_fields__:
            one = msgspec.structs.replace(one, line=lines.get((name, number, ""), 0))
        rows += [one] if one is not None else []
        faults += found
    return rows, faults
