"""docs/data-dictionary.md is what schema.py says."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.schema import TABLES
from tools import write_dictionary

ROOT = Path(__file__).parent.parent


def test_the_document_is_what_would_be_written_now():
    assert (ROOT / write_dictionary.PATH).read_text(
        encoding="utf-8"
    ) == write_dictionary.render(), "run: python -m tools.write_dictionary"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_told_in_english_and_chinese(table):
    text = write_dictionary.render()
    for column in table.columns:
        assert f"| `{column.name}` |" in text
        assert column.en
        assert any("\u4e00" <= sign <= "\u9fff" for sign in column.zh)


def test_check_says_what_to_run_where_the_document_differs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert write_dictionary.main(["--check"]) == 1
    assert "run: python -m tools.write_dictionary" in capsys.readouterr().err
    assert write_dictionary.main([]) == 0
    assert write_dictionary.main(["--check"]) == 0
