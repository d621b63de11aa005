"""The edge of the work on one notice: whatever goes wrong inside becomes words for the person, with a log to look into.

It stands around the work on one notice and nowhere else: everywhere below, an error that nobody foresaw goes up.
"""

from __future__ import annotations

import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.base.printable import printable

TOO_LARGE = Words(
    "needs more memory than a notice should: damaged, or made to exhaust memory",
    "所需内存超出限度：文件损坏，或有意耗尽内存",
)
TOO_DEEP = Words(
    "nested more deeply than a notice should be: damaged, or made to exhaust memory",
    "嵌套过深：文件损坏，或有意耗尽内存",
)


class Boundary:
    """`with Boundary(log, shown) as edge:` — after the block `edge.words` says what went wrong, or is None. An error that
    nobody foresaw is written to `log` with its traceback, and the words name `shown`, the log as people see it."""

    def __init__(self, log: Path, shown: str) -> None:
        self.log = log
        self.shown = shown
        self.words: Words | None = None

    def __enter__(self) -> Boundary:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        match error:
            case UserError():
                self.words = error.words
            case MemoryError():
                self.words = TOO_LARGE
            case RecursionError():
                self.words = TOO_DEEP
            case _:
                self.words = self._unforeseen(error)
        return True

    def _unforeseen(self, error: Exception) -> Words:
        text = printable("".join(traceback.format_exception(error)))
        with suppress(OSError):
            disk.replace_file(self.log, text.encode(errors="backslashreplace"))
        last = printable(f"{type(error).__name__}: {error}").splitlines()[0][:200]
        return Words(
            f"a fault of the program ({last}); the traceback is in {self.shown}",
            f"程序出错（{last}）；详情见 {self.shown}",
        )
