"""notice.toml: where a notice comes from, and what people say about it. Unknown keys are errors that name the allowed ones."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.base.errors import UserError

NOTICE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
OVERRIDES = (
    "title",
    "document_number",
    "issuers",
    "issued_on",
    "effective_from",
    "effective_to",
    "applies_from",
    "supersedes",
)
KEYS = {
    "region",
    "status",
    "url",
    "retrieved_on",
    "files",
    "tables",
    "accept",
    "applies_to_what",
    *OVERRIDES,
}
FILE_KEYS = {"name", "sha256", "role", "origin"}
TABLE_KEYS = {"annex", "list", "header", "class"}
ACCEPT_KEYS = {"kind", "place", "reason", "by", "on"}
ROLES = {"main", "annex", "witness"}
DATES = {"retrieved_on", "issued_on", "effective_from", "effective_to", "applies_from"}


@dataclass(frozen=True)
class RawFile:
    """A published file beside notice.toml: name, SHA-256, role (main, annex, witness), where it comes from."""

    name: str
    sha256: str
    role: str = "main"
    origin: str = ""


@dataclass(frozen=True)
class Acceptance:
    """A person's word that an issue may stand: kind and place of the issue, reason, who, when."""

    kind: str
    place: str
    reason: str
    by: str
    on: str


@dataclass(frozen=True)
class TableOverride:
    """What inference gets wrong about the tables of an annex: list, class, and printed head = field."""

    annex: str = ""
    list: str = ""
    printed_class: str = ""
    header: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Notice:
    """One notice under raw/; `said` holds what notice.toml says in place of the document (dates as ISO text)."""

    notice_id: str
    directory: Path
    region: str = ""
    url: str = ""
    retrieved_on: str = ""
    files: tuple[RawFile, ...] = ()
    tables: tuple[TableOverride, ...] = ()
    accept: tuple[Acceptance, ...] = ()
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def main(self) -> RawFile:
        return next(file for file in self.files if file.role == "main")


def read_notice(directory: Path) -> Notice:
    """Reads raw/<notice_id>/notice.toml. UserError, in one line, where it is missing, not TOML, or says what it may not."""
    path = directory / "notice.toml"
    if not NOTICE_ID.fullmatch(directory.name):
        raise UserError(
            f"{directory}: {directory.name!r} is no notice id; use lower-case letters, digits and hyphens"
        )
    if path.exists() and not path.is_file():
        raise UserError(f"{path}: not an ordinary file")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise UserError(f"{path}: no such file; make it with `catalogue add`") from error
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(f"{path}: not TOML: {error}") from error
    _check_keys(path, data, KEYS, "")
    said = {
        key: _text(path, key, data[key])
        for key in (*OVERRIDES, "status", "applies_to_what")
        if key in data
    }
    if said.get("status", "final") not in {"draft", "final"}:
        raise UserError(f"{path}: status is {said['status']!r}; use draft or final")
    return Notice(
        directory.name, directory, str(data.get("region", "")), str(data.get("url", "")),
        str(_text(path, "retrieved_on", data.get("retrieved_on", ""))), _files(path, data), _tables(path, data),
        _accept(path, data), said,
    )  # fmt: skip


def _check_keys(path: Path, data: dict[str, Any], allowed: set[str], where: str) -> None:
    for key in data:
        if key not in allowed:
            raise UserError(
                f"{path}: unknown key {key!r}{where}; allowed: {', '.join(sorted(allowed))}"
            )


def _text(path: Path, key: str, value: object) -> Any:
    """Strings and lists of strings as they are, dates as ISO text; for the keys that are dates nothing else will do."""
    if isinstance(value, date):
        return value.isoformat()
    if key in DATES and value != "":
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError as error:
            raise UserError(f"{path}: {key} is {value!r}; use a date such as 2023-04-01") from error
    if key == "issuers" and not (
        isinstance(value, list) and all(isinstance(item, str) for item in value)
    ):
        raise UserError(f'{path}: issuers is {value!r}; use a list such as ["…局", "…局"]')
    return value


def _rows(path: Path, data: dict[str, Any], key: str, allowed: set[str]) -> list[dict[str, Any]]:
    rows = data.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UserError(f"{path}: {key} must be written as [[{key}]] blocks")
    for row in rows:
        _check_keys(path, row, allowed, f" in [[{key}]]")
    return rows


def _files(path: Path, data: dict[str, Any]) -> tuple[RawFile, ...]:
    files = []
    for row in _rows(path, data, "files", FILE_KEYS):
        name, role = str(row.get("name", "")), str(row.get("role", "main"))
        if not name or Path(name).name != name:
            raise UserError(
                f"{path}: [[files]] name is {name!r}; it must name a file beside notice.toml"
            )
        if role not in ROLES:
            raise UserError(f"{path}: role of {name} is {role!r}; use main, annex or witness")
        if not re.fullmatch(r"[0-9a-f]{64}", str(row.get("sha256", ""))):
            raise UserError(
                f"{path}: sha256 of {name} is missing or no SHA-256; `sha256sum {name}` prints it"
            )
        files.append(RawFile(name, str(row["sha256"]), role, str(row.get("origin", ""))))
    if sum(file.role == "main" for file in files) != 1:
        raise UserError(f"{path}: there must be exactly one [[files]] with role main")
    return tuple(files)


def _tables(path: Path, data: dict[str, Any]) -> tuple[TableOverride, ...]:
    tables = []
    for row in _rows(path, data, "tables", TABLE_KEYS):
        header = row.get("header", {})
        if not isinstance(header, dict):
            raise UserError(f'{path}: header in [[tables]] must be {{ "printed head" = "field" }}')
        tables.append(
            TableOverride(
                str(row.get("annex", "")),
                str(row.get("list", "")),
                str(row.get("class", "")),
                dict(header),
            )
        )
    return tuple(tables)


def _accept(path: Path, data: dict[str, Any]) -> tuple[Acceptance, ...]:
    rows = _rows(path, data, "accept", ACCEPT_KEYS)
    for row in rows:
        missing = sorted(ACCEPT_KEYS - set(row))
        if missing:
            raise UserError(f"{path}: [[accept]] lacks {', '.join(missing)}")
    return tuple(
        Acceptance(*(str(row[key]) for key in ("kind", "place", "reason", "by", "on")))
        for row in rows
    )
