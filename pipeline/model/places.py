"""Places and ids: how the published tables name where a fact stands, and the fact itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model.document import Place
from pipeline.model.rows.definition import Placed


def source_of(place: Place, file: str) -> str:
    """`place-2024/notice.pdf#p7.t1.r12` of a place in the file `place-2024/notice.pdf`; an anchor that names a file of its
    own (`annex.docx#b3`) stands in that one, one that begins with `/` (`/decisions.csv`) in a file of raw/ itself."""
    folder = file.rpartition("/")[0]
    if place.anchor.startswith("/"):
        return place.anchor[1:]
    if "#" not in place.anchor:
        return f"{file}#{place.anchor}"
    return place.anchor if place.anchor.startswith(f"{folder}/") else f"{folder}/{place.anchor}"


def place_of(row: Placed, file: str) -> Place:
    """The place of a published row; the inverse of `source_of`."""
    own, _, anchor = row.source.partition("#")
    named = anchor if own == file else row.source.partition("/")[2]
    return Place(named or "file", row.page, row.bbox)


def fact_id(source: str, offset: int, *parts: str | int | None) -> str:
    """`place-2023/notice.docx#b16@34.g5`: the place, the characters before the fact in the text there (white space not
    counted), and what tells apart several rows of one print."""
    return ".".join([f"{source}@{offset}", *(str(part) for part in parts if part)])


def number_doubles(ids: Iterable[str]) -> list[str]:
    """The ids in their order, the second of the same with `.2` behind it, the third with `.3`."""
    given: set[str] = set()
    counts: dict[str, int] = {}
    numbered = []
    for one in ids:
        name = one
        while name in given:
            counts[one] = counts.get(one, 1) + 1
            name = f"{one}.{counts[one]}"
        given.add(name)
        numbered.append(name)
    return numbered


def offsets_of(texts: Sequence[str]) -> list[int]:
    """How many characters stand before each of several texts that follow each other, white space not counted."""
    found, total = [], 0
    for text in texts:
        found.append(total)
        total += len("".join(text.split()))
    return found
