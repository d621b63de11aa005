"""A second file of the same notice bears witness: each record on which it differs from the main file is doubted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from difflib import SequenceMatcher
from typing import Protocol

from pipeline.model.document import Issue, Place
from pipeline.model.issues import make_issue
from pipeline.model.printed import Amount, Clause, Entry, NoticeMetadata, Pair, TrainingCode
from pipeline.text import fold

# Where a record stands, and what we doubt of it, is no word of the file.
APART = {"place", "offset", "doubts"}
Record = Entry | Amount | Pair | TrainingCode | Clause


class Said(Protocol):
    """The statements of one file, record by record."""

    entries: list[Entry]
    amounts: list[Amount]
    pairs: list[Pair]
    codes: list[TrainingCode]
    clauses: list[Clause]


def compare_witness(
    file: str,
    metadata: NoticeMetadata,
    main: Said,
    other_metadata: NoticeMetadata,
    other: Said,
    start: Place,
) -> list[Issue]:
    """One witness_differs a record, at the place of the main file's record (`start` for what the notice says of itself). Words
    are compared without white space and width."""
    issues = list(_compare_metadata(file, metadata, other_metadata, start))
    for kind in ("entries", "amounts", "pairs", "codes", "clauses"):
        issues += _compare(file, getattr(main, kind), getattr(other, kind), start)
    return issues


def _compare_metadata(
    file: str, metadata: NoticeMetadata, other: NoticeMetadata, start: Place
) -> Iterator[Issue]:
    for name in (field.name for field in fields(metadata)):
        ours, theirs = _words(getattr(metadata, name)), _words(getattr(other, name))
        if ours != theirs:
            yield _issue(file, start, ours, f"{name}: {_quote(ours)} / {_quote(theirs)}")


def _compare(
    file: str, main: Sequence[Record], other: Sequence[Record], start: Place
) -> Iterator[Issue]:
    """Records aligned in order; those that stand at the same turn are compared field by field."""
    ours, theirs = [_key(record) for record in main], [_key(record) for record in other]
    for tag, low, high, other_low, other_high in SequenceMatcher(
        None, ours, theirs, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        both = min(high - low, other_high - other_low)
        for step in range(both):
            yield _differing(file, main[low + step], other[other_low + step])
        for record in main[low + both : high]:
            yield _issue(file, record.place, _said(record), f"− {_said(record)}")
        for record in other[other_low + both : other_high]:
            before = main[high - 1].place if high else start
            yield _issue(file, before, _said(record), f"+ {_said(record)} ({record.place.anchor})")


def _differing(file: str, record: Record, other: Record) -> Issue:
    names = [field.name for field in fields(record) if field.name not in APART]
    pairs = [(name, _words(getattr(record, name)), _words(getattr(other, name))) for name in names]
    what = "; ".join(
        f"{name}: {_quote(ours)} / {_quote(theirs)}"
        for name, ours, theirs in pairs
        if ours != theirs
    )
    return _issue(file, record.place, _said(record), f"{what} ({other.place.anchor})")


def _issue(file: str, place: Place, printed: str, what: str) -> Issue:
    return make_issue("witness_differs", place, printed, file=file, what=what)


def _key(record: Record) -> tuple[str, ...]:
    return tuple(
        _words(getattr(record, field.name)) for field in fields(record) if field.name not in APART
    )


def _words(value: object) -> str:
    return fold(
        "、".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    )


def _said(record: Record) -> str:
    """The words by which a person finds the record again."""
    if isinstance(record, Entry):
        return " ".join(
            word for word in (record.seq, record.printed_name, record.printed_code) if word
        )
    if isinstance(record, Pair):
        return f"{record.current_name} {record.old_name}"
    return record.quote if isinstance(record, Clause) else record.printed


def _quote(words: str) -> str:
    return f"“{words[:80]}”"
