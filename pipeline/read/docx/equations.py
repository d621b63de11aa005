"""Formulas as one line of words: Office Math elements, and the EQ fields by which Word puts a number into a circle."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.read.docx.names import MATH, MATH_TEXT, VAL, Element, T, children
from pipeline.read.number_formats import FORMATS
from pipeline.text import lower_text, raise_text

_ENCLOSING = "○◯〇□△◇"
_IDEOGRAPHS_IN_CIRCLE = dict(zip("一二三四五六七八九十注", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉㊟", strict=True))
# Parts of an element that say how it is set, and the base that comes first of all parts.
_UNPRINTED = {f"{{{MATH}}}{name}" for name in ("ctrlPr", "rPr", "fPr", "sSupPr", "sSubPr", "radPr", "dPr", "naryPr")}  # fmt: skip
_OPEN, _SWITCH = re.compile(r"[(（]"), re.compile(r"\\([a-zA-Z]+)\s*(-?\d*)\s*")
MOST_DEEP = 20


def math_text(element: Element) -> str:
    """A formula in one line: a/b for a fraction, x² or x^(n+1) for a power, √(x) for a root."""
    name = element.tag.rpartition("}")[2]
    if element.tag in {MATH_TEXT, T}:
        return element.text or ""
    parts = [] if element.tag in _UNPRINTED else [math_text(each) for each in children(element)]
    said = [part for part in parts if part]
    write = _WRITERS.get(name)
    return write(element, said) if write and said else "".join(said)


def _fraction(element: Element, parts: list[str]) -> str:
    return "/".join(map(_grouped, parts))


def _root(element: Element, parts: list[str]) -> str:
    return f"{''.join(parts[:-1])}√({parts[-1]})"


def _brackets(element: Element, parts: list[str]) -> str:
    return _sign(element, "begChr", "(") + ",".join(parts) + _sign(element, "endChr", ")")


_WRITERS: dict[str, Callable[[Element, list[str]], str]] = {
    "f": _fraction,
    "rad": _root,
    "d": _brackets,
    "nary": lambda element, parts: _sign(element, "chr", "∑") + "".join(parts),
    "sup": lambda _, parts: _script("".join(parts), is_raised=True),
    "sub": lambda _, parts: _script("".join(parts), is_raised=False),
}


def _script(text: str, is_raised: bool) -> str:
    moved = raise_text(text) if is_raised else lower_text(text)
    if not text or moved != text:
        return moved
    return f"^({text})" if is_raised else f"_({text})"


def _grouped(text: str) -> str:
    return f"({text})" if re.search(r"[+\-−×*/÷=]", text) else text


def _sign(element: Element, name: str, usual: str) -> str:
    found = next(element.iter(f"{{{MATH}}}{name}"), None)
    return usual if found is None else str(found.get(f"{{{MATH}}}val", found.get(VAL, "")))


def field_formula(code: str) -> str:
    r"""The text that an EQ field prints: `eq \o\ac(○,1)` is ①, `eq \f(1,2)` is 1/2."""
    return _Code(code.strip()[2:].strip()).read()


class _Code:
    """A cursor over the code of an EQ field."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.spot = 0

    def read(self, ends: str = "", depth: int = 0) -> str:
        """Words up to one of the ends."""
        said = ""
        while self.spot < len(self.code) and self.code[self.spot] not in ends:
            switch = _SWITCH.match(self.code, self.spot)
            if switch and depth < MOST_DEEP:
                said += self._switch(depth)
            else:
                # A backslash before a sign prints the sign.
                self.spot += self.code[self.spot] == "\\"
                said += self.code[self.spot : self.spot + 1]
                self.spot += 1
        return said

    def _switch(self, depth: int) -> str:
        names: list[str] = []
        while switch := _SWITCH.match(self.code, self.spot):
            names.append(switch[1].lower())
            self.spot = switch.end()
        if not _OPEN.match(self.code, self.spot):
            return ""
        parts = []
        while self.spot < len(self.code) and self.code[self.spot] not in ")）":
            self.spot += 1
            parts.append(self.read(",;，；)）", depth + 1))
        self.spot += 1
        return _set_field(names, [part.strip() for part in parts])


def _set_field(names: list[str], parts: list[str]) -> str:
    if names[0] == "o":
        return _overstrike(parts)
    if names[0] == "f" and len(parts) == 2:
        return f"{_grouped(parts[0])}/{_grouped(parts[1])}"
    if names[0] == "r":
        return "".join(parts[:-1]) + f"√({parts[-1]})"
    if names[0] == "s" and len(names) > 1:
        return _script("".join(parts), is_raised=names[1] == "up") if names[1] in {"up", "do"} else "".join(parts)  # fmt: skip
    return ("(" + "".join(parts) + ")") if names[0] == "b" else " ".join(parts)


def _overstrike(parts: list[str]) -> str:
    """Signs set over each other: a number in a circle; else the signs one after the other."""
    inner = [part for part in parts if part not in _ENCLOSING]
    if len(inner) == len(parts) or not inner:
        return "".join(parts)
    word = "".join(inner)
    if word.isascii() and word.isdecimal() and len(word) < 3:
        circled = FORMATS["decimalEnclosedCircle"](int(word))
        return circled if circled != word else f"({word})"
    return _IDEOGRAPHS_IN_CIRCLE.get(word, f"({word})")
