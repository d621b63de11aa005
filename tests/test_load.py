"""`import pipeline` and its three functions."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, datetime

import pandas as pd
import pytest

import pipeline
from pipeline.base.errors import UserError
from pipeline.model.schema import TABLES
from pipeline.workflow.release import release


@pytest.fixture(scope="module")
def released(tables, workspace, tmp_path_factory):
    """A root with one version and a draft."""
    root = tmp_path_factory.mktemp("released")
    shutil.copytree(workspace / "raw", root / "raw")
    shutil.copytree(workspace / "normalized", root / "normalized")
    release(root, datetime(2026, 11, 21, tzinfo=UTC), "test")
    return root


def test_importing_the_package_loads_no_heavy_library():
    code = "import sys, pipeline; sys.exit(bool({'pandas', 'pyarrow', 'pdfplumber', 'click'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_public_functions_stay_functions_after_use(released):
    pipeline.load("notices", root=released)
    assert callable(pipeline.load)
    assert {"load", "versions", "as_of", "read_document"} <= set(dir(pipeline))


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_every_table_loads_with_nullable_types(released, name):
    frame = pipeline.load(name, root=released)
    table = next(table for table in TABLES if table.name == name)
    kinds = {
        "string": "string",
        "int8": "Int8",
        "int32": "Int32",
        "float64": "Float64",
        "bool": "boolean",
        "date": "datetime64[ms]",
    }
    assert list(frame.columns) == table.names
    for column in table.columns:
        assert str(frame[column.name].dtype) == kinds.get(column.type, "object")


def test_whole_numbers_with_nulls_stay_whole(released):
    rates = pipeline.load("rates", root=released)
    assert rates["amount_yuan"].isna().any()
    assert rates["amount_yuan"].dropna().iloc[0] == 4300
    assert str(rates["amount_yuan"].dropna().iloc[0]) == "4300"


def test_columns_say_what_they_mean_in_two_languages(released):
    frame = pipeline.load("catalogue", root=released)
    assert frame.attrs["version"] == "2026-11-21"
    assert frame.attrs["zh"]["amount_yuan"] == "补贴金额（元）"
    assert frame.attrs["en"]["amount_yuan"].startswith("Amount with uplift")


def test_masks_of_text_and_numbers_join(released):
    frame = pipeline.load("catalogue", root=released)
    one = frame[
        (frame["grade"] == 3)
        & (frame["programme"] == "vocational_qualification")
        & (frame["name"] == "车工")
    ]
    assert set(one["notice_id"]) == {"wenzhou-2023", "huaian-2024"}


def test_drafts_for_comment_are_left_out_and_counted_unless_they_are_asked_for(released):
    final = pipeline.load("catalogue", root=released)
    whole = pipeline.load("catalogue", root=released, drafts=True)
    assert "draft" not in set(final["status"])
    assert final.attrs["left_out"] == len(whole) - len(final) > 0
    assert set(pipeline.load("csco", root=released).attrs) >= {"left_out", "version"}


def test_versions_lists_what_was_released(released):
    frame = pipeline.versions(released)
    assert list(frame["version"]) == ["2026-11-21"]
    assert frame["notices"].iloc[0] == 5
    assert list(pipeline.versions(released / "raw")["version"]) == []


@pytest.mark.parametrize(
    ("on", "region", "notices"),
    [
        ("2023-03-31", "温州", {"wenzhou-2022"}),
        ("2023-04-01", "330300", {"wenzhou-2023"}),  # the draft of the same day is never in force
        ("2023-04-01", "瑞安市", {"wenzhou-2023"}),  # a county takes the notice of its city
        ("2020-01-01", "温州", set()),
    ],
)
def test_as_of_gives_the_notice_in_force(released, on, region, notices):
    frame = pipeline.as_of(on, region, root=released)
    assert set(frame["notice_id"]) == notices
    assert isinstance(frame, pd.DataFrame)


def test_errors_name_what_there_is(released):
    with pytest.raises(
        UserError, match=r"no table 'rate' in version 2026-11-21; there are: catalogue, "
    ):
        pipeline.load("rate", root=released)
    with pytest.raises(UserError, match=r"no version 2020-01-01; there are: 2026-11-21"):
        pipeline.load("rates", "2020-01-01", released)
    with pytest.raises(
        AttributeError, match="it has: as_of, compare, load, lookup, read_document, versions"
    ):
        pipeline.nothing  # noqa: B018
