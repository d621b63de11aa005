"""Work that goes wrong in each way a reader can."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from pipeline.base.errors import UserError

if TYPE_CHECKING:
    from pipeline.workflow.process_notice import Result, Task


def do(word: str) -> str:
    """The word in capitals, or the trouble it names."""
    if word == "refuse":
        raise UserError("refused: give another word", "拒绝：请换一个词")
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


def die_on_draft(task: Task) -> Result:
    """Works on a notice, and dies over a draft."""
    from pipeline.workflow.process_notice import process_notice

    if task.notice_id.endswith("draft"):
        os.abort()
    return process_notice(task)
