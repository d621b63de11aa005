"""What stops a command becomes one line and an exit code: the last guard before the person sees a traceback."""

from __future__ import annotations

import errno
import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

import click

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.base.exit_codes import ExitCode
from pipeline.base.language import Words
from pipeline.base.printable import one_line
from pipeline.cli.settings import Settings
from pipeline.cli.speech import say_error
from pipeline.workflow.workspace import Workspace

_CLICKS_OWN = (click.ClickException, click.exceptions.Exit, click.Abort)


class Guard:
    """Around a command: an error of the person's is a line each and `refused`; an unforeseen one is one line that names the
    log, and exit code 3. `--debug` shows the traceback of either."""

    def __init__(self, ctx: click.Context, refused: ExitCode, language: str) -> None:
        self.ctx, self.refused, self.language = ctx, refused, language
        self.settings = ctx.find_object(Settings)

    def __enter__(self) -> None:
        """Nothing is to be prepared."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not isinstance(error, Exception) or isinstance(error, _CLICKS_OWN) or _is_closed(error):
            return
        if self.settings is not None and self.settings.is_debug:
            traceback.print_exception(error)
        if isinstance(error, UserError):
            for fault in error.faults:
                say_error(fault, self.language)
            raise click.exceptions.Exit(self.refused) from None
        if isinstance(error, OSError) and error.filename:
            say_error(_of_system(error), self.language)
            raise click.exceptions.Exit(ExitCode.USED_WRONGLY) from None
        log = write_log(self.settings.root if self.settings else Path(), error)
        say_error(_our_fault(error, log), self.language)
        raise click.exceptions.Exit(ExitCode.OUR_FAULT) from None


def _is_closed(error: Exception) -> bool:
    """The reader of our output has gone, `| head` for one: click ends the run quietly."""
    return isinstance(error, OSError) and error.errno == errno.EPIPE


def _of_system(error: OSError) -> Words:
    reason = error.strerror or str(error)
    return Words(f"{error.filename}: {reason}", f"{error.filename}：{reason}")


def _our_fault(error: Exception, log: Path) -> Words:
    what = one_line(f"{type(error).__name__}: {error}")[:200]
    return Words(
        f"the program stopped by a fault of its own ({what}); the log is {log}",
        f"程序自身出错而停止（{what}）；日志：{log}",
    )


def write_log(root: Path, error: BaseException) -> Path:
    """Write command, versions and traceback to .cache/logs, or where that cannot be written to a temporary file; returns its
    path."""
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
    path = Workspace(root).logs / name
    try:
        disk.replace_file(path, text.encode(errors="backslashreplace"))
    except OSError:
        path = Path(tempfile.mkdtemp(prefix="catalogue-")) / name
        disk.replace_file(path, text.encode(errors="backslashreplace"))
    return path
