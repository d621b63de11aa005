"""TOML files that ship with the program, read into typed rows: an unknown key or a value of a wrong type is one line."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

import msgspec

from pipeline.base.errors import UserError

Kind = TypeVar("Kind")


def rules_text(name: str) -> str:
    """The text of a file of `pipeline/rules/`."""
    return files("pipeline").joinpath("rules", name).read_text(encoding="utf-8")


def decode_toml(path: str, text: str, kind: type[Kind]) -> Kind:
    """The text of a file of the package as a value of its kind. UserError names its path and what does not fit, such as
    `Object contains unknown field "words" - at $.same[0]`."""
    try:
        return msgspec.toml.decode(text, type=kind)
    except (msgspec.DecodeError, ValueError) as error:
        raise data_fault(path, str(error)) from error


def data_fault(path: str, what: str) -> UserError:
    """The error that a file of the package is wrong, in one line; `path` is such as `rules/numbers.toml`."""
    return UserError(f"{path}: {what}", f"规则文件 {path} 有误：{what}")
