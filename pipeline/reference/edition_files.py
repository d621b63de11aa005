"""The files of an edition's folder: which there are, and their rows. A column that is missing is told in one line."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from pipeline.base.errors import UserError

OCCUPATIONS, GROUPS = "occupations.csv", "groups.csv"
# Columns each table must have, and those that make a row its own, in the order the file is sorted by.
TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    OCCUPATIONS: (("code", "name", "green", "digital"), ("code",)),
    GROUPS: (("level", "code", "gbm", "name", "parent"), ("level", "code")),
    "work_types.csv": (
        ("code", "work_type", "kind", "year", "confidence", "source", "note"),
        ("code", "work_type"),
    ),
    "aliases.csv": (("alias", "code", "kind", "source", "confidence"), ("alias", "code")),
    "old_codes.csv": (
        ("old_code", "old_name", "new_code", "source", "note"),
        ("old_code", "old_name", "new_code", "note"),
    ),
    "announced.csv": (
        ("batch", "announced", "document", "name", "kind", "code", "later_code", "code_source"),
        ("batch", "name", "kind"),
    ),
    "supplement.csv": (("code", "name", "change", "source", "confidence"), ("code", "name")),
    "ambiguous.csv": (("word", "reason", "reason_zh"), ("word",)),
}


@dataclass(frozen=True)
class About:
    """The head of an edition (edition.toml): official totals, and the sources its tables name."""

    title: str
    totals: dict[str, int]
    sources: dict[str, dict[str, str]]


def editions_folder() -> Traversable:
    """Where the editions stand that ship with the package, a folder each."""
    return files("pipeline") / "reference" / "editions"


def list_editions() -> list[str]:
    """The editions that ship with the package, oldest first."""
    found = (f for f in editions_folder().iterdir() if f.is_dir() and (f / OCCUPATIONS).is_file())
    return sorted(folder.name for folder in found)


def latest_edition() -> str:
    """The newest edition there is: what is used where nothing else is asked for."""
    return list_editions()[-1]


def edition_folder(edition: str) -> Traversable:
    """The folder of an edition; UserError names the editions there are."""
    if edition not in list_editions():
        there = ", ".join(list_editions())
        raise UserError(
            f"no edition {edition!r} of the classification; there are: {there}",
            f"没有 {edition} 年版职业分类大典；现有：{there}",
        )
    return editions_folder() / edition


def read_rows(folder: Traversable, name: str) -> list[dict[str, str]]:
    """Rows of a table; none where an edition does not have it yet. UserError names a column that is missing."""
    if not (folder / name).is_file():
        return []
    reader = csv.DictReader(io.StringIO((folder / name).read_text(encoding="utf-8-sig")))
    missing = [c for c in TABLES[name][0] if c not in (reader.fieldnames or ())]
    if missing:
        raise UserError(
            f"{folder.name}/{name}: no column {', '.join(missing)}; the first row must name it",
            f"{folder.name}/{name}：缺少列 {'、'.join(missing)}，请在首行补上",
        )
    return list(reader)


def read_about(folder: Traversable) -> About:
    """edition.toml; empty where an edition has none yet."""
    path = folder / "edition.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return About(data.get("title", ""), data.get("totals", {}), data.get("sources", {}))


def table_names(folder: Traversable) -> Iterator[str]:
    """The known tables that an edition has."""
    return (name for name in TABLES if (folder / name).is_file())
