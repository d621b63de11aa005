"""What three programs count in a PDF, asked where the first (poppler) counts other characters than were read.

Programs name the signs of odd fonts differently, leave out what they take for unseen, or give up on a damaged file. So a
difference between two counts says that something is amiss, not with whom. poppler, pdfminer (by pdfplumber) and pdfium's own
text of each page are counted, and of each character the middle number is taken: what two of them agree on, where two agree.
What pdfium alone lacks is thus still missing in a Document made with it. Three things are no difference: characters drawn over
themselves for bold, counted once or each time; words that fill a form, which pdfminer does not draw; and the two bytes of a
Chinese character, given as two letters where a font says nothing of its encoding.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

# pdfminer writes the number of a sign that it cannot name.
_UNNAMED = re.compile(r"\(cid:\d+\)")
_TWO_BYTES = re.compile("(?<![A-Za-z])[\u0080-\u00ff][-\u0080-\u00ff]+")
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2010-\u2026]+")
_PDFMINER = """
import json, logging, sys
logging.disable()
import pdfplumber
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text
def value(field):
    found = resolve1(field.get("V"))
    if found is None and "Parent" in field:
        found = resolve1(resolve1(field["Parent"]).get("V"))
    is_seen = not int(resolve1(field.get("F", 0))) & 34
    return decode_text(found) if isinstance(found, bytes) and is_seen else ""
every, once = [], []
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        fields = [value(annotation["data"]) for annotation in page.annots]
        every += [*(char["text"] for char in page.chars), *fields]
        alone = page.dedupe_chars(tolerance=1, extra_attrs=())
        once += [*(char["text"] for char in alone.chars), *fields]
        page.close()
print(json.dumps(["".join(every), "".join(once)]))
"""
_PDFIUM = """
import json, sys, pypdfium2
pdf, texts = pypdfium2.PdfDocument(sys.argv[1]), []
for number in range(len(pdf)):
    page = pdf[number]
    pypdfium2.raw.FPDFPage_Flatten(page, 0)
    page.close()
    texts.append(pdf[number].get_textpage().get_text_range(errors="replace"))
print(json.dumps(["".join(texts)]))
"""


def by_pdfminer(path: Path, seconds: int) -> list[str]:
    """The text of a PDF with what is drawn twice and without, and the words that fill its forms; nothing where it fails."""
    return [_UNNAMED.sub("", text) for text in _run(_PDFMINER, path, seconds)]


def by_pdfium(path: Path, seconds: int) -> list[str]:
    """The text of a PDF, page by page, annotations drawn; nothing where it fails."""
    return _run(_PDFIUM, path, seconds)


def _run(program: str, path: Path, seconds: int) -> list[str]:
    command = [sys.executable, "-c", program, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return []
    return list(json.loads(done.stdout)) if done.returncode == 0 else []


def as_chinese(text: str) -> str:
    """A text in which letters that are the bytes of Chinese characters (GB 18030) are those characters."""
    return _TWO_BYTES.sub(_decoded, text)


def _decoded(letters: re.Match[str]) -> str:
    # A hyphen stands for the soft one, which is such a byte.
    data = letters[0].replace("-", "\u00ad").encode("latin-1")
    decoded = data.decode("gb18030", "ignore")
    return decoded if _CHINESE.fullmatch(decoded) else letters[0]


def middle(one: Counter[str], two: Counter[str], three: Counter[str]) -> Counter[str]:
    """Of each character the middle of three numbers."""
    signs = one.keys() | two.keys() | three.keys()
    return Counter({sign: sorted((one[sign], two[sign], three[sign]))[1] for sign in signs})
