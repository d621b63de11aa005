"""From what a notice says of itself to the row of `notices`. notice.toml goes before the document."""

from __future__ import annotations

from datetime import date

from pipeline.judgement.notice_toml import Notice
from pipeline.model.document import Issue, Place
from pipeline.model.issues import make_issue
from pipeline.model.printed import Extracted
from pipeline.model.rows import NoticeRow
from pipeline.model.vocabularies import CountedDay, FileFormat, NoticeStatus
from pipeline.reference.regions import region_name

# What a final notice should print; a draft for comment has neither number, nor signature, nor date.
EXPECTED = {
    "title": "标题",
    "document_number": "文号",
    "issuers": "发文机关",
    "issued_on": "印发日期",
    "effective_from": "施行日期",
}
EXPECTED_OF_DRAFTS = ("title",)
# What a person fills in, in the form that notice.toml wants.
BLANKS = {"issuers": '["…"]', "issued_on": "…", "effective_from": "…"}
BLANK = '"…"'


def said(notice: Notice, extracted: Extracted, key: str) -> str | tuple[str, ...]:
    """The value of a field by notice.toml, else what the document says; "" where neither does. Dates are ISO text."""
    value: object = notice.said.get(key, getattr(extracted.metadata, key))
    return tuple(map(str, value)) if isinstance(value, list | tuple) else str(value or "")


def build_notice(notice: Notice, extracted: Extracted) -> NoticeRow:
    """The row of `notices`; `supersedes` is the number that is printed, `join` puts the notice_id in its place."""
    file = f"{notice.notice_id}/{extracted.file}"

    def text(key: str) -> str | None:
        return str(said(notice, extracted, key)) or None

    def day(key: str) -> date | None:
        return _day(str(said(notice, extracted, key)))

    return NoticeRow(
        notice_id=notice.notice_id, title=text("title"), document_number=text("document_number"),
        issuers=tuple(said(notice, extracted, "issuers")), region_code=notice.region or None,
        region_name=region_name(notice.region), issued_on=day("issued_on"), effective_from=day("effective_from"),
        effective_to=day("effective_to"), applies_from=day("applies_from"),
        applies_to_what=CountedDay.read(text("applies_to_what") or ""), status=NoticeStatus(text("status") or "final"),
        supersedes=text("supersedes"), left_to_counties=extracted.metadata.counties,
        url=notice.url or None, retrieved_on=_day(notice.retrieved_on), file=file,
        sha256=extracted.sha256, format=FileFormat(extracted.format), pages=extracted.pages, source=file,
    )  # fmt: skip


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def check_metadata(notice: Notice, extracted: Extracted) -> list[Issue]:
    """missing_metadata for what a final notice should print and does not; supersedes_unknown for a notice that is superseded,
    which `join` takes back where that notice is at hand."""
    place, number = first_place(extracted), str(said(notice, extracted, "supersedes"))
    missing = _missing(notice, extracted)
    if not notice.region:
        line = f"notice.toml, at its top: region = {BLANK}"
        missing.append(
            make_issue(
                "missing_metadata", place, "地区", field="region", field_zh="地区", line=line
            )
        )
    return missing + (
        [make_issue("supersedes_unknown", place, number, number=number)] if number else []
    )


def _missing(notice: Notice, extracted: Extracted) -> list[Issue]:
    is_draft = said(notice, extracted, "status") == NoticeStatus.DRAFT
    return [
        make_issue(
            "missing_metadata",
            first_place(extracted),
            word,
            field=key,
            field_zh=word,
            line=f"notice.toml, at its top: {key} = {BLANKS.get(key, BLANK)}",
        )
        for key, word in EXPECTED.items()
        if (not is_draft or key in EXPECTED_OF_DRAFTS)
        and not said(notice, extracted, key)
        and key not in notice.said
    ]


def first_place(extracted: Extracted) -> Place:
    """Where a notice begins."""
    return extracted.fates[0].place if extracted.fates else Place("file")
