"""Wordings that say the same of an occupation, and words that say it is none (`wording.toml`), of every edition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import msgspec

from pipeline.base.language import Words
from pipeline.rules.typed_toml import data_fault, decode_toml

FILE = "wording.toml"


@dataclass(frozen=True)
class Same:
    """Words that mean `meaning`; what differs only so is one name. One way: only where they are printed, not where the
    edition has them."""

    words: tuple[str, ...]
    meaning: str
    is_one_way: bool
    why: Words


@dataclass(frozen=True)
class Stop:
    """A pattern of names that are no occupation, wherever in the name it is met."""

    pattern: re.Pattern[str]
    why: Words


@dataclass(frozen=True)
class Wording:
    """The content of wording.toml. `parts` meets brackets that name parts of a whole or leave some out."""

    same: tuple[Same, ...]
    grades_before: tuple[str, ...]
    grades_behind: tuple[str, ...]
    without_grade: Words
    activities: tuple[str, ...]
    is_activity: Words
    parts: re.Pattern[str]
    stops: tuple[Stop, ...]

    @cached_property
    def _replaced(self) -> re.Pattern[str]:
        words = (word for one in self.same for word in one.words)
        return re.compile("|".join(map(re.escape, words)))

    @cached_property
    def _stopped(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{one.pattern.pattern})" for one in self.stops))

    def form_of(self, name: str) -> str:
        """A name with every word replaced by the one that means the same: 摩托车维修人员 -> 摩托车维修员."""
        if not self._replaced.search(name):
            return name
        for one in self.same:
            for word in one.words:
                if word in name:
                    name = name.replace(word, one.meaning)
        return name

    def is_fixed(self, name: str) -> bool:
        """Has a name of the edition a word for which no other may be printed?"""
        return any(word in name for one in self.same if one.is_one_way for word in one.words)

    def reasons_of(self, name: str) -> Words:
        """Why a name and its form say the same."""
        met = [one.why for one in self.same if any(word in name for word in one.words)]
        return Words("; ".join(why.en for why in met), "；".join(why.zh for why in met))

    def without_grades(self, name: str) -> str:
        """The name without the grade printed before it, or with 工 for 技师; "" where there is none."""
        if not name.startswith(self.grades_before) and not name.endswith(self.grades_behind):
            return ""
        for grade in self.grades_before:
            if name.startswith(grade) and len(name) > len(grade) + 1:
                return name.removeprefix(grade)
        for grade in self.grades_behind:
            if name.endswith(grade) and len(name) > len(grade) + 1:
                return name.removesuffix(grade)
        return ""

    @cached_property
    def _touched(self) -> re.Pattern[str]:
        before = "|".join(map(re.escape, self.grades_before))
        behind = "|".join(map(re.escape, self.grades_behind))
        return re.compile(f"^(?:{before})|(?:{behind})$|{self._stopped.pattern}")

    def stops_or_grades(self, name: str) -> bool:
        """Does a grade stand around the name, or a word that says it is no occupation?"""
        return self._touched.search(name) is not None

    def stop_of(self, name: str) -> Words | None:
        """Why a name is no occupation; None where nothing says so."""
        if not self._stopped.search(name):
            return None
        return next((one.why for one in self.stops if one.pattern.search(name)), None)


class _Reasoned(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    reason: str
    reason_zh: str

    def why(self) -> Words:
        """Why the entry holds, in both languages."""
        return Words(self.reason, self.reason_zh)


class _Same(_Reasoned, frozen=True, kw_only=True):
    words: tuple[str, ...]
    meaning: str
    one_way: bool = False


class _Grades(_Reasoned, frozen=True, kw_only=True):
    before: tuple[str, ...]
    behind: tuple[str, ...]


class _Activities(_Reasoned, frozen=True, kw_only=True):
    endings: tuple[str, ...]


class _Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


class _Stop(_Reasoned, frozen=True, kw_only=True):
    pattern: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    same: tuple[_Same, ...]
    grades: _Grades
    activities: _Activities
    parts: _Parts
    stop: tuple[_Stop, ...]


def read_wording(text: str) -> Wording:
    """The text of wording.toml. UserError names the table, key or pattern that does not fit."""
    data = decode_toml(f"reference/{FILE}", text, _File)
    return Wording(
        tuple(Same(one.words, one.meaning, one.one_way, one.why()) for one in data.same),
        data.grades.before,
        data.grades.behind,
        data.grades.why(),
        data.activities.endings,
        data.activities.why(),
        re.compile("|".join(map(re.escape, data.parts.words))),
        tuple(Stop(_compile(one.pattern), one.why()) for one in data.stop),
    )


def _compile(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise data_fault(f"reference/{FILE}", f"{pattern!r} is no pattern: {error}") from error


@cache
def wording() -> Wording:
    """The wording that ships with the package."""
    return read_wording((files("pipeline") / "reference" / FILE).read_text(encoding="utf-8"))
