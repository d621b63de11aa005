"""The same notice as PDF, DOCX and text gives the same records: the words are the same, only the file is another."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.compare import read_folder
from tests.conftest import ROOT

NOTICES = sorted(path.name for path in (ROOT / "raw").iterdir() if path.is_dir())
DATA = Path(__file__).parent / "data" / "formats"
# What is compared: everything but the place and what the place shows (page, box), ids made of order, and printed words
# whose blanks the formats set differently.
PLACE = {"source", "page", "bbox", "file", "sha256", "format", "pages", "entry_id", "rate_id"}


def file_of(notice_id: str, form: str) -> Path:
    """The notice in a format: its own file in raw/, else its rebuilt twin kept beside the tests."""
    own = ROOT / "raw" / notice_id / f"notice.{form}"
    return own if own.exists() else DATA / f"{notice_id}.{form}"


def read_as(notice_id: str, form: str, directory: Path) -> dict[str, list[dict[str, object]]]:
    folder = directory / notice_id
    folder.mkdir(parents=True)
    path = shutil.copy(file_of(notice_id, form), folder / f"notice.{form}")
    sha = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    (folder / "notice.toml").write_text(
        f'[[files]]\nname = "notice.{form}"\nsha256 = "{sha}"\n', encoding="utf-8"
    )
    return read_folder(folder)


def bare(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [
        {
            k: "".join(v.split()) if isinstance(v, str) else v
            for k, v in row.items()
            if k not in PLACE
        }
        for row in rows
    ]


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("notice_id", NOTICES)
def test_three_formats_of_a_notice_give_the_same_records(notice_id, form, tmp_path):
    text, other = (
        read_as(notice_id, "txt", tmp_path / "txt"),
        read_as(notice_id, form, tmp_path / form),
    )
    for table in ("notices", "occupations", "rates", "crosswalk", "training_codes"):
        assert bare(other[table]) == bare(text[table]), table
