"""The metadata of a notice: title over several lines, number, offices, dates, draft or final, what it replaces.

The sentences that say so are data (`rules/metadata.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.notice.about_notice import complete_metadata
from pipeline.extract.notice.counties import county_sentences
from pipeline.extract.notice.lines import Line, lines_above_table, read_lines
from pipeline.extract.notice.offices import offices_of
from pipeline.extract.notice.page_labels import label_lines
from pipeline.extract.notice.periods import counted_day, expiry, first_day, metadata_patterns
from pipeline.extract.notice.sections import Section
from pipeline.extract.notice.titles import (
    ISSUE_DATE,
    annex_title,
    front_of,
    head_title,
    is_furniture,
    title_of,
)
from pipeline.model.document import Paragraph
from pipeline.model.printed import NoticeMetadata
from pipeline.rules.metadata import metadata_list, metadata_pattern
from pipeline.rules.patterns import pattern
from pipeline.text import find_date, fold, fold_as_printed, squeeze

_ITSELF = pattern("metadata.itself")
_CITES = pattern("metadata.cites")
_OPENS = pattern("metadata.opens")
_LED = pattern("metadata.led")
_ABOUT = pattern("metadata.about")
# Labels of a page stand among so many of its first lines.
FRONT = 40
LONGEST_SIGNED = 400
_SIGNED = re.compile(f"(.+?)({ISSUE_DATE.pattern})")


def read_metadata(sections: list[Section], about: Sequence[str] = ()) -> NoticeMetadata:
    """Reads the body (and the foot of the last annex, where the imprint stands); what is not printed there is taken from
    what its site says of the notice (`about`: `文号：…`). What neither prints is empty."""
    front = [b.text for b in sections[0].blocks[:FRONT] if isinstance(b, Paragraph)]
    furniture = [text for text in front if is_furniture(fold(text))]
    about = [*about, *(line for text in furniture for line in label_lines(text))]
    site = complete_metadata(NoticeMetadata(), about)
    read = _read_body(sections, site.title)
    is_page = bool(site.title) and not _ABOUT.search(fold(read.title))
    if read.title and (is_page or fold(read.title) in fold(site.title)):
        read = replace(read, title=site.title)
    if not read.issuers:
        titled = tuple(_title_offices(read.title))
        # Who publishes a page may be another than who issues; a box that names those of the title too is whole.
        read = replace(read, issuers=() if set(titled) <= set(site.issuers) else titled)
    return complete_metadata(read, about)


def _read_body(sections: list[Section], site_title: str) -> NoticeMetadata:
    """`site_title` goes before a line that is a title only because a table stands below it."""
    lines = [line for line in read_lines(sections[0]) if line.parts[0].kind != "sheet"]
    title = title_of(lines) or site_title
    if not title and (title := head_title(sections[0])):
        lines = [*lines_above_table(sections[0]), *lines]
    if not title and (title := annex_title(sections)):
        lines = list(_lines_of_annexes(sections[1:]))
    texts = [fold(line.text) for line in lines]
    whole = [*texts, *(fold(line.text) for section in sections[1:] for line in read_lines(section))]
    number = _number(texts, [line.text for line in lines])
    issued = _issued_on(texts) or _issued_on(whole)
    what, applies = counted_day(texts)
    beside = list(_of_itself(sections))
    effective = first_day(texts, issued) or _agreed_day(beside)
    return NoticeMetadata(
        title=title, document_number=number, issuers=tuple(_issuers(texts)), issued_on=issued,
        effective_from=effective, effective_to=expiry(texts, effective) or expiry(beside, effective),
        applies_from=applies, applies_to_what=what, status="draft" if _is_draft(title, texts) else "final",
        supersedes=_supersedes(texts, number), counties=county_sentences(line.text for line in lines),
    )  # fmt: skip


def _lines_of_annexes(annexes: Sequence[Section]) -> Iterator[Line]:
    """The lines of a notice that is all annexes: those above the first table, where its number may stand, and its text."""
    above = lines_above_table(annexes[0])
    known = {line.parts for line in above}
    behind = (line for annex in annexes for line in read_lines(annex) if line.parts not in known)
    yield from (line for line in (*above, *behind) if line.parts[0].kind != "sheet")


def _of_itself(sections: Sequence[Section]) -> Iterator[str]:
    """Lines above tables and in annexes that say from when on or until when the notice, or the table, holds."""
    captions = [p.text for s in sections for lines in s.captions.values() for p in lines]
    annexed = [line.text for section in sections[1:] for line in read_lines(section)]
    yield from (text for text in map(fold, [*captions, *annexed]) if _ITSELF.search(text))


def _agreed_day(texts: Sequence[str]) -> str:
    """The first day that lines of their own print; "" where they print several that differ."""
    days = {day for text in texts if (day := first_day([text], ""))}
    return days.pop() if len(days) == 1 else ""


def _number(texts: list[str], printed: list[str]) -> str:
    """The document number: the first that stands alone on its line near the front, its characters as printed (東府〔2021〕54號)."""
    pattern = re.compile(metadata_pattern("number"))
    for text, raw in zip(texts[: front_of(texts) + 2], printed, strict=False):
        match = pattern.search(text) if not is_furniture(text) else None
        if match and len(text) < 60 and not _CITES.search(text):
            return fold_as_printed(raw)[slice(*match.span())]
    return ""


def _issuers(texts: list[str]) -> list[str]:
    """The offices that sign (right before the date), else those of the red head."""
    texts = list(_signatures(texts))
    dated = next((i for i, text in enumerate(texts) if ISSUE_DATE.fullmatch(text)), None)
    signed: list[str] = []
    if dated is not None:
        for text in reversed(texts[max(0, dated - 6) : dated]):
            offices = offices_of(text)
            if not offices:
                break
            signed = offices + signed
    front = [office for text in texts[: front_of(texts)] for office in offices_of(text)]
    # A red head of more offices than sign: who published it again signs alone.
    return list(dict.fromkeys(signed if len(signed) >= len(front) else front))


def _title_offices(title: str) -> list[str]:
    """The offices that a title opens with: 甲市财政局 甲市教育局关于…; [] for any other title."""
    opening = _OPENS.split(fold(title))[0]
    return [office for part in re.split("[、,]", opening) for office in offices_of(part)]


def _issued_on(texts: list[str]) -> str:
    """The date that stands alone on its line (with or without 印发)."""
    return next((find_date(text) for text in _signatures(texts) if ISSUE_DATE.fullmatch(text)), "")


def _signatures(texts: list[str]) -> Iterator[str]:
    """The lines, those of offices and their date (甲市财政局 2023年9月1日) as two."""
    for text in texts:
        match = _SIGNED.fullmatch(text) if len(text) < LONGEST_SIGNED else None
        yield from match.groups() if match and offices_of(match.group(1)) else [text]


def _is_draft(title: str, texts: list[str]) -> bool:
    head = squeeze(fold(title)) + "".join(texts[:3])
    return any(re.search(each, head) for each in metadata_list("draft", "patterns"))


def _supersedes(texts: list[str], own: str) -> str:
    for text in texts:
        for each in metadata_patterns("supersedes"):
            match = each.search(text)
            numbers = re.findall(metadata_pattern("number"), match.group(0)) if match else []
            cited = [_LED.sub("", number) for number in numbers]
            if cited and cited[-1] != own:
                return cited[-1]
    return ""
