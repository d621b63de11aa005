"""The inside of a working process: it takes tasks until nobody sends one, and answers each with a result or with words."""

from __future__ import annotations

import faulthandler
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.workflow.execute.boundary import TOO_DEEP, TOO_LARGE
from pipeline.workflow.execute.lifetime import GRACE, end_with_parent, set_clock
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.memory import bound_memory


def serve(
    connection: Connection[Any, Any],
    work: Callable[[Any], Any],
    limits: Limits,
    log: str,
    parent: int,
) -> None:
    """Do the tasks that come in by `connection`, one after the other, until it is closed.

    What libraries print, and any traceback, goes to the file `log`. The process ends with `parent`.
    """
    end_with_parent(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(handle, 2)
    os.dup2(handle, 1)
    faulthandler.enable(file=2)
    bound_memory(limits.megabytes)
    connection.send(None)
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        set_clock(limits.seconds + GRACE)
        answer = _answer(work, task)
        set_clock(0)
        connection.send(answer)


def _answer(work: Callable[[Any], Any], task: Any) -> tuple[Any, Words | None]:
    try:
        return work(task), None
    except UserError as error:
        return None, error.words
    except MemoryError:
        return None, TOO_LARGE
    except RecursionError:
        return None, TOO_DEEP
