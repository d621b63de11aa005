"""What the program makes of one sentence: its words with their kinds, its numbers, the facts that come of them.

`python -m tools.read_sentence '培训班结业考核合格率不低于90%。'`, with the heads above it as further arguments, the farthest first.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from pipeline.extract.prose.facts import ProseReading
from pipeline.extract.prose.headings import Heads
from pipeline.extract.prose.printed_facts import to_amounts, to_clause
from pipeline.extract.prose.prose_line import is_listed
from pipeline.extract.prose.read_prose import read_prose
from pipeline.extract.prose.scan import scan
from pipeline.extract.prose.tokens import Number
from pipeline.model.document import Place


def told(text: str, heads: tuple[str, ...] = ()) -> Iterator[str]:
    """The lines: words in order, then amounts, rules, and numbers that nobody read."""
    for token in scan(text)[0]:
        if isinstance(token, Number):
            yield f"number  {token.printed}  {token.kind or 'no unit'}"
        else:
            senses = ", ".join(f"{sense.kind}:{sense.value}" for sense in token.senses)
            yield f"word    {token.text}  {senses}"
    yield from _facts(read_prose(text, Heads(heads)))


def _facts(reading: ProseReading) -> Iterator[str]:
    place = Place("b1")
    for rate in reading.rates:
        yield from (f"amount  {_shown(one)}" for one in to_amounts(reading, rate, place, None))
    for rule in reading.rules:
        yield f"rule    {_shown(to_clause(reading, rule, place, None))}"
    for number in reading.unread:
        yield f"unread  {number.printed}  {'listed' if is_listed(number) else 'counts nothing'}"


def _shown(fact: object) -> str:
    """The fields of a printed fact that say something."""
    fields = getattr(fact, "__dataclass_fields__", {})
    said = {name: getattr(fact, name) for name in fields if name not in {"place", "quote"}}
    return ", ".join(
        f"{name} {value}" for name, value in said.items() if value not in (None, "", (), 0)
    )


def main() -> None:
    """Prints the lines for the first argument."""
    if not sys.argv[1:]:
        sys.exit("usage: python -m tools.read_sentence SENTENCE [HEAD ...]")
    print("\n".join(told(sys.argv[1], tuple(sys.argv[2:]))))


if __name__ == "__main__":
    main()
