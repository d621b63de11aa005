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


@contextmanager
def acyclic_made() -> Iterator[None]:
    """What is made within it holds no cycles and may be a million cells: the collector takes all of it for old, without the walk
    over it that would come next (a quarter of the time of a long list). What was made before is collected first, since the
    parser of a file may well leave cycles behind."""
    gc.collect(0)
    yield
    # Freezing and thawing moves all young objects to the old ones at once. It would thaw what others froze.
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
