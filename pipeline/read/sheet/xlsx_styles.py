"""The styles of an .xlsx: the number format of each, whether it draws rules, strikes out or raises."""

from __future__ import annotations

from typing import TypeVar

from pipeline.read.package import Element
from pipeline.read.sheet.cell_values import Style
from pipeline.read.sheet.formats import BUILT_IN
from pipeline.read.sheet.show_number import GENERAL
from pipeline.text import whole_number

Value = TypeVar("Value")
_SIDES = ("left", "right", "top", "bottom")


def read_styles(root: Element) -> list[Style]:
    """The style of each number `s` that a cell bears."""
    codes = {
        whole_number(each.get("numFmtId", "")): each.get("formatCode", GENERAL)
        for each in root.findall("{*}numFmts/{*}numFmt")
    }
    borders = [_is_drawn(each) for each in root.findall("{*}borders/{*}border")]
    fonts = [read_font(each) for each in root.findall("{*}fonts/{*}font")]
    return [_style(each, codes, borders, fonts) for each in root.findall("{*}cellXfs/{*}xf")]


def _style(
    xf: Element, codes: dict[int | None, str], borders: list[bool], fonts: list[tuple[bool, str]]
) -> Style:
    code = whole_number(xf.get("numFmtId", "0"))
    is_struck, raising = _at(fonts, xf.get("fontId"), (False, ""))
    return Style(
        codes.get(code) or BUILT_IN.get(code or 0, GENERAL),
        _at(borders, xf.get("borderId"), False),
        is_struck,
        raising,
    )


def _is_drawn(border: Element) -> bool:
    sides = (border.find(f"{{*}}{side}") for side in _SIDES)
    return any(side is not None and side.get("style", "none") != "none" for side in sides)


def read_font(font: Element | None) -> tuple[bool, str]:
    """(whether it strikes out, super, sub or "") of a font or of the properties of a run."""
    if font is None:
        return False, ""
    strike, raised = font.find("{*}strike"), font.find("{*}vertAlign")
    is_struck = strike is not None and strike.get("val", "1") not in {"0", "false"}
    said = raised.get("val", "") if raised is not None else ""
    return is_struck, {"superscript": "super", "subscript": "sub"}.get(said, "")


def _at(values: list[Value], index: str | None, default: Value) -> Value:
    number = whole_number(index or "0") or 0
    return values[number] if number < len(values) else default
