"""The words of one paragraph as they are printed: tracked changes accepted, hidden and struck-out runs left out and
remembered, raised marks raised, symbols and automatic numbers written out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.model.document import Cause
from pipeline.read.docx.equations import math_text
from pipeline.read.docx.fields import FIELD_CHAR, INSTRUCTION, SIMPLE, print_code
from pipeline.read.docx.names import (
    ALTERNATIVES,
    BOX,
    DEL_TEXT,
    DRAWING,
    DRAWN_TEXT,
    MATH,
    P_PR,
    R_PR,
    VML,
    Element,
    R,
    T,
    w,
)  # fmt: skip
from pipeline.read.docx.notes import Note, NoteKind
from pipeline.read.docx.paragraph_properties import has_deleted_mark, read_properties
from pipeline.read.docx.paragraph_text import count_paragraph, join_pieces, with_number
from pipeline.read.docx.pictures import unseen
from pipeline.read.docx.story import Story, choose
from pipeline.read.docx.styles import Look, direct_look, over, read_run_look
from pipeline.read.docx.symbols import show_in, symbol

_REFERENCES: dict[str, NoteKind] = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}  # fmt: skip


@dataclass(slots=True)
class Line:
    """A paragraph being read: pieces of text (with 1 above the line, -1 below it). `boxes` are the text boxes that hang on
    it, `notes` the notes it refers to, in order."""

    story: Story
    style: str
    base: Look
    look: Look
    pieces: list[tuple[str, int]]
    boxes: tuple[Element, ...] = ()
    notes: tuple[Note, ...] = ()
    text: str = ""

    def walk(self, parent: Element) -> None:
        """Takes all that stands below an element."""
        for child in parent:
            tag = child.tag
            if tag == T:
                self.say(child.text)
            elif (handle := _HANDLERS.get(tag)) is not None:
                handle(self, child)
            else:
                self.walk(child)

    def say(self, text: str | None) -> None:
        """Takes words of the file, shown as the run is."""
        if not text:
            return
        if self.story.fields.open:
            if self.story.fields.is_code:
                self.story.leave_out(Cause.FIELD_CODE, text)
                return
            self.story.fields.show()
        look, shown = self.look, text
        if look.symbol_font or look.is_capital:
            shown = show_in(look.symbol_font, text) if look.symbol_font else text
            shown = shown.upper() if look.is_capital else shown
        if shown != text:
            self.story.leave_out(Cause.SYMBOL, text)
            self.story.add(shown)
        self.pieces.append((shown, look.raised or 0))

    def put(self, text: str, is_counted: bool = True) -> None:
        """Takes words that the file does not hold as text, or white space (not counted)."""
        if text and not self.story.fields.is_code:
            self.story.fields.show()
            self.pieces.append((self.story.add(text) if is_counted else text, 0))


def read_line(story: Story, paragraph: Element) -> Line:
    """The words of a paragraph with its automatic number. A paragraph whose mark is hidden or deleted, or that is a large
    initial, has none: they are carried to the head of the next."""
    about = read_properties(paragraph.find(P_PR))
    base = story.styles.look_of(about.style, "")
    mark = base if about.mark is None else direct_look(base, about.mark)
    is_joined = mark.is_hidden or about.is_initial or has_deleted_mark(about.mark)
    number, suffix = (
        ("", "") if is_joined else count_paragraph(story, about.style, about.link, mark)
    )
    line = Line(story, about.style, base, base, [])
    line.walk(paragraph)
    if about.ends_section:
        story.notes.end_section()
    text, story.carried = story.carried + join_pieces(line.pieces), ""
    if is_joined:
        story.carried = text
    else:
        line.text = with_number(number, suffix, text)
    return line


def _run(line: Line, run: Element) -> None:
    properties, outer = run.find(R_PR), line.look
    look = line.base
    if properties is not None:
        style, own = read_run_look(properties)
        base = line.story.styles.look_of(line.style, style) if style else line.base
        look = over(own, base)
    if look.is_hidden or look.is_struck or look.is_doubly_struck:
        line.story.drop(Cause.HIDDEN if look.is_hidden else Cause.STRUCK, run)
        return
    line.look = look
    line.walk(run)
    line.look = outer


def _drop(cause: Cause) -> Callable[[Line, Element], None]:
    return lambda line, element: line.story.drop(cause, element)


def _skip(line: Line, element: Element) -> None:
    """Properties and the like, which hold no words."""


def _say(line: Line, element: Element) -> None:
    line.say(element.text or "")


def _white(text: str) -> Callable[[Line, Element], None]:
    return lambda line, _: line.put(text, is_counted=False)


def _break(line: Line, element: Element) -> None:
    if element.get(w("type")) == "page":
        line.story.notes.turn_page()
    line.put("\n", is_counted=False)


def _turn_page(line: Line, element: Element) -> None:
    line.story.notes.turn_page()


def _field(line: Line, element: Element) -> None:
    fields, story = line.story.fields, line.story
    line.put(fields.turn(element))
    while fields.unknown:
        story.unseen.append((fields.unknown.pop(), story.place))


def _instruct(line: Line, element: Element) -> None:
    line.story.fields.instruct(element.text or "")


def _simple_field(line: Line, element: Element) -> None:
    before = len(line.pieces)
    line.walk(element)
    if len(line.pieces) == before:
        line.put(print_code(element.get(w("instr"), "")))


def _symbol(line: Line, element: Element) -> None:
    line.put(symbol(element.get(w("font"), ""), element.get(w("char"), "")))


def _reference(line: Line, element: Element) -> None:
    has_own_mark = element.get(w("customMarkFollows"), "0") in {"1", "true", "on"}
    kind = _REFERENCES[element.tag]
    note = line.story.notes.refer(kind, element.get(w("id"), ""), has_own_mark)
    if note is None:
        return
    line.notes += (note,)
    line.put(note.mark)
    if has_own_mark:
        line.look = Look(raised=1)


def _own_mark(line: Line, element: Element) -> None:
    line.put(line.story.own_mark)


def _alternatives(line: Line, element: Element) -> None:
    shown = choose(line.story, element)
    if shown is not None:
        line.walk(shown)


def _box(line: Line, element: Element) -> None:
    line.boxes += (element,)


def _drawing(line: Line, element: Element) -> None:
    if what := unseen(element):
        line.story.unseen.append((what, line.story.place))
    line.walk(element)


def _math(line: Line, element: Element) -> None:
    line.say(math_text(element))


_HANDLERS: dict[str, Callable[[Line, Element], None]] = {
    **dict.fromkeys((P_PR, R_PR, w("sdtPr"), w("sdtEndPr"), w("tblPr"), w("softHyphen")), _skip),
    R: _run,
    T: _say,
    DRAWN_TEXT: _say,
    DEL_TEXT: _drop(Cause.DELETED),
    w("del"): _drop(Cause.DELETED),
    w("moveFrom"): _drop(Cause.DELETED),
    w("rt"): _drop(Cause.RUBY),
    w("tab"): _white("\t"),
    w("ptab"): _white("\t"),
    w("cr"): _white("\n"),
    w("noBreakHyphen"): _white("-"),
    w("br"): _break,
    w("lastRenderedPageBreak"): _turn_page,
    FIELD_CHAR: _field,
    INSTRUCTION: _instruct,
    SIMPLE: _simple_field,
    w("sym"): _symbol,
    w("footnoteReference"): _reference,
    w("endnoteReference"): _reference,
    w("footnoteRef"): _own_mark,
    w("endnoteRef"): _own_mark,
    ALTERNATIVES: _alternatives,
    **dict.fromkeys((w("drawing"), w("pict"), w("object")), _drawing),
    BOX: _box,
    f"{{{DRAWING}}}txBody": _box,
    f"{{{VML}}}textpath": _box,
    f"{{{MATH}}}oMath": _math,
}
