"""`catalogue release` and `catalogue verify` as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.settings import Settings
from pipeline.cli.versions import release_command, verify_command
from tests.versions.drafts import write_draft
from tests.versions.tables import make_version

RATE = {"programme": "vocational_qualification", "unit": "per_person"}


def run(root: Path, command: str, *words: str, lang: str = "en") -> Result:
    commands = {"release": release_command, "verify": verify_command}
    return CliRunner().invoke(commands[command], list(words), obj=Settings(root, lang))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_draft(make_version(rates=[RATE]), tmp_path)
    return tmp_path


def test_a_release_is_verified(root: Path) -> None:
    done = run(root, "release", "--version", "2026-11-21")
    assert done.exit_code == 0
    assert done.output.endswith("2026-11-21  1 notices, 2 rows\n")
    done = run(root, "verify")
    assert (done.exit_code, done.output) == (0, "2026-11-21  holds (13 files, 2 rows)\n")
    assert run(root, "verify", "latest", lang="zh").output == "2026-11-21  完好 (13 个文件，2 行)\n"


def test_a_release_of_nothing_new_is_exit_code_1_and_one_line(root: Path) -> None:
    run(root, "release", "--version", "2026-11-21")
    done = run(root, "release")
    assert done.exit_code == 1
    assert done.stderr == "error: nothing changed since 2026-11-21; no version was written\n"


def test_a_damaged_version_is_exit_code_1(root: Path) -> None:
    run(root, "release", "--version", "2026-11-21")
    with (root / "normalized" / "2026-11-21" / "CHANGES.md").open("a", encoding="utf-8") as file:
        file.write("x")
    done = run(root, "verify", "2026-11-21")
    assert done.exit_code == 1
    assert "CHANGES.md is not the file that was released (its hash is another)" in done.output


def test_a_withdrawn_version_says_why(root: Path) -> None:
    run(root, "release", "--version", "2026-11-21")
    done = run(root, "release", "--withdraw", "2026-11-21", "--reason", "class C misread")
    assert (done.exit_code, done.output) == (0, "2026-11-21 withdrawn: class C misread\n")
    assert run(root, "verify").output.endswith("[withdrawn: class C misread]\n")
    assert (
        run(root, "verify", "latest").stderr == "error: no version latest; there are: 2026-11-21\n"
    )


def test_a_notice_kept_out_is_named_on_screen(tmp_path: Path) -> None:
    issue = {"notice_id": "village-2023", "severity": "error", "kind": "unread_table"}
    write_draft(make_version(("town-2023", "village-2023"), issues=[issue]), tmp_path)
    done = run(tmp_path, "release")
    assert done.exit_code == 0
    assert done.stderr == "village-2023: kept out, errors stand in it\n"


def test_without_a_draft_the_next_command_is_named(tmp_path: Path) -> None:
    done = run(tmp_path, "release")
    assert done.exit_code == 2
    assert done.stderr.endswith("; run: catalogue extract\n")


def test_verify_without_versions_says_so(tmp_path: Path) -> None:
    done = run(tmp_path, "verify")
    assert (done.exit_code, done.output) == (0, "no version is released\n")
