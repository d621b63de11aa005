"""A notice that is prose alone, in words of no notice in raw/: amounts, shares and the time to apply are read."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from pipeline.catalogue.store import read_table
from pipeline.cli import main

NOTICE = """关于公布绵竹市2025年职业技能提升补贴事项的通知
竹人社函〔2025〕8号
各镇人民政府：
一、补贴标准。初级工每人1200元、中级工每人1500元、高级工每人1800元。
二、企业组织职工培训的，按80%拨付；院校组织的按60%的标准补贴；培训机构先按50%预拨。
三、申请应在取得证书之日起12个月内提出。联系电话：0838-6201234。
2025年3月5日
"""


def test_a_notice_of_prose_alone_is_read_and_an_advance_is_no_share(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(NOTICE, encoding="utf-8")
    for words in (["add", "--yes", str(tmp_path / "n.txt")], ["extract"]):
        result = CliRunner().invoke(main, ["--root", str(tmp_path), "--lang", "en", *words], catch_exceptions=False)
        assert result.exit_code == 0, result.output
    tables = {name: read_table(tmp_path / "normalized" / "draft", name).to_pylist() for name in ("rates", "rules", "coverage")}
    assert {(r["grade"], r["amount_yuan"], r["unit"]) for r in tables["rates"]} == {
        (5, 1200, "per_person"),
        (4, 1500, "per_person"),
        (3, 1800, "per_person"),
    }
    assert {(r["rule"], r["beneficiary"], r["value"], r["unit"]) for r in tables["rules"]} == {
        ("share", "employer", 80, "percent"),
        ("share", "school", 60, "percent"),
        ("claim_within", None, 12, "months"),
    }
    # The advance of 50 % is no share: it stands as a number nobody read.
    assert [r["printed"].split(" | ")[0] for r in tables["coverage"] if r["fate"] == "unread"] == ["50%"]
