"""Generated text in git is checked by generating it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT

NOTICES = sorted(path.name for path in (ROOT / "raw").iterdir() if path.is_dir())


@pytest.mark.parametrize("notice_id", NOTICES)
def test_extracted_text_in_git_is_what_extraction_makes(
    notice_id: str, workspace: Path, tables
) -> None:
    made, kept = workspace / "extracted" / notice_id, ROOT / "extracted" / notice_id
    assert sorted(p.name for p in made.iterdir()) == sorted(p.name for p in kept.iterdir())
    for path in made.iterdir():
        assert path.read_text(encoding="utf-8") == (kept / path.name).read_text(encoding="utf-8"), (
            path.name
        )
