"""Closed lists about the notice as a document and about the work on it."""

from __future__ import annotations

from pipeline.model.vocabularies.term import Term

# fmt: off

class NoticeStatus(Term):
    """Whether a notice binds (状态)."""

    DRAFT = ("draft", "征求意见稿", "draft", "征求意见稿，不生效", "Published for comment; it binds nobody")
    FINAL = ("final", "正式", "final", "正式印发", "Issued, and binding")


class CountedDay(Term):
    """Which day decides whether a notice holds (以何日期为准)."""

    CERTIFICATE = ("certificate", "证书日期", "date of the certificate", "以证书核发日期为准", "The day on which the certificate was issued")
    CLASS = ("class", "开班日期", "date of the class", "以开班日期为准", "The day on which the class began")
    CLAIM = ("claim", "申领日期", "date of the claim", "以申领日期为准", "The day on which the subsidy was claimed")


class FileFormat(Term):
    """The format of a published file, told by its bytes (格式)."""

    PDF = ("pdf", "PDF", "PDF", "PDF 文件", "A PDF file")
    DOCX = ("docx", "Word", "Word", "Word 文件", "A Word file")
    DOC = ("doc", "旧版 Word", "old Word", "旧版 Word 或 WPS 文件（.doc、.wps）", "A Word or WPS file of the old kind (.doc, .wps)")
    RTF = ("rtf", "RTF", "RTF", "RTF 文档", "Rich text (RTF)")
    HTML = ("html", "网页", "web page", "网页", "A web page")
    MHT = ("mht", "单个文件网页", "web archive", "单个文件网页（MHT）", "A web page with its parts in one file (MHT)")
    XLSX = ("xlsx", "Excel", "Excel", "Excel 工作簿（.xlsx）", "An Excel workbook (.xlsx)")
    XLS = ("xls", "旧版 Excel", "old Excel", "旧版 Excel 或 ET 工作簿（.xls、.et）", "An Excel or ET workbook of the old kind (.xls, .et)")
    ODS = ("ods", "ODS", "ODS", "OpenDocument 表格", "An OpenDocument spreadsheet")
    TXT = ("txt", "文本", "text", "纯文本", "Plain text")


class CoverageKind(Term):
    """The kind of a row of `coverage` (类型)."""

    TABLE_ROW = ("table_row", "表格行", "table row", "表格中的一行", "A row of a table")
    PARAGRAPH = ("paragraph", "段落", "paragraph", "一个段落", "A paragraph")
    NUMBER = ("number", "数字", "number", "段落或单元格中带单位的数字", "A number with its unit in a paragraph or cell")


class CoverageFate(Term):
    """The fate of a row, paragraph or number (去向)."""

    RECORDS = ("records", "成为记录", "records", "成为数据记录", "Rows of the data were made from it")
    HEADER = ("header", "表头", "header", "表头", "The head of a table")
    REPEATED_HEADER = ("repeated_header", "重复表头", "repeated header", "重复的表头、页眉或页码", "A head printed again, a running head or page number")
    CAPTION = ("caption", "标题", "caption", "表格或附件的标题", "The caption of a table or annex")
    NOTE = ("note", "备注", "note", "备注、小计", "A note, or a row of sums")
    TEXT = ("text", "正文", "text", "不含可记录内容的正文", "Prose that holds nothing to record")
    BUDGET = ("budget", "资金安排", "budget", "资金总量等，不是补贴标准", "Money that is a budget and no standard")
    UNREAD = ("unread", "未读", "unread", "无人读取，需人工查看", "Nobody read it; a person must look")


class Severity(Term):
    """How loud an issue is; only an error keeps a notice out of a release (级别)."""

    ERROR = ("error", "错误", "error", "该通知不得发布", "The notice is kept out of a release")
    WARNING = ("warning", "警告", "warning", "需人工查看，不阻碍发布", "A person should look; it stops nothing")
    NOTE = ("note", "提示", "note", "仅供了解", "For information only")
