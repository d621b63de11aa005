"""The catalogue takes sure and accepted facts only; what is left out is shown with its reason, and settled one by one or by kind."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import pipeline
from pipeline.cli.app import main
from pipeline.match.queue_sheet import ACCEPT, ACCEPT_ALL, COLUMNS
from pipeline.match.sheet_rows import read_sheet
from pipeline.workflow.run import run_extract
from tests.conftest import read_draft

ID = "town-2025"
HEAD = """关于公布丽水市2025年职业技能培训补贴目录的通知
丽人社发〔2025〕9号
各县（市、区）人力资源和社会保障局：
"""
FOOT = """附件1：职业技能培训补贴目录
附件2：紧缺职业目录
丽水市人力资源和社会保障局
2025年2月15日
附件1
职业技能培训补贴目录
序号\t职业名称\t职业编码
1\t焊工\t6-18-02-04
2\t电工\t6-31-01-03
附件2
紧缺职业目录
序号\t职业名称\t职业编码
1\t焊工\t6-18-02-04
"""
AMOUNTS = "一、职业技能培训补贴标准：初级工每人1000元，中级工每人1500元。\n"
OTHER = "二、初级工每人补贴1200元，中级工每人补贴1700元。\n"
UPLIFT = "三、列入紧缺职业目录的，补贴标准上浮30%。\n"


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--lang", "en", *words])


def make(root: Path, *clauses: str) -> Path:
    """A workspace with the notice of these clauses, read."""
    (root / "n.txt").write_text(HEAD + "".join(clauses) + FOOT, encoding="utf-8")
    assert run(root, "add", "--yes", "--id", ID, str(root / "n.txt")).exit_code == 0
    run_extract(root)
    return root / "raw" / ID / "notice.toml"


def rows(root: Path) -> dict[tuple[str, int | None], tuple[float | None, float | None]]:
    """(name, grade) of the catalogue's occupations -> (uplift, amount)."""
    return {
        (row["name"], row["grade"]): (row["scarce_uplift_pct"], row["amount_yuan"])
        for row in read_draft(root)["catalogue"]
        if row["list"]
    }


def open_doubts(root: Path) -> list[str]:
    return [
        row["printed"]
        for row in read_draft(root)["issues"]
        if row["kind"] == "contradiction" and not row["accepted"]
    ]


def test_an_amount_in_doubt_is_left_out_and_told(tmp_path: Path) -> None:
    make(tmp_path, AMOUNTS, "二、初级工每人补贴1200元。\n", UPLIFT)
    assert rows(tmp_path) == {("焊工", 4): (30.0, 1950.0), ("电工", 4): (0.0, 1500.0)}
    told = [i for i in read_draft(tmp_path)["issues"] if i["kind"] == "amount_left_out"]
    assert {i["message"] for i in told} == {
        "in doubt, so left out of the catalogue: 2 row(s) have no amount because of it"
    }
    assert pipeline.load("catalogue", "draft", tmp_path).attrs["doubts"] == {"contradiction": 2}
    assert pipeline.load("rates", "draft", tmp_path).attrs["doubts"] == {}


def test_an_uplift_in_doubt_makes_the_amount_of_scarce_ones_unknown(tmp_path: Path) -> None:
    make(tmp_path, AMOUNTS, "三、列入紧缺职业目录的，补贴标准按甲乙丙上浮30%。\n")
    draft = read_draft(tmp_path)
    assert [bool(r["doubts"]) for r in draft["rules"] if r["rule"] == "scarce_uplift"] == [True]
    assert rows(tmp_path)["焊工", 5] == (None, None)
    assert rows(tmp_path)["电工", 5] == (0.0, 1000.0)
    scarce = {r["row_id"] for r in draft["catalogue"] if r["name"] == "焊工" and r["list"]}
    assert {r["amount_yuan"] for r in draft["entitlements"] if r["row_id"] in scarce} == {None}


def test_one_line_accepts_all_doubts_of_a_kind_in_a_notice(tmp_path: Path) -> None:
    path = make(tmp_path, AMOUNTS, OTHER)
    assert len(open_doubts(tmp_path)) == 4
    said = path.read_text(encoding="utf-8")
    block = '\n[[accept]]\nkind = "contradiction"\nall = true\nreason = "r"\nby = "li"\non = 2026-11-26\n'
    path.write_text(said + block, encoding="utf-8")
    run_extract(tmp_path)
    assert open_doubts(tmp_path) == []
    path.write_text(said + block.replace("contradiction", "total_differs"), encoding="utf-8")
    run_extract(tmp_path)
    stale = [
        i["printed"] for i in read_draft(tmp_path)["issues"] if i["kind"] == "stale_acceptance"
    ]
    assert stale == ["total_differs all"]
    path.write_text(said + block.replace("contradiction", "text_lost"), encoding="utf-8")
    assert "errors are accepted one by one" in str(run_extract(tmp_path).failures)


def fill(sheet: Path, out: Path, encoding: str, answers: dict[str, str]) -> None:
    """The sheet as a spreadsheet program saves it as CSV, with answers typed beside printed words."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS[field][0] for field in COLUMNS)
    for row in read_sheet(sheet):
        answer = next((a for words, a in answers.items() if words in row.cells["name"]), "")
        typed = (
            {"answer": answer, "reason": "核对原文", "by": "李", "on": "2026/11/26"}
            if answer
            else {}
        )
        writer.writerow([{**row.cells, **typed}.get(field, "") for field in COLUMNS])
    out.write_bytes(buffer.getvalue().encode(encoding, errors="replace"))


@pytest.mark.parametrize(
    ("encoding", "answers", "left"),
    [("gb18030", {"1200元": ACCEPT}, 3), ("utf-8-sig", {"1000元": ACCEPT_ALL}, 0)],
)
def test_doubts_go_out_in_the_sheet_and_come_back_settled(
    encoding: str, answers: dict[str, str], left: int, tmp_path: Path
) -> None:
    make(tmp_path, AMOUNTS, OTHER)
    sheet, filled = tmp_path / "queue.xlsx", tmp_path / "queue.csv"
    said = run(tmp_path, "review", "--out", str(sheet)).output
    assert "0 name(s) and 4 doubt(s) written" in said
    fill(sheet, filled, encoding, answers)
    said = run(tmp_path, "review", "--in", str(filled)).output
    assert f"1 acceptance(s) taken into notice.toml of {ID}" in said
    run_extract(tmp_path)
    assert len(open_doubts(tmp_path)) == left
    accepted = [i["accepted"] for i in read_draft(tmp_path)["issues"] if i["accepted"]]
    assert set(accepted) == {"核对原文 (李, 2026-11-26)"}
    # Taken once: what does not wait any more is refused, and nothing is taken.
    result = run(tmp_path, "review", "--in", str(filled))
    assert result.exit_code != 0
    assert "no such doubt waits" in result.output


def test_an_answer_that_is_none_is_refused_and_nothing_is_taken(tmp_path: Path) -> None:
    path = make(tmp_path, AMOUNTS, OTHER)
    before = path.read_text(encoding="utf-8")
    sheet, filled = tmp_path / "queue.xlsx", tmp_path / "queue.csv"
    assert run(tmp_path, "review", "--out", str(sheet)).exit_code == 0
    fill(sheet, filled, "utf-8-sig", {"1200元": ACCEPT, "1000元": "yes"})
    result = run(tmp_path, "review", "--in", str(filled))
    assert "the answer 'yes' is neither" in result.output
    assert path.read_text(encoding="utf-8") == before
