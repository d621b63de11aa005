"""`catalogue check`: the doubts of the draft in groups, what nobody read, and each notice in one line."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence

from rich.text import Text

from pipeline.base.exit_codes import ExitCode
from pipeline.base.language import Words
from pipeline.cli.bilingual import command, option
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import Screen, echo, screen, styled
from pipeline.model.issues import split_advice
from pipeline.model.rows import CoverageRow, IssueRow
from pipeline.model.vocabularies import Severity
from pipeline.report.check_groups import (
    DECISIONS,
    Group,
    group_issues,
    places_line,
    totals_line,
    what_to_do,
)
from pipeline.report.check_lines import FACTS, facts_line, left_out_line
from pipeline.store.typed_rows import cells_of
from pipeline.workflow.check_draft import Check, check_draft

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}
UNREAD = Words("nobody read", "无人读取")
ADVICE = Words("to settle", "处理")
AT_TOP = Words(" (at its top)", " 开头")
# So many issues of a kind are shown; the others by --verbose.
SHOWN = 3
ACCEPTED = Words("accepted", "已接受")
LAST_RUN = Words(
    "the last run failed, the draft is of an earlier one", "上次运行失败，草稿来自更早的运行"
)
NO_ERRORS = Words("nothing stands in the way of a release", "没有阻碍发布的错误")


@command(
    "check",
    "What stands in the way of a release, and what nobody read; exit 1 where an error stands.",
    "列出阻碍发布的疑点和无人读取的内容；有错误时退出码为 1。",
)
@option("--json", "as_json", is_flag=True, en="For programs.", zh="输出 JSON，供程序使用。")
@option(
    "--all",
    "show_all",
    is_flag=True,
    en="Accepted issues and notes too.",
    zh="含已接受的疑点和提示。",
)
@option(
    "--verbose",
    is_flag=True,
    en="Every issue, each with what to do.",
    zh="逐条列出，并各附处理方法。",
)
@pass_settings
def check_command(settings: Settings, as_json: bool, show_all: bool, verbose: bool) -> None:
    check = check_draft(settings.root)
    if as_json:
        found = {
            "issues": [cells_of(row) for row in check.issues],
            "unread": [cells_of(row) for row in check.unread],
            "failed": [words.en for words in check.failed],
            "facts": facts_of(check),
        }
        echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))
    else:
        _print_check(check, show_all, verbose, settings.lang)
    sys.exit(ExitCode.DATA_SAYS_NO if check.errors or check.failed else ExitCode.FINE)


def facts_of(check: Check) -> dict[str, dict[str, int | Mapping[str, int]]]:
    """notice_id -> its facts, entries and doubts counted, for programs."""
    return {
        name: dict(zip(FACTS, counts, strict=True)) | {"doubts": check.doubts.get(name, {})}
        for name, counts in check.facts.items()
    }


def _is_open(row: IssueRow) -> bool:
    return row.severity is not Severity.NOTE and not row.accepted


def _print_check(check: Check, show_all: bool, verbose: bool, lang: str) -> None:
    out = screen()
    shown = [row for row in check.issues if show_all or _is_open(row)]
    for group in group_issues(shown):
        _print_group(out, group, verbose, lang)
    _print_unread(out, check.unread, verbose, lang)
    for notice_id, facts in check.facts.items():
        out.print(facts_line(notice_id, facts).say(lang), soft_wrap=True, markup=False)
        if doubts := check.doubts.get(notice_id):
            out.print(f"    {left_out_line(doubts).say(lang)}", soft_wrap=True, markup=False)
    out.print(totals_line(check.issues).say(lang), soft_wrap=True)
    for words in check.failed:
        out.print(styled(f"{LAST_RUN.say(lang)}: {words.say(lang)}", "bold red"), soft_wrap=True)
    errors = check.errors + len(check.failed)
    verdict = Words(f"{errors} error(s) stand in the way of a release", f"{errors} 个错误阻碍发布")
    if errors:
        out.print(styled(verdict.say(lang), "bold red"))
    else:
        out.print(styled(NO_ERRORS.say(lang), "green"))


def _print_group(out: Screen, group: Group, verbose: bool, lang: str) -> None:
    """The kind with its total and places, what is said of all, the first few or all, and what to do once."""
    accepted = f" ({ACCEPTED.say(lang)})" if group.is_settled else ""
    _print_head(
        out,
        (group.severity.label(lang), COLOURS[group.severity]),
        f"{group.kind}{accepted}",
        [row.notice_id for row in group.rows],
    )
    if verbose:
        for row in group.rows:
            _print_issue(out, row, lang)
        return
    same = group.same_message
    if same:
        out.print(f"    {same.say(lang)}", soft_wrap=True)
    for row in group.rows[:SHOWN]:
        said = "" if same else f"  {row.message_zh if lang == 'zh' else row.message}"
        line = Text.assemble("    ", styled(row.source, "cyan"), "  ", row.printed, said)
        out.print(line, soft_wrap=True)
    _print_more(out, len(group.rows), lang)
    if not group.is_settled:
        _print_advice(out, group.rows[0], lang, len(group.rows))


def _print_head(
    out: Screen, loud: tuple[str, str], what: str, notice_ids: Sequence[str | None]
) -> None:
    head = Text.assemble(
        styled(*loud), " ", styled(what, "bold"), f"  {len(notice_ids)}: {places_line(notice_ids)}"
    )
    out.print(head, soft_wrap=True)


def _print_more(out: Screen, count: int, lang: str) -> None:
    if count > SHOWN:
        more = Words(f"and {count - SHOWN} more: --verbose", f"另有 {count - SHOWN} 处：--verbose")
        out.print(f"    {more.say(lang)}", style="dim", soft_wrap=True)


def _print_unread(out: Screen, places: Sequence[CoverageRow], verbose: bool, lang: str) -> None:
    """All that nobody read, as one group."""
    if not places:
        return
    _print_head(out, (UNREAD.say(lang), "yellow"), "", [place.notice_id for place in places])
    for place in places if verbose else places[:SHOWN]:
        line = Text.assemble("    ", styled(place.source, "cyan"), "  ", place.printed)
        out.print(line, soft_wrap=True)
    if not verbose:
        _print_more(out, len(places), lang)


def _print_issue(out: Screen, row: IssueRow, lang: str) -> None:
    """One issue, with what to do about it."""
    line = Text.assemble("    ", styled(row.source, "cyan"), "  ", row.printed)
    out.print(line, soft_wrap=True)
    out.print(f"    {row.message_zh if lang == 'zh' else row.message}", soft_wrap=True)
    if row.accepted:
        out.print(f"    {ACCEPTED.say(lang)}: {row.accepted}", soft_wrap=True)
    else:
        _print_advice(out, row, lang, 1)


def _print_advice(out: Screen, row: IssueRow, lang: str, count: int) -> None:
    """The words; or the file, and below it what to paste there for the first of `count` issues, as it is."""
    file, text, is_top = split_advice(row.advice_zh if lang == "zh" else row.advice)
    if not file:
        out.print(f"    {ADVICE.say(lang)}: {text}", style="dim", soft_wrap=True)
        return
    folder = "" if file == DECISIONS else f"{row.notice_id}/"
    where = f"raw/{folder}{file}" + (AT_TOP.say(lang) if is_top else "")
    todo = what_to_do(file, where, count, text.startswith("[[accept]]"))
    out.print(f"    {todo.say(lang)}", style="dim", soft_wrap=True)
    for line in text.splitlines():
        out.print(f"      {line}", soft_wrap=True)
