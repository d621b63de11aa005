"""add: a new notice is copied, hashed and described; what it says of itself is proposed, a person may say otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from pipeline.base.errors import UserError
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import Say, one_line, say_in
from pipeline.reference.regions import region_name, regions
from pipeline.workflow.add_notice import (
    Proposal,
    add_notice,
    change,
    check_date,
    check_proposal,
    missing_fields,
    order_files,
    read_proposal,
)
from pipeline.workflow.execute.processes import Limits

WORDS = {
    "notice_id": "编号", "region": "地区", "status": "状态", "title": "标题", "document_number": "文号", "issuers": "发文机关",
    "issued_on": "印发日期", "effective_from": "施行日期", "effective_to": "有效期至", "url": "网址",
}  # fmt: skip


@click.command("add")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option(
    "--id",
    "notice_id",
    default="",
    metavar="ID",
    help="place-year[-word], for good; default: proposed. 通知编号",
)
@click.option(
    "--region",
    default="",
    metavar="CODE",
    help="GB/T 2260 code; default: from the place named. 地区代码",
)
@click.option(
    "--status",
    type=click.Choice(["draft", "final"]),
    help="Default: as the document says. 征求意见稿或正式文件",
)
@click.option("--yes", is_flag=True, help="Ask nothing, take what is proposed. 不提问")
@pass_settings
@one_line(1)
def add_command(
    settings: Settings,
    files: tuple[Path, ...],
    notice_id: str,
    region: str,
    status: str | None,
    yes: bool,
) -> None:
    """Copy a notice into raw/ and write its notice.toml; more FILEs are witnesses of the same notice. 登记一份通知。"""
    say = say_in(settings)
    ordered = order_files(files)
    proposal = change(read_proposal(ordered, Limits()), notice_id, region, status or "")
    if not yes:
        proposal = _ask(proposal, settings.root, say, is_id_said=bool(notice_id))
    folder = add_notice(settings.root, ordered, proposal)
    _print(proposal, folder, say)


def _ask(proposal: Proposal, root: Path, say: Say, is_id_said: bool) -> Proposal:
    """Each value in turn, the proposed one as default."""
    click.echo(say("标题：", "title: ") + (proposal.title or say("（未印）", "(not printed)")))
    region = _prompt(say, "region", proposal.region, _region)
    status = _prompt(say, "status", proposal.status, _status)
    changed = change(proposal, proposal.notice_id if is_id_said else "", region, status)
    changed = replace(
        changed,
        document_number=_prompt(say, "document_number", changed.document_number, str.strip),
        issued_on=_prompt(say, "issued_on", changed.issued_on, _date("issued_on")),
        effective_from=_prompt(
            say, "effective_from", changed.effective_from, _date("effective_from")
        ),
        effective_to=_prompt(say, "effective_to", changed.effective_to, _date("effective_to")),
        url=_prompt(say, "url", changed.url, str.strip),
    )
    free = _usable(lambda text: check_proposal(root, replace(changed, notice_id=text)))
    return replace(changed, notice_id=_prompt(say, "notice_id", changed.notice_id, free))


def _prompt(say: Say, key: str, value: str, check: Callable[[str], str]) -> str:
    answer: str = click.prompt(
        say(WORDS[key], key), default=value, value_proc=check, show_default=bool(value)
    )
    return answer


def _usable(check: Callable[[str], None]) -> Callable[[str], str]:
    """A check as a question wants it: what will not do is said, and asked again."""

    def proc(text: str) -> str:
        try:
            check(text.strip())
        except UserError as error:
            raise click.UsageError(str(error)) from error
        return text.strip()

    return proc


def _date(key: str) -> Callable[[str], str]:
    return _usable(lambda text: check_date(key, text))


def _region(text: str) -> str:
    if text and text not in regions():
        raise click.UsageError(f"no region has the code {text!r}")
    return text


def _status(text: str) -> str:
    if text not in {"draft", "final"}:
        raise click.UsageError("draft / final")
    return text


def _print(proposal: Proposal, folder: Path, say: Say) -> None:
    click.echo(say(f"已登记：{folder}", f"added: {folder}"))
    for key, word in WORDS.items():
        value = getattr(proposal, key)
        words = "、".join(value) if isinstance(value, tuple) else value
        if key == "region" and value:
            words = f"{value} {region_name(value)}"
        if words:
            click.echo(f"  {say(word, key):<16}{words}")
    missing = missing_fields(proposal)
    if missing:
        names = "、".join(WORDS[key] for key in missing)
        click.echo(
            say(
                f"文中未见，留空：{names}",
                f"not printed, or not found; left empty: {', '.join(missing)}",
            )
        )
    click.echo(say("下一步：catalogue extract", "next: catalogue extract"))
