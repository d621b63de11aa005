"""Files of names, of any length: read, matched and handed on a block at a time, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from pipeline.base.edited_csv import EditedRow, read_rows
from pipeline.base.errors import UserError
from pipeline.match.knowledge import Knowledge
from pipeline.match.matcher import gather_knowledge, match_entries
from pipeline.match.models import Decision, Match, NoticeAlias, Printed
from pipeline.reference.editions import Reference
from pipeline.reference.lookup_names import split_name
from pipeline.rules.asked_columns import find_columns, heads_of

BLOCK = 2000
PROPOSED = 3
FIELDS = ("name", "code", "notice_id", "list")
COLUMNS = (
    "name", "code", "edition", "occupation_code", "occupation_name", "match_method", "match_score", "match_status",
    "code_conflict", "reason", *(f"candidate_{n}" for n in range(1, PROPOSED + 1)),
)  # fmt: skip


def read_names(path: Path) -> Iterator[Printed]:
    """Rows of a CSV: columns by their heads (`asked_columns` of rules/patterns/values.toml), or names alone in the first column without a head.

    UserError where the file cannot be read, or there are heads but none of names.
    """
    rows = read_rows(path)
    first = next(rows, None)
    if first is None:
        raise UserError(f"{path}: no names in it", f"{path}：没有名称")
    heads = find_columns(first.cells, FIELDS)
    if "name" in heads:
        return _printed(rows, heads)
    if heads:
        names = ", ".join(heads_of("name"))
        raise UserError(
            f"{path}:{first.line}: no column of names; one of these heads is expected: {names}",
            f"{path}:{first.line}：没有名称列；表头应为其中之一：{names}",
        )
    return _printed(chain([first], rows), {"name": 0})


def _printed(rows: Iterable[EditedRow], heads: dict[str, int]) -> Iterator[Printed]:
    for row in rows:
        cells = {
            field: row.cells[place] if place < len(row.cells) else ""
            for field, place in heads.items()
        }
        if cells["name"]:
            name, words = split_name(cells["name"])
            notice, kind = cells.get("notice_id", ""), cells.get("list", "")
            yield Printed("", notice, kind, name, cells["name"], cells.get("code", ""), words)


def match_stream(
    names: Iterator[Printed],
    reference: Reference,
    aliases: Iterable[NoticeAlias],
    decisions: Sequence[Decision],
) -> Iterator[tuple[Printed, Match]]:
    """Each name with its match, in order; at most BLOCK of them are held at a time."""
    known = gather_knowledge(reference, aliases, decisions)
    while block := list(islice(names, BLOCK)):
        yield from _match_block(block, known)


def _match_block(block: list[Printed], known: Knowledge) -> Iterator[tuple[Printed, Match]]:
    yield from zip(block, match_entries(block, known), strict=True)


def row_of(entry: Printed, match: Match, lang: str) -> list[str]:
    """A match as cells, in the order of COLUMNS; `lang` is zh or en."""
    shown = [f"{one.code} {one.name} {one.score:.2f}" for one in match.candidates[:PROPOSED]]
    score = "" if match.match_score is None else f"{match.match_score:.4f}"
    conflict = "" if match.code_conflict is None else str(match.code_conflict).lower()
    return [
        entry.printed_name, entry.printed_code, match.edition or "", match.occupation_code or "",
        match.occupation_name or "", match.match_method or "", score, match.match_status, conflict,
        match.reason_zh if lang == "zh" else match.reason, *shown, *[""] * (PROPOSED - len(shown)),
    ]  # fmt: skip
