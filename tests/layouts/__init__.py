"""Notices of every layout family of LAYOUTS.md, each with its truth written by hand. `ALL` holds them all."""

from . import (
    family_01,
    family_02,
    family_03,
    family_04,
    family_05,
    family_06,
    family_07,
    family_08,
    family_09,
    family_10,
    family_11,
    family_12,
    family_13,
    family_14,
    family_15,
    family_16,
    family_17,
    mixed,
)
from .shell import Fixture

_MODULES = (
    family_01, family_02, family_03, family_04, family_05, family_06, family_07, family_08, family_09, family_10, family_11, family_12,
    family_13, family_14, family_15, family_16, family_17, mixed,
)  # fmt: skip

ALL: list[Fixture] = [fixture for module in _MODULES for fixture in module.FIXTURES]

__all__ = ["ALL", "Fixture"]
