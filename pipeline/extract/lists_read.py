"""A text that is titled a list is never passed over as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.collector import Collector
from pipeline.extract.notice.sections import Section
from pipeline.extract.prose.occupation_names import (
    FEWEST_KNOWN,
    LONG,
    LONGEST_ITEM,
    is_name,
    known_in,
    without_bracket,
)
from pipeline.model.document import Paragraph
from pipeline.model.issues import make_issue
from pipeline.model.printed import Entry
from pipeline.rules.patterns import pattern
from pipeline.text import fold

_TITLED = pattern("lists_read.titled")
_NOTES = pattern("lists_read.notes")
_LISTS = pattern("lists_read.lists")
_FORM = pattern("name_runs.form")
# So few names count where the words around them speak of a list.
FEW = 3
# A line of one name is no longer than this.
LONGEST_LINE = 24
_OPENS = pattern("lists_read.opens")
_SENTENCE = pattern("lists_read.sentence")


def check_lists_read(
    section: Section, found: Collector, entries: Sequence[Entry], amounts: int
) -> None:
    """Notes what was not read of a section: an annex titled a list that gave no entries, and long enumerations of occupations.
    `entries` and `amounts` are what the section gave."""
    read = {entry.place for entry in entries}
    is_empty = (
        section.is_annex
        and bool(_TITLED.search(fold(section.title)))
        and not entries
        and not amounts
    )
    left = [
        block
        for block in section.blocks
        if isinstance(block, Paragraph) and block.kind == "text" and block.place not in read
    ]
    for run in _runs_of_names(section, left) if not is_empty else ():
        _note_run(found, run)
    headed = _below_heads(section, left)
    for block in left:
        if id(block) in headed:
            # A line below 补贴目录： that gave no entry.
            _unread(found, block, "list_unread")
            continue
        if is_empty and not _NOTES.match(block.text.strip()):
            _unread(found, block, "list_unread")
        elif _enumerates(block.text):
            _unread(found, block, "names_unread")
    if is_empty and section.heads and not section.blocks:
        found.issues.append(make_issue("list_unread", section.heads[0].place, section.title))


def _runs_of_names(section: Section, left: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Long runs of lines of which each is one occupation and its mark, half of them known, and that nobody read."""
    unread = {id(block) for block in left}
    runs: list[list[Paragraph]] = [[]]
    for block in section.blocks:
        is_name = isinstance(block, Paragraph) and id(block) in unread and _is_one_name(block.text)
        if is_name and isinstance(block, Paragraph):
            runs[-1].append(block)
        else:
            runs.append([])
    return [run for run in runs if len(run) >= LONG and _known_share(run) >= FEWEST_KNOWN]


def _is_one_name(text: str) -> bool:
    name = text.strip()
    has_form = bool(_FORM.search(without_bracket(name))) and is_name(name)
    return len(fold(text)) <= LONGEST_LINE and (known_in(text) == 1 or has_form)


def _known_share(run: Sequence[Paragraph]) -> float:
    return sum(known_in(block.text) == 1 for block in run) / len(run)


def _note_run(found: Collector, run: Sequence[Paragraph]) -> None:
    """One doubt for the whole run, at its first line."""
    words = "、".join(block.text.strip() for block in run)
    found.issues.append(make_issue("names_unread", run[0].place, words))
    for block in run:
        _mark_unread(found, block)


def _below_heads(section: Section, left: Sequence[Paragraph]) -> set[int]:
    """The lines that stand below a head such as 补贴目录： and that nobody read."""
    unread = {id(block) for block in left}
    found: set[int] = set()
    is_headed = False
    for block in section.blocks:
        if not isinstance(block, Paragraph) or id(block) not in unread:
            is_headed = False
        elif is_headed and _is_item(block.text):
            found.add(id(block))
        else:
            is_headed = bool(_OPENS.search(fold(block.text)))
    return found


def _is_item(text: str) -> bool:
    """Whether a line is short and no sentence: an item of a list."""
    folded = fold(text)
    return 1 < len(folded) <= LONGEST_ITEM + 4 and not _SENTENCE.search(folded)


def _enumerates(text: str) -> bool:
    """Whether a text enumerates occupations: many, or a few that it says stand in a list."""
    count = known_in(text)
    return count >= LONG or (count >= FEW and bool(_LISTS.search(text)))


def _unread(found: Collector, block: Paragraph, kind: str) -> None:
    found.issues.append(make_issue(kind, block.place, block.text))
    _mark_unread(found, block)


def _mark_unread(found: Collector, block: Paragraph) -> None:
    for index, fate in enumerate(found.fates):
        if (
            fate.kind == "paragraph"
            and fate.place == block.place
            and fate.fate in {"text", "caption", "note"}
        ):
            found.fates[index] = replace(fate, fate="unread")
