"""A row of `notices`."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from pipeline.model.rows.definition import Row, Says, Table
from pipeline.model.vocabularies import CountedDay, FileFormat, NoticeStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRow(Row):
    """One notice."""

    TABLE: ClassVar[Table] = Table(
        "notices", ("notice_id",), "One row a notice", "每份通知一行", ()
    )

    notice_id: Annotated[str, Says("Place-year[-word]; never changes", "通知标识")]
    title: Annotated[str | None, Says("Title as printed, lines joined", "标题")] = None
    document_number: Annotated[str | None, Says("As printed", "文号")] = None
    issuers: Annotated[tuple[str, ...], Says("Issuing bodies, in order of print", "发文机关")] = ()
    region_code: Annotated[str | None, Says("GB/T 2260", "行政区划代码")] = None
    region_name: Annotated[str | None, Says("Full name of the region", "行政区划名称")] = None
    issued_on: Annotated[date | None, Says("Date of issue (印发)", "印发日期")] = None
    effective_from: Annotated[date | None, Says("First day in force (施行)", "施行日期")] = None
    effective_to: Annotated[date | None, Says("Last day in force as printed", "有效期至")] = None
    applies_from: Annotated[
        date | None, Says("First day that counts, see applies_to_what", "适用起始日")
    ] = None
    applies_to_what: Annotated[
        CountedDay | None,
        Says("Which day counts: of the certificate, the class or the claim", "以何日期为准"),
    ] = None
    status: Annotated[NoticeStatus, Says("final, or draft for comment", "正式或征求意见稿")]
    supersedes: Annotated[
        str | None,
        Says("notice_id of the notice it replaces, else its document number", "取代的通知"),
    ] = None
    left_to_counties: Annotated[
        tuple[str, ...],
        Says(
            "Sentences that say how the counties of the region follow it (参照执行), as printed",
            "对所辖县（市）如何执行的原文",
        ),
    ] = ()
    url: Annotated[str | None, Says("Where it was published", "发布网址")] = None
    retrieved_on: Annotated[date | None, Says("When the file was fetched", "获取日期")] = None
    file: Annotated[str, Says("Main file, below raw/", "主文件")]
    sha256: Annotated[str, Says("SHA-256 of the main file", "主文件校验值")]
    format: Annotated[FileFormat, Says("Format of the main file", "格式")]
    pages: Annotated[
        int | None, Says("Pages of the main file; null where the format has none", "页数")
    ] = None
    source: Annotated[str, Says("The main file", "来源文件")]
