"""release, verify, diff and diff-text: what is said on screen about versions."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from pipeline.base.errors import UserError
from pipeline.base.exit_codes import ExitCode
from pipeline.base.language import Words
from pipeline.cli.bilingual import command, current_language, option
from pipeline.cli.settings import Settings, code_version, pass_settings
from pipeline.cli.speech import Say, echo, say_in, show
from pipeline.diff.difference import compare
from pipeline.diff.models import FLAGS, KINDS, Difference, Side
from pipeline.diff.render.html import render_html
from pipeline.diff.render.json_report import render_json
from pipeline.diff.render.markdown import render_markdown
from pipeline.diff.render.text import render_text
from pipeline.diff.sources import (
    Places,
    is_version,
    open_newest,
    open_notices,
    open_revision,
    open_version,
)
from pipeline.store.text_conversion import text_lines
from pipeline.store.verify import Verdict, verify_all
from pipeline.store.verify import verify as verify_one
from pipeline.store.versions import find_version
from pipeline.workflow.release import release as write_release
from pipeline.workflow.release_checks import Dropped
from pipeline.workflow.withdraw import withdraw

# Wide enough that a line of a report never breaks where nobody sees a screen's edge.
NO_SCREEN = 10_000


@command(
    "release", "Turn the draft into a version that never changes.", "将草稿发布为不可更改的版本。"
)
@option(
    "--version",
    "name",
    en="Name of the version: a date; default: today's.",
    zh="版本号，为日期；默认当天。",
)
@option(
    "--withdraw",
    "withdrawn",
    metavar="VERSION",
    en="Mark a version as found wrong.",
    zh="撤回一个有误的版本。",
)
@option(
    "--without",
    multiple=True,
    metavar="ID",
    en="Let go what the last version had: a notice (ID), a list or the amounts of a programme (ID/scarce).",
    zh="不再收录上一版本的内容：通知（ID）、目录或项目金额（ID/scarce）。",
)
@option("--reason", default="", en="Why it is withdrawn, or let go.", zh="撤回或不再收录的原因。")
@pass_settings
def release_command(
    settings: Settings,
    name: str | None,
    withdrawn: str | None,
    without: tuple[str, ...],
    reason: str,
) -> None:
    say = say_in(settings)
    now = datetime.now(UTC)
    if withdrawn:
        marked = withdraw(settings.workspace.normalized, withdrawn, reason, now)
        echo(f"{marked.version} {say('withdrawn', '已撤回')}: {marked.reason}")
        return
    done = write_release(settings.root, now, code_version(), name, Dropped(without, reason))
    for notice in done.kept_out:
        echo(f"{notice}: {say('kept out, errors stand in it', '有错误，未收入')}", err=True)
    version = done.version
    counts = say(
        f"{version.notices} notices, {version.rows} rows",
        f"{version.notices} 份通知，{version.rows} 行",
    )
    echo(f"{settings.workspace.normalized / version.version}  {counts}")


@command(
    "verify",
    "Prove that files, hashes, keys and counts of released versions hold.",
    "核验已发布版本的文件、哈希、键和行数。",
)
@click.argument("version", required=False)
@pass_settings
def verify_command(settings: Settings, version: str | None) -> None:
    normalized = settings.workspace.normalized
    asked = [verify_one(normalized, find_version(normalized, version).version)] if version else None
    verdicts = verify_all(normalized) if asked is None else asked
    if not verdicts:
        echo(say_in(settings)("no version is released", "没有已发布的版本"))
    for verdict in verdicts:
        echo(_verdict(verdict, say_in(settings)))
    is_wrong = any(verdict.problems for verdict in verdicts)
    sys.exit(ExitCode.DATA_SAYS_NO if is_wrong else ExitCode.FINE)


def _verdict(verdict: Verdict, say: Say) -> str:
    counts = say(
        f"{verdict.files} files, {verdict.rows} rows", f"{verdict.files} 个文件，{verdict.rows} 行"
    )
    held = f"{say('holds', '完好')} ({counts})"
    state = "; ".join(say(*problem) for problem in verdict.problems) or held
    gone = f"  [{say('withdrawn', '已撤回')}: {verdict.withdrawn}]" if verdict.withdrawn else ""
    return f"{verdict.version}  {state}{gone}"


def _words(_: click.Context, __: click.Parameter, value: str) -> frozenset[str]:
    words = frozenset(word for word in value.split(",") if word)
    unknown = sorted(words - {*KINDS, *FLAGS})
    if unknown:
        names, known = ", ".join(unknown), ", ".join((*KINDS, *FLAGS))
        said = Words(f"{names}; known: {known}", f"{names}；可用：{known}")
        raise click.BadParameter(said.say(current_language()))
    return words


@command(
    "diff",
    "What really changed between two versions or two notices.\n\nWithout B: from A to the draft; without both:"
    " from the latest version. Exit code 0 same, 1 different, 2 used wrongly.",
    "两个版本或两份通知之间的实质变动。\n\n不写 B：从 A 到草稿；都不写：从最新版本到草稿。"
    "退出码 0 相同，1 不同，2 用法有误。",
)
@click.argument("a", required=False)
@click.argument("b", required=False)
@option(
    "--notices",
    is_flag=True,
    en="A and B are notices of one version.",
    zh="A 和 B 是同一版本中的两份通知。",
)
@option(
    "--in",
    "version",
    metavar="VERSION",
    en="Version the notices stand in.",
    zh="通知所在的版本。",
)
@option(
    "--git",
    "base",
    metavar="BASE",
    en="Compare with the latest version of a git revision.",
    zh="与某个 git 修订中的最新版本比较。",
)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    en="How the difference is written.",
    zh="输出格式。",
)
@option("--rows", is_flag=True, en="Open every group to its rows (text).", zh="逐行列出（text）。")
@option(
    "--fail-on",
    "fail_on",
    callback=_words,
    default="",
    metavar="WORDS",
    en="Exit 1 only on these: removed,amount,schema,...",
    zh="仅在出现这些变动时退出码为 1：removed,amount,schema,…",
)
@pass_settings
def diff_command(
    settings: Settings, *, a: str | None, b: str | None, notices: bool, version: str | None, base: str | None,
    form: str, rows: bool, fail_on: frozenset[str],
) -> None:  # fmt: skip
    difference = compare(
        *_sides(
            Places(settings.workspace.normalized, settings.workspace.raw),
            (a, b),
            notices or bool(version),
            version,
            base,
        )
    )
    drawn = _render(difference, form, settings.lang, rows)
    show(drawn) if form == "text" else echo(drawn, nl=False)
    is_other = difference.fails_on(fail_on) if fail_on else not difference.is_same
    sys.exit(ExitCode.DATA_SAYS_NO if is_other else ExitCode.FINE)


def _sides(
    places: Places,
    names: tuple[str | None, str | None],
    notices: bool,
    version: str | None,
    base: str | None,
) -> tuple[Side, Side]:
    a, b = names
    if base:
        after = open_version(places, a) if a else open_newest(places)
        return open_revision(places, base, after), after
    if a and b and (notices or not (is_version(a) or is_version(b))):
        return open_notices(places, a, b, version)
    if notices:
        raise UserError(
            "name two notices: catalogue diff --notices A B",
            "请写出两份通知：catalogue diff --notices A B",
        )
    return open_version(places, a or "latest"), open_version(places, b or "draft")


def _render(difference: Difference, form: str, lang: str, rows: bool) -> str:
    if form == "json":
        return render_json(difference)
    if form == "text":
        screen = sys.stdout.isatty()
        width = shutil.get_terminal_size().columns if screen else NO_SCREEN
        return render_text(difference, lang, width, screen, rows)
    return (
        render_markdown(difference, lang) if form == "markdown" else render_html(difference, lang)
    )


@command(
    "diff-text",
    "Print a Parquet file as text, for `git diff`.",
    "以文本输出 Parquet 文件，供 `git diff` 使用。",
)
@click.argument("file", type=click.Path(path_type=Path))
def diff_text_command(file: Path) -> None:
    for line in text_lines(file):
        echo(line)
