"""Whatever a file holds, it is read or refused in one line; its neighbour is whole, and nothing outside the root changes."""

from __future__ import annotations

import shutil
import signal
import sys
from pathlib import Path

import pytest

from pipeline.base.printable import one_line
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.run import run_extract
from tests.conftest import read_draft
from tests.hostile.kept_kinds import EDITED_KINDS
from tests.hostile.office_kinds import OFFICE_KINDS
from tests.hostile.open_kinds import OPEN_KINDS
from tests.hostile.recipes import ID, KINDS, Kind
from tests.recipes.small_notices import BODY, write_notice

GOOD = BODY.format(year="2021", name="车工")
OURS = {"raw", "extracted", "normalized", ".cache"}
ALL = {**KINDS, **OFFICE_KINDS, **OPEN_KINDS, **EDITED_KINDS}
# What may take long or end its process is read in one of its own; a whole process for each kind takes seconds.
APART = (" deep", "600 MB", ",000,000", "4 GB", "ring", "hold themselves", "noise", "100,000")
WHOLE = {name: kind for name, kind in ALL.items() if any(word in name for word in APART)}
HERE = {name: kind for name, kind in ALL.items() if name not in WHOLE}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The neighbour by itself, extracted."""
    root = tmp_path_factory.mktemp("alone") / "root"
    write_notice(root, "a-2021", GOOD)
    assert run_extract(root).failures == ()
    return root


def rows_of(root: Path, notice_id: str) -> list[dict[str, object]]:
    """The entries of a notice in the draft."""
    return [row for row in read_draft(root)["occupations"] if row["notice_id"] == notice_id]


def check_kind(kind: Kind, alone: Path, folder: Path, limits: Limits | None) -> None:
    """What must come of a kind: its outcome in one line, the neighbour whole, nothing else touched."""
    root, outside = folder / "root", folder / "outside.txt"
    shutil.copytree(alone, root)
    outside.write_text("theirs", encoding="utf-8")
    kind.write(root)
    failures = run_extract(root, limits=limits).failures
    assert {one.notice_id for one in failures} <= {ID}
    assert kind.outcome == "either" or bool(failures) == (kind.outcome == "refused"), failures
    for one in failures:
        for words in one.words:
            assert words == one_line(words)
            assert "a fault of the program" not in words
            assert "Traceback" not in words
    if kind.outcome == "read":
        assert [row["name"] for row in rows_of(root, ID)] == ["焊工", "电工", "镗工"]
    assert rows_of(root, "a-2021") == rows_of(alone, "a-2021")
    assert outside.read_text(encoding="utf-8") == "theirs"
    assert {path.name for path in folder.iterdir()} == {"root", "outside.txt"}
    assert {path.name for path in root.iterdir()} <= OURS


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such clock")
@pytest.mark.parametrize("kind", HERE.values(), ids=HERE)
def test_a_hostile_notice_is_read_or_one_line_and_touches_nothing_else(kind, alone, tmp_path):
    signal.alarm(120)
    try:
        check_kind(kind, alone, tmp_path, None)
    finally:
        signal.alarm(0)


@pytest.mark.slow
@pytest.mark.parametrize("kind", WHOLE.values(), ids=WHOLE)
def test_what_may_take_long_is_ended_by_the_limits_of_its_process(kind, alone, tmp_path):
    check_kind(kind, alone, tmp_path, Limits(jobs=1, seconds=100))
