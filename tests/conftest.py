"""The five notices, read once a test run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.store.tables import read_table, table_names
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
    run_extract(workspace)
    return read_draft(workspace)


def read_draft(root: Path) -> dict[str, list[dict[str, object]]]:
    """Rows of every table of the draft below a root."""
    draft = root / "normalized" / "draft"
    return {name: read_table(draft, name).to_pylist() for name in table_names(draft)}
