"""Single keys and typed lines of a terminal, in the order they were pressed, also where a person presses ahead of the screen."""

from __future__ import annotations

import sys
from collections import deque
from dataclasses import dataclass, field

import click

from pipeline.cli.speech import echo

ENTER = ("\r", "\n")
ESCAPE, BACK = "\x1b", ("\x7f", "\x08")


@dataclass
class Keys:
    """Keys that were pressed and are not yet used: one read of a terminal may hold several keys."""

    ahead: deque[str] = field(default_factory=deque)

    def next_key(self) -> str:
        """The next key, waited for; an arrow or function key as the whole of its sequence."""
        if not self.ahead:
            pressed = click.getchar()
            self.ahead.extend([pressed] if pressed.startswith(ESCAPE) else pressed)
        return self.ahead.popleft()

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
