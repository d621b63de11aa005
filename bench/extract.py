"""How fast prose is read: sentences a second, and what a paragraph costs that is four and sixteen times as long."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from pipeline.extract.prose.read_prose import read_prose

SENTENCES = Path(__file__).parent.parent / "tests" / "sentences" / "blind" / "cases.jsonl"
LENGTHS = (1_000, 4_000, 16_000)
TIMES = 3


def sentences() -> list[str]:
    """The paragraphs of the sentences that others wrote."""
    cases = map(json.loads, SENTENCES.read_text(encoding="utf-8").splitlines())
    return [block["p"] for case in cases for block in case["blocks"] if "p" in block]


def paragraph(texts: Sequence[str], length: int) -> str:
    """Sentences one behind the other, cut at a length."""
    parts: list[str] = []
    count = 0
    for text in cycle(texts):
        parts.append(text)
        count += len(text)
        if count >= length:
            return "".join(parts)[:length]
    return ""


def best(texts: Sequence[str]) -> float:
    """Processor seconds to read some texts, the best of several times."""
    took = []
    for _ in range(TIMES):
        start = time.process_time()
        for text in texts:
            read_prose(text)
        took.append(time.process_time() - start)
    return min(took)


def run() -> None:
    """Prints sentences a second, and seconds of paragraphs of each length."""
    texts = sentences()
    read_prose(texts[0])
    count = sum(text.count("。") or 1 for text in texts)
    print(f"prose: {count} sentences, {count / best(texts):,.0f} a second (process time)")
    took = {length: best([paragraph(texts, length)]) for length in LENGTHS}
    for length, seconds in took.items():
        ratio = seconds / took[LENGTHS[0]]
        print(f"  a paragraph of {length:>6,} characters {seconds:8.3f} s  x{ratio:5.1f}")
