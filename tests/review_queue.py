"""Recipe: a draft in which sixty damaged names wait, between names that are right, with amounts; and a person at the terminal."""

from __future__ import annotations

import csv
import os
import re
import sys
from pathlib import Path

import pexpect

from pipeline.store.tables import write_tables
from tests.versions.tables import make_version

ROOT = Path(__file__).parent.parent
COUNT = 60
# What stands at the foot of every screen, in both languages.
LAST_WORDS = r"\[q\](?:\x1b\[[0-9;]*m)* (?:quit|退出)"
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_CANDIDATE = re.compile(r"^\s*([1-9])\s+([0-9]-[0-9]{2}-[0-9]{2}-[0-9]{2})\s", re.MULTILINE)


def read_damaged() -> list[tuple[str, str]]:
    """(printed name, right code) of sixty names, each damaged in one place."""
    text = (ROOT / "tests" / "pairs" / "generated.csv").read_text(encoding="utf-8-sig")
    rows = [row for row in csv.DictReader(text.splitlines()) if row["damage"] != "ending_dropped"]
    return [(row["printed_name"], row["code"]) for row in rows[::6]][:COUNT]


def write_draft(root: Path) -> dict[str, str]:
    """A workspace whose draft holds the names, the first of them in three rows; gives name -> right code."""
    damaged = read_damaged()
    names = [damaged[0][0], damaged[0][0], *(name for name, _ in damaged)]
    entries = [
        {"name": word, "seq": number, "list": "subsidised", "match_status": status}
        for number, (word, status) in enumerate(
            [pair for name in names for pair in (("车工", "accepted"), (name, "review"))], start=1
        )
    ]
    catalogue = [
        {
            "entry_id": f"town-2023/entry_id/{2 * number}",
            "name": name,
            "amount_yuan": 1000.0 + number,
        }
        for number, name in enumerate(names, start=1)
    ]
    (root / "normalized").mkdir(parents=True)
    tables = make_version(occupations=entries, catalogue=catalogue)
    write_tables(tables, root / "normalized" / "draft")
    return dict(damaged)


class Terminal:
    """A person before `catalogue review`: presses keys, reads the screen."""

    def __init__(self, root: Path, *more: str, lang: str = "en") -> None:
        words = ["-m", "pipeline", "--root", str(root), "--lang", lang, "review", *more]
        size = {"COLUMNS": "150", "LINES": "50", "TERM": "xterm-256color"}
        self.child = pexpect.spawn(
            sys.executable,
            words,
            cwd=str(ROOT),
            encoding="utf-8",
            timeout=120,
            dimensions=(50, 150),
            env={**os.environ, **size},
        )
        self.seen = ""

    def wait_for(self, words: str) -> str:
        """The first whole screen (its last word is that of the last key) on which these words stand."""
        while True:
            self.child.expect(LAST_WORDS)
            self.seen = _ESCAPES.sub("", f"{self.child.before}{self.child.after}")
            if words in self.seen:
                return self.seen

    def press(self, keys: str) -> None:
        """Press keys, one after the other."""
        self.child.send(keys)

    def key_of(self, code: str) -> str:
        """The number key under which a code is offered; "" where it is not on the screen."""
        return next((key for key, shown in _CANDIDATE.findall(self.seen) if shown == code), "")

    def end(self) -> str:
        """What is printed until the command ends, which it does well."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        assert self.child.exitstatus == 0
        return _ESCAPES.sub("", f"{self.child.before}")
