"""What a notice says of its counties is kept as printed: 参照执行 is not 执行."""

from __future__ import annotations

import pytest

from pipeline.extract.notice.counties import county_sentences

SAID = [
    "市区按本办法执行，各县（市）参照执行。",
    "各县(市、区)可参照本办法执行；",
    "各县（市、区）可结合当地实际，制定具体实施细则。",
    "各区县可自行确定补贴比例。",
    "各市县结合本地就业资金情况确定具体标准。",
]


@pytest.mark.parametrize("sentence", SAID)
def test_a_sentence_that_leaves_something_to_counties_is_kept_as_printed(sentence):
    text = f"本办法自印发之日起施行。{sentence}此前规定与本办法不一致的，以本办法为准。"
    assert county_sentences([text, "附件：目录"]) == (sentence,)


@pytest.mark.parametrize(
    "sentence",
    [
        "各县（市、区）人力资源和社会保障局、财政局：",
        "各县（市、区）人力社保部门应加强监管。",
        "各培训机构可结合实际制定教学计划。",
        "参照执行的单位另行通知。",
    ],
)
def test_a_sentence_that_leaves_nothing_to_counties_is_not_kept(sentence):
    assert county_sentences([sentence]) == ()


def test_each_sentence_stands_once_in_order_of_print():
    assert county_sentences([SAID[3] + SAID[0], SAID[0]]) == (SAID[3], SAID[0])
