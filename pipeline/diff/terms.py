"""The words of a difference in 中文: closed lists, columns, tables. In English they are called as in the data."""

from __future__ import annotations

from typing import Any

from pipeline.model.schema import TABLES

GRADES = {5: "初级", 4: "中级", 3: "高级", 2: "技师", 1: "高级技师"}
LEVELS = {5: "五级", 4: "四级", 3: "三级", 2: "二级", 1: "一级"}
UNITS = {
    "percent": "%",
    "class_hours": "课时",
    "minutes": "分钟",
    "months": "个月",
    "years": "年",
    "days": "天",
}
UNITS |= {"count": "次", "yuan_per_class_hour": "元/课时"}
RATE_UNITS = {
    "per_class_hour": (" yuan/hour", " 元/课时"),
    "per_person_year": (" yuan/year", " 元/年"),
}
UNITS_EN = {"percent": " %", "yuan_per_class_hour": " yuan/hour", "class_hours": " hours"}
CHINESE = {
    "subsidised": "补贴目录", "scarce": "紧缺目录", "general": "通用目录", "manufacturing": "制造业目录",
    "specialised_ability": "专项职业能力", "training_completion": "培训合格证书", "project_based": "项目制培训",
    "vocational_qualification": "职业资格（技能等级）", "pre_job": "岗前培训", "apprenticeship": "新型学徒制",
    "entrepreneurship": "创业培训", "skill_appraisal": "技能鉴定", "mentoring": "以师带徒",
    "scarce_uplift": "紧缺上浮", "share": "补贴比例", "share_cap": "比例上限", "claims_max": "享受次数上限",
    "claim_within": "申领期限", "hours_min": "最低课时", "extra_hour_rate": "超课时补贴",
    "online_hours_share_max": "线上课时上限", "practical_hours_share_min": "实操课时下限", "age_range": "年龄",
    "period": "期限", "count_limit": "人数（次数）限制", "class_hour_length": "课时长度",
    "person": "个人", "employer": "用人单位", "school": "院校", "institution": "培训机构", "trainee": "学员",
    "junior": "初级", "senior": "高级", "total": "", "training": "培训", "appraisal": "鉴定", "other": "其他",
    "unread": "未读", "records": "成为记录", "header": "表头", "repeated_header": "重复表头", "caption": "标题",
    "note": "备注", "text": "正文", "error": "错误", "warning": "警告", "draft": "征求意见稿", "final": "正式",
    "document": "文件", "reading": "识读", "decision": "人工决定或更正", "reference": "大典", "none": "结构",
    "table": "表",
}  # fmt: skip
COLUMNS = {(table.name, column.name): column.zh for table in TABLES for column in table.columns}
TABLES_ZH = {
    "notices": "通知", "occupations": "职业目录", "rates": "补贴标准", "rules": "规则", "crosswalk": "新旧职业对照",
    "training_codes": "培训项目编码", "catalogue": "补贴总表", "csco": "职业分类大典",
    "coverage": "去向", "issues": "疑点",
}  # fmt: skip


def term(word: Any, lang: str) -> str:
    """A value of a closed list in words; a word unknown here stays as it is."""
    return CHINESE.get(str(word), str(word)) if lang == "zh" else str(word)


def column_term(table: str, column: str, lang: str) -> str:
    """What a column is called."""
    return COLUMNS.get((table, column), column) if lang == "zh" else column


def table_term(table: str, lang: str) -> str:
    """What a table is called."""
    return TABLES_ZH.get(table, table) if lang == "zh" else table


def value_term(column: str, value: Any, lang: str) -> str:
    """A cell for people: nothing as —, money without decimals, grades by name, truth as a word."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return {True: ("yes", "是"), False: ("no", "否")}[value][lang == "zh"]
    if column == "grade_low" and isinstance(value, str):
        return (
            "至".join(LEVELS[int(grade)] for grade in value.split("-"))
            if lang == "zh"
            else value.replace("-", "–")
        )
    if column == "grade":
        return GRADES.get(value, str(value))
    if isinstance(value, float):
        return f"{value:g}" if value < 1_000_000 else f"{value:.2f}".rstrip("0").rstrip(".")
    return term(value, lang)


def with_unit(value: Any, unit: Any, lang: str) -> str:
    """A number of a rule with its unit: 50 %, 20 元/课时."""
    text = value_term("value", value, lang)
    if value is None or unit is None:
        return text
    return text + (
        UNITS.get(str(unit), str(unit)) if lang == "zh" else UNITS_EN.get(str(unit), f" {unit}")
    )
