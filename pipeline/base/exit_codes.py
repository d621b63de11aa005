"""The meanings of the exit code of a command. One place, so that a script can rely on it."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """0 to 3, as the documentation promises them."""

    FINE = 0
    """Done; for `diff`: the two sides are the same."""
    DATA_SAYS_NO = 1
    """An error stands, a notice failed, a name is unknown; for `diff`: the two sides differ."""
    USED_WRONGLY = 2
    """An option, a file or a place that cannot be used."""
    OUR_FAULT = 3
    """The run itself was stopped by a fault of the program; the message names the log."""
