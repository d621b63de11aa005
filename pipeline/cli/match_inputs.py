"""The ground of `match` and `review`: the edition, the notices' crosswalks and the decisions, with the rows of the draft."""

from __future__ import annotations

from pipeline.cli.settings import Settings
from pipeline.match import Decision, NoticeAlias, Reference, load_reference, read_decisions
from pipeline.match.queue import QueueItem, build_queue, read_aliases, read_printed
from pipeline.model.rows import CrosswalkRow, OccupationRow
from pipeline.store.tables import read_table
from pipeline.store.typed_rows import Kind, from_table


def draft_rows(settings: Settings, kind: type[Kind]) -> list[Kind]:
    """Rows of a table of the draft; none where there is no such file yet."""
    directory, name = settings.workspace.draft, kind.TABLE.name
    if not (directory / f"{name}.parquet").exists():
        return []
    return from_table(kind, read_table(directory, name))


def load_inputs(
    settings: Settings,
) -> tuple[Reference, list[NoticeAlias], tuple[Decision, ...]]:
    """The newest edition, the crosswalk rows of the draft, and what people decided."""
    decisions = read_decisions(settings.workspace.decisions)
    return load_reference(), read_aliases(draft_rows(settings, CrosswalkRow)), decisions


def load_queue(
    settings: Settings, occupations: list[OccupationRow]
) -> tuple[list[QueueItem], Reference, tuple[Decision, ...]]:
    """The names that wait, with the edition and the decisions they were held against."""
    reference, aliases, decisions = load_inputs(settings)
    printed = read_printed(occupations)
    return build_queue(printed, reference, aliases, decisions), reference, decisions
