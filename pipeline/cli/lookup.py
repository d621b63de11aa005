"""`catalogue lookup`: which version is read, and how the answer is said. The joins are in pipeline/answers/."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import click

from pipeline.answers.beneficiaries import Line
from pipeline.answers.look_up import (
    TABLES,
    Answer,
    Past,
    Question,
    Tables,
    look_back,
    look_up,
    read_grade,
    read_region,
)
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import Say, one_line, say_in
from pipeline.store.tables import read_table
from pipeline.store.versions import latest_version, read_versions, version_directory

GRADES = {
    5: "初级工（五级）",
    4: "中级工（四级）",
    3: "高级工（三级）",
    2: "技师（二级）",
    1: "高级技师（一级）",
}
WHO = {
    "person": ("个人", "person"), "employer": ("用人单位", "employer"), "school": ("院校", "school"),
    "institution": ("培训机构", "institution"), "trainee": ("学员", "trainee"),
}  # fmt: skip
COUNTED = {
    "certificate": ("证书日期", "date of the certificate"), "class": ("开班日期", "date of the class"),
    "claim": ("申领日期", "date of the claim"),
}  # fmt: skip
DAY = click.DateTime(["%Y-%m-%d"])


@click.command("lookup")
@click.argument("name")
@click.option(
    "--region", required=True, help="Name or GB/T 2260 code; a county takes its city's notice. 地区"
)
@click.option(
    "--grade", help="初级工, 中级工, 高级工, 技师, 高级技师, or 5 to 1; default: all. 等级"
)
@click.option(
    "--on",
    "day",
    type=DAY,
    help="The day that counts: of the certificate, class or claim; default: today. 日期",
)
@click.option(
    "--hours",
    type=click.IntRange(min=1),
    help="Class hours given, for hours above a threshold. 课时",
)
@click.option(
    "--version",
    default="",
    help="A version, latest or draft; default: latest, else draft. 数据版本",
)
@click.option("--history", is_flag=True, help="What it got over all notices and versions. 历次标准")
@click.option("--json", "as_json", is_flag=True, help="For programs. 输出 JSON")
@pass_settings
@one_line(2)
def lookup_command(
    settings: Settings, *, name: str, region: str, grade: str | None, day: datetime | None, hours: int | None, version: str,
    history: bool, as_json: bool,
) -> None:  # fmt: skip
    """What an occupation gets, with notice, clause and page; exit 1 where nothing is found. 查询补贴标准。"""
    place, level = read_region(region), read_grade(grade) if grade else None
    if history:
        past = look_back(name, place, level, _all_versions(settings.root))
        _say_json([asdict(one) for one in past]) if as_json else _say_past(past, say_in(settings))
        sys.exit(0 if past else 1)
    used = version or ("latest" if latest_version(settings.root / "normalized") else "draft")
    question = Question(name, place, level, day.date() if day else date.today(), hours)
    answer = look_up(question, _read(settings.root, used))
    _say_json(asdict(answer)) if as_json else _say_answer(question, answer, say_in(settings))
    sys.exit(0 if answer.status == "found" else 1)


def _read(root: Path, version: str) -> Tables:
    directory = version_directory(root / "normalized", version)
    return {name: read_table(directory, name).to_pylist() for name in TABLES}


def _all_versions(root: Path) -> dict[str, Tables]:
    """Every version that holds, then the draft."""
    names = [
        version.version
        for version in read_versions(root / "normalized")
        if not version.withdrawn_on
    ]
    names += ["draft"] if (root / "normalized" / "draft").is_dir() or not names else []
    return {name: _read(root, name) for name in names}


def _say_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def _say_answer(question: Question, answer: Answer, say: Say) -> None:
    where = f"{question.region.name} {question.on.isoformat()}"
    if answer.status == "no_notice":
        click.echo(say(f"{where}：没有施行中的通知", f"{where}: no notice in force"))
    if answer.status == "several_notices":
        names = "、".join(answer.notices)
        click.echo(
            say(
                f"{where}：有 {len(answer.notices)} 份通知同时施行：{names}",
                f"{where}: {len(answer.notices)} notices in force: {names}",
            )
        )
    if answer.status == "no_entry":
        names = f"{answer.notices[0]} {question.name}"
        click.echo(
            say(
                f"{names}：未列入目录，也没有兜底类别",
                f"{names}: not in its lists, and no class stands for all others",
            )
        )
    for notice_id in answer.undated:
        click.echo(
            say(
                f"{notice_id} 未印施行日期，未计入",
                f"{notice_id} prints no day of effect and was left out",
            )
        )
    if answer.status == "found":
        _say_found(question, answer, say)


def _say_found(question: Question, answer: Answer, say: Say) -> None:
    if answer.from_region:
        click.echo(
            say(
                f"{question.region.name}执行{answer.from_region}的通知",
                f"{question.region.name} takes the notice of {answer.from_region}",
            )
        )
    if answer.is_residual:
        click.echo(
            say(
                f"“{question.name}”未单独列出，按兜底类别",
                f"{question.name} is not listed: taken from the class of all others",
            )
        )
    counted = say(*COUNTED.get(answer.counted, ("日期", "day")))
    for line in answer.lines:
        click.echo(_line(line, say) + f"  [{counted} {question.on.isoformat()}]")
    for quote in answer.left_to_counties:
        click.echo(say("由县（市）确定：", "left to counties: ") + quote)


def _line(line: Line, say: Say) -> str:
    who = say(*WHO[line.beneficiary])
    what = GRADES.get(line.grade or 0) or line.certificate or line.unit or ""
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
        else line.formula or say("未印金额", "no amount printed")
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
            say(f"（不少于{line.hours_min:g}课时）", f"(at least {line.hours_min:g} class hours)")
        )
    if line.condition and line.beneficiary == "person":
        words.append(f"（{line.condition}）")
    return " ".join(words)


def _result(line: Line, say: Say) -> str:
    if line.result is not None:
        return f"{line.result:g}"
    if line.is_short_of_hours:
        return say("课时不足", "too few class hours")
    if line.if_not is not None and line.base is not None:
        raised = f"{line.if_scarce:g}" if line.if_scarce is not None else "?"
        return say(
            f"{line.if_not:g}；紧缺目录未附，如列入为 {raised}",
            f"{line.if_not:g}, or {raised} if listed as scarce (the list is not at hand)",
        )
    return say("无法确定", "cannot be told")


def _say_past(past: list[Past], say: Say) -> None:
    if not past:
        click.echo(say("没有记录", "nothing found"))
    for one in past:
        period = f"{one.effective_from or '?'} – {one.effective_to or ''}"
        scarce = {True: say("紧缺", "scarce"), False: "", None: say("紧缺未知", "scarce unknown")}[
            one.is_scarce
        ]
        amount = f"{one.amount:g}" if one.amount is not None else "—"
        what = GRADES.get(one.grade or 0) or one.certificate or ""
        state = say("征求意见稿", "draft notice") if one.status == "draft" else ""
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
        click.echo("  ".join(word for word in words if word))
