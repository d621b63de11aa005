"""Lines that name offices, and nothing else."""

from __future__ import annotations

import re

from pipeline.rules.metadata import metadata_list
from pipeline.rules.patterns import pattern

_KIND = pattern("metadata.kind")
_NO_OFFICE = pattern("metadata.no_office")
_NO_PART = pattern("metadata.no_part")


def offices_of(folded: str) -> list[str]:
    """The offices a line consists of, and of nothing else; [] for any other line."""
    folded = _KIND.sub("", folded)
    ends = "|".join(metadata_list("organs", "ends"))
    one = rf"[\u4e00-\u9fff]{{2,18}}?(?:{ends}){_NO_PART.pattern}"
    # One after the other: to try again where each may end takes hours over a line of offices that is none.
    offices = re.findall(one, folded)
    return [] if "".join(offices) != folded or _NO_OFFICE.search(folded) else offices
