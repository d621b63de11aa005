"""Which list the words over names say that they are of."""

from __future__ import annotations

from pipeline.rules.vocabulary import first_term

# An industry may head part of a list of scarce ones (一、制造业), and be a list of its own elsewhere.
INDUSTRY, SCARCE = "manufacturing", "scarce"


def named_list(*texts: str) -> str:
    """The list that the first of some texts names, the nearest first, or ""; an industry within a list of scarce ones is
    that list."""
    found = [name for text in texts if text and (name := first_term("list", text))]
    if found[:1] == [INDUSTRY] and SCARCE in found:
        return SCARCE
    return found[0] if found else ""
