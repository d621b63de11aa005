"""Layouts unlike any that is known: each is read exactly, or unread and flagged; no value is silently wrong."""

from __future__ import annotations

import pytest

from tests.compare import differences, read_folder
from tests.strange import ALL
from tests.test_layouts import FORMATS, write_notice


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("fixture", ALL, ids=lambda fixture: fixture.id)
def test_a_strange_layout_is_exact_or_unread_and_flagged(fixture, form, tmp_path):
    tables = read_folder(write_notice(fixture, form, tmp_path / "x-2024"))
    unread = [
        row["source"]
        for row in tables["coverage"]
        if row["fate"] == "unread" and row["kind"] != "number"
    ]
    flagged = {row["source"] for row in tables["issues"] if row["kind"] == "unread_amount"}
    lost, invented = differences(fixture.occupations, tables["occupations"])
    missing, extra = differences(fixture.rates, tables["rates"])
    assert invented == []
    # A bad cell keeps its row with the printed text and a null, and says so.
    assert [
        row for row in extra if row["amount_yuan"] is not None or row["source"] not in flagged
    ] == []
    assert not (lost or missing) or unread or flagged
