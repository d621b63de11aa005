"""The meanings of columns that stand in several tables: the same thing is said in the same words."""

from pipeline.model.rows.definition import Says

_ORDER = "5 = 初级工 … 1 = 高级技师; 1 is the highest"
GRADE = Says(_ORDER, "等级", "int8")
LOWEST = Says("Lowest grade, " + _ORDER, "最低等级", "int8")
HIGHEST = Says("Highest grade, " + _ORDER, "最高等级", "int8")
CLASS_SAYS = Says("A letter means only what its issuer says", "补贴类别")
DOUBTS = Says("Kinds of issues that leave it unsure; empty where it is sure", "存疑之处")
PROGRAMME = Says("Subsidy programme", "补贴项目")
UNIT = Says("What the amount is per", "单位")
HOURS = Says("Hours the amount asks for, as printed", "课时")
CAP = Says("Printed cap", "最高限额（元）")
BOUND = Says("How the figure binds: the standard itself, a limit, or a range", "标准、最高或最低")
SCARCITY = Says(
    "For which scarcity: any, scarce, not_scarce, or a printed tier; null where nothing is said",
    "适用的紧缺程度",
)
CONDITION = Says("The printed words that limit it", "条件")
FROM = Says("First day in force", "施行日期")
REGION = Says("GB/T 2260", "行政区划代码")
MATCHED = Says("See occupations", "匹配状态")
