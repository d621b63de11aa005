"""The tables that answers are made of, read as typed rows. A version of any age: what it lacks is null."""

from __future__ import annotations

from pathlib import Path

from pipeline.answers.look_up import Tables
from pipeline.model.rows import CatalogueRow, NoticeRow, OccupationRow, RuleRow
from pipeline.store.tables import read_table
from pipeline.store.typed_rows import from_table
from pipeline.store.versions import version_directory


def read_answer_tables(normalized: Path, version: str) -> Tables:
    """The tables of `draft`, `latest` or a version; UserError where it does not stand or a file cannot be read."""
    directory = version_directory(normalized, version)
    return Tables(
        from_table(NoticeRow, read_table(directory, "notices")),
        from_table(OccupationRow, read_table(directory, "occupations")),
        from_table(RuleRow, read_table(directory, "rules")),
        from_table(CatalogueRow, read_table(directory, "catalogue")),
    )
