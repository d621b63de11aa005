"""`make bench`: reading, matching, questions and difference beside the plain library calls of the same run.

Only ratios inside one table compare: machines differ and drift. `icdar --data FOLDER` scores tables on public documents,
`conservation FOLDER...` counts characters in files that others made, `facts FILE` holds facts that people wrote down of such
files, `scale` takes many notices through every command.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

PARTS = ("read", "rows", "extract", "match", "lookup", "diff")


def main() -> None:
    """Runs the parts named on the command line; without a name, all of them."""
    if sys.argv[1:2] == ["conservation"]:
        importlib.import_module("bench.conservation").run(sys.argv[2:])
        return
    if sys.argv[1:2] == ["facts"]:
        importlib.import_module("bench.facts").run(Path(sys.argv[2]))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "parts",
        nargs="*",
        choices=[*PARTS, "icdar", "read_office", "scale", []],
        help="which parts; default: all",
    )
    parser.add_argument(
        "--data", type=Path, help="icdar: its documents; scale: where notices are made"
    )
    parser.add_argument("--notices", type=int, nargs="+", help="scale: how many, 1000 and 10000")
    parser.add_argument("--verbose", action="store_true", help="a line for each document")
    options = parser.parse_args()
    for part in options.parts or PARTS:
        module = importlib.import_module(f"bench.{part}")
        if part == "scale":
            module.run(options.notices or module.NOTICES, options.data)
        elif part != "icdar":
            module.run()
        elif options.data is None:
            parser.error("icdar needs --data FOLDER")
        else:
            module.run(options.data, options.verbose)


if __name__ == "__main__":
    main()
