"""Every fault that stops a command becomes one line and an exit code: the last guard before the person sees a traceback."""

from __future__ import annotations

import errno
import os
import platform
import re
import sys
import tempfile
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

import click

from pipeline.base import disk
from pipeline.base.errors import Refused, UserError
from pipeline.base.exit_codes import ExitCode
from pipeline.base.language import Words
from pipeline.base.printable import one_line
from pipeline.cli.settings import Settings
from pipeline.cli.speech import say_error
from pipeline.workflow.workspace import Workspace

# A library that writes workbooks says so what the disk told it.
_LIBXML = re.compile(r"IO_(E[A-Z]+)")
# click ends its sentences, and puts a hint in brackets behind the stop.
_STOPPED = re.compile(r"。\s*(?=（)|\.(?=\s*\()|[.。]$")
_CLICKS_OWN = (click.ClickException, click.exceptions.Exit, click.Abort)


class Guard:
    """Around a command: an error of the person's is a line each and exit code 2, or 1 where the data says no; an unforeseen one
    is one line that names the log, and exit code 3. `--debug` shows the traceback of either."""

    def __init__(self, ctx: click.Context, language: str) -> None:
        self.ctx, self.language = ctx, language
        self.settings = ctx.find_object(Settings)

    def __enter__(self) -> None:
        """Nothing is to be prepared."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, click.UsageError):
            refuse_usage(error, self.language)
        if not isinstance(error, Exception) or isinstance(error, _CLICKS_OWN) or _is_closed(error):
            return
        if self.settings is not None and self.settings.is_debug:
            traceback.print_exception(error)
        if isinstance(error, UserError):
            for fault in error.faults:
                say_error(fault, self.language)
            says_no = isinstance(error, Refused)
            code = ExitCode.DATA_SAYS_NO if says_no else ExitCode.USED_WRONGLY
            raise click.exceptions.Exit(code) from None
        if words := _of_system(error):
            # What a library cannot close any more on a full disk is no news to the person.
            sys.unraisablehook = lambda _: None
            say_error(words, self.language)
            raise click.exceptions.Exit(ExitCode.USED_WRONGLY) from None
        log = write_log(self.settings.root if self.settings else Path(), error)
        say_error(_our_fault(error, log), self.language)
        raise click.exceptions.Exit(ExitCode.OUR_FAULT) from None


def refuse_usage(error: click.UsageError, language: str) -> None:
    """One line for a command line that click cannot read, with where its help is. A group called bare shows its help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return
    said = _STOPPED.sub("", one_line(error.format_message()))
    path = error.ctx.command_path if error.ctx else ""
    told = Words(f"{said}; see {path} --help", f"{said}；见 {path} --help")
    say_error(told if path else Words(said, said), language)
    raise click.exceptions.Exit(ExitCode.USED_WRONGLY) from None


def _is_closed(error: Exception) -> bool:
    """The reader of our output has gone, `| head` for one: click ends the run quietly."""
    return isinstance(error, OSError) and error.errno == errno.EPIPE


def _of_system(error: Exception) -> Words | None:
    """The refusal of the system; None where it is no error of the system."""
    code = _LIBXML.fullmatch(str(error))
    if code is not None and hasattr(errno, code[1]):
        reason = os.strerror(getattr(errno, code[1]))
    elif isinstance(error, OSError) and (error.filename or error.errno):
        reason = error.strerror or str(error)
    else:
        return None
    if name := getattr(error, "filename", None):
        return Words(f"{name}: {reason}", f"{name}：{reason}")
    return Words(f"the disk: {reason}", f"磁盘：{reason}")


def _our_fault(error: Exception, log: Path | None) -> Words:
    what = one_line(f"{type(error).__name__}: {error}")[:200]
    if log is None:
        return Words(
            f"the program stopped by a fault of its own ({what}); no log could be written, see --debug",
            f"程序自身出错而停止（{what}）；日志无法写入，请用 --debug 查看",
        )
    return Words(
        f"the program stopped by a fault of its own ({what}); the log is {log}",
        f"程序自身出错而停止（{what}）；日志：{log}",
    )


def write_log(root: Path, error: BaseException) -> Path | None:
    """Write command, versions and traceback to .cache/logs, or where that cannot be written to a temporary file; returns its
    path, None where the disk takes neither."""
    now = datetime.now().astimezone()
    name = f"{now:%Y%m%d-%H%M%S-%f}.log"
    text = "\n".join(
        [
            now.isoformat(),
            " ".join(sys.argv),
            f"Python {platform.python_version()} on {platform.platform()}",
            *traceback.format_exception(error),
        ]
    )
    data = text.encode(errors="backslashreplace")
    with suppress(OSError):
        disk.replace_file(Workspace(root).logs / name, data)
        return Workspace(root).logs / name
    with suppress(OSError):
        path = Path(tempfile.mkdtemp(prefix="catalogue-")) / name
        disk.replace_file(path, data)
        return path
    return None
