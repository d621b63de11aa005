"""Footnotes and endnotes: which number each gets, and where in the document it is referred to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model.document import Cause
from pipeline.read.docx.docx_package import WordPackage
from pipeline.read.docx.names import VAL, Element, value_of, w
from pipeline.read.number_formats import format_number
from pipeline.text import raise_text, whole_number

NoteKind = Literal["footnote", "endnote"]
KINDS: tuple[NoteKind, ...] = ("footnote", "endnote")
USUAL_FORM: dict[NoteKind, str] = {"footnote": "decimal", "endnote": "lowerRoman"}
# What draws the line above the notes, and says that a note goes on over the page.
_LINES = {"separator", "continuationSeparator", "continuationNotice"}


@dataclass(frozen=True)
class Note:
    """A note that the document refers to: `ordinal` counts its kind through the document, `mark` is as printed;
    `is_first` unless an earlier mark refers to the same note."""

    kind: NoteKind
    ordinal: int
    mark: str
    element: Element
    is_first: bool


@dataclass(frozen=True)
class _Manner:
    """How notes of one kind are numbered in a section."""

    form: str
    start: int = 1
    restart: str = "continuous"


@dataclass
class Notes:
    """The notes of a document, numbered in the order in which the walk meets their marks."""

    elements: dict[tuple[NoteKind, str], Element] = field(default_factory=dict)
    lines: dict[NoteKind, list[Element]] = field(default_factory=dict)
    manners: dict[NoteKind, list[_Manner]] = field(default_factory=dict)
    section: int = 0
    counts: dict[NoteKind, int] = field(default_factory=dict)
    ordinals: dict[NoteKind, int] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)

    def refer(self, kind: NoteKind, identity: str, has_own_mark: bool) -> Note | None:
        """The note of a mark; None where there is none. A note with a mark of its own takes no number."""
        element = self.elements.get((kind, identity))
        if element is None:
            return None
        manners = self.manners[kind]
        manner = manners[min(self.section, len(manners) - 1)]
        mark = ""
        if not has_own_mark:
            self.counts[kind] = self.counts.get(kind, manner.start - 1) + 1
            mark = raise_text(format_number(self.counts[kind], manner.form))
        self.ordinals[kind] = self.ordinals.get(kind, 0) + 1
        is_first = id(element) not in self.known
        self.known.add(id(element))
        return Note(kind, self.ordinals[kind], mark, element, is_first)

    def turn_page(self) -> None:
        """The marks of a page begin anew where the document says so."""
        self._begin_anew("eachPage")

    def end_section(self) -> None:
        """Notes that follow are numbered as the next section says."""
        self.section += 1
        self._begin_anew("eachSect")

    def unmet(self, kind: NoteKind) -> Iterator[tuple[Cause, Element]]:
        """Notes that no mark refers to, which are not printed, and the words of the line above the notes."""
        for (of, _), element in self.elements.items():
            if of == kind and id(element) not in self.known:
                yield Cause.HIDDEN, element
        for element in self.lines.get(kind, []):
            yield Cause.FOOTER, element

    def _begin_anew(self, restart: str) -> None:
        for kind, manners in self.manners.items():
            if manners[min(self.section, len(manners) - 1)].restart == restart:
                self.counts.pop(kind, None)


def read_notes(package: WordPackage, body: Element, settings: Element | None) -> tuple[Notes, dict[NoteKind, Element]]:  # fmt: skip
    """The notes of a package, and the roots of the parts that hold them."""
    notes, roots = Notes(), {}
    for kind in KINDS:
        for name in package.beside_main(f"{kind}s")[:1]:
            roots[kind] = package.parse(name)
            for element in roots[kind].iter(w(kind)):
                if element.get(w("type")) in _LINES:
                    notes.lines.setdefault(kind, []).append(element)
                else:
                    notes.elements[kind, element.get(w("id"), "")] = element
        general = settings.find(w(f"{kind}Pr")) if settings is not None else None
        usual = _read_manner(general, _Manner(USUAL_FORM[kind]))
        sections = [each.find(w(f"{kind}Pr")) for each in body.iter(w("sectPr"))]
        notes.manners[kind] = [_read_manner(each, usual) for each in sections] or [usual]
    return notes, roots


def _read_manner(properties: Element | None, usual: _Manner) -> _Manner:
    if properties is None:
        return usual
    form = properties.find(w("numFmt"))
    start = whole_number(value_of(properties, w("numStart")))
    return _Manner(
        usual.form if form is None else form.get(VAL, usual.form),
        usual.start if start is None else start,
        value_of(properties, w("numRestart")) or usual.restart,
    )
