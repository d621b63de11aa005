"""datapackage.json: what a version is, made of, and must contain (Frictionless Data Package, version 1)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.model.rows.definition import Column, TableSchema
from pipeline.model.schema import table_schema
from pipeline.model.vocabularies import Term
from pipeline.store.inputs import Inputs, to_json

# The standard's checker cannot read a list from Parquet: `any` passes it, and `arrowType` says what it is.
FIELD_TYPES = {
    "string": "string",
    "int8": "integer",
    "int32": "integer",
    "float64": "number",
    "bool": "boolean",
    "date": "date",
    "list": "any",
    "bbox": "any",
}
# How a null of a whole or real number looks to the checker, which reads Parquet through pandas.
MISSING = ["", "nan", "<NA>", "None"]


@dataclass(frozen=True)
class Facts:
    """The facts about a version; `kept_out` names the notices that errors kept out, `dropped` what
    the version before had and a person let go, with the reason."""

    version: str
    created: datetime
    code_version: str
    inputs: Inputs = field(default_factory=Inputs)
    kept_out: tuple[str, ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()


def describe(
    tables: Mapping[str, pa.Table],
    files: Mapping[str, bytes],
    facts: Facts,
    hashes: Mapping[str, str],
) -> bytes:
    """datapackage.json as bytes: `tables` and the `hashes` of their content by name, `files` the Parquet and other files of the
    folder by file name."""
    package = {
        "profile": "data-package",
        "name": "subsidy-catalogue",
        "title": "Government-subsidised vocational training: printed notices as typed tables",
        "title_zh": "政府补贴性职业技能培训目录：通知原文的结构化数据",
        "version": facts.version,
        "created": facts.created.isoformat(timespec="seconds"),
        "code_version": facts.code_version,
        "licenses": [
            {"name": "MIT", "path": "https://opensource.org/license/mit", "title": "MIT License"}
        ],
        "citation": f"subsidy-catalogue, version {facts.version}; cite the notice and place that each row names.",
        "notices": _notices(tables["notices"]),
        "kept_out": list(facts.kept_out),
        "dropped": [{"name": name, "reason": reason} for name, reason in facts.dropped],
        "inputs": to_json(facts.inputs),
        "files": {
            name: sha256(data) for name, data in files.items() if not name.endswith(".parquet")
        },
        "resources": [
            _resource(name, files[f"{name}.parquet"], hashes[name]) for name in sorted(tables)
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def sha256(data: bytes) -> str:
    """Hexadecimal SHA-256."""
    return hashlib.sha256(data).hexdigest()


def _notices(notices: pa.Table) -> list[dict[str, Any]]:
    rows = notices.select(["notice_id", "title", "document_number", "file", "sha256"]).to_pylist()
    return sorted(rows, key=lambda row: str(row["notice_id"]))


def _resource(name: str, data: bytes, content: str) -> dict[str, Any]:
    spec = table_schema(name)
    return {
        "name": name,
        "path": f"{name}.parquet",
        "profile": "data-resource",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": spec.en,
        "description_zh": spec.zh,
        "hash": f"sha256:{sha256(data)}",
        "rows": pq.ParquetFile(pa.BufferReader(data)).metadata.num_rows,
        "content_hash": content,
        "schema": _schema(spec),
    }


def _schema(spec: TableSchema) -> dict[str, Any]:
    nullable = {column.name for column in spec.columns if not column.required}
    # The standard allows no null in a primary key; where the project's key has one, it stands as `key` alone.
    primary = {} if nullable & set(spec.key) else {"primaryKey": list(spec.key)}
    foreign = [
        {"fields": list(own), "reference": {"resource": other, "fields": list(theirs)}}
        for own, other, theirs in spec.foreign
    ]
    fields = [_field(column) for column in spec.columns]
    return {
        "fields": fields,
        "key": list(spec.key),
        **primary,
        "foreignKeys": foreign,
        "missingValues": MISSING,
    }


def _word(term: Term) -> dict[str, str]:
    """A word of a closed list, explained."""
    return {
        "value": str(term),
        "label": term.en,
        "label_zh": term.zh,
        "meaning": term.meaning_en,
        "meaning_zh": term.meaning_zh,
    }


def _field(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.values:
        limits["enum"] = list(column.values)
    kind = {"list": {"arrowType": "list<string>"}, "bbox": {"arrowType": "list<double>"}}.get(
        column.type, {}
    )
    described: dict[str, Any] = {"description": column.en, "description_zh": column.zh}
    if column.terms:
        described["values"] = [_word(term) for term in column.terms]
    return {
        "name": column.name,
        "type": FIELD_TYPES[column.type],
        **kind,
        **described,
        "constraints": limits,
    }
