"""What three programs count in a PDF, where the first that was asked (poppler) counts other characters than were read.

Programs name the signs of odd fonts differently, leave out what their author took for unseen, or give up on a damaged file. So
a difference between two counts says that something is amiss, not with whom. poppler, pdfminer and pdfium's own text of each
page are counted, and of each character the middle number is taken: that which two of them agree on, where two agree. What
pdfium alone lacks is thus still missing in a Document made with it, and what it alone has is still too much.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

# pdfminer writes the number of a sign that it cannot name.
_UNNAMED = re.compile(r"\(cid:\d+\)")
_MINER = """
import logging, sys
logging.disable()
from pdfminer.high_level import extract_text
from pdfminer.layout import LAParams
text = extract_text(sys.argv[1], laparams=LAParams(all_texts=True))
sys.stdout.buffer.write(text.encode("utf-8", "replace"))
"""
_PDFIUM = """
import sys, pypdfium2
pdf = pypdfium2.PdfDocument(sys.argv[1])
for number in range(len(pdf)):
    page = pdf[number]
    pypdfium2.raw.FPDFPage_Flatten(page, 0)
    page.close()
    sys.stdout.buffer.write(pdf[number].get_textpage().get_text_range().encode("utf-8", "replace"))
"""


def other_texts(path: Path, seconds: int) -> list[str]:
    """The text of a PDF by pdfminer, and by pdfium with its annotations; "" of a program that fails."""
    return [_UNNAMED.sub("", _run(program, path, seconds)) for program in (_MINER, _PDFIUM)]


def _run(program: str, path: Path, seconds: int) -> str:
    command = [sys.executable, "-c", program, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def middle(counts: Iterable[Counter[str]]) -> Counter[str]:
    """Of each character the middle of three numbers."""
    one, two, three = counts
    signs = one.keys() | two.keys() | three.keys()
    return Counter({sign: sorted((one[sign], two[sign], three[sign]))[1] for sign in signs})
