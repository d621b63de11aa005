"""Values that people write, each held against its type: every fault is one line with place, key, value and what is allowed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeVar, get_args, get_type_hints

import msgspec
from msgspec import Meta

from pipeline.base.language import Words
from pipeline.base.printable import quoted


@dataclass(frozen=True)
class Allowed:
    """The values that are allowed, in words; stands in the annotation of a field beside the type that checks it."""

    words: Words


Line = Annotated[
    str,
    Meta(pattern=r"^(?=.*\S)[^\x00-\x1f\x7f-\x9f]*\Z"),
    Allowed(Words("text in one line, not empty", "一行文字，不能为空")),
]
MaybeEmpty = Annotated[
    str,
    Meta(pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*\Z"),
    Allowed(Words("text without control characters", "不含控制字符的文字")),
]
Printed = Annotated[
    str,
    Meta(pattern=r"^(?=[\s\S]*\S)[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*\Z"),
    Allowed(Words("words as printed, not empty", "原文文字，不能为空")),
]
Day = Annotated[date, Allowed(Words("a day such as 2023-04-01", "日期，如 2023-04-01"))]
Url = Annotated[
    str,
    Meta(pattern=r"^https?://\S+\Z"),
    Allowed(Words("an address that begins with http:// or https://", "以 http:// 或 https:// 开头的网址")),
]  # fmt: skip
Sha256 = Annotated[
    str,
    Meta(pattern=r"^[0-9a-fA-F]{64}\Z"),
    Allowed(
        Words(
            "a SHA-256, 64 digits and letters a to f; `sha256sum FILE` prints it",
            "SHA-256，64 位十六进制；由 `sha256sum 文件` 得出",
        )
    ),
]

_SHEET_DAY = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})", re.ASCII)
Row = TypeVar("Row", bound=msgspec.Struct)
Where = Callable[[str], str]


def read_values(
    kind: type[Row],
    data: Mapping[str, object],
    where: Where,
    name: str = "",
    more: Iterable[str] = (),
) -> tuple[Row | None, list[Words]]:
    """A row of its kind, or None and a line for each fault.

    `where` gives file and line of a key; `name` is put before keys, such as `[[files]]`; `more` are keys that are allowed too
    and read elsewhere. `line` is no key: whoever reads a row notes there where it stands.
    """
    hints = get_type_hints(kind, include_extras=True)
    fields = [field for field in msgspec.structs.fields(kind) if field.name != "line"]
    faults = unknown_keys(data, [*(field.encode_name for field in fields), *more], where, name)
    for field in fields:
        key, label = field.encode_name, f"{name} {field.encode_name}".strip()
        hint = hints[field.name]
        if key not in data:
            if field.required:
                faults.append(_line(where(key), label, Words("is missing", "缺失"), words_of(hint)))
        elif not _fits(data[key], hint):
            found = quoted(data[key])
            said = Words(f"is {found}", f"为 {found}")
            faults.append(_line(where(key), label, said, words_of(hint)))
    return (None, faults) if faults else (msgspec.convert(dict(data), kind), [])


def _fits(value: object, hint: object) -> bool:
    try:
        msgspec.convert(value, hint)
    except (msgspec.ValidationError, RecursionError):
        return False
    return True


def words_of(hint: object) -> Words:
    """The values that a type allows: the words in its annotation, of any of its parts."""
    for part in get_args(hint):
        if isinstance(part, Allowed):
            return part.words
    for part in get_args(hint):
        if get_args(part) and (words := words_of(part)).en:
            return words
    return Words("", "")


def unknown_keys(
    data: Iterable[str], allowed: Iterable[str], where: Where, name: str = ""
) -> list[Words]:
    """A line for each key that is none of those allowed, with the nearest one."""
    known = sorted(allowed)
    faults = []
    for key in data:
        if key in known:
            continue
        near = difflib.get_close_matches(key, known, 1)
        hint = (
            Words(f"; did you mean {near[0]}?", f"；是否为 {near[0]}？") if near else Words("", "")
        )
        place = where(key)
        of, of_zh = (f" in {name}", f"（{name}）") if name else ("", "")
        faults.append(
            Words(
                f"{place}: unknown key {quoted(key)}{of}; allowed: {', '.join(known)}{hint.en}",
                f"{place}：不认识的键 {quoted(key)}{of_zh}；可用：{'、'.join(known)}{hint.zh}",
            )
        )
    return faults


def _line(place: str, key: str, said: Words, allowed: Words) -> Words:
    return Words(
        f"{place}: {key} {said.en}; allowed: {allowed.en}",
        f"{place}：{key} {said.zh}；要求：{allowed.zh}",
    )


def fault(place: str, key: str, value: object, allowed: Words) -> Words:
    """A line for a value that has the right type and the wrong meaning."""
    found = quoted(value)
    return _line(place, key, Words(f"is {found}", f"为 {found}"), allowed)


def iso_day(text: str) -> str:
    """A day as spreadsheets write it back, 2024/5/1, in the form 2024-05-01; anything else as it is."""
    found = _SHEET_DAY.fullmatch(text)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else text


def at(place: str) -> Where:
    """The same place for every key: a row of a CSV."""
    return lambda _key: place


def is_day(text: str) -> bool:
    """Whether a text is a day written 2024-05-01."""
    return _fits(text, date)
