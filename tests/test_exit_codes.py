"""What stops a command is one line and an exit code: 1 the data says no, 2 used wrongly, 3 our fault, with the log's path."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import extract
from pipeline.cli.app import main


def run(root: Path, *words: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--lang", lang, *words])


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program with a fault of its own."""

    def fail(_: object) -> None:
        raise ZeroDivisionError("division \x1b[31mby zero")

    monkeypatch.setattr(extract, "list_notices", fail)


@pytest.mark.usefixtures("broken")
def test_a_fault_of_the_program_is_one_line_that_names_the_log(tmp_path):
    done = run(tmp_path, "extract")
    (log,) = (tmp_path / ".cache" / "logs").iterdir()
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr == (
        r"error: the program stopped by a fault of its own (ZeroDivisionError: division \x1b[31mby zero); the log is "
        f"{log}\n"
    )
    text = log.read_text(encoding="utf-8")
    assert "Traceback (most recent call last)" in text
    assert "in fail" in text


@pytest.mark.usefixtures("broken")
def test_it_is_said_in_chinese_too(tmp_path):
    done = run(tmp_path, "extract", lang="zh")
    assert re.fullmatch(r"错误：程序自身出错而停止（.*）；日志：.*\.log\n", done.stderr)


@pytest.mark.usefixtures("broken")
def test_debug_shows_the_traceback(tmp_path):
    done = CliRunner().invoke(main, ["--root", str(tmp_path), "--debug", "extract"])
    assert done.exit_code == 3
    assert "Traceback (most recent call last)" in done.stderr


@pytest.mark.usefixtures("broken")
def test_a_root_that_cannot_be_written_to_has_its_log_elsewhere(tmp_path):
    (tmp_path / "root").write_text("no folder", encoding="utf-8")
    done = run(tmp_path / "root", "extract")
    assert done.exit_code == 3
    log = Path(done.stderr.split("the log is ")[1].strip())
    assert log.is_file()


# Whatever names something that is not there is used wrongly, by every command alike.
@pytest.mark.parametrize(
    "words",
    [
        ("extract",),
        ("extract", "place-2024"),
        ("extract", "--jobs", "x"),
        ("show", "place-2024"),
        ("check",),
        ("clean",),
        ("release",),
        ("release", "--withdraw", "2024-01-01", "--reason", "x"),
        ("verify", "2024-01-01"),
        ("diff",),
        ("diff", "2024-01-01", "2024-01-02"),
        ("export",),
        ("export", "--version", "2024-01-01"),
        ("export", "no_such_table"),
        ("lookup", "钳工", "--region", "nowhere"),
        ("compare", "钳工", "--regions", "nowhere", "--years", "2023"),
        ("coverage", "--version", "2024-01-01"),
        ("match", "钳工", "--no-such-option"),
        ("no-such-command",),
        ("--no-such-option",),
    ],
)
@pytest.mark.parametrize(("lang", "first"), [("en", "error: "), ("zh", "错误：")])
def test_what_is_used_wrongly_is_one_line_and_2(tmp_path, words, lang, first):
    done = run(tmp_path, *words, lang=lang)
    assert (done.exit_code, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(first)


def test_a_line_that_cannot_be_read_says_where_its_help_is(tmp_path):
    done = run(tmp_path, "lookup", "--no-such-option")
    assert done.stderr.endswith("; see main lookup --help\n")
    done = run(tmp_path, "lookup", "--no-such-option", lang="zh")
    assert done.stderr.endswith("；见 main lookup --help\n")


def test_a_group_called_bare_shows_its_help():
    done = CliRunner().invoke(main, [])
    assert done.output.startswith("Usage: ") or done.output.startswith("用法")
