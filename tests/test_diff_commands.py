"""`catalogue diff` as it is typed: exit codes, formats, notices, git revisions, and Parquet as text in `git diff`."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.settings import Settings
from pipeline.cli.versions import diff_command, diff_text_command
from pipeline.workflow.release import release
from tests.versions.drafts import write_draft
from tests.versions.tables import make_version
from tests.versions.wenzhou import both_notices

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
RATE = {
    "programme": "vocational_qualification",
    "subsidy_class": "C",
    "grade": 3,
    "unit": "per_person",
}


def run(root: Path, words: Sequence[str], lang: str = "en") -> Result:
    return CliRunner().invoke(diff_command, list(words), obj=Settings(root, lang))


def draft(root: Path, amount: int) -> None:
    write_draft(make_version(rates=[{**RATE, "amount_yuan": amount}]), root)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A version with 1600 yuan, a draft with 1500."""
    draft(tmp_path, 1600)
    release(tmp_path, NOW, "0.1.0")
    draft(tmp_path, 1500)
    return tmp_path


def test_different_is_exit_code_1_and_the_same_is_0(root: Path) -> None:
    assert run(root, ["latest", "draft"]).exit_code == 1
    assert run(root, ["2026-11-21", "latest"]).exit_code == 0


def test_without_names_the_latest_version_is_compared_with_the_draft(root: Path) -> None:
    done = run(root, [])
    assert done.output.splitlines()[0] == "2026-11-21 → draft  [reading]"
    assert "class C, 高级: 1600 → 1500" in done.output


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["2020-01-01", "draft"], "error: no version 2020-01-01; there are: 2026-11-21"),
        (
            ["village-2023", "town-2023"],
            "error: no notice village-2023 in draft; there are: town-2023",
        ),
        (["--notices", "town-2023"], "error: name two notices: catalogue diff --notices A B"),
    ],
)
def test_an_error_is_exit_code_2_and_one_line(root: Path, words: list[str], line: str) -> None:
    done = run(root, words)
    assert (done.exit_code, done.stderr, done.stdout) == (2, line + "\n", "")


def test_fail_on_decides_the_exit_code(root: Path) -> None:
    assert run(root, ["--fail-on", "removed,schema"]).exit_code == 0
    assert run(root, ["--fail-on", "removed,amount"]).exit_code == 1
    done = run(root, ["--fail-on", "removal"])
    assert done.exit_code == 2
    assert "removal; known: schema, notice_added" in done.stderr


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
@pytest.mark.parametrize(
    ("lang", "line"), [("en", "class C, 高级: 1600 → 1500"), ("zh", "C 类，高级：1600 → 1500")]
)
def test_every_format_speaks_both_languages(root: Path, form: str, lang: str, line: str) -> None:
    assert line in run(root, ["--format", form], lang).output


def test_two_notices_of_the_draft_as_json(tmp_path: Path) -> None:
    write_draft(both_notices(), tmp_path)
    done = run(tmp_path, ["--notices", "wenzhou-2023-draft", "wenzhou-2023", "--format", "json"])
    assert done.exit_code == 1
    told = json.loads(done.output)
    assert (told["a"], told["b"], told["mode"]) == ("wenzhou-2023-draft", "wenzhou-2023", "notices")
    assert [group["kind"] for group in told["tables"]["occupations"]["groups"]] == [
        "moved", "renamed", "printed", "printed", "removed", "removed", "added", "grades", "reworded", "reworded",
        "annex", "renumbered"]  # fmt: skip


def git(root: Path, *words: str) -> str:
    """git in `root`, deaf to the settings of whoever runs the test."""
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false"]
    done = subprocess.run(
        ["git", "-C", str(root), *who, *words],
        capture_output=True,
        check=True,
        env=env,
        encoding="utf-8",
    )
    return done.stdout


@pytest.fixture
def repository(root: Path) -> Path:
    """The version with 1600 yuan committed; the draft is not in git."""
    git(root, "init", "--quiet")
    (root / ".gitignore").write_text("normalized/draft/\n.lock\n", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "first")
    return root


def test_the_working_tree_is_compared_with_a_git_revision(repository: Path) -> None:
    done = run(repository, ["--git", "HEAD"])
    assert done.exit_code == 1
    assert done.output.splitlines()[0] == "HEAD (2026-11-21) → draft  [reading]"
    assert "class C, 高级: 1600 → 1500" in done.output


def test_a_released_version_of_the_working_tree_can_be_named(repository: Path) -> None:
    release(repository, NOW, "0.1.0")
    assert "1600 → 1500" in run(repository, ["--git", "HEAD", "2026-11-21.2"]).output
    assert run(repository, ["--git", "HEAD", "2026-11-21"]).exit_code == 0


def test_a_revision_without_a_version_has_no_notices(repository: Path) -> None:
    git(repository, "rm", "-r", "--quiet", "--cached", "normalized")
    git(repository, "commit", "--quiet", "-m", "none")
    done = run(repository, ["--git", "HEAD"])
    assert done.output.splitlines()[0] == "HEAD (no version) → draft"
    assert "new notice town-2023 (0 occupations, 1 rates, 0 rules)" in " ".join(done.output.split())


def test_a_revision_that_is_not_there_is_one_line(repository: Path) -> None:
    done = run(repository, ["--git", "nowhere"])
    assert done.exit_code == 2
    assert done.stderr.startswith("error: git ls-tree: fatal: ")
    assert len(done.stderr.splitlines()) == 1


def test_git_diff_shows_a_parquet_file_as_text_by_the_documented_line(repository: Path) -> None:
    attributes = (Path(__file__).parents[1] / ".gitattributes").read_text(encoding="utf-8")
    documented = next(
        line for line in attributes.splitlines() if "diff.parquet.textconv" in line
    ).lstrip("# ")
    *config, command = shlex.split(documented)
    assert (config, command) == (["git", "config", "diff.parquet.textconv"], "catalogue diff-text")
    script = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parents[1])!r}); "
        "from pipeline.cli.versions import diff_text_command; diff_text_command()"
    )
    git(repository, "config", "diff.parquet.textconv", f"{sys.executable} -c {shlex.quote(script)}")
    (repository / ".gitattributes").write_text(attributes, encoding="utf-8")
    path = repository / "normalized" / "2026-11-21" / "rates.parquet"
    path.write_bytes((repository / "normalized" / "draft" / "rates.parquet").read_bytes())
    shown = git(repository, "diff", "--", str(path))
    assert "amount_yuan=1600" in next(
        line for line in shown.splitlines() if line.startswith("-rate_id")
    )
    assert "amount_yuan=1500" in next(
        line for line in shown.splitlines() if line.startswith("+rate_id")
    )


def test_diff_text_of_a_file_that_is_no_parquet_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_text("x", encoding="utf-8")
    done = CliRunner().invoke(diff_text_command, [str(tmp_path / "x.parquet")])
    assert done.exit_code == 2
    assert "x.parquet cannot be read as Parquet" in done.stderr
