"""Lines of labels and values that a page prints around a notice: `名 称 关于…`, `【字 号】…`, `发布机构: … 生成日期: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.rules.metadata import metadata_labels, metadata_list
from pipeline.text import fold_width

_BOXED = re.compile(r"【([^【】:]{2,10})】")
# Any label with a colon, known or not, ends the value before it.
_ANY = r"[\u4e00-\u9fff]{2,8}\s*:"


def label_lines(text: str) -> Iterator[str]:
    """The labels of a line with their values as lines of their own (`文号:…`), in order; the line itself where it has none that is
    known. A value ends before the next label."""
    plain = _BOXED.sub(r" \1:", fold_width(text))
    found = list(_labels().finditer(plain))
    if len(plain) != len(text) or not found:
        yield text
        return
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        label = re.sub(r"[\s:]", "", match.group(1))
        if value := text[match.end() : end].strip():
            yield f"{label}:{value}"


@cache
def _labels() -> re.Pattern[str]:
    """A known label behind a blank or mark, or any word with a colon; the longest known one first."""
    known = {word for words in metadata_labels().values() for word in words}
    known |= set(metadata_list("organs", "no_labels"))
    words = sorted(known, key=len, reverse=True)
    spread = "|".join(r"\s?".join(map(re.escape, word)) for word in words)
    return re.compile(rf"(?:^|(?<=\s)|(?<=[•∙·]))((?:{spread})\s*:|(?:{spread})(?=\s)|{_ANY})\s*")
