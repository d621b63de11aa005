"""Last year's notice and this year's, in rows typed from their prose: what each pays, to whom, and by what rules."""

from __future__ import annotations

import re
from typing import Any

from tests.versions.tables import Tables, make_version
from tests.versions.wenzhou import FINAL, amounts, entries, read_words

BEFORE = "wenzhou-2022"
SKILL, ABILITY, PROJECT = "vocational_qualification", "specialised_ability", "project_based"
Row = dict[str, Any]


def both_years() -> Tables:
    """One version that holds both notices."""
    occupations = [*last_year_entries(), *({**row, "notice_id": FINAL} for row in entries(FINAL))]
    rates = [*last_year_rates(), *amounts(FINAL), *this_year_rates()]
    rules = [*last_year_rules(), *this_year_rules()]
    return make_version((BEFORE, FINAL), occupations=occupations, rates=rates, rules=rules)


def last_year_entries() -> list[Row]:
    """One sentence for all occupations, and two lists of specialised abilities."""
    lists = re.findall(r"货运代理、[^\s]*", read_words(BEFORE))
    junior = [{"name": name, "level": "junior"} for name in lists[0].split("、")]
    abilities = [*junior, {"name": "家庭教育指导", "level": "senior"}]
    common = {"notice_id": BEFORE, "list": "specialised_ability", "annex": "附件2"}
    residual = {
        "list": "subsidised",
        "annex": "附件1",
        "name": "*",
        "is_residual": True,
        "notice_id": BEFORE,
    }
    return [residual, *({**common, **row} for row in abilities)]


def _rate(notice: str, programme: str, amount: int | None, item: str, **cells: Any) -> Row:
    unit = {"unit": "per_person", "component": "total"}
    return {
        "notice_id": notice,
        "programme": programme,
        "amount_yuan": amount,
        "item": item,
        **unit,
        **cells,
    }


def last_year_rates() -> list[Row]:
    grades = {5: 1000, 4: 1500, 3: 2000, 2: 2500, 1: 3500}
    return [
        *(
            _rate(BEFORE, SKILL, amount, "国家职业资格证书", grade=grade)
            for grade, amount in grades.items()
        ),
        _rate(BEFORE, ABILITY, 600, "专项能力初级证书"),
        _rate(BEFORE, ABILITY, 800, "专项能力高级证书"),
        _rate(BEFORE, PROJECT, 25, "项目制培训", unit="per_class_hour", cap_yuan=2000),
        _rate(BEFORE, PROJECT, 500, "初次领证"),
        _rate(BEFORE, PROJECT, 100, "复审"),
        _rate(BEFORE, "pre_job", 200, "企业岗前技能培训", class_hours=8),
        _rate(BEFORE, "pre_job", 200, "家政服务人员岗前培训", class_hours=8),
        _rate(
            BEFORE,
            "mentoring",
            None,
            "技能大师工作室以师带徒培训",
            formula="直接给予大师工作室培训补贴",
        ),
        _rate(BEFORE, "entrepreneurship", 1000, "SYB、IYB培训", class_hours=64),
        _rate(BEFORE, "entrepreneurship", 1500, "“8+X”模拟公司创业实训", class_hours=168),
    ]


def this_year_rates() -> list[Row]:
    return [
        _rate(FINAL, ABILITY, 600, "专项能力证书"),
        _rate(FINAL, PROJECT, 20, "项目培训补贴", unit="per_class_hour", cap_yuan=1000),
        _rate(FINAL, PROJECT, 500, "新证"),
        _rate(FINAL, PROJECT, 100, "复审"),
        _rate(FINAL, "entrepreneurship", 1000, "SYB、IYB 培训"),
        _rate(FINAL, "entrepreneurship", 1500, "“8+X”模拟公司创业实训"),
    ]


def _rule(notice: str, rule: str, value: float, unit: str, **cells: Any) -> Row:
    return {"notice_id": notice, "rule": rule, "value": value, "unit": unit, **cells}


def last_year_rules() -> list[Row]:
    """一（一）1, 2（1）, 2（3）; 一（三）, （五）; 三（二）; 四（三）; 五（一）, （六）."""
    return [
        _rule(BEFORE, "scarce_uplift", 50, "percent", programme=SKILL),
        _rule(BEFORE, "share", 50, "percent", beneficiary="person", condition="自学途径"),
        _rule(BEFORE, "share", 50, "percent", beneficiary="school"),
        _rule(BEFORE, "hours_min", 8, "class_hours", programme="pre_job"),
        _rule(BEFORE, "count_limit", 20, "count", programme="mentoring"),
        _rule(BEFORE, "period", 5, "years", condition="台账保存期"),
        _rule(BEFORE, "period", 5, "days", condition="公示期"),
        _rule(BEFORE, "claims_max", 3, "count"),
        _rule(BEFORE, "claim_within", 1, "years"),
        _rule(BEFORE, "age_range", 55, "years", condition="家庭服务从业人员女性"),
    ]


def this_year_rules() -> list[Row]:
    """一（一）1, 2（2）（3）（4）; 三（二）; 四（三）; 五（一）, （五）, （六）."""
    hours = {5: 16, 4: 20, 3: 30, 2: 40, 1: 50}
    grades = [
        {"grade_low": grade, "grade_high": grade, "value": value} for grade, value in hours.items()
    ]
    return [
        _rule(FINAL, "scarce_uplift", 30, "percent", programme=SKILL),
        _rule(FINAL, "share", 70, "percent", beneficiary="employer"),
        _rule(FINAL, "share", 50, "percent", beneficiary="school"),
        _rule(
            FINAL,
            "share",
            70,
            "percent",
            beneficiary="employer",
            value_max=100.0,
            condition="各县（市）",
        ),
        *(
            _rule(FINAL, "hours_min", unit="class_hours", programme=SKILL, **cells)
            for cells in grades
        ),
        _rule(FINAL, "extra_hour_rate", 20, "yuan_per_class_hour", programme=SKILL),
        _rule(FINAL, "share_cap", 200, "percent", programme=SKILL),
        _rule(FINAL, "period", 3, "years", condition="台账保存期"),
        _rule(FINAL, "claims_max", 3, "count"),
        _rule(FINAL, "claim_within", 1, "years"),
        _rule(FINAL, "age_range", 16, "years", value_max=60.0, condition="男性"),
        _rule(FINAL, "age_range", 16, "years", value_max=50.0, condition="女性"),
    ]
