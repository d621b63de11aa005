"""Traditional characters and the simplified ones they are compared as."""

from __future__ import annotations

from importlib.resources import files

from pipeline.base.errors import UserError

FILE = "rules/traditional.csv"


def simplified() -> dict[int, str]:
    """Simplified character by the code point of the traditional one, for `str.translate`."""
    return read_pairs(files("pipeline").joinpath(FILE).read_text(encoding="utf-8"))


def read_pairs(text: str) -> dict[int, str]:
    """The pairs of a CSV with the head `traditional,simplified`. UserError in one line where a row is no such pair, or where one
    character stands twice."""
    head, *rows = text.splitlines()
    pairs: dict[int, str] = {}
    for row in rows:
        one, _, other = row.partition(",")
        is_pair = len(one) == 1 and len(other) == 1 and ord(one) not in pairs
        if not is_pair or head != "traditional,simplified":
            raise UserError(
                f"{FILE}: {row} is no new pair of two characters", f"规则文件 {FILE} 有误：{row}"
            )
        pairs[ord(one)] = other
    return pairs
