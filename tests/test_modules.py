"""Modules that no test of their own runs can at least be loaded: tools of development and benches."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    f"{folder}.{path.stem}"
    for folder in ("bench", "tools")
    for path in (ROOT / folder).glob("*.py")
    if path.stem not in {"__init__", "__main__"}
)


@pytest.mark.parametrize("name", MODULES)
def test_a_tool_can_be_loaded(name: str) -> None:
    assert importlib.import_module(name).__doc__
