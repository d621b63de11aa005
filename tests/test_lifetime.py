"""A process that reads ends with the one it reads for, and by its own clock; what killed runs left is swept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from pipeline.base import disk
from pipeline.base.temporary import (
    PREFIX,
    YOUNG,
    sweep_temporary,
    sweep_unfinished,
    temporary_folder,
)
from pipeline.workflow.execute.memory import held_megabytes, over_limit
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
PARENT = """
import sys
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.processes import run_tasks
from tests.recipes.bad_work import note_and_hang
if __name__ == "__main__":
    list(run_tasks(note_and_hang, [sys.argv[1]], Limits(jobs=1, seconds=600)))
"""
# So long a busy machine may take to start or to end a process.
PATIENCE = 120


def wait_for(said):
    """What `said` returns, as soon as it is true."""
    for _ in range(PATIENCE * 10):
        if found := said():
            return found
        time.sleep(0.1)
    pytest.fail("nothing happened")


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has asked how it ended yet has."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_a_reader_that_hangs_ends_with_its_parent_and_its_folder_is_swept(end, tmp_path):
    script, note = tmp_path / "parent.py", tmp_path / "pid"
    script.write_text(PARENT, encoding="utf-8")
    around = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    parent = subprocess.Popen([sys.executable, str(script), str(note)], env=around)
    pid = int(wait_for(lambda: note.exists() and note.read_text()))
    parent.send_signal(end)
    parent.wait()
    wait_for(lambda: is_gone(pid))
    (left,) = tmp_path.glob(f"{PREFIX}*")
    long_ago = time.time() - 2 * YOUNG
    os.utime(left, (long_ago, long_ago))
    subprocess.run(
        [sys.executable, "-c", "from pipeline.base.temporary import *; sweep_temporary()"],
        env=around,
        check=True,
    )
    assert not left.exists()


def test_a_process_ends_by_its_own_clock():
    work = "import time; from pipeline.workflow.execute.lifetime import *; set_clock(0.1); time.sleep(600)"
    done = subprocess.run([sys.executable, "-c", work], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGALRM


def test_a_process_whose_parent_has_gone_does_not_begin():
    work = "from pipeline.workflow.execute.lifetime import *; end_with_parent(1 << 22); print('on')"
    done = subprocess.run(
        [sys.executable, "-c", work], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (1, "")


def test_the_folder_of_a_run_that_goes_on_and_the_folders_of_others_stay(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    theirs = tmp_path / "catalogue-of-somebody"
    theirs.mkdir()
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / f"{PREFIX}link").symlink_to(outside)
    long_ago = time.time() - 2 * YOUNG
    with temporary_folder() as folder:
        for path in (folder, theirs, outside):
            os.utime(path, (long_ago, long_ago))
        assert sweep_temporary() == []
        assert all(path.is_dir() for path in (folder, theirs, outside))
    assert not folder.exists()


def test_unfinished_files_are_swept_once_their_writers_have_ended(tmp_path):
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    of_a_dead = tmp_path / f".a.json.{done.pid}-00c0ffee.partial"
    kept = [disk.partial_of(tmp_path / "a.json"), tmp_path / ".theirs.partial", tmp_path / "a.json"]
    for path in (of_a_dead, *kept):
        path.write_bytes(b"")
    (tmp_path / f".b.{done.pid}-00c0ffee.partial").symlink_to(tmp_path / "a.json")
    sweep_unfinished(tmp_path)
    assert not of_a_dead.exists()
    assert all(path.exists() for path in kept)


@pytest.mark.parametrize(
    ("held", "most", "ended"),
    [
        ({7: 300, 8: 200}, 500, None),
        ({7: 300, 8: 201}, 500, 7),
        ({7: 100, 8: 900}, 500, 8),
        ({7: 300}, 0, None),
        ({}, 500, None),
    ],
)
def test_the_largest_process_is_ended_when_all_together_hold_too_much(held, most, ended):
    assert over_limit(held, most) == ended


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says so in /proc")
def test_a_process_that_has_ended_holds_nothing():
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    assert list(held_megabytes([os.getpid(), done.pid])) == [os.getpid()]
