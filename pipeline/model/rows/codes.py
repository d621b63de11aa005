"""Rows about codes: a notice's crosswalk and training codes, and the classification that was used."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.model.rows.definition import Placed, Row, Says, Table
from pipeline.model.vocabularies import CodeKind, Confidence, Relation, WorkTypeKind

_FILLED = "As printed, merged cells filled"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosswalkRow(Placed):
    """An old code and name beside the current ones, as a notice prints them."""

    TABLE: ClassVar[Table] = Table(
        "crosswalk",
        ("notice_id", "source"),
        "Old and current codes and names, as a notice prints them",
        "新旧职业对照",
    )

    annex: Annotated[str | None, Says("Printed number without blanks", "附件")] = None
    situation: Annotated[str | None, Says("As printed", "情形")] = None
    current_class: Annotated[str | None, Says("As printed", "现行类别")] = None
    current_code: Annotated[str | None, Says("As printed", "现行编码")] = None
    current_name: Annotated[str | None, Says("As printed", "现行名称")] = None
    old_class: Annotated[str | None, Says(_FILLED, "原类别")] = None
    old_code: Annotated[str | None, Says(_FILLED, "原编码")] = None
    old_name: Annotated[str | None, Says(_FILLED, "原名称")] = None
    relation: Annotated[
        Relation,
        Says("alias: the same occupation; reused: name or code has another meaning now", "关系"),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingCodeRow(Placed):
    """A code of a training programme."""

    TABLE: ClassVar[Table] = Table(
        "training_codes",
        ("notice_id", "clause", "kind", "name", "code"),
        "Codes of training programmes",
        "培训项目编码",
    )

    clause: Annotated[str, Says("附件5 一", "条款")]
    kind: Annotated[CodeKind, Says("What the code is for", "编码类型")]
    name: Annotated[str, Says("As printed", "名称")]
    abbreviation: Annotated[str | None, Says("As printed", "简称")] = None
    code: Annotated[str, Says("As printed", "编码")]
    subsidy_class: Annotated[
        str | None, Says("Read from the code where the notice's classes allow it", "补贴类别")
    ] = None
    printed: Annotated[str, Says("The printed words", "原文")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CscoRow(Row):
    """An occupation of the classification that was used."""

    TABLE: ClassVar[Table] = Table(
        "csco", ("edition", "code"), "The classification used", "职业分类大典", ()
    )

    edition: Annotated[str, Says("Edition", "版本")]
    code: Annotated[str, Says("Code", "职业编码")]
    name: Annotated[str, Says("Name", "职业名称")]
    is_green: Annotated[bool, Says("Green occupation (L)", "绿色职业")]
    is_digital: Annotated[bool, Says("Digital occupation (S)", "数字职业")]
    major: Annotated[str, Says("Major group (大类)", "大类")]
    middle: Annotated[str, Says("Middle group (中类)", "中类")]
    minor: Annotated[str, Says("Minor group (小类)", "小类")]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkTypeRow(Row):
    """A work type (工种) of an occupation."""

    TABLE: ClassVar[Table] = Table(
        "work_types",
        ("edition", "code", "work_type"),
        "The work types of each occupation",
        "职业所含工种",
        ((("edition", "code"), "csco", ("edition", "code")),),
    )

    edition: Annotated[str, Says("Edition", "版本")]
    code: Annotated[str, Says("Code of the occupation", "职业编码")]
    work_type: Annotated[str, Says("Name of the work type", "工种名称")]
    kind: Annotated[WorkTypeKind, Says("Where the work type comes from", "来源类型")]
    year: Annotated[str | None, Says("When it was announced", "公布年份")] = None
    confidence: Annotated[Confidence, Says("How sure it is", "可信度")]
    source: Annotated[str, Says("Name of the source, as the edition lists them", "出处")]
