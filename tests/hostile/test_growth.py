"""No pattern that sees a document is catastrophic: a line ten times as long is read under the same clock, and one that no
notice has is refused before any pattern sees it."""

from __future__ import annotations

import pytest

from pipeline.read.guards import MOST_CHARS
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.processes import run_tasks
from tests.hostile.growing import count_blocks, write_grown

# Far more than a line needs; a pattern of exponential or cubic cost would need hours.
PATIENT = Limits(jobs=2, seconds=120)


@pytest.mark.slow
@pytest.mark.parametrize("length", [1_900, 19_000])
def test_a_line_as_long_as_is_let_in_ends_whatever_it_repeats(length, tmp_path):
    assert length < MOST_CHARS
    paths = write_grown(tmp_path, length)
    failed = {
        path.name: words.en
        for path, _, words in run_tasks(count_blocks, paths, PATIENT)
        if words is not None
    }
    assert failed == {}


@pytest.mark.slow
def test_a_longer_line_is_refused_in_one_line_before_any_pattern_sees_it(tmp_path):
    paths = write_grown(tmp_path, 100_000)
    for path, blocks, words in run_tasks(count_blocks, paths, PATIENT):
        # White space at the ends is cut off, and words that are parted are several cells or lines.
        if words is None:
            assert blocks, path.name
        else:
            assert words.en.startswith(str(path))
            assert "\n" not in words.en + words.zh


def test_what_is_let_in_is_said_with_its_place_and_length(tmp_path):
    (path,) = [p for p in write_grown(tmp_path, 30_000) if p.name.startswith("prose-0-")]
    ((_, _, words),) = run_tasks(count_blocks, [path], PATIENT)
    assert words is not None
    assert "l5: 30,008 characters without a break; more than 20,000 is no notice" in words.en
