"""Files that people edit and names of files, made to hurt, by kind: each with what must come of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from tests.hostile.recipes import HEAD, ID, TEXT, Kind, beside, notice, toml

SHA = hashlib.sha256(TEXT.encode()).hexdigest()
FILE = f'[[files]]\nname = "notice.txt"\nsha256 = "{SHA}"\n'


def corrections(data: bytes | str, outcome: str) -> Kind:
    """A right notice with this corrections.csv."""
    words = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    return Kind(beside(f"raw/{ID}/corrections.csv", words), outcome)


def named(name: str) -> Callable[[Path], object]:
    """A notice whose file has this name, written with the escapes of TOML."""
    spelled = "".join(f"\\u{ord(char):04X}" for char in name)
    return toml(f'[[files]]\nname = "{spelled}"\nsha256 = "{SHA}"\n')


def text(words: str | bytes, outcome: str) -> Kind:
    """A notice of these words."""
    data = words if isinstance(words, bytes) else words.encode("utf-8", "surrogatepass")
    return Kind(notice("notice.txt", data), outcome)


TEXT_KINDS = {
    "text: lines that end with CR alone": text(TEXT.replace("\n", "\r"), "read"),
    "text: three kinds of line ends": text(TEXT.replace("\n", "\r\n", 5).replace("\n\n", "\n\r", 1), "either"),
    "text: a byte order mark": text("\ufeff" + TEXT, "read"),
    "text: UTF-32": text(TEXT.encode("utf-32"), "either"),
    "text: UTF-7": text(TEXT.encode("utf-7"), "either"),
    "text: half a character in UTF-16": text(TEXT.replace("镗工", "镗\ud800").encode("utf-16", "surrogatepass"), "either"),
    "text: half a character in UTF-8": text(TEXT.replace("镗工", "镗\ud800"), "either"),
    "text: UTF-16 of an odd length": text(TEXT.encode("utf-16")[:-1], "either"),
    "text: a NUL amid the words": text(TEXT.replace("镗工", "镗\0工"), "either"),
    "text: line separators in a name": text(TEXT.replace("镗工", "镗\u2028工\u0085"), "either"),
    "text: an amount in numerals of 400 characters": text(TEXT.replace("1000", "一万" * 200, 1), "done"),
    "text: an amount of 3,000,000,000": text(TEXT.replace("1000", "3000000000", 1), "done"),
    "text: an amount of fen": text(TEXT.replace("1000", "1000.555", 1), "done"),
    "text: digits of other scripts": text(TEXT.replace("1000", "１０００", 1).replace("1500", "١٥٠٠", 1), "done"),
    "text: a serial number of 5,000 digits": text(TEXT.replace("\n1\t", "\n" + "9" * 5000 + "\t"), "done"),
    "text: an article of 5,000 digits": text(TEXT.replace("附件1", "第" + "9" * 5000 + "条 每人补贴500元。\n\n附件1"), "done"),
    "text: valid for 9,999 years": text(TEXT.replace("起施行", "起施行，有效期9999年"), "done"),
    "text: the year 0": text(TEXT.replace("2024年", "0000年"), "done"),
    "text: names that are formulas": text(TEXT.replace("镗工", "=cmd|' /C calc'!A1"), "done"),
}  # fmt: skip
TOML_KINDS = {
    "notice.toml: a number of 5,000 digits": Kind(toml(f"title = {'9' * 5000}\n{FILE}"), "refused"),
    "notice.toml: names in names, 5,000": Kind(toml("a." * 5000 + "b = 1\n" + FILE), "refused"),
    "notice.toml: a key twice": Kind(toml(f'title = "a"\ntitle = "b"\n{FILE}'), "refused"),
    "notice.toml: a NUL": Kind(toml(f'title = "a\\u0000"\n{FILE}'), "refused"),
    "notice.toml: a terminal sequence": Kind(toml(f'title = "\\u001b]0;x\\u0007"\n{FILE}'), "refused"),
    "notice.toml: a date as text": Kind(toml(f'issued_on = "May"\n{FILE}'), "refused"),
    "notice.toml: a time of day": Kind(toml(f"issued_on = 12:00:00\n{FILE}"), "refused"),
    "notice.toml: ends before it begins": Kind(toml(f"effective_from = 2025-01-01\neffective_to = 2024-01-01\n{FILE}"), "refused"),
    "notice.toml: a list for a word": Kind(toml(f'title = ["a"]\n{FILE}'), "refused"),
    "notice.toml: inf": Kind(toml(f"title = inf\n{FILE}"), "refused"),
    "notice.toml: an address that runs": Kind(toml(f'url = "javascript:alert(1)"\n{FILE}'), "either"),
    "notice.toml: no files": Kind(toml('title = "a"\n'), "refused"),
    "notice.toml: a file twice": Kind(toml(FILE * 2), "refused"),
    "notice.toml: replaces itself": Kind(toml(f'supersedes = "{ID}"\n{FILE}'), "refused"),
    "notice.toml: lines that end with CR alone": Kind(toml(FILE.replace("\n", "\r")), "done"),
    "notice.toml: a byte order mark": Kind(toml("\ufeff" + FILE), "done"),
    "notice.toml: a hash in capitals": Kind(toml(FILE.replace(SHA, SHA.upper())), "done"),
    "file names: notice.toml itself": Kind(named("notice.toml"), "refused"),
    "file names: a dot": Kind(named("."), "refused"),
    "file names: a line end": Kind(named("a\nb.txt"), "refused"),
    "file names: a NUL": Kind(named("a\0.txt"), "refused"),
    "file names: a terminal sequence": Kind(named("\x1b[31m.txt"), "refused"),
    "file names: 300 characters": Kind(named("a" * 300 + ".txt"), "refused"),
    "file names: a backslash": Kind(named("..\\a.txt"), "refused"),
}  # fmt: skip
LINE = "l5,name,车工,焊工,r,a,2024-01-01\n"
CORRECTION_KINDS = {
    "corrections.csv: UTF-16": corrections((HEAD + LINE).encode("utf-16"), "refused"),
    "corrections.csv: empty": corrections("", "refused"),
    "corrections.csv: only the names of columns": corrections(HEAD, "done"),
    "corrections.csv: semicolons": corrections((HEAD + LINE).replace(",", ";"), "refused"),
    "corrections.csv: a NUL": corrections(HEAD + LINE.replace("r", "\0"), "refused"),
    "corrections.csv: a terminal sequence": corrections(HEAD + LINE.replace("r", "\x1b[31m"), "refused"),
    "corrections.csv: half a character": corrections(HEAD + LINE.replace("r", "\ud800"), "refused"),
    "corrections.csv: a day that is none": corrections(HEAD + LINE.replace("01-01", "02-30"), "refused"),
    "corrections.csv: a column twice": corrections(HEAD.replace("reason", "on") + LINE, "refused"),
    "corrections.csv: too few cells": corrections(HEAD + "l5,name\n", "refused"),
    "corrections.csv: too many cells": corrections(HEAD + LINE.replace("\n", ",x,y\n"), "refused"),
    "corrections.csv: a cell of 200,000 characters": corrections(HEAD + LINE.replace("r", "x" * 200_000, 1), "refused"),
    "corrections.csv: markup of a printing library": corrections(HEAD + LINE.replace("车工", "[/]x[red]"), "refused"),
    "corrections.csv: an amount that is none": corrections(HEAD + "l5,amount_yuan,1000,1e400,r,a,2024-01-01\n", "refused"),
}  # fmt: skip
EDITED_KINDS = {**TEXT_KINDS, **TOML_KINDS, **CORRECTION_KINDS}
