"""One notice: its files checked and read, and what they say. The work that is done in a process of its own."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.extract import TableRule, extract_document
from pipeline.extract.compare_witness import compare_witness
from pipeline.extract.notice.annex_files import join_annex, of_file
from pipeline.judgement.notice_toml import Notice, read_notice
from pipeline.model.document import Document, Issue, Place, Table
from pipeline.model.issues import make_issue
from pipeline.model.printed import Extracted, NoticeMetadata
from pipeline.normalize.marks import explained_marks
from pipeline.read import read_document
from pipeline.report.display import Shown, view_notice
from pipeline.workflow.workspace import Workspace


def hash_file(path: Path) -> str:
    """SHA-256 of a file, read in pieces. UserError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UserError(
            f"{path}: cannot be read ({error.strerror})", f"{path}：无法读取（{error.strerror}）"
        ) from error


def check_files(notice: Notice) -> None:
    """UserError where a file that notice.toml names is missing, has another hash, or is a link that leads out of the root."""
    space = Workspace(notice.directory.parents[1])
    space.refuse_outside(notice.directory / "notice.toml")
    for file in notice.files:
        path = notice.directory / file.name
        if not path.is_file():
            there = path.exists()
            raise UserError(
                f"{path}: named in notice.toml but "
                + ("not an ordinary file" if there else "missing"),
                f"{path}：notice.toml 中写明，但" + ("不是普通文件" if there else "没有这个文件"),
            )
        if not path.stat().st_size:
            raise UserError(
                f"{path}: the file is empty; fetch it again", f"{path}：文件为空；请重新获取"
            )
        space.refuse_outside(path)
        found = hash_file(path)
        if found != file.sha256:
            raise UserError(
                f"{path}: the file has changed (SHA-256 {found[:12]}…, notice.toml says {file.sha256[:12]}…);"
                " restore it, or write the new hash if it was published anew",
                f"{path}：文件已改变（SHA-256 为 {found[:12]}…，notice.toml 写 {file.sha256[:12]}…）；"
                "请恢复原文件，如已重新发布则写入新哈希",
            )


def read_head(path: Path) -> NoticeMetadata:
    """The metadata of the notice in a file."""
    return extract_document(read_document(path))[0]


def view_directory(directory: Path) -> Shown:
    """The notice of raw/<notice_id>/ as read now, made ready for the screen."""
    notice = read_notice(directory)
    check_files(notice)
    return view_notice(*extract_notice(notice))


def extract_notice(notice: Notice) -> tuple[Extracted, Document]:
    """Reads the main file (annex files joined behind it) and says what it says, and where the witnesses say otherwise."""
    main = notice.main
    document = read_document(notice.directory / main.name)
    for file in (f for f in notice.files if f.role == "annex"):
        annex = read_document(notice.directory / file.name)
        document = join_annex(document, annex, file.origin or file.name)
    rules = tuple(
        TableRule(t.annex, t.list, t.header, t.printed_class, t.line) for t in notice.tables
    )
    metadata, found = extract_document(document, rules)
    table_notes = (
        cell.text for table in document.tables for cell in table.cells if len(cell.text) > 12
    )
    # What the prose says of a mark goes before what a cell says.
    marks = explained_marks(table_notes) | explained_marks(
        p.text for p in document.paragraphs if p.kind == "text"
    )
    issues = [*found.issues]
    for file in (f for f in notice.files if f.role == "witness"):
        witness = read_document(notice.directory / file.name)
        issues += _witness_issues(witness)
        issues += compare_witness(
            file.name, metadata, found, *extract_document(witness, rules), first_place(document)
        )
    return Extracted(
        notice.notice_id, main.name, main.sha256, document.format, document.pages, metadata, tuple(found.entries),
        tuple(found.amounts), tuple(found.pairs), tuple(found.codes), tuple(found.clauses),
        tuple(found.fates), tuple(issues),
        tuple(f"{mark}={meaning}" for mark, meaning in sorted(marks.items())),
        len(document.tables), tuple(f"{annex}={said}" for annex, said in found.counted.items()),
    ), document  # fmt: skip


def first_place(document: Document) -> Place:
    """Where a document begins."""
    first = document.blocks[0]
    return first.places[0] if isinstance(first, Table) else first.place


def _witness_issues(witness: Document) -> list[Issue]:
    """The issues of a witness, its file named in the place."""
    told = [of_file(issue, witness.name) for issue in witness.issues]
    return told + [
        make_issue(
            "conversion_litter",
            Place(f"{witness.name}#{litter.place.anchor}"),
            litter.printed,
            tag=litter.tag,
        )
        for litter in witness.litter
    ]
