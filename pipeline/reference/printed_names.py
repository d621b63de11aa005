"""Names that notices print one by one and no classification holds: by them two names that run together are told apart.

`specialised_abilities.csv` and `training_items.csv`: each name with the place where it is printed as evidence.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from pipeline.text import fold


@cache
def known_abilities() -> frozenset[str]:
    """Specialised abilities (专项职业能力), folded."""
    return _names("specialised_abilities.csv")


@cache
def known_items() -> frozenset[str]:
    """The things that amounts are printed for beside occupations and abilities (网上创业, 职工岗前培训), folded."""
    return _names("training_items.csv")


def _names(name: str) -> frozenset[str]:
    text = files("pipeline").joinpath("reference", name).read_text(encoding="utf-8")
    return frozenset(fold(row["name"]) for row in csv.DictReader(text.splitlines()))
