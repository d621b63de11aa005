"""Each known word of each blind sentence replaced by one that nothing knows: `python -m tests.replaced_report`.

Nothing that is read may be sure and wrong then. Truth keeps its words, with the same replacement in those that are printed
words (conditions, items, names). Gives for each kind of word how many replacements left a fact sure and wrong, or lost it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.extract.prose.scan import scan
from pipeline.extract.prose.tokens import Word
from pipeline.text import fold
from tests.truth_cases import Row, read_cases, score_case

BLIND = Path(__file__).parent / "sentences" / "blind" / "cases.jsonl"
# Characters of no word in the lexicon, in ordinary speech or in a name.
MADE_UP = "糯髌鹕"
# Words that name a part of a fact; others hold the sentence together.
KINDS = (
    "programme", "certificate", "weak_programme", "umbrella", "beneficiary", "group", "per", "grade", "class", "tier", "share_out", "budget",
    "bound", "no_pay", "component", "of_what", "raise", "topic", "sum", "pay", "standard",
)  # fmt: skip


def replaced(case: Row) -> Iterator[tuple[str, str, Row]]:
    """(kind, word, case) for each known word of the paragraphs of a case."""
    for index, block in enumerate(case["blocks"]):
        if "p" not in block:
            continue
        text = fold(block["p"])
        for token in scan(text)[0]:
            if not isinstance(token, Word):
                continue
            kind = next((kind for kind in KINDS if token.has(kind)), "")
            if kind:
                made = text[: token.start] + MADE_UP[:2] + text[token.end :]
                yield kind, token.text, _with(case, index, made, token.text)


def _with(case: Row, index: int, text: str, word: str) -> Row:
    blocks = list(case["blocks"])
    blocks[index] = {"p": text}
    made = {**case, "blocks": blocks}
    for rows in ("rates", "rules", "occupations"):
        made[rows] = [_renamed(row, word, text) for row in case[rows]]
    return made


def _renamed(row: Row, word: str, text: str) -> Row:
    """A row with the word replaced in those of its printed words that the text now prints so: each word is replaced once."""
    return {key: _as_printed(key, value, word, text) for key, value in row.items()}


def _as_printed(key: str, value: Any, word: str, text: str) -> Any:
    if key == "work_types":
        return [_as_printed("item", each, word, text) for each in value]
    if key not in {"condition", "item", "formula", "printed_name"}:
        return value
    plain = fold(value)
    places = [m.start() for m in re.finditer(re.escape(word), plain)]
    made = [plain[:at] + MADE_UP[:2] + plain[at + len(word) :] for at in places]
    return next((each for each in made if each in text), plain)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="each fact that is sure and wrong")
    parser.add_argument("--every", type=int, default=1, help="only every n-th case")
    asked = parser.parse_args()
    tried: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for case in read_cases(BLIND)[:: asked.every]:
        before = score_case(case)
        for kind, word, made in replaced(case):
            score = score_case(made)
            tried[kind] += 1
            wrong[kind] += len(score.wrong) > len(before.wrong)
            silent[kind] += len(score.silent) > len(before.silent)
            if asked.show and (len(score.wrong), len(score.silent)) > (
                len(before.wrong),
                len(before.silent),
            ):
                print(
                    case["id"],
                    kind,
                    word,
                    [b.get("p") for b in made["blocks"]],
                    score.wrong[:1],
                    score.silent[:1],
                )
    for kind in tried:
        print(
            f"{kind:15} {tried[kind]:5} replaced, sure and wrong {wrong[kind]:4}, silent {silent[kind]:4}"
        )
    print(json.dumps({"replaced": tried.total(), "wrong": wrong.total(), "silent": silent.total()}))


if __name__ == "__main__":
    main()
