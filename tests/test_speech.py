"""Everything that people read is said in the language they chose: results, errors, advice and help, click's words included."""

from __future__ import annotations

import ast
import hashlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from pipeline.base.language import Words
from pipeline.cli.app import main
from pipeline.cli.bilingual import SpokenCommand, SpokenOption
from pipeline.cli.speech import screen, styled
from pipeline.diff.difference import compare
from pipeline.diff.models import Side
from pipeline.diff.render.text import render_text
from pipeline.model.issue_kinds import ACCEPT, CORRECT, KINDS, LINE, TABLES
from pipeline.workflow.run import run_extract
from tests.conftest import ROOT
from tests.recipes.doubts import DOUBTS
from tests.versions.tables import make_version
from tools.write_messages import FOLDER, make_mo, read_po

PACKAGE = ROOT / "pipeline"
HAN = re.compile("[\u3400-\u9fff]")
# What is said to a program or names a thing is the same in both languages.
NAMES = re.compile(r"`[^`]*`|--?[a-z][a-z-]*|[\w./*-]*[./_][\w./*-]*|\b[A-Z]{2,}[\w/.-]*|\bParquet\b|\bgit\b|\blatest\b|\bdraft\b|\bfinal\b|\bcatalogue\b|\btext\b|\bremoved,amount,schema\b")  # fmt: skip


def commands(group: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command, from the root down."""
    yield path
    if isinstance(group, click.Group):
        with click.Context(group) as ctx:
            for name in group.list_commands(ctx):
                found = group.get_command(ctx, name)
                assert found is not None
                yield from commands(found, (*path, name))


ALL = list(commands(main))


def find(path: tuple[str, ...]) -> SpokenCommand:
    found: click.Command = main
    for name in path:
        assert isinstance(found, click.Group)
        with click.Context(found) as ctx:
            found = found.get_command(ctx, name) or found
    assert isinstance(found, SpokenCommand)
    return found


def words_of(command: SpokenCommand) -> Iterator[Words]:
    yield command.words
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert isinstance(parameter, SpokenOption), parameter
            yield parameter.words


def run(*words: str, env: dict[str, str] | None = None) -> str:
    return CliRunner(env=env).invoke(main, list(words), prog_name="catalogue").output


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_and_option_has_help_in_both_languages(path):
    for words in words_of(find(path)):
        assert words.en, words
        assert not HAN.search(words.en), words
        assert HAN.search(words.zh), words
        assert not re.search("[A-Za-z]{3,}", NAMES.sub("", words.zh)), words


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_help_is_shown_in_the_language_asked_for(path):
    english, chinese = run("--lang", "en", *path, "--help"), run("--lang", "zh", *path, "--help")
    assert english.startswith("Usage: catalogue")
    assert not HAN.search(english)
    assert chinese.startswith("用法： catalogue")
    assert "Options" not in chinese
    assert "Show this message" not in chinese
    assert find(path).words.zh.split("\n")[0][:20] in chinese


def test_the_locale_chooses_where_nobody_does():
    assert run("extract", "--help", env={"LANG": "zh_CN.UTF-8", "LC_ALL": ""}).startswith("用法：")
    assert run("extract", "--help", env={"LANG": "en_GB.UTF-8", "LC_ALL": ""}).startswith("Usage:")
    assert run(
        "--lang=en", "extract", "--help", env={"LANG": "zh_CN.UTF-8", "LC_ALL": ""}
    ).startswith("Usage:")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing",), "错误：没有命令 'nothing'；见 catalogue "),
        (("extract", "--jobz"), "错误：没有选项 '--jobz'（是否为：'--jobs'？）；见 catalogue "),
        (("extract", "--jobs", "0"), "错误：'--jobs' 的值无效：0 不在范围 x>=1 内；见 catalogue "),
        (("diff", "--format", "xml"), "错误：'--format' 的值无效：'xml' 不在 'text', 'json', 'markdown', 'html' 之中；见 catalogue "),
        (("show",), "错误：缺少参数 'ID'"),
        (("match",), "错误：请给出 NAME 或 --csv FILE"),
        (("diff", "--fail-on", "x"), "错误：'--fail-on' 的值无效：x；可用："),
    ],
)  # fmt: skip
def test_a_command_used_wrongly_is_told_so_in_chinese(words, said):
    output = run("--lang", "zh", *words)
    assert said in output
    assert "Usage" not in output


def test_every_word_that_click_can_say_is_translated():
    known = {
        key.split("\0")[0] for key in read_po((FOLDER / "catalogue.po").read_text(encoding="utf-8"))
    }
    said = set()
    for path in Path(inspect.getfile(click)).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_said = (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"_", "ngettext"}
            )
            if is_said and isinstance(node.args[0], ast.Constant):
                said.add(node.args[0].value)
    assert said
    assert said - known == set()


def test_the_messages_are_those_of_their_source():
    entries = read_po((FOLDER / "catalogue.po").read_text(encoding="utf-8"))
    assert (FOLDER / "catalogue.mo").read_bytes() == make_mo(entries)


def test_what_a_file_says_is_text_on_the_screen(capsys):
    out = screen()
    for words in ("[/]", "[red]x[/red]", ":smile:", "\x1b[31mx"):
        out.print(words)
        out.print(styled(words, "bold"))
    shown = capsys.readouterr().out
    assert shown.split() == [
        "[/]",
        "[/]",
        "[red]x[/red]",
        "[red]x[/red]",
        ":smile:",
        ":smile:",
        r"\x1b[31mx",
        r"\x1b[31mx",
    ]


@pytest.mark.parametrize("color", [False, True])
def test_what_a_difference_prints_of_a_file_is_text(color):
    odd = "[/]工[red]\x1b[2J:smile:"
    rows = [{"name": odd, "list": "subsidised"}]
    sides = [
        Side(name, make_version(occupations=found)) for name, found in (("a", []), ("b", rows))
    ]
    shown = render_text(compare(*sides), "en", 200, color, rows=True)
    assert r"[/]工[red]\x1b[2J:smile:" in shown
    assert "\x1b[2J" not in shown


def test_check_prints_the_words_of_a_file_as_they_are(tmp_path):
    folder = tmp_path / "raw" / "place-2024"
    folder.mkdir(parents=True)
    DOUBTS["match_review"].write(folder / "notice.txt")
    text = (folder / "notice.txt").read_text(encoding="utf-8")
    text = text.replace("车工好手", "[/]车[red]工好手")
    (folder / "notice.txt").write_text(text, encoding="utf-8")
    sha = hashlib.sha256(text.encode()).hexdigest()
    (folder / "notice.toml").write_text(
        f'[[files]]\nname = "notice.txt"\nsha256 = "{sha}"\n', encoding="utf-8"
    )
    run_extract(tmp_path)
    assert "[/]车[red]工好手" in run("--root", str(tmp_path), "check")


def test_commands_print_by_one_way_only():
    """click.echo and rich's own console would let control characters and markup through."""
    for path in sorted((PACKAGE / "cli").glob("*.py")):
        text = path.read_text(encoding="utf-8")
        if path.name != "speech.py":
            assert "click.echo" not in text, path
            assert not re.search(r"(?<!\w)Console\(|(?<![\w.])print\(", text), path


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a name in the package and its tools."""
    for path in sorted([*PACKAGE.rglob("*.py"), *(ROOT / "tools").rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == name
            ):
                yield path, node


def literal(node: ast.expr) -> str:
    """The words of a text that the code itself says, what is put into it left out."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    if isinstance(node, ast.BinOp):
        return literal(node.left) + literal(node.right)
    return literal(node.body) + literal(node.orelse) if isinstance(node, ast.IfExp) else ""


@pytest.mark.parametrize("name", ["UserError", "Words"])
def test_whatever_is_said_is_said_in_both_languages(name):
    said = list(calls(name))
    assert said
    for path, call in said:
        where = f"{path.name}:{call.lineno}"
        if len(call.args) == 1 and isinstance(call.args[0], ast.Starred):
            continue
        assert len(call.args) == 2, where
        english, chinese = call.args
        # Printed words may stand in English between brackets or quotation marks.
        said_in_english = re.sub("[“(（\"'].*?[”)）\"']", "", literal(english))
        assert name != "UserError" or not HAN.search(said_in_english), where
        assert not re.search("[a-z]{3,}", literal(english)) or HAN.search(ast.unparse(chinese)), (
            where
        )


def test_every_kind_of_issue_is_said_in_both_languages():
    for name, kind in KINDS.items():
        assert HAN.search(re.sub(r"\{\w+\}", "", kind.zh)) or re.fullmatch(r"\{\w+\}", kind.zh), (
            name
        )
        assert not HAN.search(kind.en), name
        assert isinstance(kind.advice, Words) or kind.advice in {ACCEPT, CORRECT, LINE, TABLES}, (
            name
        )
