"""One edition of the 职业分类大典 as one value, loaded from its folder. A code has meaning only with its edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources.abc import Traversable
from typing import TypeVar

from pipeline.model.rows import CscoRow, WorkTypeRow
from pipeline.model.vocabularies import Confidence, WorkTypeKind
from pipeline.reference.edition_files import (
    GROUPS,
    OCCUPATIONS,
    edition_folder,
    latest_edition,
    list_editions,
    read_rows,
)
from pipeline.reference.lookup_names import key_of, split_name
from pipeline.reference.models import Alias, Announced, Group, Occupation, OldCode, WorkType
from pipeline.reference.task_weights import TaskWeights, read_task_weights

__all__ = [
    "Alias", "Announced", "Group", "Occupation", "OldCode", "Reference", "WorkType", "known_names",
    "latest_edition", "list_editions", "load_reference",
]  # fmt: skip
Named = TypeVar("Named")


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
    work_types: tuple[WorkType, ...] = ()
    folder: Traversable | None = None

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
    def aliases_by_name(self) -> Mapping[str, tuple[Alias, ...]]:
        return _by_key((alias.name, alias) for alias in self.aliases)

    @cached_property
    def work_types_by_name(self) -> Mapping[str, tuple[WorkType, ...]]:
        return _by_key((one.name, one) for one in self.work_types)

    @cached_property
    def old_by_code(self) -> Mapping[str, tuple[OldCode, ...]]:
        """The earlier meanings of a code that this edition lacks or uses otherwise."""
        return _by_key((old.old_code, old) for old in self.old_codes if old.old_code != old.code)

    @cached_property
    def group_names(self) -> dict[str, str]:
        return {group.code: group.name for group in self.groups}

    @cached_property
    def announced_by_name(self) -> dict[str, Announced]:
        return {key_of(later.name): later for later in self.announced}

    @cached_property
    def announced_by_code(self) -> dict[str, Announced]:
        """Occupations announced after the edition, by the code given to them since."""
        return {later.later_code: later for later in self.announced if later.later_code}

    @cached_property
    def ambiguous_words(self) -> dict[str, tuple[str, str]]:
        return {word: (en, zh) for word, en, zh in self.ambiguous}

    @cached_property
    def task_weights(self) -> TaskWeights | None:
        """The weight of characters in the tasks of occupations; None where the edition has no such table."""
        return read_task_weights(self.folder) if self.folder is not None else None

    def old_codes_of(self, code: str) -> tuple[OldCode, ...]:
        """The earlier meanings of a code that this edition lacks or uses otherwise."""
        return self.old_by_code.get(code, ())

    def rows(self) -> list[CscoRow]:
        """The rows of the published table `csco`; groups by name."""
        names = self.group_names
        return [
            CscoRow(
                edition=self.edition, code=one.code, name=one.name, is_green=one.is_green, is_digital=one.is_digital,
                major=names[one.major], middle=names[one.middle], minor=names[one.minor],
            )
            for one in self.occupations
        ]  # fmt: skip

    def work_type_rows(self) -> list[WorkTypeRow]:
        """The rows of the published table `work_types`, sorted by code and name."""
        return [
            WorkTypeRow(
                edition=self.edition, code=one.code, work_type=one.name, kind=WorkTypeKind(one.kind), year=one.year or None,
                confidence=Confidence(one.confidence), source=one.source,
            )
            for one in self.work_types
        ]  # fmt: skip


def _by_key(pairs: Iterable[tuple[str, Named]]) -> dict[str, tuple[Named, ...]]:
    found: dict[str, tuple[Named, ...]] = {}
    for name, one in pairs:
        key = key_of(name)
        found[key] = (*found.get(key, ()), one)
    return found


def load_reference(edition: str | None = None) -> Reference:
    """An edition from the package's own data, the newest where none is named; UserError names the editions there are."""
    edition = edition or latest_edition()
    return _load(edition, str(edition_folder(edition)))


@lru_cache(maxsize=4)
def _load(edition: str, _where: str) -> Reference:
    """Read once a process: all that is made of it (names in each spelling, the index of names) is kept with it."""
    folder = edition_folder(edition)
    occupations = tuple(read_occupations(folder))
    return Reference(
        edition,
        occupations,
        tuple(read_groups(folder)),
        tuple(Alias(*(r[c] for c in _ALIAS)) for r in read_rows(folder, "aliases.csv")),
        tuple(_read_old_codes(folder, {one.name: one.code for one in occupations})),
        tuple(
            Announced(r["name"], r["announced"], r["document"], r["kind"], r["later_code"])
            for r in read_rows(folder, "announced.csv") if not r["code"]
        ),
        tuple((r["word"], r["reason"], r["reason_zh"]) for r in read_rows(folder, "ambiguous.csv")),
        tuple(
            WorkType(*(r[c] for c in _WORK_TYPE)) for r in read_rows(folder, "work_types.csv")
        ),
        folder,
    )  # fmt: skip


_ALIAS = ("alias", "code", "kind", "source", "confidence")
_WORK_TYPE = ("code", "work_type", "kind", "year", "confidence", "source", "note")


@cache
def known_names() -> frozenset[str]:
    """Names of the newest edition as they are looked up: what a column of names is known by."""
    rows = read_rows(edition_folder(latest_edition()), OCCUPATIONS)
    return frozenset(key_of(row["name"]) for row in rows)


def _read_old_codes(folder: Traversable, codes: dict[str, str]) -> list[OldCode]:
    """Old codes, and the codes given since to occupations that this edition has under another."""
    rows = read_rows(folder, "old_codes.csv")
    old = [OldCode(r["old_code"], r["old_name"], r["new_code"], r["source"]) for r in rows]
    since = [r for r in read_rows(folder, "supplement.csv") if r["name"] in codes]
    return old + [OldCode(r["code"], r["name"], codes[r["name"]], r["source"]) for r in since]


def read_occupations(folder: Traversable) -> list[Occupation]:
    """Occupations of an edition's folder, sorted by code."""
    return sorted(
        Occupation(r["code"], r["name"], r["green"] == "True", r["digital"] == "True")
        for r in read_rows(folder, OCCUPATIONS)
    )


def read_groups(folder: Traversable) -> list[Group]:
    """Groups of an edition's folder, sorted by level and code."""
    return sorted(
        Group(int(r["level"]), r["code"], r["gbm"], r["name"]) for r in read_rows(folder, GROUPS)
    )
