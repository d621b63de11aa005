"""What stands in extracted/ is what was read, whatever characters a notice holds."""

from __future__ import annotations

import csv
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.text_codec import escape, unescape
from pipeline.extract.text_files import from_files, to_files
from pipeline.model.document import Document, Issue, Paragraph, Place, Severity
from pipeline.model.printed import (
    Amount,
    Clause,
    Coverage,
    Entry,
    Extracted,
    NoticeMetadata,
    Pair,
    TrainingCode,
)

# Every character, halves of surrogate pairs and controls among them, and the words that mean something in the files.
TEXT = st.text(st.characters(), max_size=12) | st.sampled_from(
    [
        r"\N",
        "\\",
        "\r",
        "\n",
        "\r\n",
        "\x00",
        "\x85",
        "\u2028",
        "\ud800",
        '"',
        ",",
        "⏎",
        "true",
        "\\xff",
    ]
)
PLACES = st.builds(
    Place,
    TEXT,
    st.none() | st.integers(1, 900),
    st.none() | st.tuples(*[st.integers(0, 9999).map(lambda tenth: tenth / 10)] * 4),
)
VALUES = {
    "str": TEXT,
    "str | None": st.none() | TEXT,
    "bool": st.booleans(),
    "int": st.integers(0, 2**31),
    "int | None": st.none() | st.integers(0, 2**31),
    "tuple[str, ...]": st.lists(TEXT, max_size=3).map(tuple),
    "Severity": st.sampled_from(list(Severity)),
    "Place": PLACES,
}


def facts(kind: type[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Records of a kind, every field drawn by its type."""
    drawn = {field.name: VALUES[str(field.type)] for field in fields(kind)}
    return st.lists(st.builds(kind, **drawn), max_size=2).map(tuple)


WORDS = st.builds(
    Extracted, TEXT, TEXT, TEXT, TEXT, st.none() | st.integers(1, 99),
    st.builds(NoticeMetadata, **{field.name: VALUES[str(field.type)] for field in fields(NoticeMetadata)}),
    facts(Entry), facts(Amount), facts(Pair), facts(TrainingCode), facts(Clause), facts(Coverage), facts(Issue),
    st.lists(TEXT, max_size=2).map(tuple), st.integers(0, 9),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(words=WORDS, text=TEXT)
def test_any_words_survive_the_way_there_and_back(words: Extracted, text: str) -> None:
    document = Document("notice.txt", "txt", (Paragraph(text, Place("l1")),))
    files = to_files(words, document)
    kept = {name: found.encode().decode() for name, found in files.items()}
    assert from_files(kept) == words


@given(text=TEXT)
def test_a_written_text_holds_no_character_that_ends_a_line_elsewhere(text: str) -> None:
    assert unescape(escape(text)) == text
    assert len(f"{escape(text)}|".splitlines()) == text.count("\n") + 1


@pytest.mark.parametrize("length", [131_072, 131_073, 1_000_000])
def test_a_cell_of_any_length_is_read_back_and_the_limit_of_others_stays(length: int) -> None:
    before = csv.field_size_limit()
    entry = Entry(Place("t1.r1"), None, "subsidised", "名" * length)
    words = replace(Extracted("n", "f", "s", "txt", None, NoticeMetadata()), entries=(entry,))
    assert from_files(to_files(words, Document("f", "txt", ()))) == words
    assert csv.field_size_limit() == before
