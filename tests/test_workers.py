"""A file that crashes its reader, hangs or eats memory takes nothing else with it, and gives one line."""

from __future__ import annotations

import pytest

from pipeline.base.errors import UserError
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.processes import run_task, run_tasks
from tests.recipes.bad_work import do

QUICK = Limits(jobs=2, seconds=2)
LINES = {
    "refuse": "refused: give another word",
    "die": "die: reading ended the process (exit code 3)",
    "kill": "kill: reading ended the process (SIGABRT): damaged, or too large; save the file anew",
    "hang": "hang: not read within 2 s; raise --timeout, or save the file anew",
    "deep": "deep: nested more deeply than a notice should be: damaged, or made to exhaust memory",
    "grow": "grow: needs more memory than a notice should: damaged, or made to exhaust memory",
    "bug": "bug: reading ended the process (exit code 1): KeyError: 'no such word'",
}


def test_each_trouble_is_one_line_and_all_other_work_is_done():
    words = ["one", *LINES, "two", "three"]
    done = {
        task: (result, failure.en if failure else "")
        for task, result, failure in run_tasks(do, words, QUICK)
    }
    good = {word: (word.upper(), "") for word in ("one", "two", "three")}
    assert done == good | {word: (None, line) for word, line in LINES.items()}


def test_one_task_gives_its_result_or_a_user_error():
    assert run_task(do, "one", QUICK) == "ONE"
    with pytest.raises(UserError, match="refused: give another word"):
        run_task(do, "refuse", QUICK)
