"""`verify` holds each cell of versions.csv against the folder that the line is of."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.base.errors import UserError
from pipeline.store.pending import noted_pending
from pipeline.store.verify import verify_all
from pipeline.store.versions import latest_version, recover
from pipeline.workflow.release import release
from pipeline.workflow.withdraw import withdraw
from tests.versions.drafts import LATER, two_versions

FIRST, SECOND = "2026-11-21", "2026-11-22"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two small versions that hold; the second is withdrawn."""
    root = two_versions(tmp_path_factory.mktemp("whole"))
    withdraw(root / "normalized", SECOND, "class C misread", LATER)
    return root / "normalized"


def found(whole: Path, folder: Path, data: bytes) -> str:
    """What `verify` says where versions.csv holds these bytes."""
    normalized = Path(shutil.copytree(whole, folder / "normalized", dirs_exist_ok=True))
    (normalized / "versions.csv").write_bytes(data)
    try:
        return "; ".join(said.en for verdict in verify_all(normalized) for said in verdict.problems)
    except UserError as error:
        return error.words.en


# What is written in place of what -> what `verify` says.
CHANGES = {
    "created": ("2026-11-21T09", "2026-11-21T08", "versions.csv says created 2026-11-21T08"),
    "notices": ("+00:00,1,2,", "+00:00,3,2,", "says notices 3, datapackage.json 1"),
    "rows": ("+00:00,1,2,", "+00:00,1,6,", "says rows 6, datapackage.json 2"),
    "another name": (f"\n{FIRST},", "\n2026-11-23,", "2026-11-23: its folder is missing"),
    "the name of another": (f"\n{FIRST},", f"\n{SECOND},", "stands in line 2 too"),
    "a day that is none": (f",{SECOND},", ",2026-13-22,", "withdrawn_on is '2026-13-22'"),
    "withdrawn before": (f",{SECOND},", ",2025-11-22,", "before it was released on 2026-11-22"),
    "no day": (f",{SECOND},", ",,", "they must be a day and why, or both empty"),
    "no reason": (",class C misread", ",", "they must be a day and why, or both empty"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_cell_that_is_not_so_is_told(whole: Path, tmp_path: Path, name: str) -> None:
    old, new, says = CHANGES[name]
    text = (whole / "versions.csv").read_text(encoding="utf-8")
    assert old in text
    assert says in found(whole, tmp_path, text.replace(old, new, 1).encode())


def test_a_line_that_is_gone_is_told_unless_a_killed_run_left_it_to_be_written(whole, tmp_path):
    head, first, second = (whole / "versions.csv").read_bytes().splitlines(keepends=True)
    for left in (head + second, head + first, head):
        assert "it has no line in versions.csv" in found(whole, tmp_path, left)
    package = (whole / SECOND / "datapackage.json").read_bytes()
    with noted_pending(tmp_path / "normalized", SECOND, package):
        assert found(whole, tmp_path, head + first) == ""


@pytest.mark.parametrize("gone", [0, 1])
def test_a_version_whose_line_is_gone_is_never_taken_for_one_that_holds(whole, tmp_path, gone):
    head, *lines = (whole / "versions.csv").read_bytes().splitlines(keepends=True)
    found(whole, tmp_path, head + lines[1 - gone])
    normalized, name = tmp_path / "normalized", (FIRST, SECOND)[gone]
    for command in (
        recover,
        latest_version,
        lambda folder: withdraw(folder, FIRST, "why", LATER),
        lambda folder: release(folder.parent, LATER, "0.1.0"),
    ):
        with pytest.raises(UserError, match=f"no line of {name}, so that nobody knows"):
            command(normalized)
    assert (normalized / "versions.csv").read_bytes() == head + lines[1 - gone]


def test_a_bit_that_is_turned_is_told_wherever_it_is_but_in_a_withdrawal(whole, tmp_path):
    data = (whole / "versions.csv").read_bytes()
    kept = []
    # The words of the withdrawal stand nowhere else. Every seventh byte: each is a look at two versions.
    for place in range(0, data.index(f",{SECOND},class".encode()), 7):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        if not found(whole, tmp_path, bytes(changed)):
            kept.append((place, data[place], changed[place]))
    assert kept == []
