"""What the README promises exists: every command is documented in both languages, and every file it names is there."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from pipeline.cli.app import COMMANDS, main
from tests.conftest import ROOT

READMES = ("README.md", "README.zh-CN.md")


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented_in_both_languages(readme, command):
    assert re.search(
        rf"catalogue {command}\b|`{command}`", (ROOT / readme).read_text(encoding="utf-8")
    ), command


@pytest.mark.parametrize("readme", READMES)
def test_every_file_a_readme_links_to_is_there(readme):
    for name in re.findall(r"\]\(([^)#:]+)\)", (ROOT / readme).read_text(encoding="utf-8")):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize(("readme", "lang"), [(READMES[0], "en"), (READMES[1], "zh")])
@pytest.mark.parametrize(
    "words", [["extract"], ["diff", "2026-11-22", "2026-11-22.2"]], ids=["extract", "diff"]
)
def test_what_a_readme_shows_is_what_the_command_prints(readme, lang, words, workspace, tables):
    root = workspace if words == ["extract"] else ROOT
    printed = (
        CliRunner().invoke(main, ["--root", str(root), "--lang", lang, *words]).stdout.splitlines()
    )
    shown = {line.strip() for line in (ROOT / readme).read_text(encoding="utf-8").splitlines()}
    assert printed
    assert [line for line in printed if line.strip() not in shown] == []
