"""What a sum of yuan is."""

from __future__ import annotations

AMOUNT, CAP, PART, WHOLE, BUDGET, AGAIN, NONE = (
    "amount",
    "cap",
    "part",
    "whole",
    "budget",
    "again",
    "none",
)
