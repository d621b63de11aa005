"""Printed names and codes, cleaned for comparison. Nothing is judged here."""

from __future__ import annotations

import re

from pipeline.rules.patterns import words
from pipeline.text import fold, fold_dashes, strip_litter

ENDINGS = words("names.endings")
ENGINEER, ENGINEERS = words("names.engineers")
_CODE = re.compile(r"(?<![\d-])([0-9])-([0-9]{2})-([0-9]{2})-([0-9]{2})(?![\d-])")
_HAN = re.compile(r"[\u4e00-\u9fff]*")
_PLAIN = re.compile(r"[0-9]-[0-9]{2}-[0-9]{2}-[0-9]{2}")
_RUN = re.compile(r"(?<![0-9A-Za-z])([0-9])([0-9]{2})([0-9]{2})([0-9]{2})(?![0-9A-Za-z])")
_MARK_BEFORE = re.compile(r"^[*▲△★]+")
# A letter is a mark only right behind a Chinese character or a bracket: HarmonyOS keeps its S.
_MARK_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff)])(?:L/S|S/L|LS|L|S|\*|▲)+(?=$|\()")
BRACKETS = re.compile(r"\(([^()]*)\)")


def key_of(name: str) -> str:
    """A name as it is looked up: half width, without any white space."""
    return name if _HAN.fullmatch(name) else fold(name)


def split_name(printed: str) -> tuple[str, tuple[str, ...]]:
    """A printed name as (name, words in brackets): marks, litter and blanks removed, those words split at 、."""
    text = _MARK_BEFORE.sub("", fold(strip_litter(printed)[0]))
    text = _MARK_BEHIND.sub("", text)
    inside = tuple(
        word for inner in BRACKETS.findall(text) for word in re.split("[、,;；]", inner) if word
    )
    return _MARK_BEHIND.sub("", BRACKETS.sub("", text)), inside


def read_codes(printed: str) -> tuple[str, ...]:
    """Every code of the form d-dd-dd-dd in a printed cell, in order; seven digits in a run are such a code too.

    Codes of another form (nine digits, `03-048`, letters) are local ones and give nothing.
    """
    if not printed or _PLAIN.fullmatch(printed):
        return (printed,) if printed else ()
    text = fold_dashes(fold(printed))
    found = _CODE.findall(text) or _RUN.findall(text)
    return tuple(dict.fromkeys("-".join(parts) for parts in found))


def fold_code(text: str) -> str:
    """The one code that a text is, d-dd-dd-dd, however it is printed (6180101, ６—18—01—01); "" for anything else."""
    folded = fold_dashes(fold(text))
    found = read_codes(text) if re.fullmatch(r"[0-9-]{7,10}", folded) else ()
    return found[0] if len(found) == 1 else ""


def engineers(name: str) -> str:
    """X工程师 as X工程技术人员; "" for any other name."""
    return (
        name.removesuffix(ENGINEER) + ENGINEERS
        if name.endswith(ENGINEER) and len(name) > len(ENGINEER)
        else ""
    )
