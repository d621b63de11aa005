"""The words of a difference in 中文: closed lists, columns, tables. In English they are called as in the data."""

from __future__ import annotations

from pipeline.diff.cells import Cell, number_in
from pipeline.diff.table_config import COUNTED, SPECS
from pipeline.model.grades import LEVEL_NAMES, SHORT_NAMES
from pipeline.model.schema import TABLES
from pipeline.model.vocabularies import RuleKind, RuleUnit, Term, Unit

GRADES, LEVELS = SHORT_NAMES, LEVEL_NAMES
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


def term(word: Cell, lang: str) -> str:
    """A value of a closed list in words; a word unknown here stays as it is."""
    return CHINESE.get(str(word), str(word)) if lang == "zh" else str(word)


def column_term(table: str, column: str, lang: str) -> str:
    """The name of a column."""
    return COLUMNS.get((table, column), column) if lang == "zh" else column


def table_term(table: str, lang: str) -> str:
    """The name of a table."""
    return TABLES_ZH.get(table, table) if lang == "zh" else table


def value_term(column: str, value: Cell, lang: str) -> str:
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
        return GRADES.get(int(number_in(value) or 0), str(value))
    if isinstance(value, float):
        return f"{value:g}" if value < 1_000_000 else f"{value:.2f}".rstrip("0").rstrip(".")
    return term(value, lang)


def with_unit(value: Cell, unit: Cell, lang: str, rule: Cell = None) -> str:
    """A number of a rule with its unit: 50 %, 20 元/课时. What a count is of, persons or times, says the rule."""
    text = value_term("value", value, lang)
    if value is None or unit in (None, ""):
        return text
    if unit == RuleUnit.COUNT:
        return text + ("×" if lang == "en" else "次" if rule == RuleKind.CLAIMS_MAX else "个")
    gap = "" if lang == "zh" else " "
    return text + gap + ("%" if unit == RuleUnit.PERCENT else _label(RuleUnit, unit, lang))


def money_unit(unit: Cell, lang: str) -> str:
    """The unit behind a sum of yuan, a blank before it; "" for a sum a person, which needs no word."""
    is_plain = unit in (None, "", Unit.PER_PERSON, Unit.OTHER)
    return "" if is_plain else " " + _label(Unit, unit, lang)


def _label(terms: type[Term], word: Cell, lang: str) -> str:
    """The label of a word of a closed list; one of another age, which the list has no more, as it is."""
    known = next((term for term in terms if term == word), None)
    return known.label(lang) if known else str(word)
