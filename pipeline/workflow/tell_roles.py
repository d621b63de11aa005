"""All that the files of a notice are to each other, told from what they hold: the notice, an annex of it, the same again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.base.language import Words
from pipeline.extract import extract_document
from pipeline.extract.notice.annex_files import bears_heading, join_annex
from pipeline.model.document import Document, Issue, Paragraph
from pipeline.model.printed import NoticeMetadata
from pipeline.read import read_document
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.processes import run_task

Role = Literal["main", "annex", "witness"]
ROLES: tuple[Role, ...] = ("main", "annex", "witness")
# The published formats in the order in which they speak for a notice; text is made of one of the others.
FORMATS = (
    ".pdf", ".docx", ".doc", ".wps", ".html", ".htm", ".mht", ".mhtml", ".rtf", ".xlsx", ".xlsm", ".xls", ".et", ".ods", ".txt",
)  # fmt: skip
# The share of its words that a file has in common with another: from here on the same, up to here something else.
SAME, OTHER = 0.6, 0.3


@dataclass(frozen=True)
class Missing:
    """An annex that the notice names and no file holds: as printed, and how it is said."""

    printed: str
    said: Words


@dataclass(frozen=True)
class Contents:
    """All that a file holds, as far as its role depends on it; `lines` are its paragraphs and cells without white space."""

    metadata: NoticeMetadata
    lines: frozenset[str]
    is_annex: bool
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True)
class Given:
    """A file with its role, whether that is sure, and why."""

    path: Path
    role: Role
    is_sure: bool
    why: Words


def read_contents(path: Path) -> Contents:
    """All that a file holds. UserError where it cannot be read."""
    document = read_document(path)
    texts = [
        *(block.text for block in document.blocks if isinstance(block, Paragraph)),
        *(cell.text for table in document.tables for cell in table.cells),
    ]
    lines = frozenset(line for text in texts if len(line := "".join(text.split())) > 1)
    metadata, found = extract_document(document)
    return Contents(metadata, lines, bears_heading(document), _missing(found.issues))


def _missing(issues: Iterable[Issue]) -> tuple[Missing, ...]:
    return tuple(
        Missing(each.printed, Words(each.message, each.message_zh))
        for each in issues
        if each.kind == "missing_annex"
    )


def tell_roles(files: Sequence[Path], contents: Sequence[Contents]) -> list[Given]:
    """Each file with its role, the notice first, in the order given else."""
    number = max(range(len(files)), key=lambda n: (_rank(contents[n]), -_format(files[n]), -n))
    main = contents[number]
    found = [Given(files[number], "main", True, _why_main(main))]
    annexes: list[Contents] = []
    for n, (path, own) in enumerate(zip(files, contents, strict=True)):
        if n != number:
            found.append(_tell_role(path, own, main, annexes))
            annexes += [own] if found[-1].role == "annex" else []
    return found


def _format(path: Path) -> int:
    ending = path.suffix.lower()
    return FORMATS.index(ending) if ending in FORMATS else len(FORMATS)


def _rank(contents: Contents) -> int:
    """How much a file says that only a notice says."""
    metadata = contents.metadata
    said = (
        metadata.document_number,
        metadata.issuers,
        metadata.issued_on,
        metadata.effective_from,
        metadata.title,
    )
    return sum(map(bool, said)) + 2 * bool(metadata.document_number) - 4 * contents.is_annex


def _why_main(contents: Contents) -> Words:
    metadata = contents.metadata
    said = metadata.document_number or metadata.title or "、".join(metadata.issuers)
    return Words(
        f"it says what a notice says: {said}" if said else "the first that may be one",
        f"载有通知的要素：{said}" if said else "第一个可能是通知的文件",
    )


def _tell_role(path: Path, own: Contents, main: Contents, annexes: Sequence[Contents]) -> Given:
    """Witness of a file that says the same, else annex."""
    shared = _share(own, main)
    is_same_notice = _is_same(own.metadata, main.metadata)
    both = max([min(_share(own, each), _share(each, own)) for each in (main, *annexes)])
    said = Words(
        f"{shared:.0%} of its words stand in the notice", f"其文字有 {shared:.0%} 见于通知"
    )
    if (is_same_notice and shared >= SAME) or both >= SAME:
        return Given(path, "witness", True, said)
    is_other_notice = bool(own.metadata.document_number) and not is_same_notice
    if is_other_notice and not own.is_annex:
        number = own.metadata.document_number
        other = Words(f"it bears another number: {number}", f"文号不同：{number}")
        return Given(path, "annex", False, other)
    is_sure = own.is_annex or (shared <= OTHER and both <= OTHER)
    return Given(path, "annex", is_sure, Words("it begins as an annex", "开头为“附件”") if own.is_annex else said)  # fmt: skip


def _is_same(one: NoticeMetadata, other: NoticeMetadata) -> bool:
    """Whether two files name the same notice."""
    return bool(one.document_number and one.document_number == other.document_number) or bool(
        one.title and "".join(one.title.split()) == "".join(other.title.split())
    )


def _share(own: Contents, other: Contents) -> float:
    """The share of a file's words that stand in another, by their length."""
    total = sum(map(len, own.lines))
    return sum(map(len, own.lines & other.lines)) / total if total else 0.0


@dataclass(frozen=True)
class Told:
    """The files with their roles, what the notice says of itself, and the annexes that it names and no file holds."""

    given: list[Given]
    metadata: NoticeMetadata
    missing: tuple[Missing, ...]


def read_files(files: Sequence[Path], limits: Limits) -> Told:
    """All that the files are to each other; each is read in a process of its own. UserError where one cannot be read."""
    contents = [run_task(read_contents, path, limits) for path in files]
    given = tell_roles(files, contents)
    main = contents[list(files).index(given[0].path)]
    return Told(given, main.metadata, read_missing(given, main.missing, limits))


def read_missing(
    given: Sequence[Given], alone: tuple[Missing, ...], limits: Limits
) -> tuple[Missing, ...]:
    """The annexes that no file holds; `alone` are those that the notice lacks without any annex."""
    paths = tuple(each.path for each in given if each.role != "witness")
    return run_task(list_missing, paths, limits) if alone and len(paths) > 1 else alone


def list_missing(paths: tuple[Path, ...]) -> tuple[Missing, ...]:
    """The annexes that a notice, the first of the files, names and that neither it nor the other files hold."""
    document: Document = read_document(paths[0])
    for path in paths[1:]:
        document = join_annex(document, read_document(path), path.name)
    return _missing(extract_document(document)[1].issues)
