"""Proof that a released version is what it was: files, hashes, keys and counts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.base.errors import UserError
from pipeline.store import keys
from pipeline.store.package import content_hash, sha256
from pipeline.store.tables import read_table
from pipeline.store.versions import PACKAGE, Version, folders, listed, read_package, read_versions


@dataclass(frozen=True)
class Verdict:
    """What was found: `problems` is empty where the version holds; `withdrawn` gives the reason, if it was."""

    version: str
    files: int
    rows: int
    problems: tuple[str, ...]
    withdrawn: str = ""


def verify_all(normalized: Path) -> list[Verdict]:
    """A verdict for every version that stands or is listed, oldest first."""
    missing = {version.version for version in listed(normalized)} - set(folders(normalized))
    verdicts = [verify(normalized, name) for name in folders(normalized)]
    return verdicts + [
        Verdict(name, 0, 0, (f"{name}: its folder is missing",)) for name in sorted(missing)
    ]


def verify(normalized: Path, name: str) -> Verdict:
    """Check one version against its datapackage.json and its line in versions.csv."""
    directory = normalized / name
    try:
        package = read_package(directory)
        line = next(
            (version for version in read_versions(normalized) if version.version == name), None
        )
        problems = (
            _listed(directory, package, line)
            + _files(directory, package)
            + _tables(directory, package)
        )
    except (UserError, KeyError, TypeError, json.JSONDecodeError) as error:
        return Verdict(name, 0, 0, (f"{name}: {_said(error)}",))
    rows = sum(int(resource["rows"]) for resource in package["resources"])
    withdrawn = line.reason if line and line.withdrawn_on else ""
    return Verdict(
        name,
        len(package["resources"]) + len(package["files"]) + 1,
        rows,
        tuple(problems),
        withdrawn,
    )


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, UserError) else f"{PACKAGE} lacks {error}"


def _listed(directory: Path, package: Mapping[str, Any], line: Version | None) -> list[str]:
    problems = []
    if package["version"] != directory.name:
        problems.append(f"{PACKAGE} is of version {package['version']}, not {directory.name}")
    if line and line.package_sha256 != sha256((directory / PACKAGE).read_bytes()):
        problems.append(f"{PACKAGE} is not the file that was released (its hash is another)")
    return problems


def _files(directory: Path, package: Mapping[str, Any]) -> list[str]:
    """Every file with its hash, and no file that was not released."""
    hashes = {
        resource["path"]: resource["hash"].removeprefix("sha256:")
        for resource in package["resources"]
    }
    hashes |= package["files"]
    there = {path.name for path in directory.iterdir()}
    problems = [f"{name} is missing" for name in sorted(hashes.keys() - there)]
    problems += [f"{name} was not released" for name in sorted(there - hashes.keys() - {PACKAGE})]
    for name in sorted(hashes.keys() & there):
        if sha256((directory / name).read_bytes()) != hashes[name]:
            problems.append(f"{name} is not the file that was released (its hash is another)")
    return problems


def _tables(directory: Path, package: Mapping[str, Any]) -> list[str]:
    """Counts, content, keys and foreign keys of the tables that can be read, by the columns they were released with."""
    problems: list[str] = []
    tables: dict[str, pa.Table] = {}
    for resource in package["resources"]:
        name = resource["name"]
        try:
            tables[name] = read_table(directory, name)
        except UserError as error:
            problems.append(str(error))
            continue
        problems += _table(resource, tables[name])
    by_name = {resource["name"]: resource for resource in package["resources"]}
    for name in tables:
        problems += _foreign(name, by_name[name]["schema"]["foreignKeys"], tables)
    return problems


def _table(resource: Mapping[str, Any], table: pa.Table) -> list[str]:
    name, problems = resource["name"], []
    if table.num_rows != resource["rows"]:
        problems.append(f"{name} has {table.num_rows} rows, not {resource['rows']}")
    if content_hash(table) != resource["content_hash"]:
        problems.append(f"{name}: its content is another than that released")
    key = tuple(resource["schema"]["key"])
    if doubled := keys.doubled(table, key):
        problems.append(f"{name}: {doubled}")
    return problems


def _foreign(name: str, foreign: list[dict[str, Any]], tables: Mapping[str, pa.Table]) -> list[str]:
    problems = []
    for link in foreign:
        own, other = tuple(link["fields"]), link["reference"]["resource"]
        lost = keys.lost(tables[name], own, tables.get(other), tuple(link["reference"]["fields"]))
        if lost:
            problems.append(f"{name}: {', '.join(own)} {lost} is not in {other}")
    return problems
