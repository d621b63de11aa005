"""Whether anything changed since the last run: hashes are compared, nothing is read, and no library of ours is loaded.

`.cache/last_run.json` holds the hash of the code, of the decisions, of the folder of each notice in raw/ and in extracted/,
of what is kept of it, and of the draft. A record that is damaged, or of another run, is as good as none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.base import disk
from pipeline.report.summary import Summary
from pipeline.workflow import cache
from pipeline.workflow.cache import AFTER_ROWS, file_digest, raw_digest, words_digest
from pipeline.workflow.workspace import Workspace


def find_unchanged(space: Workspace, known: Sequence[str]) -> tuple[Summary, ...] | None:
    """The numbers of the last run where each file is as it was then; else None."""
    try:
        said = json.loads(space.last_run.read_bytes())
        is_same = (
            said["code"] == cache.code_key(AFTER_ROWS)
            and list(said["notices"]) == list(known)
            and said["around"] == _around(space)
            and all(_is_same(space, name, said["notices"][name]) for name in known)
        )
        if not is_same:
            return None
        return tuple(_summary(name, said["notices"][name]) for name in known)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _summary(notice_id: str, said: Mapping[str, Any]) -> Summary:
    return Summary(notice_id, tuple(said["numbers"]), tuple(said["facts"]), said["doubts"])


def _is_same(space: Workspace, notice_id: str, said: Mapping[str, Any]) -> bool:
    return (
        said["files"] == raw_digest(space.notice(notice_id))
        and said["rows"] == file_digest(space.rows(notice_id))
        and said["words"] == words_digest(space.words(notice_id))
        and not any(space.links_of(notice_id))
    )


def _around(space: Workspace) -> dict[str, str]:
    """The hashes of what belongs to no notice: the decisions and the draft."""
    decisions = [space.decisions] if space.decisions.exists() else []
    files = [*decisions, *sorted(space.draft.iterdir())]
    return {space.relative(path).as_posix(): file_digest(path) for path in files}


def note_unchanged(
    space: Workspace, raw: Mapping[str, str], words: Mapping[str, str], summaries: Sequence[Summary]
) -> None:
    """Remember what a run that was done without a failure found: `raw` and `words` by notice_id, as hashed."""
    told = {one.notice_id: one for one in summaries}
    record = {
        "code": cache.code_key(AFTER_ROWS),
        "around": _around(space),
        "notices": {
            name: {
                "files": raw[name],
                "words": words[name],
                "rows": file_digest(space.rows(name)),
                "numbers": told[name].numbers,
                "facts": told[name].facts,
                "doubts": dict(told[name].doubts),
            }
            for name in raw
        },
    }
    disk.replace_unsynced(space.last_run, json.dumps(record).encode())


def forget(space: Workspace) -> None:
    """No run is known any more: the next one looks at everything."""
    disk.remove_file(space.last_run)
