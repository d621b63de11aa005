"""The stories of an RTF as the parts of a DOCX: text, notes, headers and footers, comments, text boxes, fields, pictures."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.docx.names import BOX, RELATIONS, VML, WORD, Element, w
from pipeline.read.docx.paragraph_text import with_number
from pipeline.read.rtf.state import Look, Where
from pipeline.read.rtf.story import RtfStory

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "urn:schemas-microsoft-com:office:office"
_ROOTS = {"header": "hdr", "footer": "ftr"}
_TWIPS_A_POINT = 20
_CHECK_BOX, _UNSET = 1, 25


def _new(name: str) -> Element:
    return etree.Element(w(name), nsmap={"w": WORD})


@dataclass
class _Field:
    """A field that is open: its begin, and what `\\formfield` says."""

    begin: Element | None = None
    form: dict[str, int] = field(default_factory=dict)


@dataclass
class RtfParts:
    """The parts being built; the last of `stories` is the one that words go to."""

    notes: dict[str, Element] = field(default_factory=dict)
    beside: list[tuple[str, Element]] = field(default_factory=list)
    stories: list[RtfStory] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    number: str = ""
    program: str = ""
    size: dict[str, int] = field(default_factory=dict)
    is_endnote: bool = False
    has_mark: bool = False

    def __post_init__(self) -> None:
        self.stories.append(RtfStory(_new("body")))

    @property
    def story(self) -> RtfStory:
        return self.stories[-1]

    def say(self, text: str, where: Where, look: Look) -> None:
        """Words, by what they are."""
        if where is Where.CODE:
            element = _new("instrText")
            element.text = text
            self.story.add(element)
        elif where is Where.NUMBER:
            self.number += text
            self.story.say(text, look)
        elif where is Where.PROGRAM:
            self.program += text
        elif where is Where.TEXT:
            if self.number:
                shown = with_number(self.number, " ", text)
                text, self.number = shown[len(self.number) :], ""
            self.story.say(text, look)

    def begin_story(self, name: str) -> None:
        """Begin a story of its own: a box, a note, a header."""
        self.stories.append(RtfStory(etree.Element(BOX) if name == "box" else _new(name)))

    def end_story(self) -> Element:
        """Closes the story that is open; its root."""
        self.story.finish()
        self.number = ""
        return self.stories.pop().root

    def end_beside(self, kind: str) -> None:
        """Ends a header, footer or comment."""
        root = self.end_story()
        outer = _new(_ROOTS.get(kind, kind))
        outer.extend(root)
        self.beside.append((kind, outer))

    def end_box(self) -> None:
        """Ends a text box: it stands behind the paragraph that it is anchored in."""
        root = self.end_story()
        if len(root):
            frame = _new("pict")
            frame.append(root)
            self.story.add(frame)

    def begin_note(self) -> None:
        """Begin a footnote, which `\\ftnalt` may turn into an endnote."""
        self.is_endnote = False
        self.begin_story("footnote")

    def end_note(self, look: Look) -> None:
        """Ends a note, and sets its mark where it was met."""
        root, kind = self.end_story(), "endnote" if self.is_endnote else "footnote"
        root.tag = w(kind)
        if kind not in self.notes:
            self.notes[kind] = _new(f"{kind}s")
        part = self.notes[kind]
        part.append(root)
        root.set(w("id"), str(len(part)))
        mark = _new(f"{kind}Reference")
        mark.set(w("id"), str(len(part)))
        if not self.has_mark:
            mark.set(w("customMarkFollows"), "1")
        self.has_mark = False
        self.story.add(mark, look=look)

    def meet_mark(self, look: Look) -> None:
        """`\\chftn`: in a note its own mark, in the text that of the note which follows."""
        if self.story.root.tag in {w("footnote"), w("endnote")}:
            self.story.add(_new("footnoteRef"), look=look)
        else:
            self.has_mark = True

    def begin_field(self) -> None:
        """Begin a field, which may stand inside another."""
        self.fields.append(_Field())

    def turn_field(self, kind: str) -> Element | None:
        """Writes a begin, separator or end of the field that is open."""
        if not self.fields:
            return None
        own = self.fields[-1]
        if kind == "begin" or own.begin is not None:
            element = _new("fldChar")
            element.set(w("fldCharType"), kind)
            self.story.add(element)
            own.begin = element if kind == "begin" else own.begin
        return own.begin

    def end_field(self) -> None:
        """End the innermost field."""
        self.turn_field("end")
        own = self.fields.pop()
        if own.begin is not None and own.form.get("fftype") == _CHECK_BOX:
            own.begin.append(_check_box(own.form))

    def end_picture(self) -> None:
        """A picture, of which only the size matters."""
        wide, high = (self.size.get(name, 0) / _TWIPS_A_POINT for name in ("picwgoal", "pichgoal"))
        self.size = {}
        if wide <= 0 or high <= 0 or wide + high > 1e6:
            return
        frame = _new("pict")
        shape = etree.SubElement(frame, f"{{{VML}}}shape", style=f"width:{wide}pt;height:{high}pt")
        etree.SubElement(shape, f"{{{VML}}}imagedata")
        self.story.add(frame)

    def end_object(self) -> None:
        """End an embedded object: its program stands for it."""
        if program := self.program.strip():
            frame = _new("object")
            etree.SubElement(frame, f"{{{_OFFICE}}}OLEObject", ProgID=program)
            self.story.add(frame)
        self.program = ""

    def finish(self) -> None:
        """End the story that is open."""
        self.story.finish()

    def pack(self) -> bytes:
        """The parts as a DOCX."""
        document = _new("document")
        document.append(self.stories[0].root)
        parts = [(f"{kind}s", root) for kind, root in self.notes.items()]
        comments = _new("comments")
        for kind, root in self.beside:
            if kind == "comment":
                comments.append(root)
            else:
                parts.append((kind, root))
        parts += [("comments", comments)] if len(comments) else []
        names = [f"{kind}{number}.xml" for number, (kind, _) in enumerate(parts)]
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as package:
            package.writestr("word/document.xml", etree.tostring(document, encoding="UTF-8"))
            for name, (_, root) in zip(names, parts, strict=True):
                package.writestr(f"word/{name}", etree.tostring(root, encoding="UTF-8"))
            targets = [(kind, name) for name, (kind, _) in zip(names, parts, strict=True)]
            package.writestr("word/_rels/document.xml.rels", _relations(targets))
            package.writestr("_rels/.rels", _relations([("officeDocument", "word/document.xml")]))
        return made.getvalue()


def _check_box(form: dict[str, int]) -> Element:
    said = form.get("ffres", _UNSET)
    checked = form.get("ffdefres", 0) if said == _UNSET else said
    data = _new("ffData")
    box = etree.SubElement(data, w("checkBox"))
    etree.SubElement(box, w("checked")).set(w("val"), str(int(checked == 1)))
    return data


def _relations(targets: list[tuple[str, str]]) -> bytes:
    root = etree.Element(f"{{{_PACKAGE}}}Relationships", nsmap={None: _PACKAGE})
    for number, (kind, target) in enumerate(targets):
        etree.SubElement(
            root, f"{{{_PACKAGE}}}Relationship", Id=f"r{number}", Type=f"{RELATIONS}/{kind}", Target=target
        )  # fmt: skip
    return bytes(etree.tostring(root, encoding="UTF-8"))
