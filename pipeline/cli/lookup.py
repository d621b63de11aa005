"""`catalogue lookup`: a question on the command line or many in a file. The answers are made in pipeline/answers/."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click
from rich.progress import Progress, TextColumn

from pipeline.answers.batch import COLUMNS, answer_rows, read_questions
from pipeline.answers.book import Book
from pipeline.answers.history import look_back
from pipeline.answers.look_up import look_up
from pipeline.answers.models import Question
from pipeline.answers.public import book_of
from pipeline.answers.questions import read_day, read_grade, read_hours, read_region
from pipeline.base.errors import UserError
from pipeline.base.exit_codes import ExitCode
from pipeline.cli.bilingual import command, option
from pipeline.cli.csv_target import csv_target
from pipeline.cli.say_answer import print_answer
from pipeline.cli.say_history import print_history
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import echo, say_in, screen
from pipeline.store.versions import read_versions
from pipeline.workflow.workspace import Workspace

FORMAT = "subsidy-catalogue/answer/1"


@command(
    "lookup",
    "What an occupation gets, with notice, clause and page. The first word says what became of the question: listed and "
    "residual hold amounts (exit 0), every other none (exit 1).",
    "查询一个职业（工种、项目、编码）的补贴，附通知和原文位置。第一个词是结果：`listed`、`residual` 给出金额（退出码 0），"
    "其他一律不给（退出码 1）。",
)
@click.argument("name", required=False)
@option(
    "--region",
    default="",
    en="Name or GB/T 2260 code; a county is answered by its city's notice.",
    zh="地区名称或 GB/T 2260 代码；县（市、区）按所属市的通知回答。",
)
@option(
    "--grade",
    en="5 to 1, or the name of the grade as printed; default: all.",
    zh="等级：初级工、中级工、高级工、技师、高级技师，或 5 至 1；默认全部。",
)
@option(
    "--on",
    "day",
    en="The day that counts, as 2023-06-01, 20230601 or as printed; default: today.",
    zh="以何日期为准（2023-06-01、20230601、2023年6月1日）；默认今天。",
)
@option(
    "--hours",
    en="Class hours given, for hours above a threshold.",
    zh="实际课时，用于超出起点的课时。",
)
@option(
    "--notice",
    "notice_id",
    default="",
    metavar="ID",
    en="Ask this notice, drafts too.",
    zh="指定通知，可为征求意见稿。",
)
@option(
    "--as-if-in-force",
    is_flag=True,
    en="Let a notice answer that prints no day of effect.",
    zh="未印施行日期的通知视同施行。",
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
@option(
    "--json",
    "as_json",
    is_flag=True,
    en="For programs; docs/answer.schema.json.",
    zh="输出 JSON，格式见 docs/answer.schema.json。",
)
@option(
    "--csv",
    "source",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    en="Many questions: a CSV with name, region, and if wanted grade, on, hours.",
    zh="批量查询：CSV 文件，含名称、地区，可含等级、日期、课时。",
)
@option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    en="Where --csv writes; default: the screen.",
    zh="--csv 的输出文件；默认屏幕。",
)
@pass_settings
def lookup_command(
    settings: Settings, *, name: str | None, region: str, grade: str | None, day: str | None, hours: str | None,
    notice_id: str, as_if_in_force: bool, version: str, history: bool, as_json: bool, source: Path | None, out: Path | None,
) -> None:  # fmt: skip
    beside: dict[str, str | bool | None] = {
        "--on": day, "--hours": hours, "--notice": notice_id, "--as-if-in-force": as_if_in_force,
    }  # fmt: skip
    if source is not None:
        more = {
            "NAME": name,
            "--region": region,
            "--grade": grade,
            "--history": history,
            "--json": as_json,
        }
        _refuse_beside("--csv", {**more, **beside})
        _answer_file(settings, source, out, version)
        return
    if out is not None:
        raise UserError("--out goes with --csv only", "--out 只能与 --csv 同用")
    if name is None or not (region or notice_id):
        raise UserError(
            "give NAME and --region (or --notice), or --csv FILE",
            "请给出名称和 --region（或 --notice），或 --csv 文件",
        )
    level = None if grade is None else read_grade(grade)
    if history:
        _refuse_beside("--history", {**beside, "--version": version})
        past = look_back(name, read_region(region), level, _all_books(settings.workspace))
        _say_json([asdict(one) for one in past]) if as_json else print_history(past, settings)
        sys.exit(ExitCode.FINE if past else ExitCode.DATA_SAYS_NO)
    on = date.today() if day is None else read_day(day)
    given = None if hours is None else read_hours(hours)
    question = Question(name, region, on, level, given, notice_id, as_if_in_force)
    answer = look_up(question, book_of(settings.workspace.normalized, version))
    _say_json({"format": FORMAT, **asdict(answer)}) if as_json else print_answer(answer, settings)
    sys.exit(ExitCode.FINE if answer.status.is_paid else ExitCode.DATA_SAYS_NO)


def _refuse_beside(option_name: str, given: Mapping[str, str | bool | None]) -> None:
    """UserError where something is given that would go unheard."""
    if told := [name for name, value in given.items() if value]:
        raise UserError(
            f"{option_name} does not go with {', '.join(told)}",
            f"{option_name} 不能与 {'、'.join(told)} 同用",
        )


def _all_books(workspace: Workspace) -> Iterator[Book]:
    """Every version that holds, then the draft."""
    names = [one.version for one in read_versions(workspace.normalized) if not one.withdrawn_on]
    names += ["draft"] if workspace.draft.is_dir() or not names else []
    for name in names:
        yield book_of(workspace.normalized, name)


def _say_json(value: object) -> None:
    echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def _answer_file(settings: Settings, source: Path, out: Path | None, version: str) -> None:
    """The answers to a file of questions; how far it is, is said where somebody looks."""
    book = book_of(settings.workspace.normalized, version)
    eyes = screen(stderr=True)
    bar = Progress(
        TextColumn("{task.description} {task.completed}"),
        console=eyes,
        transient=True,
        disable=not eyes.is_terminal,
    )
    with bar, csv_target(out) as file:
        task = bar.add_task(say_in(settings)("questions", "已答"), total=None)
        asked = read_questions(source, date.today())
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(answer_rows(asked, book, settings.lang, lambda: bar.advance(task)))
