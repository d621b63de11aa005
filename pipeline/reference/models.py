"""The content of an edition of the 职业分类大典, as values."""

from __future__ import annotations

from dataclasses import dataclass

# Confidence with which another name is only ever proposed to a person.
SUGGESTION = "low"


@dataclass(frozen=True, order=True)
class Occupation:
    """An occupation (细类) of one edition; `code` is d-dd-dd-dd."""

    code: str
    name: str
    is_green: bool
    is_digital: bool

    @property
    def minor(self) -> str:
        return self.code[:7]

    @property
    def middle(self) -> str:
        return self.code[:4]

    @property
    def major(self) -> str:
        return self.code[:1]


@dataclass(frozen=True, order=True)
class Group:
    """A group: level 1 大类, 2 中类, 3 小类; `gbm` is its number in GB/T 6565."""

    level: int
    code: str
    gbm: str
    name: str


@dataclass(frozen=True)
class Alias:
    """Another name of an occupation, with its evidence. Confidence `low` is only ever suggested."""

    name: str
    code: str
    kind: str
    source: str
    confidence: str


@dataclass(frozen=True)
class WorkType:
    """A work type (工种) within an occupation.

    `kind` is edition (printed in the edition), addition (announced since, in `year`) or local (used by one branch);
    `source` names an entry of the edition's sources. Confidence `low` is only ever suggested.
    """

    code: str
    name: str
    kind: str
    year: str
    confidence: str
    source: str
    note: str


@dataclass(frozen=True)
class OldCode:
    """A code that was, or since has become, another one: (old_code, old_name) stands for `code` of this edition."""

    old_code: str
    old_name: str
    code: str
    source: str


@dataclass(frozen=True)
class Announced:
    """An occupation announced after the edition; `later_code` is the code given to it since, "" where none is known.

    It is no occupation of the edition: its code belongs to the next one.
    """

    name: str
    announced: str
    document: str
    kind: str
    later_code: str
