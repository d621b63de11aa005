"""`catalogue lookup`: which version is read, and how the answer is said. The joins are in pipeline/answers/."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date, datetime

import click

from pipeline.answers.answer_tables import read_answer_tables
from pipeline.answers.beneficiaries import Line
from pipeline.answers.look_up import (
    Answer,
    Past,
    Question,
    Tables,
    look_back,
    look_up,
    read_grade,
    read_region,
)
from pipeline.base.exit_codes import ExitCode
from pipeline.cli.bilingual import command, option
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import Say, echo, say_in
from pipeline.model.grades import FULL_NAMES
from pipeline.model.vocabularies import CountedDay
from pipeline.store.versions import latest_version, read_versions
from pipeline.workflow.workspace import Workspace

DAY = click.DateTime(["%Y-%m-%d"])


@command(
    "lookup",
    "What an occupation gets, with notice, clause and page; exit 1 where nothing is found.",
    "查询一个职业的补贴标准，附通知、条款和页码；查不到时退出码为 1。",
    ExitCode.USED_WRONGLY,
)
@click.argument("name")
@option(
    "--region",
    required=True,
    en="Name or GB/T 2260 code; a county takes its city's notice.",
    zh="地区名称或 GB/T 2260 代码；县（市）适用所属市的通知。",
)
@option(
    "--grade",
    en="5 to 1, or the name of the grade as printed; default: all.",
    zh="等级：初级工、中级工、高级工、技师、高级技师，或 5 至 1；默认全部。",
)
@option(
    "--on",
    "day",
    type=DAY,
    en="The day that counts: of the certificate, class or claim; default: today.",
    zh="以何日期为准（证书、开班或申领）；默认今天。",
)
@option(
    "--hours",
    type=click.IntRange(min=1),
    en="Class hours given, for hours above a threshold.",
    zh="实际课时，用于超出起点的课时。",
)
@option(
    "--version",
    default="",
    en="A version, latest or draft; default: latest, else draft.",
    zh="数据版本、latest 或 draft；默认最新版本，没有则用草稿。",
)
@option(
    "--history",
    is_flag=True,
    en="What it got over all notices and versions.",
    zh="历次通知和版本中的标准。",
)
@option("--json", "as_json", is_flag=True, en="For programs.", zh="输出 JSON，供程序使用。")
@pass_settings
def lookup_command(
    settings: Settings, *, name: str, region: str, grade: str | None, day: datetime | None, hours: int | None, version: str,
    history: bool, as_json: bool,
) -> None:  # fmt: skip
    place, level = read_region(region), read_grade(grade) if grade else None
    if history:
        past = look_back(name, place, level, _all_versions(settings.workspace))
        _say_json([asdict(one) for one in past]) if as_json else _say_past(past, say_in(settings))
        sys.exit(ExitCode.FINE if past else ExitCode.DATA_SAYS_NO)
    used = version or ("latest" if latest_version(settings.workspace.normalized) else "draft")
    question = Question(name, place, level, day.date() if day else date.today(), hours)
    answer = look_up(question, read_answer_tables(settings.workspace.normalized, used))
    _say_json(asdict(answer)) if as_json else _say_answer(question, answer, say_in(settings))
    sys.exit(ExitCode.FINE if answer.status == "found" else ExitCode.DATA_SAYS_NO)


def _all_versions(workspace: Workspace) -> dict[str, Tables]:
    """Every version that holds, then the draft."""
    names = [
        version.version
        for version in read_versions(workspace.normalized)
        if not version.withdrawn_on
    ]
    names += ["draft"] if workspace.draft.is_dir() or not names else []
    return {name: read_answer_tables(workspace.normalized, name) for name in names}


def _say_json(value: object) -> None:
    echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def _say_answer(question: Question, answer: Answer, say: Say) -> None:
    where = f"{question.region.name} {question.on.isoformat()}"
    if answer.status == "no_notice":
        echo(say(f"{where}: no notice in force", f"{where}：没有施行中的通知"))
    if answer.status == "several_notices":
        names = "、".join(answer.notices)
        echo(
            say(
                f"{where}: {len(answer.notices)} notices in force: {names}",
                f"{where}：有 {len(answer.notices)} 份通知同时施行：{names}",
            )
        )
    if answer.status == "no_entry":
        names = f"{answer.notices[0]} {question.name}"
        echo(
            say(
                f"{names}: not in its lists, and no class stands for all others",
                f"{names}：未列入目录，也没有兜底类别",
            )
        )
    for notice_id in answer.undated:
        echo(
            say(
                f"{notice_id} prints no day of effect and was left out",
                f"{notice_id} 未印施行日期，未计入",
            )
        )
    if answer.status == "found":
        _say_found(question, answer, say)


def _say_found(question: Question, answer: Answer, say: Say) -> None:
    if answer.from_region:
        echo(
            say(
                f"{question.region.name} takes the notice of {answer.from_region}",
                f"{question.region.name}执行{answer.from_region}的通知",
            )
        )
    if answer.is_residual:
        echo(
            say(
                f"{question.name} is not listed: taken from the class of all others",
                f"“{question.name}”未单独列出，按兜底类别",
            )
        )
    day = CountedDay.read(answer.counted)
    counted = say(day.en, day.zh) if day else say("day", "日期")
    for line in answer.lines:
        echo(_line(line, say) + f"  [{counted} {question.on.isoformat()}]")
    for quote in answer.left_to_counties:
        echo(say("left to counties: ", "由县（市）确定：") + quote)


def _line(line: Line, say: Say) -> str:
    who = say(line.beneficiary.en, line.beneficiary.zh)
    what = FULL_NAMES.get(line.grade or 0) or line.certificate or line.unit or ""
    places = "; ".join(line.sources)
    clauses = "、".join(clause for clause in line.clauses if clause)
    notice = f"{line.document_number or line.notice_id} {clauses}".strip()
    parts = [
        f"{who}  {line.name} {what}",
        _sum(line, say),
        f"= {_result(line, say)}",
        notice,
        places,
    ]
    return "  ".join(part for part in parts if part)


def _sum(line: Line, say: Say) -> str:
    """2300 +30% ×70% +20 ≤200%."""
    words = [
        f"{line.base}"
        if line.base is not None
        else line.formula or say("no amount printed", "未印金额")
    ]
    if line.uplift:
        words.append(f"+{line.uplift:g}%")
    if line.share != 100:
        words.append(f"×{line.share:g}%")
    if line.extra:
        words.append(f"+{line.extra:g}")
    if line.cap is not None:
        words.append(f"≤{line.cap:g}%")
    if line.hours_min is not None:
        words.append(
            say(f"(at least {line.hours_min:g} class hours)", f"（不少于{line.hours_min:g}课时）")
        )
    if line.condition and line.beneficiary == "person":
        words.append(f"（{line.condition}）")
    return " ".join(words)


def _result(line: Line, say: Say) -> str:
    if line.result is not None:
        return f"{line.result:g}"
    if line.is_short_of_hours:
        return say("too few class hours", "课时不足")
    if line.if_not is not None and line.base is not None:
        raised = f"{line.if_scarce:g}" if line.if_scarce is not None else "?"
        return say(
            f"{line.if_not:g}, or {raised} if listed as scarce (the list is not at hand)",
            f"{line.if_not:g}；紧缺目录未附，如列入为 {raised}",
        )
    return say("cannot be told", "无法确定")


def _say_past(past: list[Past], say: Say) -> None:
    if not past:
        echo(say("nothing found", "没有记录"))
    for one in past:
        period = f"{one.effective_from or '?'} – {one.effective_to or ''}"
        scarce = {True: say("scarce", "紧缺"), False: "", None: say("scarce unknown", "紧缺未知")}[
            one.is_scarce
        ]
        amount = f"{one.amount:g}" if one.amount is not None else "—"
        what = FULL_NAMES.get(one.grade or 0) or one.certificate or ""
        state = say("draft notice", "征求意见稿") if one.status == "draft" else ""
        base = "—" if one.base is None else str(one.base)
        words = [
            one.version,
            one.notice_id,
            state,
            period,
            f"{one.name} {what}",
            base,
            scarce,
            f"= {amount}",
            one.source,
        ]
        echo("  ".join(word for word in words if word))
