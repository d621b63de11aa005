"""The styles of an .ods, as far as they matter: hidden tables, rules around cells, words struck out or raised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.read.package import Element
from pipeline.read.sheet.cell_values import Style

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_BORDERS = ("border", "border-top", "border-bottom", "border-left", "border-right")


@dataclass
class OdsStyles:
    """The names of the styles with each property; a style without its own takes it from its parent."""

    parents: dict[str, str] = field(default_factory=dict)
    ruled: dict[str, bool] = field(default_factory=dict)
    struck: dict[str, bool] = field(default_factory=dict)
    raised: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    looks: dict[str, Style] = field(default_factory=dict)

    def is_hidden_table(self, name: str) -> bool:
        """Whether a style of tables hides them."""
        return name in self.hidden

    def look(self, name: str) -> Style:
        """The part of a style that matters."""
        known = self.looks.get(name)
        if known is None:
            known = self.looks[name] = Style(
                is_ruled=bool(self._find(self.ruled, name)),
                is_struck=bool(self._find(self.struck, name)),
                raising=str(self._find(self.raised, name) or ""),
            )
        return known

    def _find(self, values: dict[str, bool] | dict[str, str], name: str) -> bool | str | None:
        for _ in range(8):
            if name in values:
                return values[name]
            name = self.parents.get(name, "")
        return None


def read_ods_styles(roots: Sequence[Element]) -> OdsStyles:
    """The styles of content.xml and styles.xml."""
    styles = OdsStyles()
    for root in roots:
        for style in root.iter(f"{STYLE}style"):
            _add(styles, style, style.get(f"{STYLE}name", ""))
    return styles


def _add(styles: OdsStyles, style: Element, name: str) -> None:
    styles.parents.setdefault(name, style.get(f"{STYLE}parent-style-name", ""))
    cell = style.find(f"{STYLE}table-cell-properties")
    if cell is not None:
        borders = [cell.get(f"{FO}{side}") for side in _BORDERS if cell.get(f"{FO}{side}")]
        if borders:
            styles.ruled.setdefault(name, any(border != "none" for border in borders))
    text = style.find(f"{STYLE}text-properties")
    if text is not None:
        _add_text(styles, text, name)
    table = style.find(f"{STYLE}table-properties")
    if table is not None and table.get(f"{TABLE}display") == "false":
        styles.hidden.add(name)


def _add_text(styles: OdsStyles, text: Element, name: str) -> None:
    line = text.get(f"{STYLE}text-line-through-style") or text.get(f"{STYLE}text-line-through-type")
    if line:
        styles.struck.setdefault(name, line != "none")
    position = (text.get(f"{STYLE}text-position") or "").split(" ")[0]
    if position:
        is_up = position == "super" or (
            position.endswith("%") and not position.startswith(("-", "0%"))
        )
        is_down = position == "sub" or position.startswith("-")
        styles.raised.setdefault(name, "super" if is_up else "sub" if is_down else "")
