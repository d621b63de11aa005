"""Single keys and typed lines of a terminal, in the order they were pressed, also where a person presses ahead of the screen."""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import click

from pipeline.cli.speech import echo

ENTER = ("\r", "\n")
ESCAPE, BACK = "\x1b", ("\x7f", "\x08")
# A key by itself, or the sequence that an arrow or function key sends.
_KEY = re.compile(r"\x1b(?:\[[0-9;]{0,8}[A-Za-z~]|O[A-Za-z])?|[^\x1b]", re.DOTALL)


@contextmanager
def keys_at_once() -> Iterator[None]:
    """Within it the terminal hands over each key as it is pressed and shows none. It is set once for the whole sitting: to set
    it anew for each key throws away what was pressed while the screen was drawn. Elsewhere than on Unix nothing is set."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield
        return
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    tty.setcbreak(terminal, termios.TCSADRAIN)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


@dataclass
class Keys:
    """Keys that were pressed and are not yet used: one read of a terminal may hold several keys."""

    ahead: deque[str] = field(default_factory=deque)
    decoder: codecs.IncrementalDecoder = field(
        default_factory=lambda: codecs.getincrementaldecoder("utf-8")("ignore")
    )

    def next_key(self) -> str:
        """The next key, waited for; an arrow or function key as the whole of its sequence."""
        if not self.ahead:
            pressed = self._read()
            self.ahead.extend(_KEY.findall(pressed))
        return self.ahead.popleft()

    def _read(self) -> str:
        """At least one key; Ctrl-D where the terminal has gone."""
        if sys.platform == "win32" or not sys.stdin.isatty():
            return click.getchar()
        pressed = ""
        while not pressed:
            data = os.read(sys.stdin.fileno(), 1024)
            if not data:
                return "\x04"
            pressed = self.decoder.decode(data)
        return pressed

    def next_line(self, prompt: str) -> str:
        """A line of text, shown while it is typed; "" where it is left with Escape."""
        echo(f"{prompt}: ", nl=False)
        typed: list[str] = []
        while (key := self.next_key()) not in ENTER:
            if key.startswith(ESCAPE):
                return ""
            if key in BACK:
                if typed:
                    self._rub_out(typed.pop())
            elif key.isprintable():
                typed.append(key)
                echo(key, nl=False)
        return "".join(typed)

    @staticmethod
    def _rub_out(character: str) -> None:
        width = 1 if character.isascii() else 2
        # These three are ours, not a file's: back, over it, and back again.
        sys.stdout.write("\b" * width + " " * width + "\b" * width)
        sys.stdout.flush()
