"""Files take their place whole; two writers never meet in one unfinished file; a refused write leaves nothing behind."""

from __future__ import annotations

import errno
from contextlib import suppress

import pytest

from pipeline.base import disk
from pipeline.base.errors import UserError


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_two_writers_never_use_one_name(tmp_path):
    assert len({disk.partial_of(tmp_path / "a.csv") for _ in range(100)}) == 100


@pytest.mark.parametrize("step", ["write_file", "rename"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step):
    disk.replace_file(tmp_path / "a.csv", b"old")
    monkeypatch.setattr(disk, step, full)
    with (
        pytest.raises(UserError, match=r"cannot write .*a\.csv: No space left") as refused,
        disk.explained(tmp_path / "a.csv"),
    ):
        disk.replace_file(tmp_path / "a.csv", b"new")
    assert "原有内容未变" in refused.value.words.zh
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.csv", b"old")]


def test_a_file_written_bit_by_bit_takes_its_place_only_when_it_is_whole(tmp_path):
    with suppress(ZeroDivisionError), disk.replacing(tmp_path / "a.csv") as file:
        file.write(b"half")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
    with disk.replacing(tmp_path / "a.csv") as file:
        file.write(b"whole")
        assert not (tmp_path / "a.csv").exists()
    assert (tmp_path / "a.csv").read_bytes() == b"whole"


def test_of_a_folder_only_files_of_ours_are_replaced_and_removed(tmp_path):
    disk.update_folder(tmp_path / "x", {"a": b"1", "b": b"2"}, "abc")
    (tmp_path / "x" / "notes").write_bytes(b"theirs")
    before = (tmp_path / "x" / "a").stat().st_mtime_ns
    disk.update_folder(tmp_path / "x", {"a": b"1", "c": b"3"}, "abc")
    assert sorted((p.name, p.read_bytes()) for p in (tmp_path / "x").iterdir()) == [
        ("a", b"1"),
        ("c", b"3"),
        ("notes", b"theirs"),
    ]
    assert (tmp_path / "x" / "a").stat().st_mtime_ns == before


def test_what_a_killed_writer_left_is_swept(tmp_path):
    disk.partial_of(tmp_path / "a.csv").write_bytes(b"half")
    assert len(disk.sweep(tmp_path)) == 1
    assert list(tmp_path.iterdir()) == []
