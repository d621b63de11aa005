"""The shape of a datapackage.json of any age before anything is taken from it."""

from __future__ import annotations

from typing import Annotated

import msgspec

# Names of tables and files become paths: they are plain names, of nothing outside the folder.
_Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]*\Z")]


class Target(msgspec.Struct):
    """Where a foreign key leads."""

    resource: _Name
    fields: list[str]


class ForeignKey(msgspec.Struct):
    """Columns whose values stand in another table."""

    fields: list[str]
    reference: Target


class Field(msgspec.Struct):
    """A column, and what it means."""

    name: str
    description: str
    description_zh: str


class Described(msgspec.Struct):
    """Columns and keys of a table."""

    fields: list[Field]
    key: list[str]
    foreign_keys: list[ForeignKey] = msgspec.field(name="foreignKeys")


class Resource(msgspec.Struct):
    """A table and its file."""

    name: _Name
    path: _Name
    hash: str
    rows: int
    content_hash: str
    schema: Described


class Inputs(msgspec.Struct):
    """The corrections and decisions it was made with."""

    corrections: list[tuple[str, str, str, str]] = []
    decisions: list[tuple[str, str, str]] = []


class Package(msgspec.Struct):
    """A released version, or a draft."""

    version: str
    created: str
    resources: list[Resource]
    files: dict[_Name, str]
    inputs: Inputs = msgspec.field(default_factory=Inputs)
