"""What a notice says of itself to the row of `notices`: notice.toml goes before the document, and what neither says is said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.judgement.notice_toml import Notice
from pipeline.model.document import Issue, Place
from pipeline.model.issues import make_issue
from pipeline.model.printed import Extracted
from pipeline.reference.regions import region_name

EXPECTED = ("title", "document_number", "issuers", "issued_on", "effective_from")
# A draft for comment has neither number, nor signature, nor date.
EXPECTED_OF_DRAFTS = ("title",)
WORDS = {
    "title": "标题",
    "document_number": "文号",
    "issuers": "发文机关",
    "issued_on": "印发日期",
    "effective_from": "施行日期",
}


def said(notice: Notice, extracted: Extracted, key: str) -> Any:
    """What notice.toml says of a field, else what the document says; "" for neither."""
    return notice.said.get(key, getattr(extracted.shell, key))


def build_notice(
    notice: Notice, extracted: Extracted, numbers: Mapping[str, str]
) -> dict[str, Any]:
    """The row of `notices`."""
    values = {
        key: said(notice, extracted, key)
        for key in (*EXPECTED, "effective_to", "applies_from", "applies_to_what", "status")
    }
    dates = {key: date.fromisoformat(values[key]) if values[key] else None
             for key in ("issued_on", "effective_from", "effective_to", "applies_from")}  # fmt: skip
    replaced = said(notice, extracted, "supersedes")
    return {
        "notice_id": notice.notice_id, "title": values["title"] or None, "document_number": values["document_number"] or None,
        "issuers": list(values["issuers"]), "region_code": notice.region or None, "region_name": region_name(notice.region),
        **dates, "applies_to_what": values["applies_to_what"] or None, "status": values["status"] or "final",
        "supersedes": numbers.get(replaced, replaced) or None, "url": notice.url or None,
        "retrieved_on": date.fromisoformat(notice.retrieved_on) if notice.retrieved_on else None,
        "file": f"{notice.notice_id}/{extracted.file}", "sha256": extracted.sha256, "format": extracted.format,
        "pages": extracted.pages, "source": f"{notice.notice_id}/{extracted.file}",
    }  # fmt: skip


def check_shell(notice: Notice, extracted: Extracted, numbers: Mapping[str, str]) -> list[Issue]:
    """missing_metadata for what a final notice should print and does not; a superseded notice that is not at hand."""
    place = extracted.fates[0].place if extracted.fates else Place("file")
    is_draft = said(notice, extracted, "status") == "draft"
    issues = [
        make_issue(
            "missing_metadata",
            place,
            WORDS[key],
            field=f"{key}（{WORDS[key]}）",
            line=f"notice.toml: {key} = …",
        )
        for key in (EXPECTED_OF_DRAFTS if is_draft else EXPECTED)
        if not said(notice, extracted, key) and key not in notice.said
    ]
    replaced = said(notice, extracted, "supersedes")
    if replaced and replaced not in numbers and replaced not in numbers.values():
        issues.append(make_issue("supersedes_unknown", place, replaced, number=replaced))
    return issues
