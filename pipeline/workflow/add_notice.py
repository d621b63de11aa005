"""A new notice: what it proposes to be called, and its folder under raw/ written whole or not at all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import tomli_w

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.judgement.notice_types import ID_WORDS, NOTICE_ID
from pipeline.model.printed import NoticeMetadata
from pipeline.reference.regions import (
    Region,
    find_region,
    place_word,
    region_name,
    region_of_number,
    regions,
)
from pipeline.workflow.tell_roles import Role
from pipeline.workflow.workspace import Workspace

YEAR = re.compile(r"[〔\[(【]((?:19|20)\d\d)[〕\])】]")
YEAR_IN_TITLE = re.compile(r"((?:19|20)\d\d)(?!\d)")
DATES = ("issued_on", "effective_from", "effective_to")
SAID = ("title", "document_number", "issuers", *DATES)


@dataclass(frozen=True)
class Proposal:
    """The values proposed for notice.toml, and the year of the id; what the document does not print is empty. Dates are ISO text."""

    notice_id: str
    year: str
    region: str
    status: str
    title: str
    document_number: str
    issuers: tuple[str, ...]
    issued_on: str
    effective_from: str
    effective_to: str
    url: str = ""


@dataclass(frozen=True)
class Copied:
    """A file of a notice in raw/: its SHA-256, the name that it had, and its role."""

    sha256: str
    origin: str
    role: Role


def check_given(files: Sequence[Path]) -> list[Path]:
    """The files as given. UserError where one is no file, or is given twice."""
    for path in files:
        if not path.is_file():
            there = path.exists()
            raise UserError(
                f"{path}: " + ("is not an ordinary file" if there else "no such file"),
                f"{path}：" + ("不是普通文件" if there else "没有这个文件"),
            )
    if len({path.resolve() for path in files}) < len(files):
        raise UserError("the same file is given twice", "同一文件给出了两次")
    return list(files)


def propose(metadata: NoticeMetadata) -> Proposal:
    """Id, region and status from what a notice says of itself."""
    region = find_place(metadata)
    status, year = metadata.status or "final", find_year(metadata)
    return Proposal(
        propose_id(region, year, status), year, region.code if region else "", status, metadata.title,
        metadata.document_number, metadata.issuers, metadata.issued_on, metadata.effective_from, metadata.effective_to,
    )  # fmt: skip


def find_place(metadata: NoticeMetadata) -> Region | None:
    """The region of the offices that issue, else of the title, else of the document number."""
    return (
        find_region("".join(metadata.issuers))
        or find_region(metadata.title)
        or region_of_number(metadata.document_number)
    )


def find_year(metadata: NoticeMetadata) -> str:
    """The year of the number, else of the title, else of the day from which the notice holds, else of its issue."""
    for pattern, text in ((YEAR, metadata.document_number), (YEAR_IN_TITLE, metadata.title)):
        match = pattern.search(text)
        if match:
            return match.group(1)
    return (metadata.effective_from or metadata.issued_on)[:4]


def propose_id(region: Region | None, year: str, status: str) -> str:
    """place-year, of a draft place-year-draft; "" where place or year is not known."""
    if region is None or not year:
        return ""
    return f"{place_word(region)}-{year}" + ("-draft" if status == "draft" else "")


def change(proposal: Proposal, notice_id: str = "", region: str = "", status: str = "") -> Proposal:
    """The proposal with what a person says instead; the id follows region and status where none is said."""
    if region and region not in regions():
        raise UserError(
            f"no region has the code {region!r}; codes stand in GB/T 2260 (pipeline/reference/regions.csv)",
            f"没有代码为 {region!r} 的地区；代码见 GB/T 2260（pipeline/reference/regions.csv）",
        )
    region, status = region or proposal.region, status or proposal.status
    own = notice_id or propose_id(regions().get(region), proposal.year, status)
    return replace(proposal, notice_id=own, region=region, status=status)


def check_proposal(root: Path, proposal: Proposal) -> None:
    """UserError where the id is none, is taken, or a date is no date."""
    notice_id = proposal.notice_id
    if not notice_id:
        raise _unnamed(regions().get(proposal.region), proposal.year)
    if not NOTICE_ID.fullmatch(notice_id):
        raise UserError(
            f"{notice_id!r} is no notice id; {ID_WORDS.en}",
            f"{notice_id!r} 不是通知编号；{ID_WORDS.zh}",
        )
    if Workspace(root).notice(notice_id).exists():
        folder = Workspace(root).notice(notice_id)
        raise UserError(
            f"{folder} exists already; give another --id, such as {notice_id}-2",
            f"{folder} 已存在；请换一个 --id，如 {notice_id}-2",
        )
    for key in DATES:
        check_date(key, getattr(proposal, key))


def _unnamed(region: Region | None, year: str) -> UserError:
    """What of place and year the document does not say, and the id to give with what it does say."""
    place, both = place_word(region) if region else "", not (region or year)
    return UserError(
        f"title, issuers and number do not name {'a year' if place else 'a place'}{' and a year' if both else ''};"
        f" give --id {place or 'PLACE'}-{year or 'YEAR'}{'' if place else ', the place in pinyin, or --region CODE'}",
        f"标题、发文机关和文号中没有{'年份' if place else '地名'}{'和年份' if both else ''}；"
        f"请给出 --id {place or '地名拼音'}-{year or '年份'}{'' if place else '，或 --region 代码'}",
    )


def check_date(key: str, text: str) -> None:
    """UserError where a text is neither empty nor an ISO date."""
    try:
        date.fromisoformat(text or "2000-01-01")
    except ValueError as error:
        raise UserError(
            f"{key} is {text!r}; use a date such as 2023-04-01",
            f"{key} 为 {text!r}；请用日期，如 2023-04-01",
        ) from error


def check_url(text: str) -> None:
    """UserError where a text is neither empty nor an address of the web."""
    if text and not re.match(r"https?://\S+$", text):
        raise UserError(
            f"url is {text!r}; use an address such as https://example.gov.cn/12.html",
            f"网址为 {text!r}；请用网址，如 https://example.gov.cn/12.html",
        )


def add_notice(root: Path, files: Mapping[Path, Role], proposal: Proposal) -> Path:
    """Copies the files to raw/<id>/ and writes notice.toml beside them, in one step; returns the folder. UserError where the
    proposal will not do, one of the files stands under raw/ already, or the folder cannot be written."""
    Workspace(root).refuse_links()
    raw = Workspace(root).raw
    with disk.locked(raw), disk.explained(raw / proposal.notice_id):
        check_proposal(root, proposal)
        disk.sweep(raw)
        names = name_files(files)
        data = {name: path.read_bytes() for name, path in names.items()}
        hashes = {name: hashlib.sha256(content).hexdigest() for name, content in data.items()}
        _refuse_known(raw, {hashes[name]: path for name, path in names.items()})
        rows = {n: Copied(hashes[n], path.name, files[path]) for n, path in names.items()}
        text = write_manifest(proposal, rows)
        disk.rename(
            disk.write_folder(raw / proposal.notice_id, {**data, "notice.toml": text.encode()}),
            raw / proposal.notice_id,
        )
        disk.sync_directory(raw)
    return raw / proposal.notice_id


def name_files(files: Mapping[Path, Role]) -> dict[str, Path]:
    """notice.pdf, notice.txt, annex.xls; a second file of the same format is notice-2.pdf."""
    names: dict[str, Path] = {}
    for path, role in files.items():
        ending, stem = path.suffix.lower(), "annex" if role == "annex" else "notice"
        name, number = f"{stem}{ending}", 2
        while name in names:
            name, number = f"{stem}-{number}{ending}", number + 1
        names[name] = path
    return names


def _refuse_known(raw: Path, hashes: dict[str, Path]) -> None:
    for manifest in sorted(raw.glob("*/notice.toml")):
        known = manifest.read_bytes() if manifest.is_file() else b""
        for sha256, path in hashes.items():
            if sha256.encode() in known:
                raise UserError(
                    f"{path}: this file stands in {manifest.parent} already",
                    f"{path}：该文件已在 {manifest.parent} 中",
                )


def write_manifest(proposal: Proposal, files: Mapping[str, Copied]) -> str:
    """The text of notice.toml; `files` are those in raw/ by name. What is not printed is not written:
    so `catalogue check` goes on saying it."""
    said: dict[str, str | date | list[str]] = {"region": proposal.region, "status": proposal.status}
    said |= {key: _value(key, getattr(proposal, key)) for key in (*SAID, "url")}
    rows = [
        {"name": name, "sha256": file.sha256}
        | ({} if file.role == "main" else {"role": file.role})
        | ({"origin": _plain(file.origin)} if file.origin != name else {})
        for name, file in files.items()
    ]
    comments = [f"# {name}\n"] if (name := region_name(proposal.region)) else []
    if missing := missing_fields(proposal):
        comments.append(f"# not printed, or not found: {', '.join(missing)}\n")
    above = tomli_w.dumps({key: value for key, value in said.items() if value})
    return "".join(comments) + above + "\n" + tomli_w.dumps({"files": rows})


def missing_fields(proposal: Proposal) -> list[str]:
    """The fields that stay empty."""
    return [key for key in ("region", *SAID) if not getattr(proposal, key)]


def _value(key: str, value: str | tuple[str, ...]) -> str | date | list[str]:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return date.fromisoformat(value) if key in DATES and value else _plain(value)


def _plain(text: str) -> str:
    """Printed words as one line that can be typed: control characters left out, white space as single blanks."""
    return " ".join("".join(char for char in text if char.isprintable() or char.isspace()).split())
