"""`prose.toml` as a typed value, checked when loaded."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from pipeline.base.errors import UserError
from pipeline.model.vocabularies import RuleKind
from pipeline.rules.typed_toml import rules_text

WAYS = frozenset({"paid", "subject", "claimant", "applicant", "aged", "yearly", "rate_of"})


@dataclass(frozen=True, slots=True)
class Worded:
    """A rule that prints no number: its pattern and what it says, with a unit. `is_paid`: right behind the pattern stands who is
    paid."""

    rule: str
    pattern: re.Pattern[str]
    value: str
    is_paid: bool = False


@dataclass(frozen=True, slots=True)
class ProseRules:
    """Sets of rules, as prose.toml explains each; where the payee of a rule stands; rules without a number."""

    own_grades: frozenset[str]
    without_grades: frozenset[str]
    with_scarcity: frozenset[str]
    with_condition: frozenset[str]
    with_umbrella: frozenset[str]
    headed: frozenset[str]
    with_definition: frozenset[str]
    payee: dict[str, tuple[str, ...]]
    worded: tuple[Worded, ...]


@cache
def prose_rules() -> ProseRules:
    """The whole of prose.toml. UserError in one line where it is wrong."""
    data = tomllib.loads(rules_text("prose.toml"))
    named = [
        *data["without_grades"],
        *data["headed"],
        *data["with_scarcity"],
        *data["with_condition"],
        *data["with_umbrella"],
        *data["with_definition"],
        *data["payee"],
        *(row["rule"] for row in data["worded"]),
    ]
    for rule in named:
        if rule not in list(RuleKind):
            raise _fault(f"{rule!r} is no rule; use one of {', '.join(RuleKind)}")
    for rule, ways in data["payee"].items():
        if unknown := set(ways) - WAYS:
            raise _fault(
                f"payee.{rule}: {sorted(unknown)[0]!r}; use one of {', '.join(sorted(WAYS))}"
            )
    worded = []
    for row in data["worded"]:
        try:
            made = re.compile(row["pattern"])
            worded.append(Worded(row["rule"], made, row["value"], row.get("is_paid", False)))
        except re.error as error:
            raise _fault(f"worded {row['rule']}: no pattern: {error}") from error
    return ProseRules(
        frozenset(data["own_grades"]),
        frozenset(data["without_grades"]),
        frozenset(data["with_scarcity"]),
        frozenset(data["with_condition"]),
        frozenset(data["with_umbrella"]),
        frozenset(data["headed"]),
        frozenset(data["with_definition"]),
        {rule: tuple(ways) for rule, ways in data["payee"].items()},
        tuple(worded),
    )


def _fault(what: str) -> UserError:
    return UserError(f"rules/prose.toml: {what}", f"规则文件 rules/prose.toml 有误：{what}")
