"""Damaged files of every kind give a result or one line. `make fuzz` tries many more."""

from __future__ import annotations

import shutil

import pytest

from tests.hostile.fuzz import NAMES, ROUND, input_of, try_input
from tests.hostile.fuzz_targets import TARGETS, base_root, seed

FEW, MANY = 3, 60


@pytest.mark.parametrize("target", NAMES)
def test_a_file_that_is_not_damaged_is_read(target, tmp_path):
    root = shutil.copytree(base_root()[1], tmp_path / "root")
    for name in TARGETS[target].seeds:
        assert try_input(target, seed(name), root) == "read", name


def try_rounds(rounds: range, root) -> None:
    for number in range(rounds.start * len(ROUND), rounds.stop * len(ROUND)):
        target, data = input_of(0, number)
        assert try_input(target, data, root) in ("read", "refused"), (target, number)


def test_damaged_files_are_read_or_refused_in_one_line(tmp_path):
    try_rounds(range(FEW), shutil.copytree(base_root()[1], tmp_path / "root"))


@pytest.mark.slow
def test_many_more_damaged_files_are_read_or_refused_in_one_line(tmp_path):
    try_rounds(range(FEW, MANY), shutil.copytree(base_root()[1], tmp_path / "root"))
