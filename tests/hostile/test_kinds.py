"""Whatever a file holds, it is read or refused in one line; its neighbour is whole, and nothing outside the root changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.run import run_extract
from tests.conftest import read_draft
from tests.hostile.recipes import ID, KINDS, Kind
from tests.recipes.small_notices import BODY, write_notice

pytestmark = pytest.mark.slow
GOOD = BODY.format(year="2021", name="车工")
OURS = {"raw", "extracted", "normalized", ".cache"}


def rows_of(root: Path, notice_id: str) -> list[dict[str, object]]:
    """The entries of a notice in the draft."""
    return [row for row in read_draft(root)["occupations"] if row["notice_id"] == notice_id]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_hostile_notice_is_read_or_one_line_and_touches_nothing_else(
    kind: Kind, tmp_path: Path
) -> None:
    root, alone, outside = tmp_path / "root", tmp_path / "alone", tmp_path / "outside.txt"
    outside.write_text("theirs", encoding="utf-8")
    write_notice(alone, "a-2021", GOOD)
    assert run_extract(alone).failures == ()
    write_notice(root, "a-2021", GOOD)
    kind.write(root)
    failures = run_extract(root, limits=Limits(jobs=1, seconds=100)).failures
    assert [one.notice_id for one in failures] in ([], [ID])
    assert kind.outcome == "either" or bool(failures) == (kind.outcome == "refused")
    for one in failures:
        for words in (one.words.en, one.words.zh):
            assert words.isprintable(), words
            assert "a fault of the program" not in words
            assert "Traceback" not in words
    if kind.outcome == "read":
        assert [row["name"] for row in rows_of(root, ID)] == ["焊工", "电工", "镗工"]
    assert rows_of(root, "a-2021") == rows_of(alone, "a-2021")
    assert outside.read_text(encoding="utf-8") == "theirs"
    assert {path.name for path in tmp_path.iterdir()} == {"root", "alone", "outside.txt"}
    assert {path.name for path in root.iterdir()} <= OURS
