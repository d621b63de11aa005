"""The plain words of a notice's truth as the closed values of the published tables. Written by hand: nothing of `pipeline` is asked.

Several values are right where the words leave it open: a `职业培训补贴` without a grade may be of a qualification or of a completion.
"""

from __future__ import annotations

import re

PROGRAMMES = (
    ("专项职业能力考核|专项职业能力证书", {"specialised_ability", "skill_appraisal"}),
    ("专项职业能力", {"specialised_ability"}),
    ("学徒", {"apprenticeship"}),
    ("创业|[GSI]YB", {"entrepreneurship"}),
    ("项目制", {"project_based"}),
    ("岗前", {"pre_job"}),
    ("带徒|导师津贴", {"mentoring"}),
    ("生活费|交通", {"living_allowance"}),
    ("安全技能", {"safety_training"}),
    ("鉴定|评价", {"skill_appraisal"}),
    ("大师工作室|就业奖补", {"institution_award", "other", None}),
)
CERTIFICATES = (
    ("专项", "specialised_ability"),
    ("特种作业|安全", "safety_training"),
    ("合格证", "training_completion"),
)
TRAINING = {"vocational_qualification"}
"""What a subsidy for training is of where its amount bears a grade."""
UNGRADED = {"vocational_qualification", "training_completion"}
TRAINING_WORD = "培训"
OTHER = {"other", None}
COMPONENTS = (
    ("合计", "total"),
    ("鉴定|评价", "appraisal"),
    ("培训", "training"),
    ("生活|交通", "living"),
)
GRADES = (
    ("高级技师|一级", 1), ("(?<!高级)技师|二级", 2), ("高级(?!技师)|三级", 3), ("中级|四级", 4), ("初级|五级", 5),
)  # fmt: skip
UNITS = {
    "元/人": {"per_person"}, "元/人/天": {"per_person_day"}, "元/人/年": {"per_person_year"},
    "元/人/月": {"per_person_month"}, "元/人/期": {"per_person"}, "元/人/课时": {"per_class_hour"}, "元/课时": {"per_class_hour"},
    "元/班": {"per_class"}, "元/场": {"per_item"}, "元/项目": {"per_item"}, "元/户": {"per_institution"}, "元/户/年": {"per_institution", "other"},
    "元/个": {"per_item", "per_institution"},
}  # fmt: skip
BOUNDS = {"exact": "exact", "at most": "at_most", "at least": "at_least", "range": "range"}
RULES = (
    ("年龄", {"age_range"}),
    ("线上课时", {"online_hours_share_max"}),
    ("(实操|实训).*(占比|占总)", {"practical_hours_share_min"}),
    ("出勤", {"attendance_min"}),
    ("门槛|创业率|合格率|进度|距离|班数|个数|认定数|人次", {"count_limit", "share"}),
    ("带徒", {"trainees_per_mentor_max"}),
    ("人数", {"count_limit"}),
    ("课时长度", {"class_hour_length"}),
    ("次数", {"claims_max"}),
    ("时限|申领期限|公示", {"claim_within", "period"}),
    ("上浮|上调|紧缺份额|浮动", {"scarce_uplift", "uplift", "share"}),
    ("份额|比例|上限占|占", {"share", "share_cap"}),
    ("每[天日].*[课学]时", {"count_limit", "hours_min"}),
    ("[课学]时", {"hours_min"}),
    ("缴费|参保|累计", {"insured_months_min"}),
    ("天数", {"days_min", "days_max", "period"}),
    ("期限|年限|月数", {"period", "days_max", "days_min"}),
)


def programmes_of(words: str, grade: str | None, component: str | None) -> set[str | None]:
    """The programmes that an amount of these words may bear."""
    found: set[str | None] = next(
        (set(values) for pattern, values in PROGRAMMES if re.search(pattern, words)), set()
    )
    if not found:
        found = _training(words, grade)
    if component and re.search("生活|交通", component):
        found.add("living_allowance")
    if component and grade and "skill_appraisal" in found:
        # The part for the appraisal bears the programme of its total.
        found |= _training(TRAINING_WORD, grade)
    return found


def programmes_of_item(words: str, item: str) -> set[str | None]:
    """The programmes that a training may bear by the certificate that its row names, where the notice calls it training alone."""
    if not re.search("职业(技能)?培训", words):
        return set()
    return {value for pattern, value in CERTIFICATES if re.search(pattern, item)}


def _training(words: str, grade: str | None) -> set[str | None]:
    if grade and "专项" in grade:
        return {"specialised_ability"}
    if not re.search("培训|提升", words):
        return set(OTHER)
    return set(TRAINING if grade else UNGRADED)


def component_of(words: str | None) -> str:
    """The part of a subsidy that the words name."""
    if not words:
        return "total"
    found = next((value for pattern, value in COMPONENTS if re.search(pattern, words)), "other")
    return found if "合计" not in words or words == "合计" else "total"


def grades_of(words: str | None) -> set[int]:
    """Every grade that is named; 及以上 adds all that are higher."""
    found = {grade for pattern, grade in GRADES if words and re.search(pattern, words)}
    return set(range(1, max(found) + 1)) if found and "以上" in str(words) else found


def rules_of(words: str) -> set[str]:
    """The kinds of rule that the words may name; empty where they say nothing of it."""
    return next((kinds for pattern, kinds in RULES if re.search(pattern, words)), set())


def bare(words: object) -> str:
    """Words without white space, marks and notes, brackets of one width."""
    text = re.sub(r"[\s*＊▲△★☆√①-⑳#]", "", str(words or ""))
    return text.translate(str.maketrans("()，,", "（）、、"))


def class_of(words: object) -> str:
    """A class as its letter or word."""
    return re.sub("类$", "", bare(words))
