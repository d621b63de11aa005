"""Proof that a released version is what it was: files, hashes, keys and counts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.base.errors import UserError
from pipeline.base.language import Words, same
from pipeline.store import keys
from pipeline.store.content_hash import content_hash
from pipeline.store.delta import DELTA, check_delta, name_before
from pipeline.store.package import sha256
from pipeline.store.tables import read_table
from pipeline.store.version_line import check_line, is_another
from pipeline.store.versions import PACKAGE, folders, listed, read_package


@dataclass(frozen=True)
class Verdict:
    """The findings: `problems` is empty where the version holds; `withdrawn` gives the reason, if it was."""

    version: str
    files: int
    rows: int
    problems: tuple[Words, ...]
    withdrawn: str = ""


def verify_all(normalized: Path) -> list[Verdict]:
    """A verdict for every version that stands or is listed, oldest first."""
    missing = {version.version for version in listed(normalized)} - set(folders(normalized))
    verdicts = [verify(normalized, name) for name in folders(normalized)]
    gone = Words("its folder is missing", "缺少其文件夹")
    return verdicts + [Verdict(name, 0, 0, (same(name).before(gone),)) for name in sorted(missing)]


def verify(normalized: Path, name: str) -> Verdict:
    """Check one version against its datapackage.json and its line in versions.csv."""
    directory = normalized / name
    try:
        package = read_package(directory)
        line = next((version for version in listed(normalized) if version.version == name), None)
        problems = (
            _named(directory, package)
            + check_line(normalized, name)
            + _files(directory, package)
            + _tables(normalized, directory, package)
        )
    except (UserError, KeyError, TypeError, json.JSONDecodeError) as error:
        return Verdict(name, 0, 0, (same(name).before(_said(error)),))
    rows = sum(int(resource["rows"]) for resource in package["resources"])
    withdrawn = line.reason if line and line.withdrawn_on else ""
    return Verdict(
        name,
        len(package["resources"]) + len(package["files"]) + 1,
        rows,
        tuple(problems),
        withdrawn,
    )


def _said(error: Exception) -> Words:
    if isinstance(error, UserError):
        return error.words
    return Words(f"{PACKAGE} lacks {error}", f"{PACKAGE} 缺少 {error}")


def _named(directory: Path, package: Mapping[str, Any]) -> list[Words]:
    other, name = package["version"], directory.name
    if other == name:
        return []
    return [
        Words(
            f"{PACKAGE} is of version {other}, not {name}",
            f"{PACKAGE} 属于版本 {other}，而非 {name}",
        )
    ]


def _files(directory: Path, package: Mapping[str, Any]) -> list[Words]:
    """Every file with its hash, and no file that was not released."""
    hashes = {
        resource["path"]: resource["hash"].removeprefix("sha256:")
        for resource in package["resources"]
    }
    hashes |= package["files"]
    there = {path.name for path in directory.iterdir()}
    problems = [
        Words(f"{name} is missing", f"缺少 {name}") for name in sorted(hashes.keys() - there)
    ]
    problems += [
        Words(f"{name} was not released", f"{name} 并非发布时所有")
        for name in sorted(there - hashes.keys() - {PACKAGE})
    ]
    for name in sorted(hashes.keys() & there):
        if sha256((directory / name).read_bytes()) != hashes[name]:
            problems.append(is_another(name))
    return problems


def _tables(normalized: Path, directory: Path, package: Mapping[str, Any]) -> list[Words]:
    """Counts, content, keys and foreign keys of the tables that can be read, by the columns they were released with."""
    problems: list[Words] = []
    tables: dict[str, pa.Table] = {}
    for resource in package["resources"]:
        name = resource["name"]
        try:
            table = read_table(directory, name)
        except UserError as error:
            problems.append(error.words)
            continue
        problems += _table(resource, table)
        # Of a large table no more is held than what others and delta.json name its rows by.
        tables[name] = table.select(_naming(name, package["resources"]))
    by_name = {resource["name"]: resource for resource in package["resources"]}
    for name in tables:
        problems += _foreign(name, by_name[name]["schema"]["foreignKeys"], tables)
    return problems + _delta(normalized, directory, package, tables)


def _naming(name: str, resources: Sequence[Mapping[str, Any]]) -> list[str]:
    """The columns by which the rows of a table are named, in it and from others."""
    columns: list[str] = []
    for resource in resources:
        links = resource["schema"]["foreignKeys"]
        if resource["name"] == name:
            columns += resource["schema"]["key"]
            columns += [column for link in links for column in link["fields"]]
        named = (link["reference"] for link in links if link["reference"]["resource"] == name)
        columns += [column for reference in named for column in reference["fields"]]
    return list(dict.fromkeys(columns))


def _delta(
    normalized: Path, directory: Path, package: Mapping[str, Any], tables: Mapping[str, pa.Table]
) -> list[Words]:
    """That delta.json tells the way from the version before to these tables; versions of before have none."""
    path = directory / DELTA
    if (
        DELTA not in package["files"]
        or not path.is_file()
        or len(tables) < len(package["resources"])
    ):
        return []
    data = path.read_bytes()
    name = name_before(data)
    rows = None
    if name and (normalized / name / PACKAGE).is_file():
        resources = read_package(normalized / name)["resources"]
        rows = {str(one["name"]): int(one["rows"]) for one in resources}
    return check_delta(data, directory.name, tables, rows)


def _table(resource: Mapping[str, Any], table: pa.Table) -> list[Words]:
    name = resource["name"]
    problems: list[Words] = []
    if table.num_rows != resource["rows"]:
        rows, told = table.num_rows, resource["rows"]
        problems.append(
            Words(f"{name} has {rows} rows, not {told}", f"{name} 有 {rows} 行，应为 {told} 行")
        )
    if content_hash(table) != resource["content_hash"]:
        other = Words("its content is another than that released", "内容与发布时不同")
        problems.append(same(name).before(other))
    key = tuple(resource["schema"]["key"])
    if doubled := keys.doubled(table, key):
        problems.append(same(name).before(doubled))
    return problems


def _foreign(
    name: str, foreign: list[dict[str, Any]], tables: Mapping[str, pa.Table]
) -> list[Words]:
    problems: list[Words] = []
    for link in foreign:
        own, other = tuple(link["fields"]), link["reference"]["resource"]
        lost = keys.lost(tables[name], own, tables.get(other), tuple(link["reference"]["fields"]))
        if lost:
            key = ", ".join(own)
            words = Words(f"{key} {lost} is not in {other}", f"{key} {lost} 不在 {other} 中")
            problems.append(same(name).before(words))
    return problems
