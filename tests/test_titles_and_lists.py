"""Titles that begin with the offices that issue, and lists behind heads that name their class or say that they follow."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_document
from pipeline.extract.prose.name_runs import find_runs
from pipeline.model.document import Document, Paragraph, Place


def title_of(*lines: str) -> str:
    blocks = [Paragraph(text, Place(f"b{number}")) for number, text in enumerate(lines, 1)]
    metadata, _ = extract_document(Document("n.docx", "docx", tuple(blocks)))
    return metadata.title


REST = ("各县人力资源和社会保障局：", "现将有关事项通知如下。")


def test_offices_between_the_number_and_the_title_open_it() -> None:
    lines = ("东山市人力资源和社会保障局  东山市财政局", "关于公布培训补贴标准的通知")
    title = title_of("东人社发〔2024〕1号", *lines, *REST)
    assert title == "东山市人力资源和社会保障局 东山市财政局关于公布培训补贴标准的通知"


def test_offices_above_the_number_are_the_red_head() -> None:
    lines = ("东山市财政局", "东人社发〔2024〕1号", "关于公布培训补贴标准的通知")
    assert title_of("东山市人力资源和社会保障局", *lines, *REST) == "关于公布培训补贴标准的通知"


def test_the_last_of_the_offices_may_stand_on_the_line_of_the_title() -> None:
    lines = ("东山县人力资源和社会保障局", "东山县财政局关于印发实施细则的通知")
    title = title_of("东人社发〔2024〕1号", *lines, *REST)
    assert title == "东山县人力资源和社会保障局 东山县财政局关于印发实施细则的通知"


def test_names_below_a_class_alone_are_its_list_though_no_classification_knows_them() -> None:
    (run,) = find_runs("（三）丙类：保洁员、绿化工、茶园管护员、家禽饲养工。")
    assert (run.printed_class, [name for _, name in run.names]) == (
        "丙",
        ["保洁员", "绿化工", "茶园管护员", "家禽饲养工"],
    )


def test_words_below_a_class_that_are_no_names_are_no_list() -> None:
    assert find_runs("甲类：食宿、交通、保险。") == []


def test_abilities_behind_a_head_that_says_they_follow_are_a_list() -> None:
    (run,) = find_runs("下列专项职业能力每人补贴600元：米粉熬汤、民族刺绣、木楼营造。")
    assert [name for _, name in run.names] == ["米粉熬汤", "民族刺绣", "木楼营造"]


@pytest.mark.parametrize(
    ("head", "begins"),
    [
        (["甲市人力资源和社会保障局 甲市教育局", "甲市财政局关于发布培训目录的通知"], "甲市人力资源和社会保障局 甲市教育局 甲市财政局关于"),
        (["甲市人力资源和社会保障局", "甲市财政局", "甲市人力资源和社会保障局 甲市财政局关于发布培训目录的通知"], "甲市人力资源和社会保障局甲市财政局关于"),
        (["甲市人力资源和社会保障局文件", "甲市财政局关于发布培训目录的通知"], "甲市财政局关于"),
        (["甲市人力资源和社会保障局", "关于发布培训目录的通知"], "关于"),
    ],
)  # fmt: skip
def test_offices_right_above_a_title_that_goes_on_with_others_open_it(
    head: list[str], begins: str
) -> None:
    assert title_of(*head, *REST) == f"{begins}发布培训目录的通知"
