"""The order of work, and the only module that knows raw/, extracted/ and normalized/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.base.disk import explained
from pipeline.base.errors import UserError
from pipeline.compose.build_catalogue import build_catalogue
from pipeline.extract.text_files import from_files
from pipeline.judgement.corrections import read_corrections, unmet_message
from pipeline.judgement.notice_toml import Notice, read_notice
from pipeline.match import load_reference, read_decisions
from pipeline.match.apply_matches import assign_codes
from pipeline.model.places import number_doubles
from pipeline.normalize import Loaded, Row, error_issue, normalize_notices
from pipeline.normalize.accept import accept_issues
from pipeline.report.display import Shown
from pipeline.store.arrow_tables import build_tables
from pipeline.store.tables import read_table, write_tables
from pipeline.workflow import read_notice as reading
from pipeline.workflow.cache import load_files, note_files, reading_key
from pipeline.workflow.execute.processes import Limits, run_task, run_tasks
from pipeline.workflow.read_notice import check_files

__all__ = ["Failure", "Outcome", "list_notices", "read_check", "run_extract", "show_notice"]


@dataclass(frozen=True)
class Failure:
    """A notice that could not be read, and the one line that says why."""

    notice_id: str
    message: str


@dataclass(frozen=True)
class Outcome:
    """What a run made: rows of every table, the notices that failed, and how many tables each notice holds."""

    rows: dict[str, list[Row]]
    failures: tuple[Failure, ...]
    tables: dict[str, int]


Progress = Callable[[str], None]


def list_notices(root: Path) -> list[str]:
    """Ids of the notices under raw/, sorted. UserError where there is no raw/ or it is empty."""
    raw = root / "raw"
    found = (
        sorted(path.name for path in raw.iterdir() if path.is_dir() and path.name[0] != ".")
        if raw.is_dir()
        else []
    )
    if not found:
        raise UserError(f"{raw}: no notices; put a notice there with `catalogue add FILE`")
    return found


@dataclass(frozen=True)
class _Checked:
    """A notice whose files are those that notice.toml names, the key its words are kept under, and the words if kept."""

    notice: Notice
    key: str
    files: dict[str, str] | None


def run_extract(
    root: Path,
    chosen: tuple[str, ...] = (),
    progress: Progress = lambda _: None,
    limits: Limits | None = None,
) -> Outcome:
    """raw/ -> extracted/ -> normalized/draft/. What changed is read, the chosen notices in any case; all are normalised; a
    notice that fails is named in the outcome and keeps no other from going through. With limits, each is read in a process
    of its own; without, in this one."""
    known = list_notices(root)
    for notice_id in chosen:
        _check_known(root, notice_id, known)
    loaded: list[Loaded] = []
    failures: list[Failure] = []
    for notice_id, result in _read_all(root, known, chosen, limits):
        if isinstance(result, Loaded):
            loaded.append(result)
        else:
            failures.append(Failure(notice_id, result))
        progress(notice_id)
    loaded.sort(key=lambda one: one.notice.notice_id)
    rows = normalize_notices(loaded)
    proposed = assign_codes(rows, load_reference(), read_decisions(root / "raw" / "decisions.csv"))
    rows["catalogue"], doubts = build_catalogue(rows, proposed)
    rows["issues"] += doubts
    failures = sorted([*failures, *_unmet(loaded)], key=lambda failure: failure.notice_id)
    for failure in failures:
        _note_failure(root, failure, rows)
    rows["issues"] = accept_issues(rows["issues"], [one.notice for one in loaded])
    _name_rows(rows)
    write_tables(build_tables(rows), root / "normalized" / "draft")
    return Outcome(
        rows, tuple(failures), {one.notice.notice_id: one.extracted.tables for one in loaded}
    )


def _name_rows(rows: dict[str, list[Row]]) -> None:
    """Gives ids to the rows of `catalogue` and `issues`."""
    rows["work_types"] = []
    for row in rows["catalogue"]:
        own = f"g{row['grade']}" if row["grade"] else row["certificate"] or ""
        row["row_id"] = ".".join(part for part in (row["entry_id"], own) if part)
    ids = number_doubles(f"{row['source']}!{row['kind']}" for row in rows["issues"])
    for row, issue_id in zip(rows["issues"], ids, strict=True):
        row["issue_id"] = issue_id


def _check_known(root: Path, notice_id: str, known: list[str]) -> None:
    if notice_id not in known:
        raise UserError(
            f"no notice {notice_id!r} under {root / 'raw'}; there are: {', '.join(known)}"
        )


def _read_all(
    root: Path, known: list[str], chosen: tuple[str, ...], limits: Limits | None
) -> Iterator[tuple[str, Loaded | str]]:
    """(id, the notice as read or one line why not), first what needs no reading."""
    waiting: dict[Path, _Checked] = {}
    for notice_id in known:
        try:
            checked = _check(root, notice_id, again=notice_id in chosen)
            if checked.files is None:
                waiting[checked.notice.directory] = checked
            else:
                yield notice_id, _load(checked.notice, checked.files)
        except UserError as error:
            yield notice_id, str(error)
    for directory, files, failure in _read(list(waiting), limits):
        try:
            yield (
                directory.name,
                failure if files is None else _keep(root, waiting[directory], files),
            )
        except UserError as error:
            yield directory.name, str(error)


def _check(root: Path, notice_id: str, again: bool) -> _Checked:
    directory = root / "raw" / notice_id
    notice = read_notice(directory)
    check_files(notice)
    key = reading_key((directory / "notice.toml").read_bytes())
    return _Checked(notice, key, None if again else load_files(root, notice_id, key))


def _read(
    directories: list[Path], limits: Limits | None
) -> Iterator[tuple[Path, dict[str, str] | None, str]]:
    """(directory, its texts, "") or (directory, None, one line), read here or in processes of their own."""
    if limits is not None:
        yield from run_tasks(reading.read_texts, directories, limits)
        return
    for directory in directories:
        try:
            yield directory, reading.read_texts(directory), ""
        except UserError as error:
            yield directory, None, str(error)


def _keep(root: Path, checked: _Checked, files: dict[str, str]) -> Loaded:
    """Writes what was read to extracted/ and notes under which key."""
    notice_id = checked.notice.notice_id
    with explained(root / "extracted" / notice_id):
        write_folder(root / "extracted" / notice_id, files)
    with explained(root / ".cache"):
        note_files(root, notice_id, checked.key, files)
    return _load(checked.notice, files)


def _load(notice: Notice, files: dict[str, str]) -> Loaded:
    return Loaded(notice, from_files(files), read_corrections(notice.directory / "corrections.csv"))


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
        if path.name not in files and path.is_file():
            path.unlink()


def _unmet(loaded: list[Loaded]) -> list[Failure]:
    """Corrections that found nothing they expect: the notice stays, with an error."""
    failures = []
    for one in loaded:
        path = Path("raw") / one.notice.notice_id / "corrections.csv"
        failures += [
            Failure(one.notice.notice_id, unmet_message(path, row)) for row in one.fixes.unmet()
        ]
    return failures


def _note_failure(root: Path, failure: Failure, rows: dict[str, list[Row]]) -> None:
    """The error in `issues`; a notice that could not be read has a bare row in `notices`, so that a release names it."""
    notice_id = failure.notice_id
    file = f"{notice_id}/notice.toml"
    known = next((row for row in rows["notices"] if row["notice_id"] == notice_id), None)
    if known is None:
        bare = {
            "notice_id": notice_id,
            "issuers": [],
            "status": "final",
            "file": file,
            "sha256": "",
            "format": "txt",
            "source": file,
        }
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


def show_notice(root: Path, notice_id: str, limits: Limits | None = None) -> Shown:
    """A notice as read now, with what it says of itself; with limits, read in a process of its own."""
    _check_known(root, notice_id, list_notices(root))
    directory = root / "raw" / notice_id
    if limits is None:
        return reading.view_directory(directory)
    return run_task(reading.view_directory, directory, limits)
