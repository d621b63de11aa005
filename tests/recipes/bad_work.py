"""Work that goes wrong in each way a reader can."""

import os
import time
from pathlib import Path

from pipeline.base.errors import UserError


def do(word: str) -> str:
    """The word in capitals, or the trouble it names."""
    if word == "refuse":
        raise UserError("refused: give another word")
    if word == "die":
        os._exit(3)
    if word == "kill":
        os.abort()
    if word == "hang":
        time.sleep(600)
    if word == "deep":
        return do(word)
    if word == "grow":
        return str(len(bytearray(1 << 40)))
    if word == "bug":
        raise KeyError("no such word")
    return word.upper()


def die_on_draft(directory: Path) -> dict[str, str]:
    """Reads a notice, and dies over a draft."""
    from pipeline.workflow.read_notice import read_texts

    if directory.name.endswith("draft"):
        os.abort()
    return read_texts(directory)
