"""Closed lists about lists of occupations: which list, which level, how a name was matched."""

from __future__ import annotations

from pipeline.model.vocabularies.term import Term

# fmt: off

class ListName(Term):
    """The list that an entry stands in (目录)."""

    SUBSIDISED = ("subsidised", "补贴目录", "subsidised", "享受补贴的职业（工种）目录", "The occupations that are subsidised")
    SCARCE = ("scarce", "紧缺目录", "scarce", "紧缺急需职业（工种）目录", "The occupations that are in short supply")
    GENERAL = ("general", "通用目录", "general", "一般（普通）职业目录", "The ordinary occupations, beside another list")
    MANUFACTURING = ("manufacturing", "制造业目录", "manufacturing", "制造业职业（工种）目录", "The occupations of manufacturing")
    SPECIALISED_ABILITY = ("specialised_ability", "专项职业能力", "specialised ability", "专项职业能力目录，没有大典编码", "Specialised abilities; they have no code of the classification")
    TRAINING_COMPLETION = ("training_completion", "培训合格证书", "training completion", "发培训合格证书的培训项目目录", "Trainings that end in a certificate of completion")
    PROJECT_BASED = ("project_based", "项目制培训", "project-based training", "项目制培训的项目目录", "Trainings that are bought as projects")


class Level(Term):
    """The level of a specialised ability (专项职业能力级别)."""

    JUNIOR = ("junior", "初级", "junior", "初级专项职业能力", "The lower level of a specialised ability")
    SENIOR = ("senior", "高级", "senior", "高级专项职业能力", "The higher level of a specialised ability")


class MatchMethod(Term):
    """The rule that gave an entry its code (匹配方式)."""

    CODE_AND_NAME = ("code_and_name", "编码与名称", "code and name", "所印编码与名称相互印证", "The printed code and the name agree")
    NAME = ("name", "名称", "name", "名称与大典完全一致", "The name is exactly one of the classification")
    DECISION = ("decision", "人工决定", "decision", "由人工决定", "A person decided it")
    NOTICE_ALIAS = ("notice_alias", "本通知对照", "the notice's crosswalk", "按本通知所附新旧对照表", "By the crosswalk that the notice itself prints")
    ALIAS = ("alias", "别名", "alias", "有依据的别名或旧名", "By another or older name with evidence")
    WORK_TYPE = ("work_type", "工种", "work type", "名称是该职业的一个工种", "The name is a work type of the occupation")
    ENDING = ("ending", "词尾", "ending", "仅词尾员、师、工不同", "Only the ending 员, 师 or 工 differs")
    ENGINEER = ("engineer", "工程师", "engineer", "工程师即工程技术人员", "工程师 stands for 工程技术人员")
    WORDING = ("wording", "措辞", "wording", "仅措辞不同，如修理与检修", "Only the wording differs, such as 修理 and 检修")
    BRACKETS = ("brackets", "括注", "brackets", "括号内只有一个职业或工种", "The brackets name exactly one occupation or work type")
    ENDING_MISSING = ("ending_missing", "缺词尾", "ending missing", "名称缺少词尾", "The name lacks its ending")
    CODE = ("code", "编码", "code", "仅按所印编码", "By the printed code alone")


class MatchStatus(Term):
    """The outcome of the matching of an entry (匹配状态)."""

    ACCEPTED = ("accepted", "已接受", "accepted", "编码已确定", "The code is settled")
    REVIEW = ("review", "待确认", "waits for a person", "有候选，等待人工确认", "There are candidates; a person must decide")
    UNMATCHED = ("unmatched", "无匹配", "unmatched", "没有合适的职业", "No occupation fits")
    NOT_APPLICABLE = ("not_applicable", "不适用", "not applicable", "此类条目没有编码，不作匹配", "Entries of this kind have no code and are not matched")


class Relation(Term):
    """The relation of a row of a crosswalk (对照关系)."""

    ALIAS = ("alias", "同一职业", "alias", "新旧名称指同一职业", "Both names stand for the same occupation")
    REUSED = ("reused", "另有所指", "reused", "名称或编码现另有所指", "The name or code has another meaning now")


class CodeKind(Term):
    """The use of a code of a training programme (编码类型)."""

    NATIONAL = ("national", "国家编码", "national", "全国统一的培训项目编码", "The code of the whole country")
    LOCAL_RULE = ("local_rule", "地方规则", "local rule", "地方项目的编码规则", "How codes of local programmes are made")
    CITY_CODE = ("city_code", "城市代码", "city code", "城市代码", "The code of a city")
    SEQUENCE = ("sequence", "顺序号", "sequence", "顺序号的规则", "How the running number is made")
    LOCAL_EXAMPLE = ("local_example", "地方示例", "local example", "地方编码示例", "An example of a local code")


class WorkTypeKind(Term):
    """Where a work type comes from (工种来源)."""

    EDITION = ("edition", "大典", "edition", "大典本版所列工种", "Printed in the edition")
    ADDITION = ("addition", "增补", "addition", "大典发布后公布增补的工种", "Announced since the edition")
    LOCAL = ("local", "行业", "local", "某一行业或地方使用的工种", "Used by one branch or place")


class Confidence(Term):
    """How sure a name of the reference is (可信度)."""

    HIGH = ("high", "高", "high", "可自动接受", "May be accepted without a person")
    MEDIUM = ("medium", "中", "medium", "有依据，可自动接受", "Has evidence, may be accepted")
    LOW = ("low", "低", "low", "只作建议，由人工确认", "Is only ever suggested to a person")
