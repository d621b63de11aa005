"""traditional.csv: the traditional characters of the simplified ones in names of the classification, of lists and of regions.

    python -m tools.build_traditional TSCharacters.txt > pipeline/reference/traditional.csv

TSCharacters.txt is the table of characters of OpenCC (Apache-2.0): a traditional character, a tab, its simplified forms, the usual
one first. A character that a name holds as it is (乾, 苧) is never folded.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

COLUMNS = ("traditional", "simplified")
REFERENCE = Path("pipeline") / "reference"
NOT_NAMES = {"lookalikes.csv", "traditional.csv"}


def characters_of_names() -> set[str]:
    """Every character in the tables of names."""
    files = [path for path in sorted(REFERENCE.rglob("*.csv")) if path.name not in NOT_NAMES]
    return {char for path in files for char in path.read_text(encoding="utf-8")}


def find_pairs(table: str, used: set[str]) -> Iterator[tuple[str, str]]:
    """(traditional, simplified) of one character each, the simplified one used in a name."""
    for line in table.splitlines():
        traditional, _, forms = line.partition("\t")
        simplified = forms.split(" ")[0]
        is_one = len(traditional) == len(simplified) == 1 and traditional != simplified
        if is_one and simplified in used and traditional not in used:
            yield traditional, simplified


def main() -> None:
    table = Path(sys.argv[1]).read_text(encoding="utf-8")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(sorted(set(find_pairs(table, characters_of_names()))))


if __name__ == "__main__":
    main()
