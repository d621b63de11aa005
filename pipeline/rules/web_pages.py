"""The habits of web pages of offices (`web_pages.toml`), as patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from pipeline.rules.metadata import metadata_labels, metadata_list, metadata_pattern
from pipeline.rules.typed_toml import rules_text
from pipeline.text import fold


@dataclass(frozen=True)
class WebPages:
    """Names are in small letters; `labels` are folded, `own_labels` those of them whose value says something of the notice;
    `lines` are matched against a whole folded line, `tells` is looked for in one."""

    article_names: frozenset[str]
    article_comments: tuple[str, ...]
    around_tags: frozenset[str]
    around_names: frozenset[str]
    lines: tuple[re.Pattern[str], ...]
    tells: re.Pattern[str]
    labels: frozenset[str]
    own_labels: frozenset[str]
    endings: frozenset[str]
    pictures: frozenset[str]
    attachment_words: re.Pattern[str]
    number: re.Pattern[str]
    number_label: str
    title_label: str


@cache
def web_pages() -> WebPages:
    """The rules, loaded once. KeyError or re.error where the file is not as it should be (a test loads it)."""
    rules = tomllib.loads(rules_text("web_pages.toml"))
    own = [word for words in metadata_labels().values() for word in words]
    return WebPages(
        _lower(rules["article"]["names"]), tuple(word.lower() for word in rules["article"]["comments"]),
        _lower(rules["around"]["tags"]), _lower(rules["around"]["names"]),
        tuple(re.compile(pattern) for pattern in rules["around"]["lines"]),
        re.compile(rules["around"]["tells"]),
        frozenset(fold(word) for word in (*own, *rules["about"]["labels"])), frozenset(map(fold, own)),
        _lower(rules["attachments"]["endings"]), _lower(rules["attachments"]["pictures"]),
        re.compile(rules["attachments"]["words"]), re.compile(metadata_pattern("number")),
        metadata_list("about", "document_number")[0], metadata_list("about", "page_title")[0],
    )  # fmt: skip


def _lower(words: list[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)
