"""Closed lists about rules of the prose: what kind of rule a number is, and its unit."""

from __future__ import annotations

from enum import StrEnum

from pipeline.model.vocabularies.term import Term


class RuleFamily(StrEnum):
    """The question that a kind of rule answers: kinds of one family are told together."""

    PAY = "how much"
    CLAIM = "how often, and when"
    COURSE = "how a training is held"
    WHO = "who, and how many"


# fmt: off

class RuleKind(Term):
    """The kind of a rule (规则类型)."""

    SCARCE_UPLIFT = ("scarce_uplift", "紧缺上浮", "uplift where scarce", "紧缺职业在标准上增加的比例", "Added to the standard where the occupation is scarce")
    UPLIFT = ("uplift", "其他上浮", "other uplift", "因其他条件在标准上增加的比例", "Added to the standard for another reason")
    SHARE = ("share", "补贴比例", "share", "该对象所得占标准（成本、收费）的比例", "What part of the standard, cost or fee the beneficiary gets")
    SHARE_CAP = ("share_cap", "比例上限", "cap on the share", "所得不超过标准的比例", "The most that is paid, as a part of the standard")
    CLAIMS_MAX = ("claims_max", "享受次数上限", "most claims", "一定时间内可申领的次数", "How often it may be claimed in a period")
    CLAIM_WITHIN = ("claim_within", "申领期限", "time to claim", "取得证书后多久之内申领", "How long after the certificate it may be claimed")
    HOURS_MIN = ("hours_min", "最低课时", "least class hours", "培训不得少于的课时", "The class hours that a training must have")
    DAYS_MIN = ("days_min", "最低天数", "least days", "培训不得少于的天数", "The days that a training must have")
    DAYS_MAX = ("days_max", "最高天数", "most days", "补贴不超过的天数", "The days that are paid at most")
    EXTRA_HOUR_RATE = ("extra_hour_rate", "超课时补贴", "rate for extra hours", "超出最低课时后每课时的金额", "Yuan for each class hour above the least")
    ONLINE_HOURS_SHARE_MAX = ("online_hours_share_max", "线上课时上限", "most online hours", "线上课时占总课时的最高比例", "The most of the hours that may be online")
    PRACTICAL_HOURS_SHARE_MIN = ("practical_hours_share_min", "实操课时下限", "least practical hours", "实操课时占总课时的最低比例", "The least of the hours that must be practical")
    THEORY_HOURS_SHARE_MIN = ("theory_hours_share_min", "理论课时下限", "least theory hours", "理论课时占总课时的最低比例", "The least of the hours that must be theory")
    ATTENDANCE_MIN = ("attendance_min", "最低出勤率", "least attendance", "学员应达到的出勤率", "The attendance that a trainee must reach")
    AGE_RANGE = ("age_range", "年龄", "age", "可享受补贴的年龄", "The ages that may be paid")
    PERIOD = ("period", "期限", "period", "培训、见习等持续的时间", "How long a training or placement lasts")
    COUNT_LIMIT = ("count_limit", "人数（次数）限制", "limit of number", "人数、班次等数量的限制", "A limit of persons, classes or the like")
    CLASS_HOUR_LENGTH = ("class_hour_length", "课时长度", "length of a class hour", "一课时的分钟数", "How many minutes a class hour has")
    INSURED_MONTHS_MIN = ("insured_months_min", "最低参保月数", "least insured months", "应缴纳社会保险的月数", "The months for which social insurance must be paid")
    TRAINEES_PER_MENTOR_MAX = ("trainees_per_mentor_max", "每名师傅带徒上限", "most trainees a mentor", "一名师傅同时带徒的人数上限", "How many trainees one mentor may teach")
    EXCLUSIVE = ("exclusive", "不得重复享受", "exclusive", "不能与其他补贴重复享受", "May not be had together with another subsidy")

    @property
    def family(self) -> RuleFamily:
        """The family of the kind. Each kind has one."""
        return _FAMILIES[self]


_FAMILIES = {
    **dict.fromkeys((RuleKind.SCARCE_UPLIFT, RuleKind.UPLIFT, RuleKind.SHARE, RuleKind.SHARE_CAP, RuleKind.EXTRA_HOUR_RATE), RuleFamily.PAY),
    **dict.fromkeys((RuleKind.CLAIMS_MAX, RuleKind.CLAIM_WITHIN, RuleKind.PERIOD, RuleKind.EXCLUSIVE), RuleFamily.CLAIM),
    **dict.fromkeys((RuleKind.HOURS_MIN, RuleKind.DAYS_MIN, RuleKind.DAYS_MAX, RuleKind.ONLINE_HOURS_SHARE_MAX, RuleKind.PRACTICAL_HOURS_SHARE_MIN,
        RuleKind.THEORY_HOURS_SHARE_MIN, RuleKind.ATTENDANCE_MIN, RuleKind.CLASS_HOUR_LENGTH), RuleFamily.COURSE),
    **dict.fromkeys((RuleKind.AGE_RANGE, RuleKind.COUNT_LIMIT, RuleKind.INSURED_MONTHS_MIN, RuleKind.TRAINEES_PER_MENTOR_MAX), RuleFamily.WHO),
}


class RuleUnit(Term):
    """The unit of a rule's value (规则单位)."""

    PERCENT = ("percent", "%", "per cent", "百分比", "Per cent")
    CLASS_HOURS = ("class_hours", "课时", "class hours", "课时", "Class hours")
    MINUTES = ("minutes", "分钟", "minutes", "分钟", "Minutes")
    DAYS = ("days", "天", "days", "天", "Days")
    MONTHS = ("months", "个月", "months", "月", "Months")
    YEARS = ("years", "年", "years", "年", "Years")
    YEARS_OF_AGE = ("years_of_age", "周岁", "years of age", "周岁", "Years of age")
    COUNT = ("count", "次", "count", "次数、人数、个数", "A number of times, persons or things")
    YUAN_PER_CLASS_HOUR = ("yuan_per_class_hour", "元/课时", "yuan a class hour", "每课时多少元", "Yuan for each class hour")
