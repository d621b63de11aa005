"""Links that lead out of the root are refused: nothing outside it is read."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from pipeline.base.errors import UserError
from pipeline.workflow.run import run_extract
from pipeline.workflow.workspace import Workspace
from tests.conftest import read_draft
from tests.recipes.small_notices import small_root

TEXT = "关于公布职业技能培训补贴目录的通知\n每人补贴500元。\n"


def test_a_published_file_that_is_a_link_out_of_the_root_is_refused(tmp_path):
    outside, folder = tmp_path / "outside.txt", tmp_path / "root" / "raw" / "place-2024"
    folder.mkdir(parents=True)
    outside.write_text(TEXT, encoding="utf-8")
    (folder / "notice.txt").symlink_to(outside)
    sha = hashlib.sha256(outside.read_bytes()).hexdigest()
    (folder / "notice.toml").write_text(
        f'[[files]]\nname = "notice.txt"\nsha256 = "{sha}"\n', encoding="utf-8"
    )
    (failure,) = run_extract(tmp_path / "root").failures
    assert "raw/place-2024/notice.txt: a link that leads out of " in failure.words.en
    assert "链接指向" in failure.words.zh


def test_a_link_within_the_root_is_followed(tmp_path):
    (tmp_path / "shared.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").symlink_to(tmp_path / "shared.txt")
    Workspace(tmp_path).refuse_outside(tmp_path / "raw" / "a.txt")
    with pytest.raises(UserError, match="a link that leads out of"):
        Workspace(tmp_path / "raw").refuse_outside(tmp_path / "raw" / "a.txt")


# Places below the root that one notice reads or writes: a link there is that notice's fault alone.
OF_ONE = (
    "raw/b-2022",
    "raw/b-2022/notice.txt",
    "raw/b-2022/notice.toml",
    "raw/b-2022/corrections.csv",
    "extracted/b-2022",
    "extracted/b-2022/occupations.csv",
    ".cache/rows/b-2022.arrow",
    ".cache/read/b-2022.json",
)
# Places that every command uses.
OF_ALL = (
    "raw",
    "raw/decisions.csv",
    "extracted",
    "normalized",
    "normalized/draft",
    "normalized/draft/occupations.parquet",
    ".cache",
    ".cache/rows",
    ".cache/read",
    ".cache/logs",
)


def stand_outside(root: Path, place: str, way: str) -> Path:
    """Moves what stands at a place of the root outside (its notes beside it), and puts a link there; returns the outside."""
    path, outside = root / place, root.parent / "outside"
    outside.mkdir()
    there = outside / path.name
    if path.exists():
        path.rename(there)
    elif path.suffix:
        there.write_bytes(b"place,column,expected,corrected,reason,by,on\n")
    else:
        there.mkdir(parents=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(os.path.relpath(there, path.parent) if way == "relative" else there)
    (outside / "diary.txt").write_bytes(b"theirs")
    if there.is_dir():
        (there / "diary.txt").write_bytes(b"theirs")
    return outside


def state(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """Three notices that have been read."""
    root = small_root(tmp_path_factory.mktemp("links") / "root")
    assert run_extract(root).failures == ()
    return root


@pytest.mark.parametrize("way", ["absolute", "relative"])
@pytest.mark.parametrize("place", OF_ONE)
def test_a_link_out_of_the_root_in_one_notice_is_one_line_and_touches_nothing_outside(
    place, way, done, tmp_path
):
    root = Path(shutil.copytree(done, tmp_path / "root"))
    outside = stand_outside(root, place, way)
    before = state(outside)
    failures = run_extract(root).failures
    assert [failure.notice_id for failure in failures] == ["b-2022"]
    assert "link" in failures[0].words.en
    assert "链接" in failures[0].words.zh
    assert "\n" not in failures[0].words.en
    assert state(outside) == before
    assert {row["notice_id"] for row in read_draft(root)["occupations"]} == {"a-2021", "c-2023"}


@pytest.mark.parametrize("way", ["absolute", "relative"])
@pytest.mark.parametrize("place", OF_ALL)
def test_a_link_in_place_of_what_all_commands_use_stops_them(place, way, done, tmp_path):
    root = Path(shutil.copytree(done, tmp_path / "root"))
    outside = stand_outside(root, place, way)
    before = state(outside)
    with pytest.raises(UserError, match="a link") as refused:
        run_extract(root)
    assert "链接" in refused.value.words.zh
    assert state(outside) == before


def test_a_link_to_another_folder_of_the_root_is_not_written_through(done, tmp_path):
    root = Path(shutil.copytree(done, tmp_path / "root"))
    shutil.rmtree(root / "extracted" / "b-2022")
    (root / "extracted" / "b-2022").symlink_to(root / "raw" / "a-2021")
    before = state(root / "raw")
    assert [failure.notice_id for failure in run_extract(root).failures] == ["b-2022"]
    assert state(root / "raw") == before


def test_a_ring_of_links_is_one_line(done, tmp_path):
    root = Path(shutil.copytree(done, tmp_path / "root"))
    notice = root / "raw" / "b-2022" / "notice.txt"
    notice.unlink()
    notice.symlink_to("notice.txt")
    (failure,) = run_extract(root).failures
    assert "raw/b-2022/notice.txt" in failure.words.en
