"""How a run is shown (hidden, struck out, raised, in capitals, in a font of symbols) by its own properties and its styles,
and the automatic number that a paragraph's style gives it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.read.docx.names import P_PR, R_PR, VAL, Element, children, is_on, value_of, w
from pipeline.read.docx.symbols import SYMBOL_FONTS

MOST_STYLES_DEEP = 20
# Properties that are turned over by each style that names them (ECMA-376 part 1, 17.7.3).
_TOGGLES = {w("vanish"): "is_hidden", w("strike"): "is_struck", w("dstrike"): "is_doubly_struck", w("caps"): "is_capital"}  # fmt: skip
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


@dataclass(frozen=True)
class NumberLink:
    """The list and level that a paragraph or a style names; None where it does not say."""

    list_id: str | None = None
    level: int | None = None


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
                found = fill_link(found, read_link(element.find(P_PR)))
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
    """What run properties say themselves."""
    said: dict[str, bool | int | str] = {}
    for child in children(properties) if properties is not None else ():
        if child.tag in _TOGGLES:
            said[_TOGGLES[child.tag]] = is_on(child)
        elif child.tag == w("vertAlign"):
            said["raised"] = _RAISED.get(child.get(VAL, ""), 0)
        elif child.tag == w("rFonts"):
            font = child.get(w("ascii")) or child.get(w("hAnsi"))
            if font:
                said["symbol_font"] = font if font in SYMBOL_FONTS else ""
    return replace(PLAIN, **said) if said else PLAIN  # type: ignore[arg-type]


def direct_look(base: Look, properties: Element | None) -> Look:
    """The look of a run: what it says itself goes before its styles."""
    own = read_look(properties)
    return base if own is PLAIN else _combine(own, base)


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


def read_link(properties: Element | None) -> NumberLink:
    """The list that paragraph properties name; a list of id 0 is none."""
    link = properties.find(w("numPr")) if properties is not None else None
    if link is None:
        return NumberLink()
    level = value_of(link, w("ilvl"))
    return NumberLink(
        value_of(link, w("numId")) or None,
        int(level) if level.isdecimal() and level.isascii() else None,
    )


def fill_link(first: NumberLink, second: NumberLink) -> NumberLink:
    """Each part from the first that says it."""
    return NumberLink(
        second.list_id if first.list_id is None else first.list_id,
        second.level if first.level is None else first.level,
    )
