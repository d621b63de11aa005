"""What a notice says of itself, in the forms that cities use: titles, page furniture, offices, ends of force, missing annexes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import read_document
from pipeline.extract import extract_document
from pipeline.model.document import Issue
from pipeline.model.printed import NoticeMetadata
from tests.recipes.document import Notice, Paragraph
from tests.recipes.write_docx import write_docx

NUMBER, TITLE = "丽人社发〔2025〕9号", "关于公布丽水市紧缺职业目录的通知"
BODY = (
    "各县（市、区）人力资源和社会保障局：",
    "现将有关事项通知如下：",
    "一、补贴标准。初级工每人1000元。",
)
FOOT = ("丽水市人力资源和社会保障局", "2025年2月15日")


def read(folder: Path, file: str, *lines: str) -> tuple[NoticeMetadata, list[Issue]]:
    """NoticeMetadata and issues of a notice of these lines."""
    path = folder / f"notice.{file}"
    if file == "docx":
        write_docx(Notice([Paragraph(line) for line in lines]), path)
    else:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    shell, found = extract_document(read_document(path))
    return shell, found.issues


FILES = pytest.mark.parametrize("file", ["txt", "docx"])
HEADS = {
    "inside a name": (("关于印发《丽水市紧缺职业", "（工种）目录（2026年版）》", "的通知"), "关于印发《丽水市紧缺职业（工种）目录（2026年版）》的通知"),
    "after a word that ends titles": (("关于印发《丽水市紧缺职业目录", "管理办法》的通知",), "关于印发《丽水市紧缺职业目录管理办法》的通知"),
    "a bracket": (("关于公布丽水市紧缺职业目录（2025年", "修订版）的通知"), "关于公布丽水市紧缺职业目录（2025年修订版）的通知"),
    "labels of a page": (("索引号：113325/2025-00123", "发布机构：丽水市人社局", "发布日期：2025-02-20", "字体：大 中 小", TITLE), TITLE),
    "a path and a counter": (("当前位置：首页 > 政务公开 > 通知公告", TITLE, "来源：丽水市人社局 浏览次数：123 字号：[大 中 小]"), TITLE),
    "printed twice": ((TITLE, "发布时间：2025-02-20", TITLE), TITLE),
    "above it in other words": ((f"【政策文件】《{TITLE}》", TITLE), TITLE),
    "labels without values": (("• 发文字号", "• 索引号", TITLE, "Publisher: office"), TITLE),
    "a star": (("★", TITLE), TITLE),
}  # fmt: skip


@FILES
@pytest.mark.parametrize(("lines", "title"), HEADS.values(), ids=HEADS)
def test_a_title_is_whole_and_furniture_is_none_of_it(
    lines: tuple[str, ...], title: str, file: str, tmp_path: Path
) -> None:
    shell, _ = read(tmp_path, file, *lines, NUMBER, *BODY, *FOOT)
    assert (shell.title, shell.document_number) == (title, NUMBER)
    assert (shell.issuers, shell.issued_on) == ((FOOT[0],), "2025-02-15")


@FILES
@pytest.mark.parametrize(
    "below", ["第一章 总则", "第一条 为规范管理，制定本办法。", "附件：1．紧缺职业目录"]
)
def test_a_title_ends_before_chapters_articles_and_the_list_of_annexes(
    below: str, file: str, tmp_path: Path
) -> None:
    shell, _ = read(tmp_path, file, "丽水市职业技能培训管理办法", below, "一、初级工每人1000元。")
    assert shell.title == "丽水市职业技能培训管理办法"


@FILES
def test_all_offices_of_a_red_head_issue_where_one_county_publishes_it_again(
    file: str, tmp_path: Path
) -> None:
    four = ("丽水市人力资源和社会保障局", "丽水市财政局", "丽水市教育局", "丽水市总工会")
    head = (f"{four[0]}  {four[1]}", f"{four[2]}  {four[3]}", TITLE, NUMBER)
    shell, _ = read(tmp_path, file, *head, *BODY, "缙云县人力资源和社会保障局", "2025年2月15日")
    assert shell.issuers == four


def test_a_number_in_traditional_characters_is_one(tmp_path: Path) -> None:
    shell, _ = read(tmp_path, "txt", "東府〔2021〕54號", TITLE, *BODY, *FOOT)
    assert (shell.document_number, shell.title) == ("東府〔2021〕54號", TITLE)


def test_the_labels_of_a_page_fill_what_the_notice_does_not_print(tmp_path: Path) -> None:
    labels = (
        f"发文标题: {TITLE}",
        "发文文号: 丽人社发[2013]5号",
        "发文部门: 丽水市人力资源和社会保障局",
        "发文时间: 2013-1-17",
    )
    shell, _ = read(tmp_path, "txt", *labels, *BODY)
    assert (shell.title, shell.document_number) == (TITLE, "丽人社发[2013]5号")
    assert (shell.issuers, shell.issued_on) == ((FOOT[0],), "2013-01-17")


ENDS = {
    "本通知自2025年3月1日起施行，有效期至2028年2月29日。": "2028-02-29",
    "自2025年3月1日起施行，2028年2月28日废止。": "2028-02-28",
    "自2025年3月1日起施行，实施期限截至2028年6月30日。": "2028-06-30",
    "自2025年3月1日起施行，有效期三年。": "2028-02-29",
    "本办法自2025年3月1日起试行两年。": "2027-02-28",
    "本办法自2025年3月1日起试行，试行期两年。": "2027-02-28",
    "执行期限为2025年3月1日至2027年12月31日。": "2027-12-31",
    "自2025年3月1日至2027年12月31日执行。": "2027-12-31",
    "本通知自2025年3月1日起实施，至2027年12月31日止。": "2027-12-31",
    "本通知自2025年3月1日起施行，有效期到2028年3月31日。": "2028-03-31",
    "本通知自2025年3月1日起执行，执行至2026年底。": "2026-12-31",
    "自2025年3月1日起执行，有效期为三年，原丽人社发〔2020〕5号同时废止。": "2028-02-29",
}  # fmt: skip


@FILES
def test_an_end_of_force_is_read_in_each_of_its_forms(file: str, tmp_path: Path) -> None:
    for clause, last in ENDS.items():
        shell, _ = read(tmp_path, file, TITLE, NUMBER, *BODY, f"二、其他。{clause}", *FOOT)
        assert (shell.effective_from, shell.effective_to) == ("2025-03-01", last), clause
        assert shell.supersedes == ("丽人社发〔2020〕5号" if "原丽" in clause else "")


@pytest.mark.parametrize(
    "clause",
    [
        "专项职业能力证书有效期三年。",
        "阶段性降低失业保险费率政策实施期限延长至2026年4月30日。",
        "原办法自2025年3月1日起废止。",
        "学徒培训期限为2025年3月1日至2027年12月31日。",
    ],
)
def test_what_ends_something_else_does_not_end_the_notice(clause: str, tmp_path: Path) -> None:
    shell, _ = read(tmp_path, "txt", TITLE, NUMBER, *BODY, f"二、其他。{clause}", *FOOT)
    assert (shell.effective_from, shell.effective_to) == ("", "")


def test_days_after_that_of_issue_are_counted(tmp_path: Path) -> None:
    clause = "二、本通知自发布之日起30日后施行，有效期5年。"
    shell, _ = read(tmp_path, "txt", TITLE, NUMBER, *BODY, clause, *FOOT)
    assert (shell.effective_from, shell.effective_to) == ("2025-03-17", "2030-03-16")


@FILES
@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        (("附件：1.紧缺职业目录", "2.补贴标准"), ["紧缺职业目录", "补贴标准"]),
        (("二、目录见附件1、附件2。",), ["附件1", "附件2"]),
        (("附件：紧缺职业目录",), ["紧缺职业目录"]),
        (("二、按《办法》（丽政发〔2020〕3号）附件1执行。",), []),
        (("附件：紧缺职业目录", *FOOT, "紧缺职业目录", "焊工、电工、车工"), []),
    ],
)
def test_an_annex_that_no_file_holds_is_missing(
    lines: tuple[str, ...], missing: list[str], file: str, tmp_path: Path
) -> None:
    _, issues = read(tmp_path, file, TITLE, NUMBER, *BODY, *lines, *FOOT)
    assert [i.printed for i in issues if i.kind == "missing_annex"] == missing


@FILES
def test_a_question_is_no_title(tmp_path, file):
    shell, _ = read(tmp_path, file, "问：一、补贴标准是多少？", "答：五级补贴800元。", *FOOT)
    assert shell.title == ""


@FILES
def test_a_title_that_looks_whole_goes_on_with_its_rest(tmp_path, file):
    head = ("关于参照执行丽水市职业技能培训补贴标准", "有关问题的通知")
    shell, _ = read(tmp_path, file, NUMBER, *head, *BODY, *FOOT)
    assert shell.title == "".join(head)


@FILES
def test_a_title_ends_before_the_addressees_of_its_own_paragraph(tmp_path, file):
    lines = (NUMBER, TITLE + "各县（市、区）人力资源和社会保障局：", *BODY[1:], *FOOT)
    assert read(tmp_path, file, *lines)[0].title == TITLE


def test_a_table_under_its_name_has_that_name_for_a_title(tmp_path):
    lines = [
        f"{NUMBER}附件",
        "丽水市职业培训工种及补贴标准表",
        "序号\t工种\t五级",
        "1\t焊工\t1000",
        "2\t电工\t900",
        "合计：2个工种",
    ]
    shell, _ = read(tmp_path, "txt", *lines)
    assert shell.title == lines[1]
