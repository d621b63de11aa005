"""Tables are written whole, with their types and words, or not at all."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.model.schema import arrow_schema
from pipeline.store.tables import read_table, table_names, write_tables
from tests.versions.tables import make_table, make_version

OCCUPATIONS = [
    {"name": "车工", "list": "subsidised", "grade_low": 5},
    {"name": "铣工", "list": "subsidised"},
]


def test_a_table_read_back_is_the_table_written(tmp_path: Path) -> None:
    version = make_version(occupations=OCCUPATIONS)
    write_tables(version, tmp_path / "draft")
    assert table_names(tmp_path / "draft") == sorted(version)
    for name, table in version.items():
        assert read_table(tmp_path / "draft", name).equals(table), name


def test_field_metadata_says_in_both_languages_what_a_column_means(tmp_path: Path) -> None:
    write_tables(make_version(), tmp_path / "draft")
    field = read_table(tmp_path / "draft", "occupations").schema.field("subsidy_class")
    assert field.metadata[b"zh"].decode() == "补贴类别"


def test_whole_numbers_with_nulls_stay_whole_in_pandas(tmp_path: Path) -> None:
    write_tables(make_version(occupations=OCCUPATIONS), tmp_path / "draft")
    frame = pd.read_parquet(tmp_path / "draft" / "occupations.parquet")
    assert frame["grade_low"].dtype == pd.Int8Dtype()
    assert frame["grade_low"].tolist() == [5, pd.NA]


def test_a_draft_is_replaced_whole(tmp_path: Path) -> None:
    write_tables(make_version(occupations=OCCUPATIONS), tmp_path / "draft")
    write_tables({"notices": make_version()["notices"]}, tmp_path / "draft")
    assert table_names(tmp_path / "draft") == ["notices"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "draft"]


BAD = {
    "doubled_key": ("occupations", [{"name": "车工", "entry_id": "e1"}, {"name": "铣工", "entry_id": "e1"}],
                    "table occupations: key (entry_id e1) stands 2 times: town-2023/notice.pdf#p1.t1.r1, "
                    "town-2023/notice.pdf#p1.t1.r2; 1 keys are doubled"),
    "word_not_in_the_closed_list": ("rates", [{"unit": "per_week"}],
                                    "table rates: unit 'per_week' at town-2023/notice.pdf#p1.t1.r1 is none of: "
                                    "per_person, per_person_year, per_person_month, per_person_day, per_class_hour, per_class, "
                                    "per_institution, per_item, other"),
    "notice_that_is_not_there": ("rules", [{"notice_id": "village-2023"}],
                                 "table rules: notice_id village-2023 is not in table notices"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_breaks_a_key_is_named_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    table, rows, message = BAD[name]
    with pytest.raises(UserError) as caught:
        write_tables(make_version(**{table: rows}), tmp_path / "draft")
    assert str(caught.value) == message
    assert not (tmp_path / "draft").exists()


def test_a_required_cell_that_is_null_is_named(tmp_path: Path) -> None:
    loose = pa.schema([field.with_nullable(True) for field in arrow_schema("notices")])
    rows = make_table("notices", [{}]).to_pylist()
    table = pa.Table.from_pylist([{**rows[0], "sha256": None}], schema=loose)
    with pytest.raises(
        UserError, match=r"^table notices: sha256 is null at town-2023/notice.pdf#p1.t1.r1$"
    ):
        write_tables({"notices": table}, tmp_path / "draft")


def test_a_full_disk_is_one_line_and_leaves_the_draft_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tables(make_version(occupations=OCCUPATIONS), tmp_path / "draft")

    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "write_file", full)
    with pytest.raises(
        UserError, match="No space left on device; what stood there before is unchanged"
    ):
        write_tables(make_version(), tmp_path / "draft")
    assert read_table(tmp_path / "draft", "occupations").num_rows == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "draft"]


def test_a_second_run_is_told_to_wait(tmp_path: Path) -> None:
    with disk.locked(tmp_path), pytest.raises(UserError, match="another run is writing"):
        write_tables(make_version(), tmp_path / "draft")


def test_a_table_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    write_tables({"notices": make_version()["notices"]}, tmp_path / "draft")
    with pytest.raises(UserError, match=r"no table rates in .*; there are: notices"):
        read_table(tmp_path / "draft", "rates")


def test_a_file_that_is_no_parquet_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "rates.parquet").write_bytes(b"PAR1 nothing PAR1")
    with pytest.raises(UserError, match=r"rates.parquet cannot be read as Parquet"):
        read_table(tmp_path, "rates")


def test_only_disk_changes_the_disk() -> None:
    """The steps at which a release is killed in the tests are all the steps there are."""
    package = Path(disk.__file__).parents[1]
    steps = re.compile(
        r"\.write_text\(|\.write_bytes\(|\.mkdir\(|\.unlink\(|(?<!disk)\.rename\(|\.rmdir\(|rmtree\(|os\.(replace|remove|rename)"
        r"|open\(\"[wxa]"
    )
    # A difference to a git revision, and what an old Word file is converted to, stand in temporary folders of their own.
    own = {
        "base/disk.py", "base/temporary.py", "diff/sources.py", "read/word/doc.py", "read/word/libreoffice.py",
    }  # fmt: skip
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if steps.search(path.read_text(encoding="utf-8"))
    }
    assert found <= own
