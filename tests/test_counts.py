"""What a notice counts is counted, and `check` says of each notice in one line what was read of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.app import main
from pipeline.extract import extract_document
from pipeline.model.rows import OccupationRow
from pipeline.normalize.checks import count_entries
from tests.truth_cases import small_document

LIST = ["序号 | 职业名称", "1 | 焊工", "2 | 电工", "3 | 车工"]


def counted(*blocks: str | list[str]) -> tuple[dict[str, int], list[str]]:
    """What a small notice counts, and the words of what differs from it."""
    _, found = extract_document(small_document(*blocks))
    return found.counted, [
        f"{i.printed}: {i.message}" for i in found.issues if i.kind == "count_differs"
    ]


@pytest.mark.parametrize(
    ("body", "annex", "where"),
    [
        ("一、现公布目录（附件1），共{n}个职业。", ("附件1", "职业培训补贴目录"), "附件1"),
        ("一、附件1共{n}个职业（工种）。", ("附件1", "职业培训补贴目录"), "附件1"),
        ("一、将焊工等{n}个职业列入目录。", ("附件1", "职业培训补贴目录"), ""),
        ("一、现公布{n}个职业（工种）的补贴目录。", ("附件", "职业培训补贴目录"), ""),
        ("一、现予公布。", ("附件1", "职业培训补贴目录（共{n}个职业）"), "附件1"),
    ],
)
def test_a_count_in_a_sentence_or_title_is_held_against_the_list(
    body: str, annex: tuple[str, str], where: str
) -> None:
    for said, differs in ((3, False), (4, True)):
        blocks = [text.format(n=said) for text in (body, *annex)]
        found, told = counted(*blocks, LIST)
        assert found == {where: said}
        assert bool(told) is differs


@pytest.mark.parametrize(
    "body",
    ["一、本次新增5个职业。", "一、每人每年可享受不超过3个职业（工种）的补贴。", "一、全市共有12个职业院校。", "一、5个工种年度调整。"],
)  # fmt: skip
def test_what_counts_no_list_is_held_against_none(body: str) -> None:
    assert counted(body, "附件1", "职业培训补贴目录", LIST) == ({}, [])


def test_a_list_may_go_on_with_the_numbers_of_the_one_before() -> None:
    words = {
        "list": "subsidised",
        "name": "焊工",
        "printed_name": "焊工",
        "notice_id": "n",
        "source": "n/f#b1",
    }
    rows = [
        OccupationRow(**{**words, "list": name}, entry_id=str(number), seq=number)
        for name, numbers in (("specialised_ability", (1, 2)), ("training_completion", (3, 4)))
        for number in numbers
    ]
    assert count_entries(rows, ()) == (4, 4, 0)
    assert count_entries(rows[:1] + rows[2:], ()) == (3, 4, 0)


NOTICE = """关于公布丽水市2025年职业技能培训补贴目录的通知
丽人社发〔2025〕9号
各县（市、区）人力资源和社会保障局：
一、职业技能培训补贴标准：初级工每人1000元，中级工每人1500元。
二、初级工每人补贴1200元。
三、现公布4个职业（工种）的补贴目录，自2025年3月1日起施行。
附件：职业技能培训补贴目录
丽水市人力资源和社会保障局
2025年2月15日
附件
职业技能培训补贴目录
序号\t职业名称\t职业编码
1\t焊工\t6-18-02-04
2\t电工\t6-31-01-03
3\t车工\t6-18-01-01
"""


def test_check_says_in_one_line_what_was_read_of_a_notice_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(NOTICE, encoding="utf-8")
    root = ["--root", str(tmp_path), "--lang"]
    for words in (["add", "--yes", "--id", "town-2025", str(tmp_path / "n.txt")], ["extract"]):
        assert CliRunner().invoke(main, [*root, "en", *words]).exit_code == 0
    said = CliRunner().invoke(main, [*root, "en", "check"]).output.splitlines()
    assert "town-2025: facts 4 sure, 2 doubtful, 0 unread; entries 3 of 4 counted" in said
    assert "    left out of the catalogue: contradiction 2" in said
    said = CliRunner().invoke(main, [*root, "zh", "check"]).output.splitlines()
    assert "town-2025：事实 4 条确定、2 条存疑、0 处未读；条目读取 3 条（通知计 4 条）" in said
    assert "    未进入 catalogue：contradiction 2" in said
