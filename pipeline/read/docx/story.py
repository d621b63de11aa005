"""The knowledge and the finds of the walk over one part: its styles and lists, its open fields, and the words that it sets aside."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.document import Cause, Issue, LeftOut, Paragraph, Place, Table
from pipeline.read.conservation import tally
from pipeline.read.conversion_artifacts import Sweeper
from pipeline.read.docx.fields import FIELD_CHAR, Fields
from pipeline.read.docx.names import FALLBACK, TEXTS, Element, words_below
from pipeline.read.docx.notes import Notes
from pipeline.read.docx.numbering import Numbering
from pipeline.read.docx.styles import Styles

Block = Paragraph | Table


@dataclass
class Found:
    """The content of a package or of a part in another format, in reading order."""

    blocks: list[Block] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    sweeper: Sweeper = field(default_factory=Sweeper)


@dataclass
class Story:
    """One part in reading order.

    `prefix` goes before its places (`f1.` for the first footnote); `left_out` and `added` keep the balance of its
    characters; `unseen` are pictures and objects; `carried` are words of a paragraph whose mark is hidden or deleted, so
    that they stand at the head of the next.
    """

    styles: Styles
    numbering: Numbering
    notes: Notes
    prefix: str = ""
    place: Place = field(default_factory=lambda: Place("b1"))
    fields: Fields = field(default_factory=Fields)
    left_out: list[LeftOut] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    unseen: list[tuple[str, Place]] = field(default_factory=list)
    carried: str = ""
    own_mark: str = ""

    def leave_out(self, cause: Cause, text: str) -> None:
        """Remembers words that are not read."""
        if text:
            self.left_out.append(LeftOut(cause, text, self.place))

    def drop(self, cause: Cause, element: Element) -> None:
        """Leaves out all words below an element; fields that begin or end in it stay paired."""
        words = []
        for found in element.iter(FIELD_CHAR, *TEXTS):
            if found.tag == FIELD_CHAR:
                self.fields.turn(found)
            elif found.text:
                words.append(found.text)
        self.leave_out(cause, "".join(words))

    def add(self, text: str) -> str:
        """Remembers words that the file does not hold as text; returns them."""
        if text:
            self.added.append(text)
        return text


def choose(story: Story, alternatives: Element) -> Element | None:
    """The branch that a program of today shows; the others are left out, and told where they say something else."""
    branches = list(alternatives)
    shown = [branch for branch in branches if branch.tag != FALLBACK][:1] or branches[:1]
    if shown and not words_below(shown[0]):
        shown = [branch for branch in branches if words_below(branch)][:1] or shown
    said = tally(words_below(shown[0])) if shown else None
    for branch in branches:
        if branch not in shown:
            is_same = tally(words_below(branch)) == said
            story.drop(Cause.COPY if is_same else Cause.OTHER_VERSION, branch)
    return shown[0] if shown else None
