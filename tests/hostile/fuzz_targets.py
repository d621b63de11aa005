"""What is fuzzed: each kind of file with what the program does with it. A target takes bytes and a root, and raises UserError or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pipeline.extract.text_files import from_files, to_files
from pipeline.judgement.corrections import read_corrections
from pipeline.judgement.notice_toml import read_notice
from pipeline.match import load_reference, read_decisions
from pipeline.match.queue_answers import read_answers, read_typed
from pipeline.model.rows import ROWS
from pipeline.store.draft import read_run
from pipeline.store.inputs import inputs_of, read_inputs
from pipeline.store.tables import read_table, read_tables
from pipeline.store.typed_rows import from_table
from pipeline.store.verify import verify_all
from pipeline.store.versions import read_versions
from pipeline.workflow.cache import load_files
from pipeline.workflow.freshness import why_not_fresh
from pipeline.workflow.kept_rows import load_rows
from pipeline.workflow.process_notice import finish_notice
from pipeline.workflow.read_notice import extract_notice
from pipeline.workflow.workspace import Workspace
from tests.hostile.fuzz_seeds import (
    CORRECTIONS,
    DECISIONS,
    ID,
    NOTICES,
    TOML,
    queue_items,
    write_root,
    write_sheet,
)

VERSION = "normalized/2026-11-21"
DRAFT = "normalized/draft/occupations.parquet"
Check = Callable[[Path, bytes], object]


class Target(NamedTuple):
    """The names of its seeds, what is done with a root and a damaged copy of one, and how many inputs of a round it gets:
    those that take less time get more."""

    seeds: tuple[str, ...]
    check: Check
    share: int = 1


@cache
def base_root() -> tuple[TemporaryDirectory[str], Path]:
    """The workspace whose files are damaged; the folder lives as long as the process."""
    folder = TemporaryDirectory(prefix="fuzz-")
    return folder, write_root(Path(folder.name) / "root")


@cache
def seed(name: str) -> bytes:
    """The bytes of one seed: a file of the workspace by its path there, or a file that is written here."""
    texts = {"notice.toml": TOML, "corrections.csv": CORRECTIONS, "decisions.csv": DECISIONS}
    if name in texts:
        return texts[name].encode()
    if name not in NOTICES and name not in {"sheet.xlsx", "sheet.csv"}:
        return (base_root()[1] / name).read_bytes()
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        if name == "sheet.csv":
            head = "名称 name,范围 scope,答案 answer,理由 reason,决定人 by,日期 on (2026-11-21)\n"
            return (head + '烧焊工,everywhere,6-18-02-04 焊工,"r, s",a,2026-01-01\n').encode()
        (NOTICES.get(name) or write_sheet)(path)
        return path.read_bytes()


def _notice(name: str) -> Check:
    """From the bytes of a published file to the typed rows of its notice."""

    def check(root: Path, data: bytes) -> None:
        folder = root / "raw" / "x-2024"
        folder.mkdir(exist_ok=True)
        file = folder / f"notice{Path(name).suffix}"
        file.write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        manifest = f'[[files]]\nname = "{file.name}"\nsha256 = "{digest}"\n'
        (folder / "notice.toml").write_text(manifest, encoding="utf-8")
        notice = read_notice(folder)
        texts = to_files(*extract_notice(notice))
        # What comes behind the words takes five times as long as reading: one input in four goes through it.
        if digest < "4":
            finish_notice(notice, from_files(texts), read_corrections(folder / "corrections.csv"))

    return check


def _beside(place: str, check: Callable[[Path], object]) -> Check:
    """A file of the workspace is damaged, read, and mended again."""

    def run(root: Path, data: bytes) -> None:
        path = root / place
        before = path.read_bytes() if path.exists() else None
        path.write_bytes(data)
        try:
            check(root)
        finally:
            path.unlink() if before is None else path.write_bytes(before)

    return run


def _rows(root: Path) -> None:
    """The kept rows of a notice as they stand, and as if whoever changed them had mended their hash."""
    space = Workspace(root)
    path = space.rows(ID)
    for _ in range(2):
        kept = load_rows(space, ID)
        for name in kept.tables if kept else ():
            kept.table(name) if kept else None
        body = path.read_bytes().partition(b"\n")[2]
        path.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def _draft(root: Path) -> None:
    directory = Workspace(root).draft
    for name, table in read_tables(directory).items():
        kind = next((row for row in ROWS if row.TABLE.name == name), None)
        if kind is not None:
            from_table(kind, table)
    read_table(directory, "occupations")


def _answers(path: Path) -> None:
    read_typed(path)
    read_answers(path, queue_items(), [], load_reference(), by="a", today=date(2026, 1, 1))


def _toml(root: Path) -> None:
    read_notice(root / "raw" / ID)


def _corrections(root: Path) -> None:
    read_corrections(root / "raw" / ID / "corrections.csv")
    read_inputs(root / "raw")


def _decisions(root: Path) -> None:
    read_decisions(root / "raw" / "decisions.csv")
    read_inputs(root / "raw")


def _versions(root: Path) -> None:
    read_versions(root / "normalized")
    verify_all(root / "normalized")


def _package(root: Path) -> None:
    inputs_of(root / VERSION, root / "raw")
    _versions(root)


def _run(root: Path) -> None:
    read_run(Workspace(root).draft)
    why_not_fresh(Workspace(root))


def _words(root: Path) -> None:
    load_files(Workspace(root), ID, "")


# Kind of file: its seed, where it stands in a root, what reads it, its share of the inputs.
FILES: dict[str, tuple[str, str, Callable[[Path], object], int]] = {
    "notice.toml": ("notice.toml", f"raw/{ID}/notice.toml", _toml, 6),
    "corrections.csv": ("corrections.csv", f"raw/{ID}/corrections.csv", _corrections, 6),
    "decisions.csv": ("decisions.csv", "raw/decisions.csv", _decisions, 6),
    "queue.xlsx": ("sheet.xlsx", "q.xlsx", lambda root: _answers(root / "q.xlsx"), 1),
    "queue.csv": ("sheet.csv", "q.csv", lambda root: _answers(root / "q.csv"), 2),
    "versions.csv": ("normalized/versions.csv", "normalized/versions.csv", _versions, 1),
    "datapackage.json": (f"{VERSION}/datapackage.json", f"{VERSION}/datapackage.json", _package, 1),
    "run.json": ("normalized/draft/run.json", "normalized/draft/run.json", _run, 6),
    "Parquet of a version": (f"{VERSION}/rates.parquet", f"{VERSION}/rates.parquet", _versions, 1),
    "Parquet of the draft": (DRAFT, DRAFT, _draft, 2),
    "kept rows": (f".cache/rows/{ID}.arrow", f".cache/rows/{ID}.arrow", _rows, 6),
    "kept words": (f".cache/read/{ID}.json", f".cache/read/{ID}.json", _words, 6),
}
SLOW = {"html", "mht", "txt"}


def _of_kind(kind: str) -> Target:
    seeds = tuple(name for name in NOTICES if name.endswith(f".{kind}"))
    return Target(seeds, _notice(f"a.{kind}"), 1 if kind in SLOW else 2)


TARGETS: dict[str, Target] = {
    kind: _of_kind(kind) for kind in ("pdf", "docx", "txt", "html", "mht", "xlsx", "xls", "ods")
} | {
    name: Target((seed_,), _beside(place, check), share)
    for name, (seed_, place, check, share) in FILES.items()
}
