"""A release that is killed, refused by the disk or run twice at once leaves a whole version or none."""

from __future__ import annotations

import csv
import errno
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.store.tables import read_table
from pipeline.store.verify import verify_all
from pipeline.store.versions import read_versions
from pipeline.workflow.release import release
from tests.versions.drafts import LATER, NOW, draft, standing


class Killed(BaseException):
    """The run ended here; nothing of it goes on, no clean-up either."""


class Killer:
    """Ends a run at its n-th step on the disk: before it, in the middle of it, or just after it."""

    STEPS = ("make_directory", "write_file", "sync_directory", "rename", "remove_tree")

    def __init__(self, monkeypatch: pytest.MonkeyPatch, last: int, moment: str) -> None:
        self.count, self.last, self.moment = 0, last, moment
        for name in self.STEPS:
            monkeypatch.setattr(disk, name, self.wrap(name, getattr(disk, name)))

    def wrap(self, name: str, step: Callable[..., None]) -> Callable[..., None]:
        def run(*args: object) -> None:
            self.count += 1
            if self.count > self.last:
                raise Killed
            if self.count == self.last and self.moment == "before":
                raise Killed
            if self.count == self.last and self.moment == "amid":
                self.half(name, step, *args)
                raise Killed
            step(*args)
            if self.count == self.last:
                raise Killed

        return run

    def half(self, name: str, step: Callable[..., None], *args: object) -> None:
        if name == "write_file":
            path, data = args
            assert isinstance(path, Path)
            assert isinstance(data, bytes)
            path.write_bytes(data[: len(data) // 2])
        elif name == "remove_tree":
            assert isinstance(args[0], Path)
            next(args[0].iterdir()).unlink()


def count_steps(root: Path) -> int:
    with pytest.MonkeyPatch.context() as patch:
        killer = Killer(patch, 10_000, "after")
        release(root, LATER, "0.1.0")
        return killer.count


@pytest.mark.parametrize("moment", ["before", "amid", "after"])
def test_killed_at_any_step_a_version_stands_whole_or_not_at_all(
    moment: str, tmp_path: Path
) -> None:
    start = tmp_path / "start"
    draft(start, 1500)
    release(start, NOW, "0.1.0")
    draft(start)
    shutil.copytree(start, tmp_path / "counted")
    steps = count_steps(tmp_path / "counted")
    assert steps > 15  # ten tables, two files, folders and the list of versions
    for last in range(1, steps + 1):
        root = tmp_path / str(last)
        shutil.copytree(start, root)
        with pytest.MonkeyPatch.context() as patch:
            Killer(patch, last, moment)
            with pytest.raises(Killed):
                release(root, LATER, "0.1.0")
        assert_whole(root)
        finish(root)
        assert standing(root) == ["2026-11-21", "2026-11-22", "versions.csv"]
        with (root / "normalized" / "versions.csv").open(encoding="utf-8") as file:
            assert [row["version"] for row in csv.DictReader(file)] == ["2026-11-21", "2026-11-22"]


def assert_whole(root: Path) -> None:
    for verdict in verify_all(root / "normalized"):
        assert verdict.problems == ()


def finish(root: Path) -> None:
    """The next run: it writes the version, or cleans up and finds it written."""
    if len(read_versions(root / "normalized")) == 2:
        with pytest.raises(UserError, match="nothing changed"):
            release(root, LATER, "0.1.0")
    else:
        release(root, LATER, "0.1.0")
    assert_whole(root)


@pytest.mark.parametrize("moment", ["before", "amid", "after"])
def test_a_draft_killed_while_it_is_replaced_is_the_old_or_the_new(
    moment: str, tmp_path: Path
) -> None:
    for last in range(1, 17):
        root = tmp_path / str(last)
        draft(root, 1500)
        with pytest.MonkeyPatch.context() as patch:
            Killer(patch, last, moment)
            with suppress(Killed):  # a run of fewer steps ends by itself
                draft(root, 1600)
        disk.sweep(root / "normalized")
        assert read_table(root / "normalized" / "draft", "rates")["amount_yuan"].to_pylist() in (
            [1500],
            [1600],
        )
        assert standing(root) == []


def test_of_two_releases_at_once_one_is_told_so(tmp_path: Path) -> None:
    draft(tmp_path)
    with (
        disk.locked(tmp_path / "normalized"),
        pytest.raises(UserError, match="another run is writing"),
    ):
        release(tmp_path, NOW, "0.1.0")
    assert release(tmp_path, NOW, "0.1.0").version.version == "2026-11-21"


@pytest.mark.parametrize("step", Killer.STEPS[:4])
def test_a_disk_that_refuses_is_one_line_and_nothing_half_written(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(disk, step, refuse)
        with pytest.raises(
            UserError, match=r"^cannot write .*: Read-only file system; what stood there"
        ):
            release(tmp_path, NOW, "0.1.0")
    assert [name for name in standing(tmp_path) if not name.startswith(".")] == []
    release(tmp_path, NOW, "0.1.0")
    assert standing(tmp_path) == ["2026-11-21", "versions.csv"]
