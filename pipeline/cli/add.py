"""add: a new notice is copied, hashed and described; what it says of itself is proposed, a person may say otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.cli.add_files import ask_missing, ask_roles, print_roles, tell_missing
from pipeline.cli.bilingual import command, current_language, option
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import Say, echo, say_in
from pipeline.reference.regions import region_name, regions
from pipeline.workflow.add_notice import (
    Proposal,
    add_notice,
    change,
    check_date,
    check_given,
    check_proposal,
    check_url,
    missing_fields,
    propose,
)
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.tell_roles import read_files

WORDS = {
    "notice_id": "编号", "region": "地区", "status": "状态", "title": "标题", "document_number": "文号", "issuers": "发文机关",
    "issued_on": "印发日期", "effective_from": "施行日期", "effective_to": "有效期至", "url": "网址",
}  # fmt: skip


@command(
    "add",
    "Copy a notice into raw/ and write its notice.toml; which FILE is the notice, an annex, or says the same again is told from what they hold.",
    "登记一份通知：复制到 raw/ 并写出 notice.toml；哪个文件是通知、附件或佐证，按内容判断。",
)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@option(
    "--id",
    "notice_id",
    default="",
    metavar="ID",
    en="place-year[-word], for good; default: proposed.",
    zh="通知编号：地名-年份[-词]，此后不变；默认自动拟定。",
)
@option(
    "--region",
    default="",
    metavar="CODE",
    en="GB/T 2260 code; default: from the place named.",
    zh="GB/T 2260 行政区划代码；默认取文中地名。",
)
@option(
    "--status",
    type=click.Choice(["draft", "final"]),
    en="Draft for comment, or final; default: as the document says.",
    zh="征求意见稿（draft）或正式文件（final）；默认按文件所写。",
)
@option(
    "--yes", is_flag=True, en="Ask nothing, take what is proposed.", zh="不提问，全部采用拟定的值。"
)
@option(
    "--interactive",
    is_flag=True,
    en="Ask only what is not sure or not printed.",
    zh="只询问不确定或文中未见的内容。",
)
@pass_settings
def add_command(
    settings: Settings,
    files: tuple[Path, ...],
    notice_id: str,
    region: str,
    status: str | None,
    yes: bool,
    interactive: bool,
) -> None:
    say = say_in(settings)
    told = read_files(check_given(files), Limits())
    given, metadata = told.given, told.metadata
    if yes:
        print_roles(given, say)
        tell_missing(told.missing, say)
    else:
        given = ask_roles(given, say, only_unsure=interactive)
        if given[0].path != told.given[0].path:
            metadata = read_files([given[0].path], Limits()).metadata
        given = ask_missing(given, told.missing, say)
    proposal = change(propose(metadata), notice_id, region, status or "")
    if not yes:
        ask = _ask_open if interactive else _ask
        proposal = ask(proposal, settings.root, say, bool(notice_id))
    folder = add_notice(settings.root, {each.path: each.role for each in given}, proposal)
    _print(proposal, folder, say)


def _say_title(proposal: Proposal, say: Say) -> None:
    echo(say("title: ", "标题：") + (proposal.title or say("(not printed)", "（未印）")))


def _ask_open(proposal: Proposal, root: Path, say: Say, is_id_said: bool) -> Proposal:
    """All that the notice does not say, and the address, which no file knows; the id where none can be proposed or it is taken."""
    _say_title(proposal, say)
    region = proposal.region or _prompt(say, "region", "", _region)
    changed = change(proposal, proposal.notice_id if is_id_said else "", region, proposal.status)
    if not changed.issued_on:
        changed = replace(changed, issued_on=_prompt(say, "issued_on", "", _date("issued_on")))
    if not changed.effective_from:
        answer = _prompt(say, "effective_from", "", _date("effective_from"))
        changed = replace(changed, effective_from=answer)
    if not changed.document_number:
        changed = replace(changed, document_number=_prompt(say, "document_number", "", str.strip))
    changed = replace(changed, url=_prompt(say, "url", "", _usable(check_url)))
    free = _usable(lambda text: check_proposal(root, replace(changed, notice_id=text)))
    try:
        check_proposal(root, changed)
    except UserError as error:
        echo(error.words.say(current_language()))
        return replace(changed, notice_id=_prompt(say, "notice_id", "", free))
    return changed


def _ask(proposal: Proposal, root: Path, say: Say, is_id_said: bool) -> Proposal:
    """Each value in turn, the proposed one as default."""
    _say_title(proposal, say)
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
        url=_prompt(say, "url", changed.url, _usable(check_url)),
    )
    free = _usable(lambda text: check_proposal(root, replace(changed, notice_id=text)))
    return replace(changed, notice_id=_prompt(say, "notice_id", changed.notice_id, free))


def _prompt(say: Say, key: str, value: str, check: Callable[[str], str]) -> str:
    answer: str = click.prompt(
        say(key, WORDS[key]), default=value, value_proc=check, show_default=bool(value)
    )
    return answer


def _usable(check: Callable[[str], None]) -> Callable[[str], str]:
    """A check as a question wants it: what will not do is said, and asked again."""

    def proc(text: str) -> str:
        try:
            check(text.strip())
        except UserError as error:
            raise click.UsageError(error.words.say(current_language())) from error
        return text.strip()

    return proc


def _date(key: str) -> Callable[[str], str]:
    return _usable(lambda text: check_date(key, text))


def _region(text: str) -> str:
    if text and text not in regions():
        raise click.UsageError(
            Words(f"no region has the code {text!r}", f"没有代码为 {text!r} 的地区").say(
                current_language()
            )
        )
    return text


def _status(text: str) -> str:
    if text not in {"draft", "final"}:
        raise click.UsageError("draft / final")
    return text


def _print(proposal: Proposal, folder: Path, say: Say) -> None:
    echo(say(f"added: {folder}", f"已登记：{folder}"))
    for key, word in WORDS.items():
        value = getattr(proposal, key)
        words = "、".join(value) if isinstance(value, tuple) else value
        if key == "region" and value:
            words = f"{value} {region_name(value)}"
        if words:
            echo(f"  {say(key, word):<16}{words}")
    missing = missing_fields(proposal)
    if missing:
        names = "、".join(WORDS[key] for key in missing)
        echo(
            say(
                f"not printed, or not found; left empty: {', '.join(missing)}",
                f"文中未见，留空：{names}",
            )
        )
    echo(say("next: catalogue extract", "下一步：catalogue extract"))
