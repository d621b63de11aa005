"""Every column of every published table, once: name, type, whether it may be null, and what it means in English and 中文.

The Arrow schemas, the field metadata, datapackage.json and docs/data-dictionary.md are all made from `TABLES`.
"""

from __future__ import annotations

from functools import cache

import pyarrow as pa

from pipeline.model.schema_types import ARROW, TableSchema, column

PROGRAMMES = (
    "vocational_qualification specialised_ability training_completion project_based pre_job apprenticeship"
    " entrepreneurship skill_appraisal mentoring"
)
LISTS = (
    "subsidised scarce general manufacturing specialised_ability training_completion project_based"
)
METHODS = (
    "code_and_name name decision notice_alias alias work_type ending engineer wording brackets"
    " ending_missing code"
)
UNITS = "per_person per_class_hour per_person_year other"
NOTICE_KEY = ((("notice_id",), "notices", ("notice_id",)),)

PLACE = (
    column("notice_id", "string!", "Notice the row comes from", "所属通知"),
    column(
        "source",
        "string!",
        "Place in the published file, e.g. place-2024/notice.pdf#p7.t1.r12",
        "原文位置",
    ),
    column("page", "int32", "Page, from 1; null where the format has no pages", "页码"),
    column(
        "bbox",
        "bbox",
        "x0, top, x1, bottom on the page, in points to 0.1; PDF only",
        "页面坐标（磅）",
    ),
)
GRADE_EN = "5 = 初级工 … 1 = 高级技师; 1 is the highest"

TABLES: tuple[TableSchema, ...] = (
    TableSchema("notices", ("notice_id",), "One row a notice", "每份通知一行", (
        column("notice_id", "string!", "Place-year[-word]; never changes", "通知标识"),
        column("title", "string", "Title as printed, lines joined", "标题"),
        column("document_number", "string", "As printed", "文号"),
        column("issuers", "list!", "Issuing bodies, in order of print", "发文机关"),
        column("region_code", "string", "GB/T 2260", "行政区划代码"),
        column("region_name", "string", "Full name of the region", "行政区划名称"),
        column("issued_on", "date", "Date of issue (印发)", "印发日期"),
        column("effective_from", "date", "First day in force (施行)", "施行日期"),
        column("effective_to", "date", "Last day in force as printed", "有效期至"),
        column("applies_from", "date", "First day that counts, see applies_to_what", "适用起始日"),
        column("applies_to_what", "string", "Which day counts: of the certificate, the class or the claim",
                "以何日期为准", "certificate class claim"),
        column("status", "string!", "final, or draft for comment", "正式或征求意见稿", "draft final"),
        column("supersedes", "string", "notice_id of the notice it replaces, else its document number", "取代的通知"),
        column("url", "string", "Where it was published", "发布网址"),
        column("retrieved_on", "date", "When the file was fetched", "获取日期"),
        column("file", "string!", "Main file, below raw/", "主文件"),
        column("sha256", "string!", "SHA-256 of the main file", "主文件校验值"),
        column("format", "string!", "Format of the main file", "格式", "pdf docx txt"),
        column("pages", "int32", "Pages of the main file; null where the format has none", "页数"),
        column("source", "string!", "The main file", "来源文件"),
    )),
    TableSchema("occupations", ("entry_id",), "Every printed entry of every list", "目录中逐条列出的职业（工种、项目）", (
        column("entry_id", "string!", "notice/list/number in order of print", "条目标识"),
        *PLACE,
        column("annex", "string", "Printed number without blanks (附件2); null where there is one unnumbered annex", "附件"),
        column("list", "string!", "Which list it stands in", "所属目录", LISTS),
        column("seq", "int32", "Printed serial number", "序号"),
        column("printed_name", "string!", "As printed", "原文名称"),
        column("name", "string!", "Without marks, white space and (in lists with CSCO codes) brackets; * for a residual", "名称"),
        column("work_types", "list!", "Work types (工种) named in the brackets", "括注工种"),
        column("printed_code", "string", "As printed", "原文编码"),
        column("subsidy_class", "string", "A letter means only what its issuer says", "补贴类别"),
        column("industry", "string", "As printed", "行业分类"),
        column("printed_grades", "string", "As printed", "原文等级"),
        column("grade_low", "int8", "Lowest grade, " + GRADE_EN, "最低等级"),
        column("grade_high", "int8", "Highest grade, " + GRADE_EN, "最高等级"),
        column("level", "string", "Of a specialised ability", "专项职业能力级别", "junior senior"),
        column("certificate", "string", "Kind of certificate, as printed", "证书"),
        column("online_allowed", "bool", "Bears the mark * ; null where the list has no such mark", "可线上培训（*）"),
        column("is_green", "bool", "Bears the mark L; null where the list has no such mark", "绿色职业（L）"),
        column("is_digital", "bool", "Bears the mark S; null where the list has no such mark", "数字职业（S）"),
        column("is_residual", "bool!", "A sentence that stands for all other occupations", "兜底条目"),
        column("edition", "string", "Edition of the classification the code belongs to", "大典版本"),
        column("occupation_code", "string", "Code in that edition", "职业编码"),
        column("occupation_name", "string", "Name in that edition", "职业名称"),
        column("match_method", "string", "Rule that made the match", "匹配方式", METHODS),
        column("match_score", "float64", "0 to 1", "匹配得分"),
        column("match_status", "string", "accepted, waiting for a person, without a candidate, or not to be matched",
                "匹配状态", "accepted review unmatched not_applicable"),
        column("code_conflict", "bool", "The printed code means another occupation or edition", "编码冲突"),
    ), NOTICE_KEY),
    TableSchema("rates", ("rate_id",), "Every printed amount, of tables and prose alike", "逐条列出的补贴金额", (
        column("rate_id", "string!", "notice/rate/number in order of print", "标准标识"),
        *PLACE,
        column("clause", "string", "Annex or clause: 附件1, 一（一）2（4）", "条款或附件"),
        column("programme", "string", "Subsidy programme", "补贴项目", PROGRAMMES),
        column("subsidy_class", "string", "A letter means only what its issuer says", "补贴类别"),
        column("item", "string", "What the amount is for, in printed words", "项目内容"),
        column("component", "string!", "total where one amount is printed", "金额构成", "total training appraisal other"),
        column("occupation", "string", "Where the row is an occupation's own", "职业名称"),
        column("grade", "int8", GRADE_EN, "等级"),
        column("amount_yuan", "int32", "Yuan; null where only a formula or a cap is printed", "金额（元）"),
        column("amount_max_yuan", "int32", "Upper end of a range", "金额上限（元）"),
        column("unit", "string!", "What the amount is per", "单位", UNITS),
        column("class_hours", "int32", "Hours the amount asks for, as printed", "课时"),
        column("cap_yuan", "int32", "Printed cap", "最高限额（元）"),
        column("formula", "string", "Words of a formula (一项一价, 就高…)", "计算规则原文"),
        column("printed", "string!", "The amount as printed", "原文金额"),
    ), NOTICE_KEY),
    TableSchema("rules", ("rule_id",), "Every other number of the prose that binds", "正文中其他有约束力的数字", (
        column("rule_id", "string!", "notice/rule/number in order of print", "规则标识"),
        *PLACE,
        column("clause", "string", "Printed numbers joined: 一（一）2（4）", "条款"),
        column("rule", "string!", "Kind of rule", "规则类型",
                "scarce_uplift share share_cap claims_max claim_within hours_min extra_hour_rate online_hours_share_max"
                " practical_hours_share_min age_range period count_limit class_hour_length"),
        column("programme", "string", "Subsidy programme it holds for", "补贴项目", PROGRAMMES),
        column("beneficiary", "string", "Who is paid", "补贴对象", "person employer school institution trainee"),
        column("value", "float64", "Value, or lower end", "数值"),
        column("value_max", "float64", "Upper end of a range", "数值上限"),
        column("unit", "string", "Unit of the value", "单位",
                "percent class_hours minutes months years days count yuan_per_class_hour"),
        column("grade_low", "int8", "Lowest grade, " + GRADE_EN, "最低等级"),
        column("grade_high", "int8", "Highest grade, " + GRADE_EN, "最高等级"),
        column("condition", "string", "Printed condition", "条件"),
        column("quote", "string!", "The printed words", "原文"),
    ), NOTICE_KEY),
    TableSchema("crosswalk", ("notice_id", "source"), "Old and current codes and names, as a notice prints them", "新旧职业对照", (
        *PLACE,
        column("annex", "string", "Printed number without blanks", "附件"),
        column("situation", "string", "As printed", "情形"),
        column("current_class", "string", "As printed", "现行类别"),
        column("current_code", "string", "As printed", "现行编码"),
        column("current_name", "string", "As printed", "现行名称"),
        column("old_class", "string", "As printed, merged cells filled", "原类别"),
        column("old_code", "string", "As printed, merged cells filled", "原编码"),
        column("old_name", "string", "As printed, merged cells filled", "原名称"),
        column("relation", "string!", "alias: the same occupation; reused: name or code has another meaning now", "关系", "alias reused"),
    ), NOTICE_KEY),
    TableSchema("training_codes", ("notice_id", "clause", "kind", "name", "code"), "Codes of training programmes", "培训项目编码", (
        *PLACE,
        column("clause", "string!", "附件5 一", "条款"),
        column("kind", "string!", "What the code is for", "编码类型", "national local_rule city_code sequence local_example"),
        column("name", "string!", "As printed", "名称"),
        column("abbreviation", "string", "As printed", "简称"),
        column("code", "string!", "As printed", "编码"),
        column("subsidy_class", "string", "Read from the code where the notice's classes allow it", "补贴类别"),
        column("printed", "string!", "The printed words", "原文"),
    ), NOTICE_KEY),
    TableSchema("catalogue", ("notice_id", "entry_id", "grade", "certificate"), "What a calculator loads", "补贴计算用总表", (
        *PLACE,
        column("entry_id", "string!", "Entry, or rate where the row has no entry", "条目标识"),
        column("grade", "int8", GRADE_EN, "等级"),
        column("certificate", "string", "Where the row is not for a grade", "证书"),
        column("region_code", "string", "GB/T 2260", "行政区划代码"),
        column("status", "string!", "final or draft", "正式或征求意见稿", "draft final"),
        column("effective_from", "date", "First day in force", "施行日期"),
        column("effective_to", "date", "Last day in force, closed by a later notice", "失效日期"),
        column("programme", "string", "Subsidy programme", "补贴项目", PROGRAMMES),
        column("name", "string!", "Occupation or item", "名称"),
        column("occupation_code", "string", "Code in the edition used", "职业编码"),
        column("match_status", "string", "See occupations", "匹配状态", "accepted review unmatched not_applicable"),
        column("subsidy_class", "string", "A letter means only what its issuer says", "补贴类别"),
        column("base_amount_yuan", "int32", "Printed total before uplift", "基础金额（元）"),
        column("is_scarce", "bool", "Listed as scarce for this grade; null where the list is not at hand or a match is open", "是否紧缺（未知则为空）"),
        column("scarce_uplift_pct", "float64", "Uplift that applies to this row, per cent", "紧缺上浮（%）"),
        column("amount_yuan", "float64", "Amount with uplift, exact to the fen", "补贴金额（元）"),
        column("unit", "string", "What the amount is per", "单位", UNITS),
        column("class_hours", "int32", "Hours the amount asks for", "课时"),
        column("cap_yuan", "int32", "Printed cap", "最高限额（元）"),
        column("formula", "string", "Words of a formula", "计算规则原文"),
        column("is_residual", "bool!", "Comes from the residual class", "兜底条目"),
        column("entry_source", "string", "Place of the entry", "条目位置"),
        column("rate_source", "string", "Place of the amount", "金额位置"),
    ), NOTICE_KEY),
    TableSchema("csco", ("edition", "code"), "The classification used", "职业分类大典", (
        column("edition", "string!", "Edition", "版本"),
        column("code", "string!", "Code", "职业编码"),
        column("name", "string!", "Name", "职业名称"),
        column("is_green", "bool!", "Green occupation (L)", "绿色职业"),
        column("is_digital", "bool!", "Digital occupation (S)", "数字职业"),
        column("major", "string!", "Major group (大类)", "大类"),
        column("middle", "string!", "Middle group (中类)", "中类"),
        column("minor", "string!", "Minor group (小类)", "小类"),
    )),
    TableSchema("coverage", ("notice_id", "source"), "The fate of every table row and paragraph", "逐行逐段的去向", (
        *PLACE,
        column("kind", "string!", "What it is", "类型", "table_row paragraph number"),
        column("fate", "string!", "What became of it", "去向", "records header repeated_header caption note text unread"),
        column("records", "int32!", "Records made from it", "记录数"),
        column("printed", "string!", "Its words, cut at 200 characters", "原文"),
    ), NOTICE_KEY),
    TableSchema("issues", ("notice_id", "kind", "source", "printed"), "Every doubt, with what to do", "疑点与处理建议", (
        *PLACE,
        column("severity", "string!", "An error keeps the notice out of a release", "级别", "error warning note"),
        column("kind", "string!", "Kind of issue", "类型"),
        column("printed", "string!", "The printed words", "原文"),
        column("message", "string!", "What was found, in English", "说明（英文）"),
        column("message_zh", "string!", "What was found, in Chinese", "说明"),
        column("advice", "string!", "What to do, with the line to paste", "建议"),
        column("accepted", "string", "Reason, where a person settled it", "已接受的理由"),
    ), NOTICE_KEY),
)  # fmt: skip


@cache
def table_schema(name: str) -> TableSchema:
    """The schema of a published table; KeyError names the known ones."""
    for table in TABLES:
        if table.name == name:
            return table
    raise KeyError(f"no table {name!r}; there are: {', '.join(table.name for table in TABLES)}")


@cache
def arrow_schema(name: str) -> pa.Schema:
    """Arrow schema of a table, its descriptions (`en`, `zh`) in the metadata of every field."""
    table = table_schema(name)
    fields = [
        pa.field(c.name, ARROW[c.type], nullable=not c.required, metadata={"en": c.en, "zh": c.zh})
        for c in table.columns
    ]
    return pa.schema(fields, metadata={"en": table.en, "zh": table.zh, "key": ",".join(table.key)})
