"""DOCX to Document: the main part with the notes and parts of other formats that it refers to, each counted against a
plain pass over its text nodes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.model.document import Document, Place, Table
from pipeline.read.conservation import check_part, tell, texts_of
from pipeline.read.docx.chunks import read_chunk
from pipeline.read.docx.docx_package import WordPackage, with_word_package
from pipeline.read.docx.fields import Fields, are_paired
from pipeline.read.docx.names import Element, w
from pipeline.read.docx.notes import Note, read_notes
from pipeline.read.docx.numbering import read_numbering
from pipeline.read.docx.pictures import tell_unseen
from pipeline.read.docx.printed_words import printed_lines, words_beside
from pipeline.read.docx.story import Block, Found, Story
from pipeline.read.docx.walk import Walk
from pipeline.read.garbled import tell_garbled

# Places of notes (f1., e1.) and of parts in another format (c1.) go before those of the part itself.
_OF_PART = re.compile(r"(?:[fec]\d+\.)*")


def read_docx(path: Path) -> Document:
    """Reads a DOCX. UserError where it is no Word file, damaged, or larger than a notice can be."""
    found = read_package(path)
    refuse_empty(found, Words("Word file", "Word 文件"))
    issues = (*found.issues, *tell_garbled(found.blocks))
    return Document(
        path.name, "docx", tuple(found.blocks), None, tuple(found.sweeper.litter), tuple(found.left_out), issues
    )  # fmt: skip


def refuse_empty(found: Found, said: Words) -> None:
    """UserError where a package has no words; `said` is what people call the kind of its file."""
    if found.blocks:
        return
    if {issue.kind for issue in found.issues} & {"object_unread", "part_unread"}:
        raise UserError(
            f"the {said.en} holds pictures but no text: it is a scan; save it as .pdf and run OCR on it (e.g. `ocrmypdf -l chi_sim`)",
            f"{said.zh}只有图片、没有文字，是扫描件；请另存为 .pdf 并做文字识别（如 `ocrmypdf -l chi_sim`）",
        )
    raise UserError(f"the {said.en} has no text", f"{said.zh}中没有文字")


def read_package(file: Path | IO[bytes], prefix: str = "") -> Found:
    """The words of a package; `prefix` goes before its places where it stands inside another one."""
    return with_word_package(file, lambda package: _Reading(package, prefix).read())


class _Reading:
    """The stories of one package, and what they share: styles, lists, notes."""

    def __init__(self, package: WordPackage, prefix: str) -> None:
        self.package, self.prefix = package, prefix
        self.root = package.parse(package.main)
        settings, numbering = (self._part(kind) for kind in ("settings", "numbering"))
        self.styles = package.styles()
        self.numbering = read_numbering(numbering, self.styles)
        self.notes, self.note_roots = read_notes(package, self.root, settings)
        self.found = Found()
        self.main = self._story(self.root, prefix)
        self.note_stories = {kind: self._story(root, "") for kind, root in self.note_roots.items()}
        self.chunks = 0

    def read(self) -> Found:
        """Everything; the balance of each part is struck at the end."""
        bodies = self.root.findall(w("body"))
        if not bodies:
            raise UserError(
                "a DOCX without a body; save it again as .docx", "DOCX 没有正文；请重新另存为 .docx"
            )
        walk = self._walk(self.main)
        self.found.blocks = [block for body in bodies for block in walk.all_blocks(body)]
        for kind, story in self.note_stories.items():
            story.place = Place(f"{self.prefix}{kind}s")
            for cause, element in self.notes.unmet(kind):
                story.drop(cause, element)
        self._check(self.main, self.root, self.prefix)
        for kind, root in self.note_roots.items():
            self._check(self.note_stories[kind], root, self.prefix + kind[0])
        beside = words_beside(self.package)
        self.found.issues += tell(beside)
        self.found.left_out += beside
        return self.found

    def _part(self, kind: str) -> Element | None:
        names = self.package.beside_main(kind)
        return self.package.parse(names[0]) if names else None

    def _story(self, root: Element, prefix: str) -> Story:
        fields = Fields(is_paired=are_paired(root))
        return Story(self.styles, self.numbering, self.notes, prefix, Place(f"{prefix}b1"), fields)

    def _walk(self, story: Story) -> Walk:
        return Walk(story, self.found.sweeper, self._read_note, self._read_chunk)

    def _read_note(self, note: Note) -> list[Block]:
        """A note's own blocks, where its first mark stands; the mark stands at their head."""
        if not note.is_first:
            return []
        story = self.note_stories[note.kind]
        story.prefix, story.own_mark = f"{self.prefix}{note.kind[0]}{note.ordinal}.", note.mark
        return list(self._walk(story).all_blocks(note.element))

    def _read_chunk(self, element: Element) -> list[Block]:
        """The blocks of a part in another format, or an issue that it cannot be read."""
        self.chunks += 1
        prefix = f"{self.prefix}c{self.chunks}."
        name = self.package.target_of(element)
        chunk = read_chunk(self.package, name, prefix, read_package)
        self.found.left_out += chunk.left_out
        self.found.issues += chunk.issues
        self.found.sweeper.litter += chunk.sweeper.litter
        return chunk.blocks

    def _check(self, story: Story, root: Element, prefix: str) -> None:
        """Strikes the balance of one part: its text nodes against its blocks, what was left out and what was added."""
        blocks = [block for block in self.found.blocks if _stands_in(block, prefix)]
        tags = (
            each.tag for each in self.found.sweeper.litter if _is_part(each.place.anchor, prefix)
        )
        left_out = [each.text for each in story.left_out]
        place = _first_place(blocks) or story.place
        self.found.issues += check_part(
            place, printed_lines(root), texts_of(blocks), [*left_out, *tags], story.added
        )
        self.found.issues += [*tell(story.left_out), *tell_unseen(story.unseen)]
        self.found.left_out += story.left_out


def _stands_in(block: Block, prefix: str) -> bool:
    place = block.places[0] if isinstance(block, Table) else block.place
    return _is_part(place.anchor, prefix)


def _is_part(anchor: str, prefix: str) -> bool:
    """Whether a place is of the part itself, not of one that it refers to; notes of a kind are one part."""
    own = _OF_PART.match(anchor)
    part = own[0] if own else ""
    return part == prefix or part.rstrip("0123456789.") == prefix != part


def _first_place(blocks: list[Block]) -> Place | None:
    if not blocks:
        return None
    return blocks[0].places[0] if isinstance(blocks[0], Table) else blocks[0].place
