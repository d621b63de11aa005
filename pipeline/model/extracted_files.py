"""The files of `extracted/<notice_id>/` by name: what may be read, replaced or removed there, and nothing else."""

from __future__ import annotations

HEAD, WORDS = "notice.json", "document.txt"
TABLES = (
    "occupations.csv", "rates.csv", "rules.csv", "crosswalk.csv", "training_codes.csv", "coverage.csv", "issues.csv",
)  # fmt: skip
FILE_NAMES = frozenset({HEAD, WORDS, *TABLES})
