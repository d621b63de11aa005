"""A doubt prints the line that settles it: pasted as printed, its blanks filled, it settles this doubt and nothing else."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.judgement.corrections import CORRECTION_COLUMNS
from pipeline.judgement.notice_toml import read_notice
from pipeline.model.document import Place
from pipeline.model.issues import KINDS, build_issue_rows, make_issue, split_advice
from pipeline.normalize.accept import accept_issues
from pipeline.workflow.run import run_extract
from tests.conftest import read_draft
from tests.recipes.doubts import DECISION, DOUBTS, Doubtful

Row = dict[str, Any]
Tables = Mapping[str, list[Row]]
# What is never made of a sound reader, and doubts that are all settled in one way; how they are accepted is shown on a row.
ALARMS: dict[str, dict[str, object]] = {
    "text_lost": {"missing": 1, "doubled": 0},
    "count_differs": {"said": 4, "found": 3},
    **{
        kind: {}
        for kind in KINDS
        if kind.startswith("doubtful_") or kind in {"list_unread", "names_unread", "unknown_words"}
    },
}
REMOVED = {"stale_decision", "decision_unknown_code", "decision_contradicts", "stale_acceptance", "stale_table_rule", "unreadable"}  # fmt: skip


def id_of(kind: str) -> str:
    return f"{kind.replace('_', '-')}-2024"


def make(root: Path, kind: str, doubt: Doubtful) -> Path:
    """The folder of a doubtful notice below raw/."""
    folder = root / "raw" / id_of(kind)
    folder.mkdir(parents=True)
    files = [(doubt.name, doubt.write, "main")]
    files += [("witness.txt", doubt.witness, "witness")] if doubt.witness else []
    text = 'region = "441400"\n'
    for name, write, role in files:
        write(folder / name)
        sha = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        text += f'\n[[files]]\nname = "{name}"\nrole = "{role}"\nsha256 = "{sha}"\n'
    (folder / "notice.toml").write_text(text + doubt.below, encoding="utf-8")
    if doubt.corrections:
        head = ",".join(CORRECTION_COLUMNS)
        (folder / "corrections.csv").write_text(f"{head}\n{doubt.corrections}\n", encoding="utf-8")
    return folder


def paste(root: Path, issue: Row, blanks: tuple[str, ...]) -> None:
    """Do what the advice says, word for word."""
    folder = root / "raw" / issue["notice_id"]
    file, text, is_top = split_advice(issue["advice"])
    assert (
        split_advice(issue["advice_zh"])[1] == text
        if file
        else issue["advice"] != issue["advice_zh"]
    )
    if file == "notice.toml":
        path, filled = folder / file, fill_toml(text, blanks)
        said = path.read_text(encoding="utf-8")
        path.write_text(f"{filled}\n{said}" if is_top else f"{said}\n{filled}\n", encoding="utf-8")
    elif file:
        path = folder / file if file == "corrections.csv" else root / "raw" / file
        head = ",".join(CORRECTION_COLUMNS) + "\n" if file == "corrections.csv" else DECISION
        said = path.read_text(encoding="utf-8") if path.exists() else head
        path.write_text(f"{said}{fill_csv(text, blanks)}\n", encoding="utf-8")
    else:
        remove(root, issue)


def fill_toml(text: str, blanks: tuple[str, ...]) -> str:
    text = text.replace('reason = "…"', 'reason = "printed so"').replace('by = "…"', 'by = "li"')
    text = re.sub("^on = …$", "on = 2024-05-01", text, flags=re.MULTILINE)
    for blank in blanks:
        text = text.replace("…", blank, 1)
    assert "…" not in text, text
    return text


def fill_csv(text: str, blanks: tuple[str, ...]) -> str:
    (cells,) = csv.reader([text])
    signed = iter([*blanks, "printed so", "li", "2024-05-01"])
    return ",".join(f'"{next(signed) if cell == "…" else cell}"' for cell in cells)


def remove(root: Path, issue: Row) -> None:
    """What is advised in words: a line, or a block by its line, to be removed."""
    folder = root / "raw" / issue["notice_id"]
    if line := re.fullmatch(r"remove from raw/decisions\.csv: (.*)", issue["advice"]):
        path = root / "raw" / "decisions.csv"
        said = path.read_text(encoding="utf-8")
        assert f"\n{line[1]}\n" in said
        path.write_text(said.replace(f"{line[1]}\n", ""), encoding="utf-8")
    elif line := re.search(r"notice\.toml the (\[\[\w+\]\]) of line (\d+)", issue["advice"]):
        path = folder / "notice.toml"
        rows = path.read_text(encoding="utf-8").split("\n")
        assert rows[int(line[2]) - 1] == line[1]
        path.write_text("\n".join(rows[: int(line[2]) - 1]), encoding="utf-8")
    else:
        assert issue["kind"] == "unreadable"
        assert "correct the line or remove it" in issue["message"]
        (folder / "corrections.csv").unlink()


def name_of(issue: Row) -> tuple[str, ...]:
    return issue["kind"], issue["source"], issue["printed"], issue["fact"] or ""


@dataclass
class Runs:
    """The drafts before and after every advice was followed, the issue of each kind that was settled, and what could not be
    pasted."""

    before: Tables
    after: Tables
    settled: dict[str, Row]
    faults: dict[str, AssertionError]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """A doubtful notice of each kind in one root, read, settled, and read again."""
    root = tmp_path_factory.mktemp("doubts")
    for kind, doubt in DOUBTS.items():
        make(root, kind, doubt)
    decided = [
        one.decisions.format(id=id_of(kind)) for kind, one in DOUBTS.items() if one.decisions
    ]
    (root / "raw" / "decisions.csv").write_text(
        DECISION + "\n".join(decided) + "\n", encoding="utf-8"
    )
    run_extract(root)
    made = Runs(read_draft(root), {}, {}, {})
    for kind, doubt in DOUBTS.items():
        found = [
            r for r in made.before["issues"] if (r["kind"], r["notice_id"]) == (kind, id_of(kind))
        ]
        if found:
            made.settled[kind] = found[0]
            try:
                paste(root, found[0], doubt.blanks)
            except AssertionError as error:
                made.faults[kind] = error
    run_extract(root)
    made.after = read_draft(root)
    return made


def of(tables: Tables, kind: str) -> dict[str, list[Row]]:
    """The rows of the notice of a kind."""
    return {
        name: [row for row in rows if row.get("notice_id", id_of(kind)) == id_of(kind)]
        for name, rows in tables.items()
    }


@pytest.mark.parametrize("kind", DOUBTS)
def test_the_advised_line_settles_its_doubt_and_nothing_else(runs, kind):
    assert kind in runs.settled, "the notice does not hold the doubt"
    if kind in runs.faults:
        raise runs.faults[kind]
    issue, before, after = runs.settled[kind], of(runs.before, kind), of(runs.after, kind)
    left = {name_of(row): row["accepted"] for row in after["issues"]}
    assert left.get(name_of(issue), "gone") is not None
    # What is left out because of a doubt is told with it, and goes with it.
    follows = ("amount_left_out", issue["fact"])
    others = {
        name_of(row): row["accepted"]
        for row in before["issues"]
        if row != issue and (row["kind"], row["fact"]) != follows
    }
    assert {name: said for name, said in left.items() if name != name_of(issue)} == others
    compare_rows(issue, before, after)


def compare_rows(issue: Row, before: Tables, after: Tables) -> None:
    """All rows are as they were; but those of the corrected place, of what a [[tables]] or a value of notice.toml is about, and
    what is made of facts without doubts."""
    file = split_advice(issue["advice"])[0]
    is_accepted = issue["kind"] in REMOVED or KINDS[issue["kind"]].advice == "accept"
    for table in before:
        if table == "issues" or (table == "coverage" and issue["kind"] == "unread_table"):
            continue
        if issue["fact"] and table in {"catalogue", "entitlements"}:
            continue
        if is_accepted:
            assert without_doubts(after[table]) == without_doubts(before[table]), table
        elif file == "corrections.csv" or issue["kind"] == "match_review":
            assert elsewhere(after[table], issue) == elsewhere(before[table], issue), table


def without_doubts(rows: list[Row]) -> list[Row]:
    """Rows as they are but for the doubts, which leave a fact when they are accepted."""
    return [{name: value for name, value in row.items() if name != "doubts"} for row in rows]


def elsewhere(rows: list[Row], issue: Row) -> list[Row]:
    """The rows that do not come from the place of the issue."""
    places = ("source", "entry_source", "rate_source")
    return [row for row in rows if issue["source"] not in {row.get(place) for place in places}]


@pytest.mark.parametrize("kind", ALARMS)
def test_an_alarm_is_accepted_by_its_block(tmp_path, kind):
    folder = make(tmp_path, kind, DOUBTS["serial_gap"])
    one = make_issue(kind, Place("l4"), "甲", **ALARMS[kind])
    other = make_issue(kind, Place("l4"), "乙", **ALARMS[kind])
    rows = build_issue_rows("place-2024", "place-2024/notice.txt", [one, other])
    path = folder / "notice.toml"
    text = fill_toml(split_advice(rows[0].advice)[1], ())
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    said = [row.accepted for row in accept_issues(rows, read_notice(folder))]
    assert said == ["printed so (li, 2024-05-01)", None]


def test_every_kind_has_a_notice_in_which_it_occurs():
    assert set(DOUBTS) | set(ALARMS) == set(KINDS)
