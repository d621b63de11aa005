"""A disk that takes no more: one line, nothing half-written, and what stood there before is unchanged.

The system itself refuses each write beyond a number of bytes in a file (RLIMIT_FSIZE), as a full disk does: whoever writes, our code or a library.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.recipes.small_notices import BODY, small_root, write_notice

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit"),
]
COMMANDS = {
    "extract": ("extract",),
    "release": ("release", "--version", "2026-11-22"),
    "queue": ("review", "--out", "queue.xlsx"),
    "csv": ("export", "--format", "csv", "--out", "tables"),
    "xlsx": ("export", "--format", "xlsx", "--out", "tables"),
    "answers": ("lookup", "--csv", "questions.csv", "--out", "answers.csv"),
}
# Bytes after which a write fails: at once, and amid a file.
SIZES = (0, 100)


def run(root: Path, *words: str, most: int | None = None) -> subprocess.CompletedProcess[str]:
    """The command, each file it writes at most so large."""

    def bound() -> None:
        import resource

        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    command = [sys.executable, "-m", "pipeline", "--root", str(root), "--lang", "en", *words]
    around = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, cwd=root, env=around, capture_output=True, text=True, preexec_fn=bound, check=False
    )


def state(root: Path) -> dict[str, bytes]:
    """Every file but those that may be made again and those that mark who writes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name != ".lock" and ".cache" not in path.parts
    }


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three notices, a version, a draft that is newer, and a notice that is newer still."""
    root = small_root(tmp_path_factory.mktemp("full") / "root")
    assert run(root, "extract").returncode == 0
    assert run(root, "release", "--version", "2026-11-21").returncode == 0
    write_notice(root, "d-2024", BODY.format(year="2024", name="镗工"))
    assert run(root, "extract").returncode == 0
    (root / "questions.csv").write_text("name,region\n车工,330300\n", encoding="utf-8")
    return root


@pytest.mark.parametrize("most", SIZES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_one_line_and_nothing_is_half_written(command, most, done, tmp_path):
    root = Path(shutil.copytree(done, tmp_path / "root"))
    if command == "extract":
        write_notice(root, "e-2025", BODY.format(year="2025", name="刨工"))
    before = state(root)
    said = run(root, *COMMANDS[command], most=most)
    assert said.returncode not in (0, 3), said.stderr
    assert "Traceback" not in said.stderr
    (line,) = said.stderr.splitlines()
    assert "File too large" in line or "temporary directory" in line
    after = state(root)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    # A new notice's words may stand already: they are made again. The record of the run may say that it failed.
    assert {name for name in changed if not name.startswith("extracted/e-2025/")} <= {
        "normalized/draft/run.json"
    }
    assert not [name for name in after if name.endswith(".partial")]
    # A question without an answer ends with 1.
    assert run(root, *COMMANDS[command]).returncode in (0, 1)
    assert state(root) != before
