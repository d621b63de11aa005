"""Every closed list of the published tables, once: each word with a label and a sentence in 中文 and English.

Help, data dictionary, datapackage.json and reports are made of these. A word is added here and nowhere else.
"""

from pipeline.model.vocabularies.list_words import (
    CodeKind,
    Confidence,
    Level,
    ListName,
    MatchMethod,
    MatchStatus,
    Relation,
    WorkTypeKind,
)
from pipeline.model.vocabularies.money import (
    Beneficiary,
    Bound,
    Case,
    Component,
    OfWhat,
    Programme,
    Unit,
)
from pipeline.model.vocabularies.rule_words import RuleFamily, RuleKind, RuleUnit
from pipeline.model.vocabularies.term import Term
from pipeline.model.vocabularies.work_words import (
    CountedDay,
    CoverageFate,
    CoverageKind,
    FileFormat,
    NoticeStatus,
    Severity,
)

__all__ = [
    "Beneficiary",
    "Bound",
    "Case",
    "CodeKind",
    "Component",
    "Confidence",
    "CountedDay",
    "CoverageFate",
    "CoverageKind",
    "FileFormat",
    "Level",
    "ListName",
    "MatchMethod",
    "MatchStatus",
    "NoticeStatus",
    "OfWhat",
    "Programme",
    "Relation",
    "RuleFamily",
    "RuleKind",
    "RuleUnit",
    "Severity",
    "Term",
    "Unit",
    "WorkTypeKind",
]
