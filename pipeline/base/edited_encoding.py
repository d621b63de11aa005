"""In which encoding a file was saved that people edit: UTF-8, or GB18030 as Chinese spreadsheets write it."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from pipeline.base.errors import UserError

_BLOCK = 1 << 20
_BROKEN = "\ufffd"


def find_encoding(path: Path) -> str:
    """utf-8-sig where the whole file is UTF-8, else gb18030. UserError where it is neither, or cannot be opened."""
    if not path.is_file():
        raise UserError(
            f"{path}: " + ("not an ordinary file" if path.exists() else "no such file"),
            f"{path}：" + ("不是普通文件" if path.exists() else "没有这个文件"),
        )
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise UserError(
                f"{path}: saved as UTF-16; save it as CSV in UTF-8",
                f"{path}：编码是 UTF-16；请另存为 UTF-8 的 CSV",
            )
    if not _broken_bytes(path, "utf-8"):
        return "utf-8-sig"
    if not _is_damaged_utf8(path) and not _broken_bytes(path, "gb18030"):
        return "gb18030"
    line, byte = _first_broken(path)
    raise UserError(
        f"{path}:{line}: the byte 0x{byte:02x} is neither UTF-8 nor GB18030; save the file as UTF-8",
        f"{path}:{line}：字节 0x{byte:02x} 既非 UTF-8 也非 GB18030；请另存为 UTF-8",
    )


def _decoded(path: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def _broken_bytes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return True
    return False


def _is_damaged_utf8(path: Path) -> bool:
    """Words of GB18030 hardly ever form characters of UTF-8; where most do, the file is UTF-8 with a byte gone wrong."""
    whole = broken = 0
    for text in _decoded(path, "utf-8"):
        broken += text.count(_BROKEN)
        whole += sum(char > "\x7f" for char in text) - text.count(_BROKEN)
    return whole > broken


def _first_broken(path: Path) -> tuple[int, int]:
    """Line, and value, of the first byte that is not UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    with path.open("rb") as file:
        while True:
            block = file.read(_BLOCK)
            try:
                decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                return line + error.object.count(b"\n", 0, error.start), error.object[error.start]
            line += block.count(b"\n")
            if not block:
                return line, 0
