"""release, verify, diff and diff-text: what is said on screen about versions."""

from __future__ import annotations

import importlib.metadata
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from pipeline.base.errors import UserError
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import one_line
from pipeline.diff.difference import compare
from pipeline.diff.models import FLAGS, KINDS, Difference, Side
from pipeline.diff.render.html import render_html
from pipeline.diff.render.json_report import render_json
from pipeline.diff.render.markdown import render_markdown
from pipeline.diff.render.text import render_text
from pipeline.diff.sources import is_version, open_newest, open_notices, open_revision, open_version
from pipeline.store.text_conversion import text_lines
from pipeline.store.verify import Verdict, verify_all
from pipeline.store.verify import verify as verify_one
from pipeline.store.versions import find_version
from pipeline.workflow.release import release as write_release
from pipeline.workflow.release import withdraw

# Wide enough that a line of a report never breaks where nobody sees a screen's edge.
NO_SCREEN = 10_000


@click.command("release")
@click.option(
    "--version", "name", help="Name of the version: a date; default today's. 版本号，默认当天日期"
)
@click.option(
    "--withdraw", "withdrawn", metavar="VERSION", help="Mark a version as found wrong. 撤回一个版本"
)
@click.option("--reason", default="", help="Why it is withdrawn. 撤回原因")
@pass_settings
@one_line(1)
def release_command(
    settings: Settings, name: str | None, withdrawn: str | None, reason: str
) -> None:
    """Turn the draft into a version that never changes. 发布草稿为不可更改的版本。"""
    zh = settings.lang == "zh"
    now = datetime.now(UTC)
    if withdrawn:
        marked = withdraw(settings.root / "normalized", withdrawn, reason, now)
        click.echo(f"{marked.version} {'已撤回' if zh else 'withdrawn'}: {marked.reason}")
        return
    done = write_release(settings.root, now, code_version(), name)
    for notice in done.kept_out:
        click.echo(
            f"{notice}: {'有错误，未收入' if zh else 'kept out, errors stand in it'}", err=True
        )
    version = done.version
    counts = (
        f"{version.notices} 份通知，{version.rows} 行"
        if zh
        else f"{version.notices} notices, {version.rows} rows"
    )
    click.echo(f"{settings.root / 'normalized' / version.version}  {counts}")


@click.command("verify")
@click.argument("version", required=False)
@pass_settings
@one_line(2)
def verify_command(settings: Settings, version: str | None) -> None:
    """Prove that files, hashes, keys and counts of released versions hold. 核验已发布版本。"""
    normalized = settings.root / "normalized"
    asked = [verify_one(normalized, find_version(normalized, version).version)] if version else None
    verdicts = verify_all(normalized) if asked is None else asked
    if not verdicts:
        click.echo("没有已发布的版本" if settings.lang == "zh" else "no version is released")
    for verdict in verdicts:
        click.echo(_verdict(verdict, settings.lang == "zh"))
    sys.exit(1 if any(verdict.problems for verdict in verdicts) else 0)


def _verdict(verdict: Verdict, zh: bool) -> str:
    counts = (
        f"{verdict.files} 个文件，{verdict.rows} 行"
        if zh
        else f"{verdict.files} files, {verdict.rows} rows"
    )
    holds = "完好" if zh else "holds"
    text = f"{verdict.version}  " + (
        "; ".join(verdict.problems) if verdict.problems else f"{holds} ({counts})"
    )
    return text + (
        f"  [{'已撤回' if zh else 'withdrawn'}: {verdict.withdrawn}]" if verdict.withdrawn else ""
    )


def _words(_: click.Context, __: click.Parameter, value: str) -> frozenset[str]:
    words = frozenset(word for word in value.split(",") if word)
    unknown = sorted(words - {*KINDS, *FLAGS})
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)}; known: {', '.join((*KINDS, *FLAGS))}")
    return words


@click.command("diff")
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option(
    "--notices", is_flag=True, help="A and B are notices of one version. 比较同一版本中的两份通知"
)
@click.option(
    "--in", "version", metavar="VERSION", help="Version the notices stand in. 通知所在版本"
)
@click.option(
    "--git",
    "base",
    metavar="BASE",
    help="Compare with the latest version of a git revision. 与 git 版本比较",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown", "html"]), default="text"
)
@click.option("--rows", is_flag=True, help="Open every group to its rows (text). 逐行列出")
@click.option("--fail-on", "fail_on", callback=_words, default="", metavar="WORDS",
              help="Exit 1 only on these: removed,amount,schema,... 仅在出现这些变动时返回 1")  # fmt: skip
@pass_settings
@one_line(2)
def diff_command(
    settings: Settings, *, a: str | None, b: str | None, notices: bool, version: str | None, base: str | None,
    form: str, rows: bool, fail_on: frozenset[str],
) -> None:  # fmt: skip
    """What really changed between two versions or two notices. 两个版本或两份通知之间的实质变动。

    Without B: from A to the draft; without both: from the latest version. Exit code 0 same, 1 different, 2 error.
    """
    difference = compare(*_sides(settings.root, (a, b), notices or bool(version), version, base))
    click.echo(_render(difference, form, settings.lang, rows), nl=False)
    sys.exit(int(difference.fails_on(fail_on) if fail_on else not difference.is_same))


def _sides(
    root: Path,
    names: tuple[str | None, str | None],
    notices: bool,
    version: str | None,
    base: str | None,
) -> tuple[Side, Side]:
    a, b = names
    if base:
        after = open_version(root, a) if a else open_newest(root)
        return open_revision(root, base, after), after
    if a and b and (notices or not (is_version(a) or is_version(b))):
        return open_notices(root, a, b, version)
    if notices:
        raise UserError("name two notices: catalogue diff --notices A B")
    return open_version(root, a or "latest"), open_version(root, b or "draft")


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


@click.command("diff-text")
@click.argument("file", type=click.Path(path_type=Path))
@one_line(2)
def diff_text_command(file: Path) -> None:
    """Print a Parquet file as text, for `git diff`. 以文本输出 Parquet 文件，供 git diff 使用。"""
    for line in text_lines(file):
        click.echo(line)


def code_version() -> str:
    """Version of the installed distribution."""
    try:
        return importlib.metadata.version("subsidy-catalogue")
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
