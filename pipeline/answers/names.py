"""The meaning of a name or code in one notice: its entries, the class of all others, or candidates. Never a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache, lru_cache

from pipeline.answers.book import NoticeBook
from pipeline.answers.models import Candidate, Status
from pipeline.answers.traditional import TRADITIONAL, to_simplified
from pipeline.base.language import Words
from pipeline.base.printable import clipped
from pipeline.match.resolve import Meaning, Resolution, resolve
from pipeline.model.rows import CatalogueRow, OccupationRow
from pipeline.model.vocabularies import ListName
from pipeline.reference.editions import Reference, load_reference
from pipeline.reference.lookup_names import fold_code, key_of
from pipeline.text import fold

# So many candidates are shown; a reader looks at a few.
SHOWN = 8
# No name that is printed anywhere is so long; to rank a longer one takes seconds.
LONGEST_NAME = 200
# Signs between names that were asked in one go, and how many names are looked at.
_BETWEEN = re.compile(r"[、,，;；/／|\s]+")
SEVERAL = 8
# How much alike an item is that is suggested: 网络创业培训, 网上创业培训.
ITEM_ALIKE = 0.7
# Names of undecided entries whose meaning is kept: lists of many notices repeat them.
KEPT = 1 << 14


@dataclass(frozen=True)
class Found:
    """The meaning of a name in a notice: status, rows that pay, entries that name it, and how it was understood."""

    status: Status
    why: Words
    rows: tuple[CatalogueRow, ...] = ()
    entries: tuple[OccupationRow, ...] = ()
    means: Candidate | None = None
    candidates: tuple[Candidate, ...] = ()


def find_name(name: str, book: NoticeBook, reference: Reference | None = None) -> Found:
    """The meaning of `name` in a notice.

    First as the notice prints it (name, code, work type in brackets, item); then what the matcher is sure of: an alias, a
    work type, an old name or code. A valid occupation that no list names takes the class of all others, where the notice
    has one and no undecided entry could be it. Whatever is not sure gives candidates and no rows.
    """
    if not fold(name):
        return Found(Status.UNKNOWN, Words("no name is given", "未给出名称"))
    code = fold_code(name)
    if not code and (found := _as_printed(name, book)):
        return _told(name, found)
    if len(fold(name)) > LONGEST_NAME:
        return Found(Status.UNKNOWN, Words("longer than any name", "长于任何名称"))
    meant = resolve(name, reference or newest_reference())
    if meant.is_settled:
        return _settled(meant, book)
    if code and (entries := book.entries_by_form(fold(code))) and meant.meaning is Meaning.NONE:
        return _listed(entries, book)
    return _several(name) or _open(name, meant, book)


def _as_printed(name: str, book: NoticeBook) -> Found | None:
    wanted = fold(name)
    entries = book.entries_by_form(wanted) or book.entries_by_form(fold(key_of(name)))
    if entries:
        return _listed(_with_same_code(entries, book), book)
    if items := book.items.get(wanted.casefold()):
        why = Words("the notice prints an amount for it", "通知对其单列金额")
        return Found(Status.LISTED, why, tuple(items))
    if entries := book.entries_by_work_type(wanted):
        return _of_work_type(name, entries, book)
    if entries := book.entries_by_bare_name(wanted):
        why = Words(
            "several entries have this name, told apart by their brackets", "同名条目以括注区分"
        )
        return Found(Status.AMBIGUOUS, why, candidates=_entries(entries))
    return None


def _told(name: str, found: Found) -> Found:
    """What was found, with the name as it is printed where it was asked in traditional characters."""
    simple = to_simplified(name)
    if simple == name or found.means is not None:
        return found
    code = next((entry.accepted_code for entry in found.entries), "")
    return replace(found, means=Candidate(code, simple.strip(), TRADITIONAL))


def _of_work_type(name: str, entries: Sequence[OccupationRow], book: NoticeBook) -> Found:
    """A work type that the notice prints in the brackets of an entry; of several it is not known which is meant."""
    names = {entry.accepted_code or fold(entry.name) for entry in entries}
    if len(names) > 1:
        why = Words("a work type of several entries", "为多个条目的工种")
        return Found(Status.AMBIGUOUS, why, candidates=_entries(entries))
    means = Candidate(entries[0].accepted_code, entries[0].name, Words(
        f"{name} is printed as a work type of {entries[0].name}", f"通知将{name}列为{entries[0].name}的工种"))  # fmt: skip
    return _listed(_with_same_code(entries, book), book, means)


def _with_same_code(entries: Sequence[OccupationRow], book: NoticeBook) -> list[OccupationRow]:
    """The entries, and those of other lists that are the same occupation."""
    found = {entry.entry_id: entry for entry in entries}
    for entry in entries:
        for other in book.entries_by_code(entry.accepted_code):
            found.setdefault(other.entry_id, other)
    return list(found.values())


def _listed(
    entries: Sequence[OccupationRow], book: NoticeBook, means: Candidate | None = None
) -> Found:
    rows = book.rows_of(entries)
    why = Words("the notice lists it", "通知目录列有该职业（项目）")
    if (
        rows
        and all(row.is_residual for row in rows)
        and any(e.list is ListName.SCARCE for e in entries)
    ):
        why = Words(
            "the notice lists it as scarce only; it is paid as the class of all others",
            "仅列入紧缺目录，按其他职业的类别补贴",
        )
    if not book.has_amounts:
        why = Words(
            "the notice lists it and prints no amounts", "通知列有该职业（项目），但未印金额"
        )
        return Found(Status.NO_AMOUNTS, why, (), tuple(entries), means)
    return Found(Status.LISTED, why, tuple(rows), tuple(entries), means)


def _settled(meant: Resolution, book: NoticeBook) -> Found:
    """One occupation is surely meant: its entries, else the class of all others."""
    option = meant.options[0]
    is_exact = meant.meaning is Meaning.EXACT
    is_plain = is_exact and to_simplified(meant.query) == meant.query
    why = TRADITIONAL if is_exact else option.why
    means = None if is_plain else Candidate(option.code, option.name, why)
    entries = book.entries_by_code(option.code) or book.entries_by_form(fold(option.name))
    if entries:
        return _listed(_with_same_code(entries, book), book, means)
    open_entries = _could_be(option.code, book)
    told = Candidate(option.code, option.name, option.why)
    if open_entries:
        why = Words(
            "no list surely names it, and an entry that waits for a person could be it",
            "没有确定的条目，但有待确认的条目可能即为该职业",
        )
        return Found(Status.AMBIGUOUS, why, means=told, candidates=_entries(open_entries))
    if book.residual:
        why = Words(
            "an occupation of the classification that no list names, and that no undecided entry could be",
            "大典职业，未列入任何目录，也没有待确认的条目可能是它",
        )
        return Found(
            Status.RESIDUAL, why, tuple(book.residual), tuple(book.residual_entries), means
        )
    why = Words(
        "an occupation of the classification; no list names it, and no class stands for all others",
        "大典职业，但未列入目录，且没有兜底类别",
    )
    return Found(Status.UNKNOWN, why, means=told)


def _could_be(code: str, book: NoticeBook) -> list[OccupationRow]:
    """The undecided entries that may be an occupation."""
    return [entry for entry in book.undecided if code in _may_mean(entry.name)]


@lru_cache(maxsize=KEPT)
def _may_mean(name: str) -> frozenset[str]:
    """Codes that a name may mean."""
    return frozenset(option.code for option in resolve(name, newest_reference()).options)


@cache
def newest_reference() -> Reference:
    """The newest edition; what is made of it for look-ups is made once."""
    return load_reference()


def _several(name: str) -> Found | None:
    """Names that were asked in one go, each of which is sure; none of them is taken for the others."""
    parts = [part for part in _BETWEEN.split(name.strip()) if part]
    if not 1 < len(parts) <= SEVERAL:
        return None
    found: list[Candidate] = []
    for part in parts:
        meant = resolve(part, newest_reference())
        if not meant.is_settled:
            return None
        found += [Candidate(one.code, one.name, one.why) for one in meant.options[:1]]
    why = Words("several names; ask them one at a time", "含多个名称，请逐一查询")
    return Found(Status.AMBIGUOUS, why, candidates=tuple(found))


def _open(name: str, meant: Resolution, book: NoticeBook) -> Found:
    """Nothing is sure: what it could be, and no amount."""
    options = tuple(Candidate(one.code, one.name, one.why) for one in meant.options[:SHOWN])
    is_umbrella = key_of(name) in newest_reference().ambiguous_words
    if meant.meaning is Meaning.AMBIGUOUS or is_umbrella:
        return Found(Status.AMBIGUOUS, meant.why, candidates=options)
    parts = book.entries_with(fold(name))
    near = (*_items_near(name, book), *_entries(parts)[:SHOWN], *options)
    candidates = tuple({one.name: one for one in near}.values())
    told = clipped(name.strip())
    why = Words(
        f"{told} is no occupation of the classification and no entry of the notice",
        f"“{told}”既不是大典职业，也不在通知目录中",
    )
    if meant.meaning is Meaning.ANNOUNCED:
        why = meant.why
    return Found(Status.UNKNOWN, why, candidates=candidates[:SHOWN])


def _items_near(name: str, book: NoticeBook) -> list[Candidate]:
    """Items with an amount of their own whose name the asked one holds, or is much like."""
    wanted = fold(name).casefold()
    near = get_close_matches(wanted, book.items, n=SHOWN, cutoff=ITEM_ALIKE)
    inside = [item for item in book.items if len(item) > 1 and item in wanted]
    told = Words("the notice prints an amount for it", "通知对其单列金额")
    rows = [row for item in (*inside, *near) for row in book.items[item]]
    return [Candidate("", name, told) for name in dict.fromkeys(row.name for row in rows)]


def _entries(entries: Sequence[OccupationRow]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            entry.accepted_code,
            entry.printed_name,
            Words(f"an entry of the list {entry.list}", f"{entry.list.zh}中的条目"),
        )
        for entry in {entry.entry_id: entry for entry in entries}.values()
    )
