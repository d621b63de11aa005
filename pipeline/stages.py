"""The order of work, and the only module that knows raw/, extracted/ and normalized/."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.catalogue.build import build_tables
from pipeline.catalogue.store import read_table, write_tables
from pipeline.errors import UserError
from pipeline.extract import TableRule, extract_document
from pipeline.issues import make_issue
from pipeline.mirror import from_files, to_files
from pipeline.normalize import Loaded, Row, error_issue, normalize_notices
from pipeline.normalize.corrections import read_corrections, unmet_message
from pipeline.normalize.marks import explained_marks
from pipeline.notice import Notice, RawFile, read_notice
from pipeline.read import read_document
from pipeline.records import Document, Extracted, Issue
from pipeline.views import Shown, view_notice

FORMATS = {"pdf", "docx", "txt"}


@dataclass(frozen=True)
class Failure:
    """A notice that could not be read, and the one line that says why."""

    notice_id: str
    message: str


@dataclass(frozen=True)
class Outcome:
    """What a run made: rows of every table, and the notices that failed."""

    rows: dict[str, list[Row]]
    failures: tuple[Failure, ...]


Progress = Callable[[str], None]


def list_notices(root: Path) -> list[str]:
    """Ids of the notices under raw/, sorted. UserError where there is no raw/ or it is empty."""
    raw = root / "raw"
    found = sorted(path.name for path in raw.iterdir() if path.is_dir()) if raw.is_dir() else []
    if not found:
        raise UserError(f"{raw}: no notices; put a notice there with `catalogue add FILE`")
    return found


def run_extract(root: Path, chosen: tuple[str, ...] = (), progress: Progress = lambda _: None) -> Outcome:
    """raw/ -> extracted/ -> normalized/draft/. Chosen notices are read again, all are normalised; a notice that fails is
    named in the outcome and keeps no other from going through."""
    known = list_notices(root)
    for notice_id in chosen:
        if notice_id not in known:
            raise UserError(f"no notice {notice_id!r} under {root / 'raw'}; there are: {', '.join(known)}")
    loaded: list[Loaded] = []
    failures: list[Failure] = []
    for notice_id in known:
        try:
            loaded.append(_load(root, notice_id, again=not chosen or notice_id in chosen))
        except UserError as error:
            failures.append(Failure(notice_id, str(error)))
        progress(notice_id)
    rows = normalize_notices(loaded)
    failures += _unmet(root, loaded, rows)
    for failure in failures:
        _note_failure(root, failure, rows)
    write_tables(build_tables(rows), root / "normalized" / "draft")
    return Outcome(rows, tuple(failures))


def _load(root: Path, notice_id: str, again: bool) -> Loaded:
    notice = read_notice(root / "raw" / notice_id)
    _check_files(notice)
    folder = root / "extracted" / notice_id
    if again or not (folder / "notice.json").exists():
        extracted, document = extract_notice(notice)
        write_folder(folder, to_files(extracted, document))
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()) if path.is_file()}
    return Loaded(notice, from_files(files), read_corrections(notice.directory / "corrections.csv"))


def _check_files(notice: Notice) -> None:
    """UserError where a file that notice.toml names is missing or has another hash."""
    for file in notice.files:
        path = notice.directory / file.name
        if not path.is_file():
            raise UserError(f"{path}: named in notice.toml but " + ("not an ordinary file" if path.exists() else "missing"))
        if not path.stat().st_size:
            raise UserError(f"{path}: the file is empty; fetch it again")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != file.sha256:
            raise UserError(
                f"{path}: the file has changed (SHA-256 {found[:12]}…, notice.toml says {file.sha256[:12]}…);"
                " restore it, or write the new hash if it was published anew"
            )


def extract_notice(notice: Notice) -> tuple[Extracted, Document]:
    """Reads the main file (annex files joined behind it) and says what it says; litter of the witnesses is noted too."""
    main = notice.main
    document = read_document(notice.directory / main.name)
    for file in (f for f in notice.files if f.role == "annex"):
        document = _join(document, read_document(notice.directory / file.name))
    rules = tuple(TableRule(t.annex, t.list, t.header, t.printed_class) for t in notice.tables)
    shell, found = extract_document(document, rules)
    marks = explained_marks(p.text for p in document.paragraphs if p.kind == "text")
    table_notes = (cell.text for table in document.tables for cell in table.cells if len(cell.text) > 12)
    marks |= {k: v for k, v in explained_marks(table_notes).items() if k not in marks}
    issues = [*found.issues, *(issue for f in notice.files if f.role == "witness" for issue in _witness_litter(notice, f))]
    return Extracted(
        notice.notice_id, main.name, main.sha256, document.format, document.pages, shell, tuple(found.entries),
        tuple(found.amounts), tuple(found.pairs), tuple(found.codes), tuple(found.fates), tuple(issues),
        tuple(f"{mark}={meaning}" for mark, meaning in sorted(marks.items())),
    ), document  # fmt: skip


def _join(document: Document, more: Document) -> Document:
    return Document(document.name, document.format, document.blocks + more.blocks, document.pages, document.litter + more.litter)


def _witness_litter(notice: Notice, file: RawFile) -> list[Issue]:
    witness = read_document(notice.directory / file.name)
    return [
        make_issue("conversion_litter", type(litter.place)(f"{file.name}#{litter.place.anchor}"), litter.printed, tag=litter.tag)
        for litter in witness.litter
    ]


def write_folder(folder: Path, files: dict[str, str]) -> None:
    """Writes a folder of texts; files of an earlier run that are no longer made are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            partial = folder / f".{name}.part"
            partial.write_text(text, encoding="utf-8", newline="\n")
            partial.replace(path)
    for path in folder.iterdir():
        if path.name not in files:
            path.unlink()


def _unmet(root: Path, loaded: list[Loaded], rows: dict[str, list[Row]]) -> list[Failure]:
    """Corrections that found nothing they expect: the notice stays, with an error."""
    failures = []
    for one in loaded:
        path = Path("raw") / one.notice.notice_id / "corrections.csv"
        failures += [Failure(one.notice.notice_id, unmet_message(path, row)) for row in one.fixes.unmet()]
    return failures


def _note_failure(root: Path, failure: Failure, rows: dict[str, list[Row]]) -> None:
    """The error in `issues`; a notice that could not be read has a bare row in `notices`, so that a release names it."""
    notice_id = failure.notice_id
    file = f"{notice_id}/notice.toml"
    known = next((row for row in rows["notices"] if row["notice_id"] == notice_id), None)
    if known is None:
        bare = {"notice_id": notice_id, "issuers": [], "status": "final", "file": file, "sha256": "", "format": "txt", "source": file}
        rows["notices"] = sorted([*rows["notices"], bare], key=lambda row: str(row["notice_id"]))
    message = failure.message.replace(f"{root}/", "")
    rows["issues"] += error_issue(notice_id, known["file"] if known else file, message)


def read_check(root: Path) -> tuple[list[Row], list[Row]]:
    """(issues, unread places) of the draft, errors first. UserError where there is no draft."""
    draft = root / "normalized" / "draft"
    if not draft.is_dir():
        raise UserError(f"{draft}: no draft yet; run `catalogue extract`")
    issues: list[Row] = read_table(draft, "issues").to_pylist()
    unread = [row for row in read_table(draft, "coverage").to_pylist() if row["fate"] == "unread"]
    order = {"error": 0, "warning": 1, "note": 2}
    return sorted(issues, key=lambda row: (row["notice_id"], order[row["severity"]])), unread


def show_notice(root: Path, notice_id: str) -> Shown:
    """A notice as read now, with what it says of itself."""
    if notice_id not in list_notices(root):
        raise UserError(f"no notice {notice_id!r} under {root / 'raw'}; there are: {', '.join(list_notices(root))}")
    notice = read_notice(root / "raw" / notice_id)
    _check_files(notice)
    extracted, document = extract_notice(notice)
    return view_notice(extracted, document)
