"""Both differences as they are read: a draft and its final text, last year's notice and this year's, in 中文 and English.

The golden texts were looked at beside the notices. Where the words of a difference change on purpose, write them anew with
`python -m tests.test_diff_golden` and read them again.
"""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path

import pytest

from pipeline.diff.difference import compare
from pipeline.diff.models import Difference, Side
from pipeline.diff.render.html import render_html
from pipeline.diff.render.json_report import render_json
from pipeline.diff.render.lines import closing, lines
from pipeline.diff.render.markdown import render_markdown
from pipeline.diff.render.text import render_text
from pipeline.diff.render.words import flag_sentence
from tests.versions.policy import BEFORE, both_years
from tests.versions.wenzhou import DRAFT, FINAL, both_notices

GOLDEN = Path(__file__).parent / "versions" / "golden"
PAIRS = {"draft-final": (both_notices, DRAFT), "years": (both_years, BEFORE)}
# As wide as where nobody sees a screen's edge.
WIDTH = 10_000
LANGUAGES = ("zh", "en")
_COMMENT = re.compile(r"<!--.*?-->")


@cache
def difference(pair: str) -> Difference:
    tables, before = PAIRS[pair][0](), PAIRS[pair][1]
    return compare(Side(before, tables, notice=before), Side(FINAL, tables, notice=FINAL))


def golden(pair: str, lang: str) -> Path:
    return GOLDEN / f"{pair}.{lang}.txt"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("pair", PAIRS)
def test_a_difference_reads_as_it_was_looked_at(pair, lang):
    text = render_text(difference(pair), lang, WIDTH)
    assert text == golden(pair, lang).read_text(encoding="utf-8")


def squeezed(text: str) -> str:
    """Words alone: no markup, no escapes, no white space."""
    bare = _COMMENT.sub("", html.unescape(text))
    return re.sub(r"<[^<>]+>|[\\\s]", "", bare)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("pair", PAIRS)
def test_text_markdown_and_page_say_the_same_words(pair, lang):
    found = difference(pair)
    told = [line.text for line in lines(found, lang)] + [closing(found, lang)]
    told += [flag_sentence(flag, lang) for flag in found.flags]
    pages = {
        "text": render_text(found, lang, WIDTH), "markdown": render_markdown(found, lang, 10**9), "html": render_html(found, lang)
    }  # fmt: skip
    for name, page in pages.items():
        words = squeezed(page)
        assert [text for text in told if squeezed(text) not in words] == [], name


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("pair", PAIRS)
def test_every_sentence_of_the_json_stands_in_the_text(pair, lang):
    found = difference(pair)
    text = squeezed(render_text(found, lang, WIDTH))
    said = json.loads(render_json(found))
    assert [flag["text"][lang] for flag in said["flags"] if squeezed(flag["text"][lang]) not in text] == []  # fmt: skip
    sentences = [
        group["text"][lang] for table in said["tables"].values() for group in table["groups"]
    ]
    # What several sentences have in common before the colon is said once.
    ends = [re.split("：|: ", sentence, maxsplit=1)[-1] for sentence in sentences]
    assert [end for end in ends if squeezed(end) not in text] == []


@pytest.mark.parametrize("pair", PAIRS)
def test_each_row_is_opened_once_with_all_its_changes(pair):
    text = render_text(difference(pair), "en", WIDTH, rows=True)
    opened = re.findall(r"^ {12,}(\S.*)  \((\S+ → \S+)\)$", text, re.MULTILINE)
    assert opened
    assert len(opened) == len(set(opened))


def main() -> None:
    """Write the golden texts anew."""
    GOLDEN.mkdir(exist_ok=True)
    for pair in PAIRS:
        for lang in LANGUAGES:
            text = render_text(difference(pair), lang, WIDTH)
            golden(pair, lang).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
