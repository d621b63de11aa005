"""Reading a notice makes objects by the hundred thousand, and none of them in a cycle: Python's collector would only walk over them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Within it nothing is collected that counting references does not free; a third of the time of a long list, and without it a
    list of four times the rows takes more than four times as long."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
