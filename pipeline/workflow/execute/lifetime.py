"""A process that works for another ends with it, whatever it does, and by a clock of its own."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

# Seconds that the process which gave the task has to end it first, and to say why.
GRACE = 10.0
_PR_SET_PDEATHSIG = 1


def end_with_parent(parent: int) -> None:
    """End this process when `parent` ends, however that ends. Linux sees to it, even where C code never returns; elsewhere a
    thread looks every second."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    elif sys.platform != "win32":
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if sys.platform != "win32" and os.getppid() != parent:
        os._exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def set_clock(seconds: float) -> None:
    """The system ends this process after so many seconds, if nobody has done so; 0 stops the clock. Windows has none."""
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
