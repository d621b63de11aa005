"""Lists in prose: numbered names, names in one line under a caption, names behind a head (`紧缺职业包括：…`) or before `等4个职业`.

A run of words is a list where at least half of its pieces are names of the classification.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.context import Context, context_class
from pipeline.extract.name_lists import find_offsets, split_names
from pipeline.extract.named_list import named_list
from pipeline.extract.notice.lines import heal
from pipeline.extract.notice.sections import Section
from pipeline.extract.programmes import labels_in
from pipeline.extract.prose.counted_lines import BULLETS, counted_lines
from pipeline.extract.prose.name_runs import Run, find_runs
from pipeline.extract.prose.occupation_names import are_names, is_name
from pipeline.extract.prose.unknown import unknown_words
from pipeline.model.document import Issue, Paragraph, Table
from pipeline.model.issues import make_issue
from pipeline.model.places import offsets_of
from pipeline.model.printed import Entry
from pipeline.rules.patterns import pattern
from pipeline.rules.vocabulary import first_term, has_term, headers, is_grade_word
from pipeline.text import close_gaps, fold, join_lines

_TITLE = pattern("inline_lists.title")
_HEAD = pattern("inline_lists.head")
_POINTS = pattern("inline_lists.points")
_SPOKEN = pattern("inline_lists.spoken")
_GONE, _OF_WHICH = pattern("inline_lists.gone"), pattern("inline_lists.of_which")
# Heads of a column of names that stands without rules.
HEAD_WORDS = headers()["name"][0]
# A longer line is no head.
LONGEST_HEAD = 40


def read_runs(
    section: Section, annex: str | None
) -> tuple[list[tuple[Paragraph, list[Entry]]], list[Issue]]:
    """(each paragraph that is or holds a list with its entries, doubts); nothing where a table carries the names of an annex."""
    if section.is_annex and any(isinstance(block, Table) for block in section.blocks):
        return [], []
    found: list[tuple[Paragraph, list[Entry]]] = []
    issues: list[Issue] = []
    heads: list[str] = []
    last = 0
    lines = {id(b): Run("", (("", name),)) for run in _name_lines(section) for b, name in run}
    lines |= counted_lines(section.blocks)
    spoken = ""
    for parts in heal([b for b in section.blocks if isinstance(b, Paragraph) and b.kind == "text"]):
        text = join_lines([part.text for part in parts])
        named = _titled([*heads[-1:], section.title if section.is_annex else ""])
        own = lines.get(id(parts[0]))
        runs = [own] if own else find_runs(text, last, named)
        made = [_entries(parts[0], text, run, (heads, spoken), section, annex) for run in runs]
        issues += [
            _differs(parts[0], run, read)
            for run, read in zip(runs, made, strict=True)
            if _is_short(run, read)
        ]
        entries = [entry for read in made for entry in read]
        if entries:
            found += _by_part(parts, entries)
            last = int(entries[-1].seq or 0)
        elif len(fold(text)) < LONGEST_HEAD:
            heads.append(close_gaps(text))
            last = 0
        if not entries and _SPOKEN.search(fold(text)):
            spoken = text
    return found, issues


def _by_part(
    parts: Sequence[Paragraph], entries: Sequence[Entry]
) -> list[tuple[Paragraph, list[Entry]]]:
    """The entries of a healed paragraph at the printed one in which each begins."""
    starts = offsets_of([part.text for part in parts])
    made: list[tuple[Paragraph, list[Entry]]] = [(part, []) for part in parts]
    for entry in entries:
        index = max(0, bisect_right(starts, entry.offset) - 1)
        place, offset = parts[index].place, entry.offset - starts[index]
        made[index][1].append(replace(entry, place=place, offset=offset))
    return made


def _is_short(run: Run, entries: Sequence[Entry]) -> bool:
    """Whether the text says another number of names than were read."""
    return bool(entries) and run.count is not None and run.count != len(entries)


def _differs(block: Paragraph, run: Run, entries: Sequence[Entry]) -> Issue:
    said, printed = str(run.count), run.head or block.text
    return make_issue("count_differs", block.place, printed, said=said, found=len(entries))


def _titled(heads: Sequence[str]) -> str:
    """The list that the nearest head titled a list names, or ""."""
    return next(
        (found for head in heads if _TITLE.search(head) and (found := first_term("list", head))), ""
    )


def _name_lines(section: Section) -> list[list[tuple[Paragraph, str]]]:
    """Runs of lines of which each is one name and nothing else; at least half of them names of the classification."""
    runs: list[list[tuple[Paragraph, str]]] = [[]]
    for block in section.blocks if section.is_annex else ():
        name = (
            close_gaps(block.text).rstrip("。；;、，,").lstrip(BULLETS)
            if isinstance(block, Paragraph) and block.kind == "text"
            else ""
        )
        if (
            isinstance(block, Paragraph)
            and name
            and is_name(name)
            and not is_grade_word(name)
            and fold(name) not in HEAD_WORDS
            and not has_term("note", name)
        ):
            runs[-1].append((block, name))
        else:
            runs.append([])
    return [
        run
        for run in runs
        if len(run) > 1 and are_names([name for _, name in run]) and _is_whole(section, run)
    ]


def _is_whole(section: Section, run: list[tuple[Paragraph, str]]) -> bool:
    """Whether the lines around names are heads, not the other cells of a table that was pasted line by line."""
    own = {id(block) for block, _ in run}
    others = [
        b
        for b in section.blocks
        if isinstance(b, Paragraph) and id(b) not in own and b.kind == "text"
    ]
    return not any(
        len(fold(b.text)) <= 12 and not has_term("list", b.text) and fold(b.text) not in HEAD_WORDS
        for b in others
    )


def _entries(
    paragraph: Paragraph,
    text: str,
    run: Run,
    above: tuple[list[str], str],
    section: Section,
    annex: str | None,
) -> list[Entry]:
    """The names of a run as entries; `above` are the heads over it and the last paragraph that spoke of a list."""
    heads, spoken = above
    if _GONE.search(fold(run.head)):
        return []
    nearest = heads[-1] if heads else ""
    title = section.title if section.is_annex else ""
    named = named_list(run.head, nearest, title)
    if not named and _POINTS.search(fold(nearest)):
        # 今年目录如下：the list that the text before speaks of.
        named = first_term("list", spoken)
    if not (section.is_annex or named or _is_list_head(run.head, nearest)):
        return []
    letter = run.printed_class or context_class(Context(captions=tuple(heads[-1:])))
    offsets = find_offsets(text, [name for _, name in run.names])
    others = _others(text)
    return [
        Entry(
            paragraph.place, annex, others.get(name, named or "subsidised"), name, seq=seq, printed_class=letter, is_grouped=True, offset=offset,
            scarcity=_tier(run.head) or _tier(nearest) or _tier(title), doubts=_doubts(name),
        )
        for (seq, name), offset in zip(run.names, offsets, strict=True)
    ]  # fmt: skip


def _others(text: str) -> dict[str, str]:
    """Name -> list of those that a text lists and then says are of another: 其中甲、乙为专项职业能力."""
    found = [
        (m.group("names"), first_term("list", m.group("kind"))) for m in _OF_WHICH.finditer(text)
    ]
    return {name: kind for names, kind in found if kind for name in split_names(names).names}


def _doubts(name: str) -> tuple[str, ...]:
    """A bracket behind a name that opens with words nobody knows: what it says of the name cannot be told."""
    inside = "".join(re.findall(r"\(([^()]*)\)", fold(name)))
    unknown = unknown_words(inside) if inside else []
    return ("unknown_words",) if unknown and inside.startswith(unknown[0]) else ()


def _tier(head: str) -> str:
    """The tier of scarcity that a head prints (非常紧缺职业), or ""."""
    tiers = [label for label in labels_in(head) if label.kind == "tier"] if head else []
    values = {value for label in tiers for value in label.values} - {"scarce", "not_scarce"}
    return values.pop() if len(values) == 1 else ""


def _is_list_head(*heads: str) -> bool:
    return any(_HEAD.search(fold(head)) for head in heads if head)
