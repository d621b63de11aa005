"""All that may be deleted: the kept results of notices, and nothing else."""

from __future__ import annotations

from pathlib import Path

from pipeline.base import disk
from pipeline.workflow.workspace import Workspace


def clean_cache(root: Path) -> int:
    """Delete what is kept of the notices, and the logs: how many results these were. Editions of the classification that
    were rebuilt stay. UserError where a folder is a link, or another run is writing."""
    space = Workspace(root)
    space.refuse_links()
    kept = space.rows("").parent
    with disk.locked(space.normalized), disk.explained(space.cache):
        count = len(list(kept.glob("*.arrow"))) if kept.is_dir() else 0
        disk.remove_file(space.last_run)
        for folder in (kept, space.reading("").parent, space.logs):
            if folder.is_dir():
                disk.remove_tree(folder)
    return count
