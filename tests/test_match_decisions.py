"""raw/decisions.csv is read whole or refused with its line, and written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.match import read_decisions, write_decisions
from pipeline.match.decisions import COLUMNS
from tests.match_entries import decide

HEAD = ",".join(COLUMNS)


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    return path


def test_no_file_is_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "decisions.csv") == ()


def test_what_is_written_is_read_back_sorted_and_without_doubles(tmp_path: Path) -> None:
    path = tmp_path / "raw" / "decisions.csv"
    decisions = [
        decide("钳工", "6-20-01-01"),
        decide("木工", "none", "refuse"),
        decide("钳工", "6-20-01-01"),
    ]
    write_decisions(path, decisions)
    assert read_decisions(path) == tuple(sorted(set(decisions)))
    assert [file.name for file in path.parent.iterdir()] == ["decisions.csv"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (
            "2022,everywhere,钳工,6-20-01-01,maybe,r,li,2026-11-21",
            ":2: judgement is 'maybe'; allowed: accept or refuse",
        ),
        ("2022,everywhere,钳工,6200101,accept,r,li,2026-11-21", ":2: code is '6200101'"),
        (
            "2022,everywhere,钳工,none,accept,r,li,2026-11-21",
            ":2: judgement is 'accept'; allowed: refuse, where the code is none",
        ),
        (
            "2022,everywhere,钳工,6-20-01-01,accept,,li,2026-11-21",
            ":2: reason must not be empty",
        ),
        ("2022,everywhere,钳工,6-20-01-01,accept,r,li,21.11.2026", ":2: on is '21.11.2026'"),
        (
            "1999,everywhere,钳工,6-20-01-01,accept,r,li,2026-11-21",
            ":2: edition is '1999'; allowed: an edition",
        ),
        (
            "2022,*,钳工,6-20-01-01,accept,r,li,2026-11-21",
            ":2: scope is '*'; allowed: everywhere, or the id of a notice",
        ),
        ("2022,everywhere,钳工", ":2: 3 cells, 8 are needed"),
    ],
)
def test_a_line_that_does_not_fit_is_refused_with_its_number(
    tmp_path: Path, line: str, fault: str
) -> None:
    with pytest.raises(UserError) as refused:
        read_decisions(write(tmp_path / "decisions.csv", line))
    assert fault in str(refused.value)
    assert "\n" not in str(refused.value)


def test_two_decisions_that_cannot_both_hold_are_refused(tmp_path: Path) -> None:
    lines = [
        f"2022,everywhere,钳工,{code},accept,r,li,2026-11-21"
        for code in ("6-20-01-01", "6-31-01-02")
    ]
    with pytest.raises(UserError, match="both 6-20-01-01 and 6-31-01-02 are decided"):
        read_decisions(write(tmp_path / "decisions.csv", *lines))


def test_other_columns_are_refused(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").write_text("name,code\n", encoding="utf-8")
    with pytest.raises(UserError, match="the first line must be edition,scope,printed_name"):
        read_decisions(tmp_path / "decisions.csv")


def test_a_file_saved_by_a_chinese_spreadsheet_is_read(tmp_path: Path) -> None:
    lines = ",".join(COLUMNS) + "\r\n2022,everywhere,钳工,6-20-01-01,accept,同名,李,2026/1/2\r\n"
    (tmp_path / "decisions.csv").write_bytes(lines.encode("gb18030"))
    (one,) = read_decisions(tmp_path / "decisions.csv")
    assert (one.printed_name, one.reason, one.on) == ("钳工", "同名", "2026-01-02")


def test_every_line_that_does_not_fit_is_told(tmp_path: Path) -> None:
    bad = "2022,everywhere,钳工,6-20-01-01,maybe,r,li,2026-11-21"
    with pytest.raises(UserError) as refused:
        read_decisions(write(tmp_path / "decisions.csv", bad, bad))
    assert [fault.zh.rpartition("decisions.csv")[2][:3] for fault in refused.value.faults] == [
        ":2：",
        ":3：",
    ]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(
        tmp_path / "decisions.csv", "2022,everywhere,钳工,6-20-01-01,accept,r,li,2026-11-21"
    )
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "rename", fail)
    with pytest.raises(UserError, match=r"cannot write .*: No space left on device"):
        write_decisions(path, [])
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
