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


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("extract",), 1),
        (("show", "place-2024"), 1),
        (("check",), 2),
        (("release",), 1),
        (("verify", "2024-01-01"), 2),
        (("diff",), 2),
        (("lookup", "钳工", "--region", "nowhere"), 2),
        (("extract", "--jobs", "x"), 2),
    ],
)
def test_what_a_person_can_mend_is_one_line_and_1_or_2(tmp_path, words, code):
    done = run(tmp_path, *words)
    assert done.exit_code == code
    assert done.stderr.strip().split("\n")[-1].lower().startswith("error: ")
    assert "Traceback" not in done.stderr
