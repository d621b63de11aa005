"""The map on the wall is that of the house."""

from __future__ import annotations

from pathlib import Path

from tests.test_architecture import LAYERS
from tools.draw_architecture import ORDER

ROOT = Path(__file__).parents[1]


def test_the_drawing_has_every_package_in_the_order_that_imports_keep():
    packages = {p.name for p in (ROOT / "pipeline").iterdir() if (p / "__init__.py").exists()}
    assert packages | {"text"} == set(ORDER)
    ranks = {name: rank for rank, rooms in enumerate(LAYERS) for name in rooms}
    assert [ranks[name] for name in ORDER] == sorted(ranks[name] for name in ORDER)


def test_the_page_names_every_package():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [name for name in ORDER if f"`{name}`" not in text] == []
    drawing = (ROOT / "docs" / "architecture.svg").read_text(encoding="utf-8")
    assert [name for name in ORDER if f">{name}</text>" not in drawing] == []
