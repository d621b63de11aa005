"""Every regular expression of the program, and for each the lines that hurt it most: what it repeats, repeated."""

from __future__ import annotations

import ast
import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

PACKAGE = Path(__file__).parents[2] / "pipeline"
USES = {"compile", "search", "match", "fullmatch", "sub", "split", "findall", "finditer", "subn"}
# From so many times on a repeat counts as one without end.
MANY = 60
FEW_SAMPLES = 6


class Found(NamedTuple):
    """A pattern, where it stands, and its flags."""

    place: str
    text: str | bytes
    flags: int


def loaded_patterns() -> list[Found]:
    """Every pattern that the modules hold when all of them are loaded, by module; those of rules/ included."""
    found: dict[tuple[str | bytes, int], Found] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for one in _of_module(path):
            found.setdefault((one.text, one.flags), one)
    return list(found.values())


def written_patterns(path: Path) -> Iterator[tuple[int, str | bytes, bool]]:
    """(line, text, whether all of it is written there) of each call of `re` in a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            base = node.func.value
            if isinstance(base, ast.Name) and base.id == "re" and node.func.attr in USES:
                try:
                    yield node.lineno, ast.literal_eval(node.args[0]), True
                except ValueError:
                    yield node.lineno, ast.unparse(node.args[0]), False
