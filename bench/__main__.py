"""`make bench`: reading, matching, difference and release beside the plain library calls of the same run.

Only ratios inside one table compare: machines differ and drift.
"""

from __future__ import annotations

import argparse
import importlib

PARTS = ("read", "match", "diff", "release")


def main() -> None:
    """Runs the parts named on the command line; without a name, all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="which parts; default: all")
    for part in parser.parse_args().parts or PARTS:
        importlib.import_module(f"bench.{part}").run()


if __name__ == "__main__":
    main()
