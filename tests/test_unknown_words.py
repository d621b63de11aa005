"""A word that the rules do not know makes every fact that it touches doubtful or unread, whatever part it would have named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.truth_cases import Row, document_of, read_case

LINES = (Path(__file__).parent / "sentences" / "unknown.jsonl").read_text(encoding="utf-8")
SENTENCES = [json.loads(line) for line in LINES.splitlines()]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda each: f"{each['id']}-{each['replaced']}")
def test_no_fact_beside_an_unknown_word_is_sure(sentence: Row) -> None:
    read = read_case(document_of({"blocks": [{"p": sentence["text"]}]}))
    sure = [
        row for kind in ("rates", "rules", "occupations") for row in read[kind] if not row["doubts"]
    ]
    assert sure == []


def test_a_notice_of_such_sentences_gives_no_sure_fact() -> None:
    read = read_case(document_of({"blocks": [{"p": each["text"]} for each in SENTENCES]}))
    assert [row for kind in ("rates", "rules") for row in read[kind] if not row["doubts"]] == []
