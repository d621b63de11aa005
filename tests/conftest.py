"""The five notices, read once a test run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.workflow.run import run_extract

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of raw/, so that tests write nothing into the project."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "raw", root / "raw")
    return root


@pytest.fixture(scope="session")
def tables(workspace: Path) -> dict[str, list[dict[str, object]]]:
    """Rows of every table of the five notices."""
    return run_extract(workspace).rows
