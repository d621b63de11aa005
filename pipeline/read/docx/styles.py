"""How a run is shown (hidden, struck out, raised, in capitals, in a font of symbols) by its own properties and its styles,
and the automatic number that a paragraph's style gives it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pipeline.read.docx.names import (
    NUM_PR,
    P_PR,
    R_FONTS,
    R_PR,
    R_STYLE,
    VAL,
    VERT_ALIGN,
    Element,
    is_on,
    value_of,
    w,
)  # fmt: skip
from pipeline.read.docx.symbols import SYMBOL_FONTS

MOST_STYLES_DEEP = 20
# Properties that are turned over by each style that names them (ECMA-376 part 1, 17.7.3).
_TOGGLES = {w("vanish"): "is_hidden", w("strike"): "is_struck", w("dstrike"): "is_doubly_struck", w("caps"): "is_capital"}  # fmt: skip
_ASCII, _HIGH_ANSI = w("ascii"), w("hAnsi")
_POSITION, _SIZE = w("position"), w("sz")
# The share of its size that a mark stands above the line at least, and the size of most letters in half points.
_MARK, _USUAL = 0.35, 21
_RAISED = {"superscript": 1, "subscript": -1}


@dataclass(frozen=True)
class Look:
    """How a run is shown; None where nothing is said. `raised`: 1 above the line, -1 below it, 0 on it."""

    is_hidden: bool | None = None
    is_struck: bool | None = None
    is_doubly_struck: bool | None = None
    is_capital: bool | None = None
    raised: int | None = None
    symbol_font: str | None = None

    @property
    def is_crossed_out(self) -> bool:
        return bool(self.is_struck or self.is_doubly_struck)


PLAIN = Look()
NO_SYMBOLS = Look(symbol_font="")


class NumberLink(NamedTuple):
    """The list and level that a paragraph or a style names; None where it does not say."""

    list_id: str | None = None
    level: int | None = None


NO_LINK = NumberLink()
_LEVEL, _LIST = w("ilvl"), w("numId")


@dataclass
class Styles:
    """The styles of a document by id; what was resolved once is kept."""

    elements: dict[str, Element] = field(default_factory=dict)
    default_paragraph: str = ""
    default_look: Look = PLAIN
    looks: dict[tuple[str, str], Look] = field(default_factory=dict)
    links: dict[str, NumberLink] = field(default_factory=dict)

    def look_of(self, paragraph_style: str, run_style: str) -> Look:
        """The look that the two styles give together, before the run's own properties."""
        key = (paragraph_style, run_style)
        if key not in self.looks:
            base = self._own_look(paragraph_style or self.default_paragraph)
            self.looks[key] = _combine(self.default_look, _toggle(base, self._own_look(run_style)))
        return self.looks[key]

    def link_of(self, style: str) -> NumberLink:
        """The list that a paragraph style, or one that it is based on, names."""
        style = style or self.default_paragraph
        if style not in self.links:
            found = NumberLink()
            for element in self._family(style):
                found = fill_link(found, read_link(element.find(f"{P_PR}/{NUM_PR}")))
            self.links[style] = found
        return self.links[style]

    def _own_look(self, style: str) -> Look:
        """A style's look with what it inherits: the nearest of the family that says something is right."""
        look = PLAIN
        for element in self._family(style):
            look = _combine(read_look(element.find(R_PR)), look)
        return look

    def _family(self, style: str) -> list[Element]:
        """The style and those it is based on, nearest first."""
        found: list[Element] = []
        while style in self.elements and len(found) < MOST_STYLES_DEEP:
            found.append(self.elements[style])
            style = value_of(found[-1], w("basedOn"))
        return found


def read_styles(root: Element | None) -> Styles:
    """The styles part; no styles where the document has none."""
    styles = Styles()
    if root is None:
        return styles
    for element in root.iter(w("style")):
        identity = element.get(w("styleId"), "")
        styles.elements.setdefault(identity, element)
        if element.get(w("type")) == "paragraph" and element.get(w("default")) in {"1", "true"}:
            styles.default_paragraph = identity
    defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{R_PR}")
    styles.default_look = read_look(defaults)
    return styles


def read_look(properties: Element | None) -> Look:
    """The look by the run properties alone."""
    return PLAIN if properties is None else read_run_look(properties)[1]


def read_run_look(properties: Element) -> tuple[str, Look]:
    """The character style that run properties name ("" for none), and what they say themselves."""
    style, font = "", None
    said: dict[str, bool | int | str] = {}
    for child in properties:
        tag = child.tag
        if tag == R_FONTS:
            font = child.get(_ASCII) or child.get(_HIGH_ANSI)
        elif tag == R_STYLE:
            style = child.get(VAL, "")
        elif tag in _TOGGLES:
            said[_TOGGLES[tag]] = is_on(child)
        elif tag == VERT_ALIGN:
            said["raised"] = _RAISED.get(child.get(VAL, ""), 0)
        elif tag == _POSITION:
            said.setdefault("raised", _moved(child.get(VAL, ""), value_of(properties, _SIZE)))
    if font in SYMBOL_FONTS:
        said["symbol_font"] = font
    # Most runs name a font and nothing else that is looked for.
    if not said:
        return style, NO_SYMBOLS if font else PLAIN
    if font:
        said.setdefault("symbol_font", "")
    return style, replace(PLAIN, **said)  # type: ignore[arg-type]


def _moved(position: str, size: str) -> int:
    """1 where letters of a size stand so far above the line that they are a mark, -1 below it; all in half points."""
    number = position.removeprefix("-")
    if len(number) > 4 or not number.isdecimal():
        return 0
    if int(number) < _MARK * (int(size) if size.isdecimal() and len(size) < 5 else _USUAL):
        return 0
    return -1 if position.startswith("-") else 1


def direct_look(base: Look, properties: Element | None) -> Look:
    """The look of a run: what it says itself goes before its styles."""
    return over(read_look(properties), base)


def over(own: Look, base: Look) -> Look:
    """A look before another, where it says something."""
    if own is PLAIN or (own is NO_SYMBOLS and not base.symbol_font):
        return base
    return _combine(own, base)


def _combine(first: Look, second: Look) -> Look:
    """Each property from the first that says it."""
    if first is PLAIN or second is PLAIN:
        return second if first is PLAIN else first
    names = Look.__dataclass_fields__
    values = {name: _either(getattr(first, name), getattr(second, name)) for name in names}
    return Look(**values)  # type: ignore[arg-type]


def _either(first: object, second: object) -> object:
    return second if first is None else first


def _toggle(paragraph: Look, run: Look) -> Look:
    """Paragraph and character style together: a switch that both turn on is off."""
    both = _combine(run, paragraph)
    if run is PLAIN or paragraph is PLAIN:
        return both
    turned = {
        name: first != second
        for name in _TOGGLES.values()
        if (first := getattr(paragraph, name)) is not None
        and (second := getattr(run, name)) is not None
    }
    return replace(both, **turned)


def read_link(link: Element | None) -> NumberLink:
    """The list and level of a `w:numPr`; a list of id 0 is none."""
    if link is None:
        return NO_LINK
    level = value_of(link, _LEVEL)
    return NumberLink(
        value_of(link, _LIST) or None,
        int(level) if level.isdecimal() and level.isascii() and len(level) < 5 else None,
    )


def fill_link(first: NumberLink, second: NumberLink) -> NumberLink:
    """Each part from the first that says it."""
    if first is NO_LINK or second is NO_LINK:
        return second if first is NO_LINK else first
    return NumberLink(
        second.list_id if first.list_id is None else first.list_id,
        second.level if first.level is None else first.level,
    )
