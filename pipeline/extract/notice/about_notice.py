"""Metadata that the site of a web page prints in a box of its own: 文号, 成文日期, 发文机关. It fills what the notice does not print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.printed import NoticeMetadata
from pipeline.rules.metadata import metadata_labels, metadata_list, metadata_pattern
from pipeline.rules.patterns import pattern, words
from pipeline.text import find_date, fold, fold_as_printed, fold_width

DATES = ("issued_on", "effective_from", "effective_to")
TEXTS = ("title", "document_number", *DATES)
_LABEL = re.compile(r"\s*([^:]{2,12}):\s*(.+?)\s*", re.DOTALL)
_ISO = pattern("about_notice.iso")
(PRINTED_DATE,) = words("about_notice.printed_date")


def complete_metadata(metadata: NoticeMetadata, about: Sequence[str]) -> NoticeMetadata:
    """The metadata with the fields that it lacks from lines such as `文号：温人社发〔2023〕31号`; the first line of a field
    that holds a value counts (字号：大 中 小 is the size of the letters)."""
    said = _read_labels(about)
    issuers = metadata.issuers or _offices(said.get("issuers", ""))
    texts = {field: _value(field, said[field]) for field in TEXTS if field in said}
    texts["title"] = texts.get("title") or _title(said.get("page_title", "").split())
    return replace(
        metadata,
        issuers=issuers,
        counties=metadata.counties,
        **{field: value for field, value in texts.items() if not getattr(metadata, field)},
    )


def _read_labels(about: Sequence[str]) -> dict[str, str]:
    said: dict[str, str] = {}
    for text in about:
        # Folding keeps the number of characters, so that the value is taken as printed.
        match = _LABEL.fullmatch(fold_width(text))
        if match and (field := _field_of(match.group(1))):
            value = text[match.start(2) : match.end(2)]
            if field not in TEXTS or _value(field, value):
                said.setdefault(field, value)
    return said


def _field_of(label: str) -> str:
    return next((field for field, words in metadata_labels().items() if fold(label) in words), "")


def _offices(value: str) -> tuple[str, ...]:
    if ">" in value:
        # The path of a site: 甲市人民政府->甲市财政局.
        return ()
    parts = re.split(r"[、,，;；\s]+", value)
    return tuple(part for part in parts if re.search(r"[\u4e00-\u9fff]", part))


def _value(field: str, value: str) -> str:
    """The value as the field takes it; "" where it is none (`无`, `/`, a title of a page that is no title of a notice)."""
    if field in DATES:
        return find_date(_ISO.sub(PRINTED_DATE, value))
    if field == "document_number":
        match = re.search(metadata_pattern("number"), fold(value))
        return fold_as_printed(value)[slice(*match.span())] if match else ""
    return _title([value])


def _title(parts: list[str]) -> str:
    """The first part (of the title of a page, which may begin with the name of the site) that ends as a title does."""
    ends = re.compile(metadata_pattern("title", "ends") + "$")
    begins = re.compile(metadata_pattern("title", "begins"))
    whole = " ".join(parts)
    own = next(
        (n for n, part in enumerate(parts) if begins.search(part) and ends.search(part)), None
    )
    title = whole if own is None else " ".join([*_offices_before(parts, own), parts[own]])
    return title if ends.search(fold(title)) else ""


def _offices_before(parts: list[str], own: int) -> list[str]:
    """The offices that open a title of several, where the part that ends it begins with the last of them: 市人社局 市财政局关于…."""
    office = rf"[\u4e00-\u9fff]{{2,18}}?(?:{'|'.join(metadata_list('organs', 'ends'))})"
    if not re.match(office + pattern("metadata.about").pattern, fold(parts[own])):
        return []
    first = own
    while first and re.fullmatch(office, fold(parts[first - 1])):
        first -= 1
    return parts[first:own]
