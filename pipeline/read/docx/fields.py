"""Fields: of `{ code | result }` only the result is printed; a few fields print without one (check boxes, EQ, SYMBOL)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.read.docx.equations import field_formula
from pipeline.read.docx.names import VAL, Element, is_on, value_of, w
from pipeline.read.docx.symbols import symbol
from pipeline.text import whole_number

FIELD_CHAR, INSTRUCTION, SIMPLE = w("fldChar"), w("instrText"), w("fldSimple")
CHECKED, UNCHECKED = "☑", "☐"
_SYMBOL = re.compile(r"SYMBOL\s+(\S+)(?:.*?\\f\s+\"?([^\"\\]+))?", re.IGNORECASE | re.DOTALL)
_COUNTING = re.compile(r"\s*((?:AUTONUM|LISTNUM)\w*)", re.IGNORECASE)
_BUTTON = re.compile(r"(?:MACRO|GOTO)BUTTON\s+\S+\s+(.*)", re.IGNORECASE | re.DOTALL)


@dataclass
class _Field:
    code: list[str] = field(default_factory=list)
    form: Element | None = None
    is_result: bool = False
    has_words: bool = False


@dataclass
class Fields:
    """The fields that are open where the walk stands; a field may go over paragraphs."""

    open: list[_Field] = field(default_factory=list)
    # Fields that ended without a result and print a number that only Word knows.
    unknown: list[str] = field(default_factory=list)
    # Where begins and ends do not pair off, nothing is taken for code: what is no result would be lost up to the end.
    is_paired: bool = True

    @property
    def is_code(self) -> bool:
        """Whether the walk stands in the code of a field, which is not printed."""
        return bool(self.open) and any(not each.is_result for each in self.open)

    def instruct(self, text: str) -> None:
        """Takes a piece of code."""
        if self.open and not self.open[-1].is_result:
            self.open[-1].code.append(text)

    def show(self) -> None:
        """Remembers that words of a result were printed."""
        for each in self.open:
            each.has_words = True

    def turn(self, element: Element) -> str:
        """Takes a begin, separator or end; returns what a field prints that ends here without result."""
        kind = element.get(w("fldCharType"), "")
        if not self.is_paired:
            return ""
        if kind == "begin":
            self.open.append(_Field(form=element.find(w("ffData"))))
        elif kind == "separate" and self.open:
            self.open[-1].is_result = True
        elif kind == "end" and self.open:
            return self._close(self.open.pop())
        return ""

    def _close(self, done: _Field) -> str:
        text = "" if done.has_words else _printed(done)
        if not text and not done.has_words and (found := _COUNTING.match("".join(done.code))):
            self.unknown.append(found[1].upper())
        if self.is_code:
            self.instruct(text)
            return ""
        return text


def are_paired(root: Element) -> bool:
    """Whether each field of a part that begins also ends."""
    depth = 0
    for element in root.iter(FIELD_CHAR):
        kind = element.get(w("fldCharType"), "")
        depth += (kind == "begin") - (kind == "end")
        if depth < 0:
            return False
    return depth == 0


def print_code(code: str) -> str:
    """The text that a field prints by its code alone; "" for those that need a result."""
    code = code.strip()
    if re.match(r"EQ\b", code, re.IGNORECASE):
        return field_formula(code)
    if found := _BUTTON.match(code):
        return found[1].strip()
    if found := _SYMBOL.match(code):
        number = found[1].lower()
        digits = number[2:] if number.startswith("0x") else f"{whole_number(number) or 0:x}"
        return symbol((found[2] or "Symbol").strip(), digits)
    return ""


def _printed(done: _Field) -> str:
    if done.form is None:
        return print_code("".join(done.code))
    box, choices = done.form.find(w("checkBox")), done.form.find(w("ddList"))
    if box is not None:
        said = box.find(w("checked"))
        return CHECKED if is_on(box.find(w("default")) if said is None else said) else UNCHECKED
    if choices is None:
        return ""
    entries = [entry.get(VAL, "") for entry in choices.iterfind(w("listEntry"))]
    chosen = value_of(choices, w("result")) or value_of(choices, w("default"))
    number = whole_number(chosen) or 0
    return entries[number] if number < len(entries) else ""
