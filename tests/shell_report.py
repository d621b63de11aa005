"""What notices say of themselves on public pages, against values written down before: `python -m tests.shell_report FILE`.

FILE holds one JSON object a line: address, text, title, number, issuers, region, issued_on, effective_from, effective_to; the texts are
no part of the repository. A value is exact, empty (the page says it and nothing is read) or wrong (something else is read, or something
where the page says nothing). Values named in `doubtful` may be left empty; white space is not compared, nor offices before
关于 in a title, nor the kind of brackets in a number, and an office is the same with and without the name of its place.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from pipeline.extract import extract_document
from pipeline.model.document import Document, Paragraph, Place
from pipeline.text import fold
from pipeline.workflow.add_notice import find_place

KEYS = ("title", "number", "issuers", "region", "issued_on", "effective_from", "effective_to")
_BRACKETS = re.compile(r"[\[\]〔〕【】()]")
Page = dict[str, Any]


def read_page(page: Page) -> dict[str, list[str]]:
    """The values that are read of a page, a list of words each; [] where nothing is read."""
    lines = [line for line in page["text"].split("\n") if line.strip()]
    blocks = tuple(Paragraph(line, Place(f"b{n}")) for n, line in enumerate(lines, 1))
    shell, _ = extract_document(Document("page.txt", "txt", blocks))
    place = find_place(shell)
    texts = {
        "title": shell.title, "number": shell.document_number, "region": place.name if place else "", "issued_on": shell.issued_on,
        "effective_from": shell.effective_from, "effective_to": shell.effective_to,
    }  # fmt: skip
    return {"issuers": list(shell.issuers)} | {k: [v] if v else [] for k, v in texts.items()}


def judge(key: str, page: Page, read: list[str]) -> str:
    """exact, empty or wrong; "" where nothing is printed and nothing read."""
    value = page[key]
    wanted = value if isinstance(value, list) else [value] if value else []
    if not read:
        return "exact" if key in page.get("doubtful", []) and wanted else "empty" if wanted else ""
    return "exact" if _same(key, list(map(fold, wanted)), list(map(fold, read))) else "wrong"


def _same(key: str, wanted: list[str], read: list[str]) -> bool:
    if key == "number":
        return [_BRACKETS.sub("", w) for w in wanted] == [_BRACKETS.sub("", r) for r in read]
    if key == "title" and read and read[0].startswith("关于"):
        return wanted[:1] == read or (bool(wanted) and wanted[0].endswith(read[0]))
    if key != "issuers":
        return wanted == read
    pairs = zip(
        sorted(wanted, key=lambda w: w[::-1]), sorted(read, key=lambda r: r[::-1]), strict=False
    )
    return len(wanted) == len(read) and all(a.endswith(b) or b.endswith(a) for a, b in pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--quiet", action="store_true", help="the figures alone")
    asked = parser.parse_args()
    counts: dict[str, Counter[str]] = {key: Counter() for key in KEYS}
    for line in asked.file.read_text(encoding="utf-8").splitlines():
        page: Page = json.loads(line)
        read = read_page(page)
        for key in KEYS:
            found = judge(key, page, read[key])
            counts[key][found] += 1
            if found in {"empty", "wrong"} and not asked.quiet:
                print(f"{page['address']} {key} {found}: {page[key]} / {read[key]}")
    for key, each in counts.items():
        print(key, *(f"{word} {each[word]}" for word in ("exact", "empty", "wrong")))
    whole = sum(counts.values(), Counter())
    print("all", *(f"{word} {whole[word]}" for word in ("exact", "empty", "wrong")))


if __name__ == "__main__":
    main()
