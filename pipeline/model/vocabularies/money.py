"""Closed lists about money: what is paid for, to whom, per what, how sure the figure binds."""

from __future__ import annotations

from pipeline.model.vocabularies.term import Term

# fmt: off

class Programme(Term):
    """The subsidy programme that an amount or rule belongs to (补贴项目)."""

    VOCATIONAL_QUALIFICATION = (
        "vocational_qualification", "职业资格（技能等级）", "vocational qualification",
        "取得职业资格证书或职业技能等级证书后的培训补贴", "Paid for training that ends in a vocational qualification or skill-grade certificate")
    SPECIALISED_ABILITY = (
        "specialised_ability", "专项职业能力", "specialised ability",
        "取得专项职业能力证书后的补贴", "Paid for a certificate of one specialised ability")
    TRAINING_COMPLETION = (
        "training_completion", "培训合格证书", "training completion",
        "取得培训合格（结业）证书后的补贴，不分等级", "Paid for a certificate that the training was completed, without a grade")
    PROJECT_BASED = (
        "project_based", "项目制培训", "project-based training",
        "按项目购买的整班培训", "Training bought as a project, for a whole class")
    PRE_JOB = (
        "pre_job", "岗前培训", "pre-job training",
        "新录用人员上岗前的培训补贴", "Paid for training new staff before they begin to work")
    APPRENTICESHIP = (
        "apprenticeship", "新型学徒制", "apprenticeship",
        "企业新型学徒制培训补贴", "Paid for apprentices who are trained by an employer and a school")
    ENTREPRENEURSHIP = (
        "entrepreneurship", "创业培训", "entrepreneurship training",
        "创业意识、创办和改善企业等培训补贴", "Paid for training people who start or improve a business")
    SKILL_APPRAISAL = (
        "skill_appraisal", "技能鉴定", "skill appraisal",
        "职业技能鉴定或评价的补贴", "Paid for the examination of a skill grade")
    MENTORING = (
        "mentoring", "以师带徒", "mentoring",
        "师傅带徒弟的补贴", "Paid for a master who teaches beginners at work")
    INTERNSHIP = (
        "internship", "就业见习", "internship",
        "就业见习期间的补贴", "Paid for interns on placement")
    SAFETY_TRAINING = (
        "safety_training", "安全技能培训", "safety training",
        "高危行业、特种作业等安全技能培训补贴", "Paid for safety training in dangerous trades and special operations")
    ACADEMIC_UPGRADE = (
        "academic_upgrade", "学历提升", "academic upgrade",
        "职工提升学历的补贴", "Paid to workers who gain a higher school degree")
    LIVING_ALLOWANCE = (
        "living_allowance", "生活费补贴", "living allowance",
        "培训期间的生活费、交通费补贴", "Paid for living or travelling costs during training")
    CONTEST = (
        "contest", "技能竞赛", "skills contest",
        "职业技能竞赛的奖励或补贴", "Paid or awarded for skills contests")
    INSTITUTION_AWARD = (
        "institution_award", "机构奖补", "award to an institution",
        "对培训、评价机构或基地的奖励补助", "Awarded to training centres, appraisal bodies or bases")
    OTHER = (
        "other", "其他", "other",
        "不属于以上各项的补贴", "None of the programmes named here")


class Component(Term):
    """The part of a subsidy that an amount is (金额构成)."""

    TOTAL = ("total", "合计", "total", "全部金额；只印一个金额时亦为此项", "The whole amount; also where one amount alone is printed")
    TRAINING = ("training", "培训", "training", "其中的培训费", "The part for the training")
    APPRAISAL = ("appraisal", "鉴定", "appraisal", "其中的鉴定（评价）费", "The part for the examination")
    LIVING = ("living", "生活费", "living", "其中的食宿、交通、生活费", "The part for board, lodging and travel")
    OTHER = ("other", "其他", "other", "其中的教材、耗材等其他费用", "The part for books, material and the like")


class Unit(Term):
    """The unit of an amount (单位)."""

    PER_PERSON = ("per_person", "元/人", "yuan a person", "每人一次", "Once for each person")
    PER_PERSON_YEAR = ("per_person_year", "元/年", "yuan a year", "每人每年", "For each person and year")
    PER_PERSON_MONTH = ("per_person_month", "元/月", "yuan a month", "每人每月", "For each person and month")
    PER_PERSON_DAY = ("per_person_day", "元/天", "yuan a day", "每人每天", "For each person and day")
    PER_CLASS_HOUR = ("per_class_hour", "元/课时", "yuan a class hour", "每课时", "For each class hour")
    PER_CLASS = ("per_class", "元/班", "yuan a class", "每班（期）", "For each class or course held")
    PER_INSTITUTION = ("per_institution", "元/家", "yuan an institution", "每个机构、基地或企业", "For each institution, base or employer")
    PER_ITEM = ("per_item", "元/项", "yuan an item", "每项（个、件）", "For each item, project or piece")
    OTHER = ("other", "其他", "other", "其他单位，或没有单位", "Another unit, or none that is known")


class Bound(Term):
    """How a printed figure binds (标准、最高、最低、幅度)."""

    EXACT = ("exact", "标准", "exact", "所印即为标准", "The figure is the standard itself")
    AT_MOST = ("at_most", "最高", "at most", "最高、不超过、以内", "The figure is an upper limit")
    AT_LEAST = ("at_least", "不低于", "at least", "不低于、不少于", "The figure is a lower limit")
    RANGE = ("range", "幅度", "range", "两个数之间，由下级或个案确定", "Anything between two figures")


class Beneficiary(Term):
    """Who is paid or counted (补贴对象)."""

    PERSON = ("person", "个人", "person", "取得证书的劳动者本人", "The worker who gained the certificate")
    EMPLOYER = ("employer", "用人单位", "employer", "企业等用人单位", "The employer")
    INSTITUTION = ("institution", "培训机构", "institution", "培训或评价机构", "The training centre or appraisal body")
    SCHOOL = ("school", "院校", "school", "职业院校、技工院校、高校", "A vocational, technical or other school")
    TRAINEE = ("trainee", "学员", "trainee", "参加培训的学员，徒弟", "Somebody who is being trained, an apprentice")
    MENTOR = ("mentor", "师傅", "mentor", "带徒的师傅、导师", "The master who teaches at work")


class Case(Term):
    """The case an entitlement is for, where nobody can tell whether an occupation is scarce (紧缺情形)."""

    SCARCE = ("scarce", "如属紧缺", "if scarce", "职业列入紧缺目录时", "If the occupation is listed as scarce")
    NOT_SCARCE = ("not_scarce", "如非紧缺", "if not scarce", "职业未列入紧缺目录时", "If the occupation is not listed as scarce")


class OfWhat(Term):
    """The base of a share (比例的基数)."""

    STANDARD = ("standard", "补贴标准", "standard", "补贴标准（含上浮）", "The subsidy standard, uplift included")
    COST = ("cost", "培训成本", "cost", "实际发生的培训成本", "What the training really cost")
    FEE = ("fee", "收费", "fee", "向学员收取或公布的收费标准", "The fee that is charged")
