"""Links that lead out of the root are refused: nothing outside it is read."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.base.errors import UserError
from pipeline.workflow.run import run_extract
from pipeline.workflow.workspace import Workspace

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
