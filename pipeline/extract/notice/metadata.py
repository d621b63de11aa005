"""The metadata of a notice: title over several lines, number, offices, dates, draft or final, what it replaces.

The sentences that say so are data (`rules/metadata.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.notice.about_notice import complete_metadata
from pipeline.extract.notice.clause_path import clause_start
from pipeline.extract.notice.counties import county_sentences
from pipeline.extract.notice.lines import Line, lines_above_table, read_lines
from pipeline.extract.notice.page_labels import label_lines
from pipeline.extract.notice.periods import counted_day, expiry, first_day, metadata_patterns
from pipeline.extract.notice.sections import UNIT, Section
from pipeline.model.document import Paragraph
from pipeline.model.printed import NoticeMetadata
from pipeline.rules.metadata import metadata_list, metadata_pattern
from pipeline.rules.patterns import pattern
from pipeline.text import close_gaps, find_date, fold, fold_as_printed, join_lines, squeeze

_KIND = pattern("metadata.kind")
_NO_OFFICE = pattern("metadata.no_office")
_NO_PART = pattern("metadata.no_part")
_CITES = pattern("metadata.cites")
_OPENS = pattern("metadata.opens")
_PAGE = pattern("metadata.page")
_LED = pattern("metadata.led")
_ABOUT = pattern("metadata.about")
ISSUE_DATE = pattern("metadata.issue_date")
# Labels of a page stand among so many of its first lines.
FRONT = 40
LONGEST_SIGNED = 400
# Lines that no title goes on with: chapters, articles, the list of annexes.
_STOPS = pattern("metadata.stops")
_NO_TITLE = pattern("metadata.no_title")
_ADDRESSED = pattern("metadata.addressed")
_REST = pattern("metadata.rest")
# [甲财社[2006]77号]关于…: the number of a notice before its title.
_NUMBERED = re.compile(r"^[\[【(]\s*" + metadata_pattern("number") + r"\s*[\]】)]")
_SIGNED = re.compile(f"(.+?)({ISSUE_DATE.pattern})")
ANNEX_MARK = pattern("metadata.annex_mark")
_WORD = re.compile(r"[\u4e00-\u9fff]")
_PAIRS = (("《", "》"), ("(", ")"), ("（", "）"), ("〔", "〕"), ("“", "”"))


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
    title = _title(lines) or site_title
    if not title and (title := _head_title(sections[0])):
        lines = [*lines_above_table(sections[0]), *lines]
    texts = [fold(line.text) for line in lines]
    whole = [*texts, *(fold(line.text) for section in sections[1:] for line in read_lines(section))]
    number = _number(texts, [line.text for line in lines])
    issued = _issued_on(texts) or _issued_on(whole)
    what, applies = counted_day(texts)
    effective = first_day(texts, issued)
    return NoticeMetadata(
        title=title, document_number=number, issuers=tuple(_issuers(texts)), issued_on=issued,
        effective_from=effective, effective_to=expiry(texts, effective),
        applies_from=applies, applies_to_what=what, status="draft" if _is_draft(title, texts) else "final",
        supersedes=_supersedes(texts, number), counties=county_sentences(line.text for line in lines),
    )  # fmt: skip


def _front(texts: list[str]) -> int:
    """How many lines stand before the addressees or the first sentence or question."""
    addressed = re.compile(metadata_pattern("addressees"))
    for index, text in enumerate(texts):
        is_said = "。" in text or text.endswith("?") or _NO_TITLE.match(text)
        if is_said or addressed.fullmatch(text) or clause_start(text) or len(text) > 90:
            return index
    return len(texts)


def _title(lines: list[Line]) -> str:
    """The lines of the front that are neither number nor offices nor a registration mark, joined up to the word that ends
    a title. A line that begins anew with 关于 or an office's name opens it."""
    texts = [fold(line.text) for line in lines]
    parts: list[str] = []
    front = _front(texts)
    for number, (line, folded) in enumerate(zip(lines[:front], texts[:front], strict=True)):
        if parts and _STOPS.match(folded) and not _is_open("".join(parts)):
            break
        if re.fullmatch(metadata_pattern("number"), folded):
            parts = parts if _ABOUT.search("".join(parts)) else []
            continue
        is_name = _offices(folded) or ISSUE_DATE.fullmatch(folded) or not _WORD.search(folded)
        if is_name or re.fullmatch(r"\(.*\)", folded) or is_furniture(folded):
            continue
        part = close_gaps(line.text)
        if _ends_title([part]) and fold(part) in fold("".join(parts)):
            # A page prints the title above the notice too.
            return part
        parts += [part] if parts else [_opening(texts[:number], part), part]
        if _ends_title(parts) and _ABOUT.search("".join(parts)):
            goes_on = any(_REST.fullmatch(text) for text in texts[number + 1 : front][:1])
            if not goes_on:
                parts = [_repeated(join_lines(parts), lines[number + 1 : front])]
                break
    if front < len(lines) and (run_on := _ADDRESSED.fullmatch(close_gaps(lines[front].text))):
        # The title and the addressees are one paragraph.
        parts = [*parts, run_on.group(1)]
    return join_lines(parts)


def _repeated(title: str, behind: list[Line]) -> str:
    """The title as the notice prints it over again, without the words that the page set before it on one line."""
    for line in behind:
        part = close_gaps(line.text)
        if _ends_title([part]) and _ABOUT.search(part) and fold(title).endswith(fold(part)):
            return part
    return title


def _opening(above: list[str], part: str) -> str:
    """The offices between the number and the line that opens a title: its first words. Those above are the red head."""
    numbered = [n for n, text in enumerate(above) if re.fullmatch(metadata_pattern("number"), text)]
    if not numbered or not _opens_title(part):
        return ""
    offices = [office for text in above[numbered[-1] + 1 :] for office in _offices(text)]
    return " ".join(offices) + (" " if offices and not _ABOUT.match(part) else "")


def _opens_title(part: str) -> bool:
    """Whether a line begins with 关于, or with an office and 关于."""
    before, *rest = _ABOUT.split(part, maxsplit=1)
    return bool(rest) and (not before or bool(_offices(fold(before))))


def _head_title(body: Section) -> str:
    """The title where a table stands right below it, no sentence between; empty where the lines there name a table only."""
    parts: list[str] = []
    for line in lines_above_table(body):
        # 宜人社发〔2022〕19号附件: whose annex it is, and which.
        folded = re.sub("^" + metadata_pattern("number"), "", fold(line.text))
        is_name = line.parts[0].kind == "sheet" or ANNEX_MARK.fullmatch(folded)
        if is_name or UNIT.fullmatch(fold(line.text)) or not (part := _title([line])):
            continue
        parts.append(part)
        if _ends_title(parts):
            return join_lines(parts)
    return ""


def _ends_title(parts: list[str]) -> bool:
    text = fold("".join(parts))
    return bool(re.search(metadata_pattern("title", "ends") + "$", text)) and not _is_open(text)


def _is_open(text: str) -> bool:
    """Whether a bracket or a quoted name goes on in the next line."""
    return any(text.count(left) > text.count(right) for left, right in _PAIRS)


def is_furniture(folded: str) -> bool:
    """Whether a line is one that a web page prints around a notice (索引号：…, 字体：大 中 小)."""
    return bool(re.search(metadata_pattern("furniture"), folded))


def _number(texts: list[str], printed: list[str]) -> str:
    """The document number: the first that stands alone on its line near the front, its characters as printed (東府〔2021〕54號)."""
    pattern = re.compile(metadata_pattern("number"))
    for text, raw in zip(texts[: _front(texts) + 2], printed, strict=False):
        match = pattern.search(text) if not is_furniture(text) else None
        if match and len(text) < 60 and not _CITES.search(text):
            return fold_as_printed(raw)[slice(*match.span())]
    return ""


def _offices(folded: str) -> list[str]:
    """The offices a line consists of, and of nothing else; [] for any other line."""
    folded = _KIND.sub("", folded)
    ends = "|".join(metadata_list("organs", "ends"))
    one = rf"[\u4e00-\u9fff]{{2,18}}?(?:{ends}){_NO_PART.pattern}"
    # One after the other: to try again where each may end takes hours over a line of offices that is none.
    offices = re.findall(one, folded)
    return [] if "".join(offices) != folded or _NO_OFFICE.search(folded) else offices


def _issuers(texts: list[str]) -> list[str]:
    """The offices that sign (right before the date), else those of the red head."""
    texts = list(_signatures(texts))
    dated = next((i for i, text in enumerate(texts) if ISSUE_DATE.fullmatch(text)), None)
    signed: list[str] = []
    if dated is not None:
        for text in reversed(texts[max(0, dated - 6) : dated]):
            offices = _offices(text)
            if not offices:
                break
            signed = offices + signed
    front = [office for text in texts[: _front(texts)] for office in _offices(text)]
    # A red head of more offices than sign: who published it again signs alone.
    return list(dict.fromkeys(signed if len(signed) >= len(front) else front))


def _title_offices(title: str) -> list[str]:
    """The offices that a title opens with: 甲市财政局 甲市教育局关于…; [] for any other title."""
    opening = _OPENS.split(fold(title))[0]
    return [office for part in re.split("[、,]", opening) for office in _offices(part)]


def _issued_on(texts: list[str]) -> str:
    """The date that stands alone on its line (with or without 印发)."""
    return next((find_date(text) for text in _signatures(texts) if ISSUE_DATE.fullmatch(text)), "")


def _signatures(texts: list[str]) -> Iterator[str]:
    """The lines, those of offices and their date (甲市财政局 2023年9月1日) as two."""
    for text in texts:
        match = _SIGNED.fullmatch(text) if len(text) < LONGEST_SIGNED else None
        yield from match.groups() if match and _offices(match.group(1)) else [text]


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
