"""The types of notice.toml: what each key may hold, and the notice that is made of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from pipeline.base.language import Words
from pipeline.judgement.typed_values import Allowed, Day, Line, Printed, Sha256, Url
from pipeline.text import squeeze

NOTICE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_WORDS = Words("use lower-case letters, digits and hyphens", "请用小写字母、数字和连字符")

FileName = Annotated[
    str,
    Meta(pattern=r"^(?!\.{1,2}\Z)(?!notice\.toml\Z)[^/\\\x00-\x1f\x7f-\x9f]{1,200}\Z"),
    Allowed(Words("the name of a file beside notice.toml", "notice.toml 旁的文件名")),
]
Role = Annotated[
    Literal["main", "annex", "witness"],
    Allowed(Words("main, annex or witness", "main、annex 或 witness")),
]
Status = Annotated[Literal["draft", "final"], Allowed(Words("draft or final", "draft 或 final"))]
Counts = Annotated[
    Literal["certificate", "class", "claim"],
    Allowed(Words("certificate, class or claim", "certificate、class 或 claim")),
]
Issuers = Annotated[
    tuple[Line, ...],
    Meta(min_length=1),
    Allowed(Words('a list such as ["…局", "…局"]', '列表，如 ["…局", "…局"]')),
]
Header = Annotated[
    dict[Line, Line],
    Allowed(Words('{ "printed head" = "field" }', '{ "原文表头" = "字段" }')),
]


class RawFile(msgspec.Struct, frozen=True):
    """A published file beside notice.toml: name, SHA-256, role (main, annex, witness), where it comes from."""

    name: FileName
    sha256: Sha256
    role: Role = "main"
    origin: Line = ""


class TableOverride(msgspec.Struct, frozen=True):
    """The mistakes of inference about the tables of an annex: list, class, and printed head = field. `line` is where it stands in
    notice.toml, 0 where that is not known."""

    annex: Annotated[
        str, Allowed(Words('the annex as published, such as "附件2"', "附件号，如“附件2”"))
    ] = ""
    list: Line = ""
    printed_class: Line = msgspec.field(default="", name="class")
    header: Header = msgspec.field(default_factory=dict)
    line: int = 0


class Acceptance(msgspec.Struct, frozen=True):
    """A person's word that an issue may stand: its kind, and the id of the fact, the place, or `all` of the kind in this notice;
    reason, who, when. `line` is where it stands in notice.toml, 0 where that is not known."""

    kind: Line
    reason: Line
    by: Line
    on: Day
    place: Line = ""
    fact: Line = ""
    printed: Printed = ""
    all: bool = False
    line: int = 0

    def is_of(self, kind: str, names: Collection[str], printed: str) -> bool:
        """Whether it is said of an issue or doubt of this kind; `names` are the id of the fact and the ways to write its
        place. It names the printed words where several of a kind stand at one place."""
        is_here = self.kind == kind and (self.all or (self.fact or self.place) in names)
        return is_here and (not self.printed or squeeze(self.printed) == squeeze(printed))


class Head(msgspec.Struct, frozen=True):
    """The keys above the tables; None where nothing is said and the document is asked."""

    region: Line | None = None
    status: Status | None = None
    url: Url | None = None
    retrieved_on: Day | None = None
    title: Line | None = None
    document_number: Line | None = None
    issuers: Issuers | None = None
    issued_on: Day | None = None
    effective_from: Day | None = None
    effective_to: Day | None = None
    applies_from: Day | None = None
    applies_to_what: Counts | None = None
    supersedes: Line | None = None


@dataclass(frozen=True)
class Notice:
    """One notice under raw/; `said` holds what notice.toml says in place of the document (dates as ISO text)."""

    notice_id: str
    directory: Path
    region: str = ""
    url: str = ""
    retrieved_on: str = ""
    files: tuple[RawFile, ...] = ()
    tables: tuple[TableOverride, ...] = ()
    accept: tuple[Acceptance, ...] = ()
    said: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)

    @property
    def main(self) -> RawFile:
        return next(file for file in self.files if file.role == "main")
