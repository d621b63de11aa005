"""Where things stand below the root: the only module that knows raw/, extracted/, normalized/ and .cache/."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.base.printable import quoted


@dataclass(frozen=True)
class Workspace:
    """The folders of one project. Paths are named, not made."""

    root: Path

    @property
    def raw(self) -> Path:
        """The files that they published, a folder a notice, never edited."""
        return self.root / "raw"

    @property
    def decisions(self) -> Path:
        """The decisions of people about printed names."""
        return self.raw / "decisions.csv"

    def notice(self, notice_id: str) -> Path:
        """The folder of one notice: notice.toml, its files, corrections.csv."""
        return self.raw / notice_id

    def corrections(self, notice_id: str) -> Path:
        """The corrections of one notice."""
        return self.notice(notice_id) / "corrections.csv"

    @property
    def extracted(self) -> Path:
        """The words of the notices, as text."""
        return self.root / "extracted"

    @property
    def normalized(self) -> Path:
        """The released versions and the draft."""
        return self.root / "normalized"

    @property
    def draft(self) -> Path:
        """The tables as built last."""
        return self.normalized / "draft"

    @property
    def cache(self) -> Path:
        """The folder that saves reading again; it may be deleted."""
        return self.root / ".cache"

    @property
    def logs(self) -> Path:
        """A file for each fault of the program."""
        return self.cache / "logs"

    @property
    def last_run(self) -> Path:
        """The hashes that the last run that was done leaves, so that the next one need only compare them."""
        return self.cache / "last_run.json"

    @property
    def reference(self) -> Path:
        """Editions of the classification rebuilt from their official table."""
        return self.cache / "reference"

    @property
    def kept(self) -> tuple[Path, ...]:
        """The folders of .cache/."""
        return (self.logs, self.reference, self.rows("").parent, self.reading("").parent)

    def log(self, notice_id: str) -> Path:
        """The log of what went wrong with one notice, with the traceback."""
        return self.logs / f"{notice_id}.log"

    def words(self, notice_id: str) -> Path:
        """The words of one notice, as text."""
        return self.extracted / notice_id

    def rows(self, notice_id: str) -> Path:
        """The rows of one notice as last made."""
        return self.cache / "rows" / f"{notice_id}.arrow"

    def notices(self) -> list[str]:
        """Ids of the notices under raw/, sorted. UserError where there is no raw/ or it is empty."""
        found = (
            sorted(p.name for p in self.raw.iterdir() if p.is_dir() and p.name[0] != ".")
            if self.raw.is_dir()
            else []
        )
        if not found:
            raise UserError(
                f"{self.raw}: no notices; put a notice there with `catalogue add FILE`",
                f"{self.raw}：没有通知；请用 `catalogue add FILE` 登记",
            )
        return found

    def check_known(self, notice_id: str) -> None:
        """UserError where a notice does not stand under raw/; names those that do."""
        known = self.notices()
        if notice_id not in known:
            raise UserError(
                f"no notice {quoted(notice_id)} under {self.raw}; there are: {', '.join(known)}",
                f"{self.raw} 下没有通知 {quoted(notice_id)}；现有：{'、'.join(known)}",
            )

    def reading(self, notice_id: str) -> Path:
        """The record of what one notice was read from, and with which code."""
        return self.cache / "read" / f"{notice_id}.json"

    def shorten(self, text: str) -> str:
        """A message without the path of the root, so that it is the same on every machine."""
        return text.replace(f"{self.root}/", "")

    def relative(self, path: Path) -> Path:
        """A path as seen from the root, where it lies below it."""
        return path.relative_to(self.root) if path.is_relative_to(self.root) else path

    def refuse_links(self) -> None:
        """UserError where what every command reads or writes is a link: a folder below the root, or a file of a version.
        Of raw/ and decisions.csv, which are only read, a link within the root will do."""
        for path in (self.raw, self.decisions):
            self.refuse_outside(path)
        ours = (self.cache, self.last_run, *self.kept)
        for path in (self.extracted, *_and_inside(self.normalized, 2), *ours):
            self._refuse_link(path)

    def refuse_links_of(self, notice_id: str) -> None:
        """UserError where a file or folder of one notice is a link that must not be followed; see `links_of`."""
        for path in self.links_of(notice_id):
            self.refuse_outside(path)
            self._refuse_link(path)

    def links_of(self, notice_id: str) -> Iterator[Path]:
        """The links that must not be followed of one notice: links in extracted/ and .cache/, and those of raw/ that lead out of the
        root."""
        for path in _links(self.notice(notice_id)):
            if not self.holds(path):
                yield path
        yield from _links(self.words(notice_id))
        for path in (self.rows(notice_id), self.reading(notice_id), self.log(notice_id)):
            if path.is_symlink():
                yield path

    def holds(self, path: Path) -> bool:
        """Whether a path leads to a place within the root. `realpath` follows a ring of links without an error."""
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.root))

    def _refuse_link(self, path: Path) -> None:
        if path.is_symlink():
            shown = self.relative(path)
            raise UserError(
                f"{shown}: a link, to {path.readlink()}; what is written there must lie in {self.root} itself: remove the link",
                f"{shown}：是指向 {path.readlink()} 的链接；此处只能是 {self.root} 内的文件或目录，请删除该链接",
            )

    def refuse_outside(self, path: Path) -> None:
        """UserError where a link leads out of the root: nothing outside it is read or written."""
        if not self.holds(path):
            real = os.path.realpath(path)
            raise UserError(
                f"{path}: a link that leads out of {self.root}, to {real}; put the file itself there",
                f"{path}：链接指向 {self.root} 之外的 {real}；请放入文件本身",
            )


def _links(folder: Path) -> list[Path]:
    """A folder where it is a link; else the links that lie in it, in order, told by the listing alone."""
    if folder.is_symlink():
        return [folder]
    # A folder that cannot be listed, or has just gone, is told of where it is needed.
    with suppress(OSError), os.scandir(folder) as inside:
        return sorted(Path(one.path) for one in inside if one.is_symlink())
    return []


def _and_inside(path: Path, depth: int) -> Iterator[Path]:
    """A path and, where it is a folder and no link, what lies in it, so many levels down."""
    yield path
    if depth and path.is_dir() and not path.is_symlink():
        # A folder that cannot be listed, or has just gone, is told of where it is needed.
        with suppress(OSError):
            for inside in sorted(path.iterdir()):
                yield from _and_inside(inside, depth - 1)
