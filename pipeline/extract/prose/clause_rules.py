"""`rules/clauses.toml` as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.extract.prose.quantities import quantity_rules
from pipeline.rules.vocabulary import rules_text

_SLOT = re.compile(r"<(\w+)(?::(max|-))?>")
_ASIDE = r"(?:\([^()]*\))?"


@dataclass(frozen=True)
class ClauseRule:
    """One `[[clause]]`. In `pattern` a group `value…` holds the number, `upper…` the upper end; other signs are measures."""

    rule: str
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    after: str
    is_range: bool
    value: str


@cache
def clause_data() -> dict[str, Any]:
    """The whole of clauses.toml."""
    return tomllib.loads(rules_text("clauses.toml"))


@cache
def clause_rules() -> tuple[ClauseRule, ...]:
    """All patterns, in order."""
    return tuple(_rule(entry) for entry in clause_data()["clause"])


def sign_of(kind: str) -> str:
    """The one character that stands for a number of a kind in a skeleton."""
    return chr(
        0xE000 + sorted({**quantity_rules()["units"], **quantity_rules()["not_listed"]}).index(kind)
    )


def words(name: str) -> re.Pattern[str]:
    """A pattern of `[words]`."""
    return _compiled(clause_data()["words"][name])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _rule(entry: dict[str, Any]) -> ClauseRule:
    return ClauseRule(
        entry["rule"], re.compile(_expand(entry["pattern"])), _optional(entry, "needs"), _optional(entry, "unless"),
        entry.get("after", ""), entry.get("range", False), entry.get("value", ""),
    )  # fmt: skip


def _optional(entry: dict[str, Any], key: str) -> re.Pattern[str] | None:
    return re.compile(_expand(entry[key])) if key in entry else None


def _expand(pattern: str) -> str:
    """Slots to groups: <percent> to (?P<value1>…). A gap such as [^,;] holds no other number."""
    pattern = pattern.replace("[^,;", "[^\ue000-\ue0fe,;").replace("[^(),;", "[^\ue000-\ue0fe(),;")
    pattern = pattern.replace("<aside>", _ASIDE).replace("<grade>", clause_data()["words"]["grade"])
    number = 0

    def group(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        role = {"max": "upper", "-": "measure"}.get(match.group(2) or "", "value")
        return f"(?P<{role}{number}>{sign_of(match.group(1))})"

    return _SLOT.sub(group, pattern)
