"""Rows that tell of the work: what became of every printed line, and every doubt."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.model.document import Box
from pipeline.model.issue_kinds import KINDS
from pipeline.model.rows.definition import Placed, Row, Says, Table
from pipeline.model.vocabularies import CoverageFate, CoverageKind, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow(Placed):
    """The fate of a table row, a paragraph, or a number that nobody read."""

    TABLE: ClassVar[Table] = Table(
        "coverage",
        ("notice_id", "source"),
        "The fate of every table row and paragraph",
        "逐行逐段的去向",
    )

    kind: Annotated[CoverageKind, Says("What it is", "类型")]
    fate: Annotated[CoverageFate, Says("What became of it", "去向")]
    records: Annotated[int, Says("Records made from it", "记录数")]
    printed: Annotated[str, Says("Its words, cut at 200 characters", "原文")]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow(Row):
    """One doubt, with what to do about it."""

    TABLE: ClassVar[Table] = Table(
        "issues", ("issue_id",), "Every doubt, with what to do", "疑点与处理建议"
    )

    issue_id: Annotated[
        str, Says("The fact's id, else the place, with the kind behind !", "疑点标识")
    ]
    notice_id: Annotated[
        str | None, Says("Notice it is about; null where it belongs to none", "所属通知")
    ] = None
    source: Annotated[
        str, Says("Place in the published file, e.g. place-2024/notice.pdf#p7.t1.r12", "原文位置")
    ]
    page: Annotated[
        int | None, Says("Page, from 1; null where the format has no pages", "页码")
    ] = None
    bbox: Annotated[
        Box | None,
        Says("x0, top, x1, bottom on the page, in points to 0.1; PDF only", "页面坐标（磅）"),
    ] = None
    severity: Annotated[Severity, Says("An error keeps the notice out of a release", "级别")]
    kind: Annotated[str, Says("Kind of issue", "类型", values=tuple(KINDS))]
    fact: Annotated[
        str | None,
        Says(
            "Id of the entry, rate, rule or row it is about; null where it is of a place",
            "所涉记录",
        ),
    ] = None
    printed: Annotated[str, Says("The printed words", "原文")]
    message: Annotated[str, Says("What was found, in English", "说明（英文）")]
    message_zh: Annotated[str, Says("What was found, in Chinese", "说明")]
    advice: Annotated[
        str, Says("What to do, with the line to paste, in English", "处理建议（英文）")
    ]
    advice_zh: Annotated[
        str, Says("What to do, with the line to paste, in Chinese", "处理建议（含可粘贴的内容）")
    ]
    accepted: Annotated[str | None, Says("Reason, where a person settled it", "已接受的理由")] = (
        None
    )
