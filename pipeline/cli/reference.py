"""`catalogue reference`: the 职业分类大典 of the package: its tables checked, rebuilt from the official table, compared."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.base.exit_codes import ExitCode
from pipeline.base.language import Words
from pipeline.cli.bilingual import SpokenGroup, command, option
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import Say, echo, say_in
from pipeline.reference.check_edition import check_edition, count_tables
from pipeline.reference.edition_files import GROUPS, OCCUPATIONS
from pipeline.reference.editions import Reference, latest_edition, load_reference


@click.group(
    "reference",
    cls=SpokenGroup,
    words=Words(
        "The occupational classification that ships with the package: check it, rebuild it from the official PDF, compare.",
        "随软件提供的职业分类大典：检查，由官方 PDF 重建，比较。",
    ),
)
def reference_group() -> None:
    """Holds the two commands."""


@command(
    "build",
    "Rebuild occupations.csv and groups.csv of an edition from the official table (PDF).",
    "由官方分类体系表（PDF）重建一个版本的 occupations.csv 和 groups.csv。",
    group=reference_group,
)
@click.argument("pdf", type=click.Path(path_type=Path, dir_okay=False))
@option(
    "--edition",
    en="Edition of the table, the name of its folder; default: the newest.",
    zh="大典版本，即目录名；默认最新。",
)
@option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    en="Folder of editions to write into; default: .cache/reference.",
    zh="写入的目录；默认 .cache/reference。",
)
@pass_settings
def build_command(settings: Settings, pdf: Path, edition: str | None, out: Path | None) -> None:
    tools, built = _tools("build_reference"), _read_official(pdf)
    folder = (out or settings.workspace.reference) / (edition or latest_edition())
    texts = {OCCUPATIONS: tools.write_occupations(built), GROUPS: tools.write_groups(built)}
    with disk.explained(folder):
        for name, text in texts.items():
            disk.replace_file(folder / name, text.encode())
    echo(_count(built, say_in(settings)) + f" → {folder}")


@command(
    "check",
    "Check the tables of an edition: totals, order, doubles, groups, codes, evidence. Exit 1 where a fault stands.\n\n"
    "With PDF, the official table, also compare codes, names, flags and groups with it.",
    "检查一个版本的各表：总数、顺序、重复、分组、编码、依据；有错误时退出码为 1。\n\n"
    "给出官方分类体系表的 PDF 时，另比较编码、名称、标记和分组。",
    group=reference_group,
)
@click.argument("pdf", required=False, type=click.Path(path_type=Path, dir_okay=False))
@option(
    "--edition",
    en="Edition of the package to check; default: the newest.",
    zh="要检查的大典版本；默认最新。",
)
@pass_settings
def check_command(settings: Settings, pdf: Path | None, edition: str | None) -> None:
    reference = load_reference(edition)
    built = _read_official(pdf) if pdf else None
    faults = _check_tables(reference, settings)
    if built is not None:
        faults += _compare(built, reference, settings)
    sys.exit(ExitCode.DATA_SAYS_NO if faults else ExitCode.FINE)


def _check_tables(reference: Reference, settings: Settings) -> int:
    """How many faults the tables have, each told in a line; then how many rows each table has."""
    say, faults = say_in(settings), check_edition(reference)
    for fault in faults:
        echo(fault.say(settings.lang))
    counts = ", ".join(f"{name} {rows}" for name, rows in count_tables(reference).items())
    echo(f"{reference.edition}: {counts}")
    echo(
        say(f"{len(faults)} fault(s)", f"{len(faults)} 处错误")
        if faults
        else say("no fault", "无误")
    )
    return len(faults)


def _read_official(pdf: Path) -> Any:
    return _tools("build_reference").build_edition(_tools("official_table").read_official(pdf))


def _compare(built: Any, reference: Reference, settings: Settings) -> int:
    """How many differences there are between the official PDF and the package, each told in a line."""
    say = say_in(settings)
    package = say("package", "软件内")
    differences = _tools("build_reference").compare_editions(built, reference)
    for one in differences:
        echo(f"{one.what} {one.code}: PDF {one.ours or '—'} | {package} {one.theirs or '—'}")
    same = (
        say(f"{len(differences)} differ", f"{len(differences)} 处不同")
        if differences
        else say("all equal", "全部一致")
    )
    echo(f"{_count(built, say)}; {same}")
    return len(differences)


def _count(built: Any, say: Say) -> str:
    occupations, groups = len(built.occupations), len(built.groups)
    green = sum(one.is_green for one, _, _ in built.occupations)
    digital = sum(one.is_digital for one, _, _ in built.occupations)
    return say(
        f"{occupations} occupations ({green} green, {digital} digital), {groups} groups",
        f"{occupations} 个职业（绿色 {green}，数字 {digital}），{groups} 个大中小类",
    )


def _tools(name: str) -> ModuleType:
    """A module of tools/, which stands in the repository and is not shipped with the package."""
    try:
        return importlib.import_module(f"tools.{name}")
    except ModuleNotFoundError as error:
        raise UserError(
            "the official PDF is read by tools/ of the repository; run this in a checkout: "
            "python -m pipeline reference",
            "读取官方 PDF 的程序在代码仓库的 tools/ 中；请在仓库内运行 python -m pipeline reference",
        ) from error
