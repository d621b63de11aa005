"""`catalogue reference`: the 职业分类大典 of the package, rebuilt from the official table and compared with it."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from pipeline.base.errors import UserError
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import Say, one_line, say_in
from pipeline.match import load_reference

EDITION = "2022"


@click.group("reference")
def reference_group() -> None:
    """The 职业分类大典 that ships with the package: rebuild it from the official PDF, compare."""


@reference_group.command("build")
@click.argument("pdf", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--edition", default=EDITION, help="Edition of the table, used in the file names.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for the two CSV files."
)
@pass_settings
def build_command(settings: Settings, pdf: Path, edition: str, out: Path | None) -> None:
    """Rebuild csco_<edition>.csv and its groups from the official 分类体系表 (PDF)."""
    with one_line():
        tools = _tools("build_reference")
        built = tools.build_edition(_tools("official_table").read_official(pdf))
        folder = out or settings.root / ".cache" / "reference"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"csco_{edition}.csv").write_text(
            tools.write_occupations(built), encoding="utf-8"
        )
        (folder / f"csco_{edition}_hierarchy.csv").write_text(
            tools.write_groups(built), encoding="utf-8"
        )
        click.echo(_count(built, say_in(settings)) + f" → {folder}")


@reference_group.command("check")
@click.argument("pdf", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--edition", default=EDITION, help="Edition of the package to compare with.")
@pass_settings
def check_command(settings: Settings, pdf: Path, edition: str) -> None:
    """Compare the official 分类体系表 (PDF) with the package: codes, names, flags, groups. Exit 1 where they differ."""
    with one_line():
        tools = _tools("build_reference")
        built = tools.build_edition(_tools("official_table").read_official(pdf))
        differences = tools.compare_editions(built, load_reference(edition))
    for one in differences:
        click.echo(f"{one.what} {one.code}: PDF {one.ours or '—'} | package {one.theirs or '—'}")
    say = say_in(settings)
    same = (
        say("全部一致", "all equal")
        if not differences
        else say(f"{len(differences)} 处不同", f"{len(differences)} differ")
    )
    click.echo(f"{_count(built, say)}; {same}")
    sys.exit(1 if differences else 0)


def _count(built: Any, say: Say) -> str:
    occupations, groups = len(built.occupations), len(built.groups)
    green = sum(one.is_green for one, _, _ in built.occupations)
    digital = sum(one.is_digital for one, _, _ in built.occupations)
    return say(
        f"{occupations} 个职业（绿色 {green}，数字 {digital}），{groups} 个大中小类",
        f"{occupations} occupations ({green} green, {digital} digital), {groups} groups",
    )


def _tools(name: str) -> ModuleType:
    """A module of tools/, which stands in the repository and is not shipped with the package."""
    try:
        return importlib.import_module(f"tools.{name}")
    except ModuleNotFoundError as error:
        raise UserError(
            "the official PDF is read by tools/ of the repository; run this in a checkout: "
            "python -m pipeline reference"
        ) from error
