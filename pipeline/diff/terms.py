"""The words of a difference in 中文: closed lists, columns, tables. In English they are called as in the data."""

from __future__ import annotations

from typing import Any

from pipeline.diff.table_config import COUNTED, SPECS
from pipeline.model.grades import LEVEL_NAMES, SHORT_NAMES
from pipeline.model.schema import TABLES

GRADES, LEVELS = SHORT_NAMES, LEVEL_NAMES
UNITS = {
    "percent": "%",
    "class_hours": "课时",
    "minutes": "分钟",
    "months": "个月",
    "years": "年",
    "days": "天",
}
UNITS |= {"count": "次", "yuan_per_class_hour": "元/课时", "years_of_age": "周岁"}
RATE_UNITS = {
    "per_class_hour": (" yuan/hour", " 元/课时"),
    "per_person_year": (" yuan/year", " 元/年"),
}
UNITS_EN = {
    "percent": " %",
    "yuan_per_class_hour": " yuan/hour",
    "class_hours": " hours",
    "years_of_age": " years of age",
}
# Words of the tables whose rows are compared: `scarce` is a list there, and a case only in `entitlements`.
_COMPARED = {spec.table for spec in SPECS} | (COUNTED.keys() - {"entitlements"})
# A decision is here why a row changed, a note what became of a line; the total is what is meant where nothing is said.
CHINESE = {
    str(term): term.zh
    for table in TABLES
    if table.name in _COMPARED
    for column in table.columns
    for term in column.terms
} | {
    "total": "",
    "note": "备注",
    "document": "文件",
    "reading": "识读",
    "decision": "人工决定或更正",
    "reference": "大典",
    "none": "结构",
    "table": "表",
}
COLUMNS = {(table.name, column.name): column.zh for table in TABLES for column in table.columns}
TABLES_ZH = {
    "notices": "通知", "occupations": "职业目录", "rates": "补贴标准", "rules": "规则", "crosswalk": "新旧职业对照",
    "training_codes": "培训项目编码", "catalogue": "补贴总表", "entitlements": "待遇", "work_types": "工种", "csco": "职业分类大典",
    "coverage": "去向", "issues": "疑点",
}  # fmt: skip


def term(word: Any, lang: str) -> str:
    """A value of a closed list in words; a word unknown here stays as it is."""
    return CHINESE.get(str(word), str(word)) if lang == "zh" else str(word)


def column_term(table: str, column: str, lang: str) -> str:
    """The name of a column."""
    return COLUMNS.get((table, column), column) if lang == "zh" else column


def table_term(table: str, lang: str) -> str:
    """The name of a table."""
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
