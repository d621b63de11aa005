"""Entries that a notice counts are counted: 共28种 in a title, a caption or a sentence, against the entries that were read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from pipeline.extract.collector import Collector
from pipeline.extract.notice.annex_checks import annex_number
from pipeline.extract.notice.lines import Line
from pipeline.extract.notice.sections import Section
from pipeline.model.document import Paragraph, Place, Table
from pipeline.model.issues import make_issue
from pipeline.model.printed import Entry
from pipeline.rules.patterns import pattern
from pipeline.text import fold, parse_numeral

_TOTAL = pattern("counts.total")
_THINGS = pattern("counts.things")
_SENTENCE = pattern("counts.sentence")
_IN_LIST = pattern("counts.in_list")
_ANNEX = pattern("counts.annex")
_CHANGED = pattern("counts.changed")
_END = "。；;"
Entries = Sequence[Entry]


def count_section(section: Section, entries: Entries, found: Collector) -> None:
    """Title and captions of a section: the title counts all its entries, the caption of a table those of its table."""
    if not entries:
        return
    if section.heads and (said := _said(section.title)) is not None:
        _compare(said, entries, section.annex, section.heads[0].place, section.title, found)
    for index, lines in section.captions.items():
        table = section.blocks[index]
        for line in lines:
            said = _said(line.text)
            if said is not None and isinstance(table, Table):
                of_table = [entry for entry in entries if entry.place in set(table.places)]
                annex = section.annex if len(of_table) == len(entries) else None
                if of_table:
                    _compare(said, of_table, annex, line.place, line.text, found)


def _said(text: str) -> int | None:
    match = _TOTAL.search(fold(text))
    return parse_numeral(match.group(1)) if match and _THINGS.search(text) else None


def _compare(
    said: int, entries: Entries, annex: str | None, place: Place, text: str, found: Collector
) -> None:
    """Notes the count of an annex, and a count_differs where entries, names and work types are of another number."""
    if annex is not None:
        found.counted.setdefault(annex, said)
    if said not in _numbers(entries):
        found.issues.append(make_issue("count_differs", place, text, said=said, found=len(entries)))


def _numbers(entries: Entries) -> set[int]:
    """The numbers that may be meant: of entries, of different names, of 序号."""
    names = {fold(entry.printed_name) for entry in entries}
    return {len(entries), len(names), len({entry.seq for entry in entries if entry.seq})}


def count_body(lines: Sequence[Line], sections: Sequence[Section], found: Collector) -> None:
    """Sentences of the body that say how many a list holds (附件1共75个职业, 公布75个职业的目录), against that annex or against every list."""
    for line in lines:
        for sentence in _sentences(fold(line.text)):
            for match in _SENTENCE.finditer(sentence):
                said = parse_numeral(match["count"])
                annex = _ANNEX.search(sentence)
                if said is None or not (annex or _IN_LIST.search(sentence)):
                    continue
                named = _annex_of(parse_numeral(annex.group(1)) if annex else None, sections)
                _compare_body(said, named, line.parts[0], sentence, found)


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text that speak of a whole list, not of what changed in it."""
    start = 0
    for end in (*(i + 1 for i, char in enumerate(text) if char in _END), len(text)):
        if not _CHANGED.search(text, start, end):
            yield text[start:end]
        start = end


def _annex_of(number: int | None, sections: Sequence[Section]) -> str | None:
    return next((s.annex for s in sections if number and annex_number(s) == number), None)


def _compare_body(
    said: int, annex: str | None, at: Paragraph, sentence: str, found: Collector
) -> None:
    entries = [entry for entry in found.entries if annex is None or entry.annex == annex]
    if not entries:
        return
    if annex is not None:
        _compare(said, entries, annex, at.place, sentence, found)
        return
    found.counted.setdefault("", said)
    by: tuple[Callable[[Entry], str | None], ...] = (
        lambda entry: entry.annex, lambda entry: entry.list, lambda entry: entry.printed_class,
    )  # fmt: skip
    known = {count for key in by for count in Counter(map(key, entries)).values()}
    if said not in known | _numbers(entries):
        found.issues.append(
            make_issue("count_differs", at.place, sentence, said=said, found=len(entries))
        )
