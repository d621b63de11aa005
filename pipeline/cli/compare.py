"""`catalogue compare` and `catalogue coverage`: the same occupation over regions and years, and what the data covers."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click
from rich.table import Table

from pipeline.answers.comparison import Compared, compare, coverage
from pipeline.answers.questions import read_day, read_grade
from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.base.exit_codes import ExitCode
from pipeline.base.language import Words
from pipeline.base.printable import clipped
from pipeline.cli.bilingual import command, option
from pipeline.cli.say_comparison import print_comparison
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import Say, echo, say_in, screen
from pipeline.model.grades import FULL_NAMES
from pipeline.report.comparison_page import render_comparison
from pipeline.store.export import Sheet, to_xlsx
from pipeline.text import fold_dashes, fold_width

Cell = str | int | float | None
_BETWEEN = re.compile("[,，、;；]")
_YEARS = re.compile("([1-9][0-9]{3})年?(?:[-至]([1-9][0-9]{3})年?)?")
HEADS = {
    "name": Words("name", "名称"), "region": Words("region", "地区"), "year": Words("year", "年份"),
    "status": Words("status", "状态"), "notice_id": Words("notice", "通知"), "first_day": Words("from", "起"),
    "last_day": Words("to", "止"), "subsidy_class": Words("class", "类别"), "grade": Words("grade", "等级"),
    "certificate": Words("certificate", "证书"), "base_amount_yuan": Words("base", "基础金额"),
    "is_scarce": Words("scarce", "紧缺"), "amount_yuan": Words("yuan", "金额"),
    "amount_if_scarce_yuan": Words("if scarce", "如属紧缺"), "why": Words("why", "说明"), "source": Words("source", "原文位置"),
}  # fmt: skip
STATES = {
    "standing": Words("in force", "施行中"), "expired": Words("expired", "已失效"), "not_yet": Words("not yet", "尚未施行"),
    "undated": Words("undated", "未印日期"), "draft": Words("draft", "征求意见稿"),
}  # fmt: skip


@command(
    "compare",
    "The same occupations over regions and years: base amount and amount with uplift, and why there is none. Exit code 1 "
    "where no notice pays any of them.",
    "同一职业在不同地区、年份的补贴：基础金额和上浮后金额；没有的说明原因。所有职业均无补贴时退出码为 1。",
)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@option(
    "--regions",
    required=True,
    multiple=True,
    en="Regions, parted by commas or given again.",
    zh="地区，逗号分隔或重复给出。",
)
@option(
    "--years",
    required=True,
    multiple=True,
    en="Years: 2023, or 2022-2024.",
    zh="年份：2023，或 2022-2024。",
)
@option("--grade", en="5 to 1, or its name; default: all.", zh="等级；默认全部。")
@option("--version", default="", en="A version, latest or draft.", zh="数据版本、latest 或 draft。")
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "xlsx", "docx"]),
    default="text",
    en="How it is written.",
    zh="输出格式。",
)
@option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    en="File; needed for xlsx and docx.",
    zh="输出文件；XLSX、DOCX 格式必须给出。",
)
@pass_settings
def compare_command(
    settings: Settings, *, names: tuple[str, ...], regions: tuple[str, ...], years: tuple[str, ...], grade: str | None,
    version: str, form: str, out: Path | None,
) -> None:  # fmt: skip
    if form in {"xlsx", "docx"} and out is None:
        raise UserError(f"{form} needs --out FILE", f"{form.upper()} 格式需要 --out 文件")
    rows = compare(
        list(names),
        _given(regions, Words("region", "地区")),
        _years(years),
        grade=None if grade is None else read_grade(grade),
        version=version,
        root=settings.root,
    )
    _tell(rows, form, out, settings)
    sys.exit(ExitCode.FINE if any(row.is_paid for row in rows) else ExitCode.DATA_SAYS_NO)


def _tell(rows: Sequence[Compared], form: str, out: Path | None, settings: Settings) -> None:
    if form == "text" and out is None:
        print_comparison(rows, settings)
        return
    data = _written(rows, form, settings)
    if out is None:
        echo(data.decode())
        return
    with disk.explained(out):
        disk.replace_file(out, data)
    say = say_in(settings)
    echo(say(f"{len(rows)} rows written to {out}", f"{len(rows)} 行写入 {out}"))


def _parted(words: Sequence[str]) -> list[str]:
    return [part.strip() for word in words for part in _BETWEEN.split(word) if part.strip()]


def _given(words: Sequence[str], what: Words) -> list[str]:
    if parts := _parted(words):
        return parts
    raise UserError(f"no {what.en} is given", f"未给出{what.zh}")


def _years(words: Sequence[str]) -> list[int]:
    found: list[int] = []
    for word in _given(words, Words("year", "年份")):
        said = _YEARS.fullmatch(fold_dashes(fold_width(word)))
        if not said:
            told = clipped(word)
            raise UserError(
                f"'{told}' is no year; write 2023, or 2022-2024",
                f"“{told}”不是年份；请写成 2023 或 2022-2024",
            )
        first, last = int(said[1]), int(said[2] or said[1])
        if last < first:
            raise UserError(
                f"the years {word} run backwards; write {last}-{first}",
                f"年份 {word} 前后颠倒；请写成 {last}-{first}",
            )
        found += range(first, last + 1)
    return list(dict.fromkeys(found))


def _cells(row: Compared, say: Say) -> dict[str, Cell]:
    """A row for people: grades by name, truth as a word, the reason only where there is no amount."""
    told = asdict(row)
    is_told = row.base_amount_yuan is not None
    told["grade"] = FULL_NAMES.get(row.grade or 0, "")
    told["is_scarce"] = {
        True: say("yes", "是"),
        False: say("no", "否"),
        None: "?" if is_told else "",
    }[row.is_scarce]
    told["why"] = "" if is_told else say(*row.why)
    return {key: told[key] for key in HEADS}


def _text(value: object) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _written(rows: Sequence[Compared], form: str, settings: Settings) -> bytes:
    say = say_in(settings)
    if form == "json":
        return (
            json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2, default=str)
            + "\n"
        ).encode()
    cells = [_cells(row, say) for row in rows]
    heads = {key: say(*words) for key, words in HEADS.items()}
    if form == "xlsx":
        return to_xlsx(Sheet(say("comparison", "比较"), heads, {}, cells))
    texts = [[_text(value) for value in row.values()] for row in cells]
    if form == "html":
        return render_comparison(list(heads.values()), texts, settings.lang).encode()
    if form == "docx":
        # Loaded where it is asked for: python-docx takes a fifth of a second.
        from pipeline.report.comparison_docx import write_comparison

        return write_comparison(list(heads.values()), texts, settings.lang)
    lines = [
        "\t".join(heads.values()),
        *("\t".join(row) for row in texts),
    ]
    return ("\n".join(lines) + "\n").encode()


@command(
    "coverage",
    "Which regions and days the data covers: notices in force, expired, drafts, undated.",
    "数据覆盖的地区和日期：施行中、已失效、征求意见稿、未印日期。",
)
@option("--on", "day", en="The day that counts; default: today.", zh="以何日期为准；默认今天。")
@option("--version", default="", en="A version, latest or draft.", zh="数据版本、latest 或 draft。")
@option("--json", "as_json", is_flag=True, en="For programs.", zh="输出 JSON，供程序使用。")
@pass_settings
def coverage_command(settings: Settings, *, day: str | None, version: str, as_json: bool) -> None:
    say = say_in(settings)
    rows = coverage(date.today() if day is None else read_day(day), version, settings.root)
    if as_json:
        echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2, default=str))
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for words in (
        Words("code", "代码"),
        HEADS["region"],
        HEADS["notice_id"],
        HEADS["status"],
        HEADS["first_day"],
        HEADS["last_day"],
    ):
        table.add_column(say(*words), overflow="fold")
    for row in rows:
        days = (str(row.effective_from or "—"), str(row.effective_to or "—"))
        table.add_row(row.region_code, row.region, row.notice_id, say(*STATES[row.state]), *days)
    screen().print(table)
