"""The 职业分类大典 as data: occupations, groups, other names, old codes. A code has meaning only with its edition."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from pipeline.base.errors import UserError
from pipeline.reference.lookup_names import key_of, split_name


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
class OldCode:
    """A code that was, or since has become, another one: (old_code, old_name) stands for `code` of this edition."""

    old_code: str
    old_name: str
    code: str
    source: str


@dataclass(frozen=True)
class Announced:
    """An occupation announced after the edition, so without a code in it."""

    name: str
    announced: str
    document: str


@dataclass(frozen=True, eq=False)
class Reference:
    """One edition with everything that is known about its names and codes. Compared by identity: it is large."""

    edition: str
    occupations: tuple[Occupation, ...]
    groups: tuple[Group, ...]
    aliases: tuple[Alias, ...] = ()
    old_codes: tuple[OldCode, ...] = ()
    announced: tuple[Announced, ...] = ()
    ambiguous: tuple[tuple[str, str, str], ...] = ()

    @cached_property
    def by_code(self) -> dict[str, Occupation]:
        return {occupation.code: occupation for occupation in self.occupations}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Names as they are looked up, in the order of `occupations`."""
        return tuple(key_of(occupation.name) for occupation in self.occupations)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where in `occupations` a code stands."""
        return {occupation.code: place for place, occupation in enumerate(self.occupations)}

    @cached_property
    def by_name(self) -> dict[str, Occupation]:
        """Names as they are looked up; a name that ends in brackets is found without them too."""
        full = dict(zip(self.keys, self.occupations, strict=True))
        bare = {split_name(key)[0]: occupation for key, occupation in full.items() if "(" in key}
        return bare | full

    @cached_property
    def aliases_by_name(self) -> dict[str, tuple[Alias, ...]]:
        found: dict[str, tuple[Alias, ...]] = {}
        for alias in self.aliases:
            key = key_of(alias.name)
            found[key] = (*found.get(key, ()), alias)
        return found

    @cached_property
    def group_names(self) -> dict[str, str]:
        return {group.code: group.name for group in self.groups}

    @cached_property
    def announced_by_name(self) -> dict[str, Announced]:
        return {key_of(later.name): later for later in self.announced}

    @cached_property
    def ambiguous_words(self) -> dict[str, tuple[str, str]]:
        return {word: (en, zh) for word, en, zh in self.ambiguous}

    def old_codes_of(self, code: str) -> list[OldCode]:
        """What is known of a code that this edition lacks or uses otherwise."""
        return [old for old in self.old_codes if old.old_code == code and old.code != code]

    def rows(self) -> list[dict[str, str | bool]]:
        """One dict an occupation, as the published table `csco` holds them; groups by name."""
        names = self.group_names
        return [
            {
                "edition": self.edition,
                "code": one.code,
                "name": one.name,
                "is_green": one.is_green,
                "is_digital": one.is_digital,
                "major": names[one.major],
                "middle": names[one.middle],
                "minor": names[one.minor],
            }
            for one in self.occupations
        ]


def list_editions() -> list[str]:
    """The editions that ship with the package, oldest first."""
    found = [
        file.name
        for file in _folder().iterdir()
        if file.name.startswith("csco_") and file.name.endswith(".csv")
    ]
    return sorted(name[5:-4] for name in found if name[5:-4].isdigit())


def load_reference(edition: str = "2022") -> Reference:
    """An edition from the package's own data; UserError names the editions there are."""
    if edition not in list_editions():
        raise UserError(
            f"no edition {edition!r} of the classification; there are: {', '.join(list_editions())}"
        )
    occupations = tuple(read_occupations(_text(f"csco_{edition}.csv")))
    announced = (r for r in _read(f"announced_{edition}.csv") if not r["code"])
    return Reference(
        edition,
        occupations,
        tuple(read_groups(_text(f"csco_{edition}_hierarchy.csv"))),
        tuple(Alias(*(r[c] for c in _ALIAS)) for r in _read(f"aliases_{edition}.csv")),
        tuple(_read_old_codes(edition, {one.name: one.code for one in occupations})),
        tuple(Announced(r["name"], r["announced"], r["document"]) for r in announced),
        tuple((r["word"], r["reason"], r["reason_zh"]) for r in _read(f"ambiguous_{edition}.csv")),
    )


def _read_old_codes(edition: str, codes: dict[str, str]) -> list[OldCode]:
    """Old codes, and the codes given since to occupations that this edition has under another."""
    rows = _read(f"old_codes_{edition}.csv")
    old = [OldCode(r["old_code"], r["old_name"], r["new_code"], r["source"]) for r in rows]
    since = [r for r in _read(f"supplement_{edition}.csv") if r["name"] in codes]
    return old + [OldCode(r["code"], r["name"], codes[r["name"]], r["source"]) for r in since]


_ALIAS = ("alias", "code", "kind", "source", "confidence")


def read_occupations(text: str) -> list[Occupation]:
    """Occupations from the text of a csco_*.csv, sorted by code."""
    rows = csv.DictReader(io.StringIO(text))
    return sorted(
        Occupation(r["code"], r["name"], r["green"] == "True", r["digital"] == "True") for r in rows
    )


def read_groups(text: str) -> list[Group]:
    """Groups from the text of a csco_*_hierarchy.csv, sorted by level and code."""
    return sorted(
        Group(int(r["level"]), r["code"], r["gbm"], r["name"])
        for r in csv.DictReader(io.StringIO(text))
    )


def _folder() -> Traversable:
    return files("pipeline") / "reference"


def _text(name: str) -> str:
    return (_folder() / name).read_text(encoding="utf-8-sig")


def _read(name: str) -> list[dict[str, str]]:
    """Rows of a file; none where an edition does not have it yet."""
    if not (_folder() / name).is_file():
        return []
    return list(csv.DictReader(io.StringIO(_text(name))))
