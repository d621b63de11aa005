"""How the rows of each table are told apart and compared: what a row is called, and what is only its place."""

from __future__ import annotations

from dataclasses import dataclass

# Where a row stands, and numbers made from it: never a change of the row.
PLACE = frozenset(
    {"seq", "annex", "clause", "source", "page", "bbox", "entry_id", "rate_id", "rule_id"}
) | frozenset({"entry_source", "rate_source", "row_id", "fact"})
# The words our reading was made from: beside an unchanged reading they say nothing new about a policy.
WITNESS = frozenset({"printed", "printed_name", "printed_grades", "quote", "printed_code"})
# What our matcher thinks, not what a document says.
MATCHING = ("match_method", "match_score", "match_status", "code_conflict", "occupation_name")
# What every row of a calculator's table repeats of its notice.
SHELL = (
    "region_code",
    "region_name",
    "document_number",
    "status",
    "effective_from",
    "effective_to",
)
MONEY = frozenset(
    {"amount_yuan", "amount_max_yuan", "base_amount_yuan", "cap_yuan", "value", "value_max"}
)
WORDS = WITNESS - {"printed_code"} | {
    "certificate",
    "condition",
    "item",
    "formula",
    "title",
    "industry",
    "message",
}
# Compared without white space and the litter of conversion.
PRINTED = WITNESS | WORDS
CODES = frozenset(
    {"printed_code", "occupation_code", "edition", "current_code", "old_code", "code"}
)
GRADES = frozenset({"grade_low", "grade_high"})


@dataclass(frozen=True)
class Spec:
    """`label` is what the issuer calls a row, `scope` what a row never leaves, `keys` tell rows apart, strictest first.

    `sole` tells them apart where only one is left on each side. `codes` prove two names to be one thing, `beside` must
    agree for a rename, `derived` is compared between versions but not between notices, `by` splits groups of amounts.
    """

    table: str
    label: str
    scope: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    sole: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    renames: bool = True
    derived: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


_RATE = ("subsidy_class", "component", "occupation", "grade", "unit")
_RULE = ("programme", "beneficiary", "unit", "grade_low", "grade_high")
SPECS = (
    Spec("notices", "title", ("notice_id",), ((),), renames=False, derived=("url", "retrieved_on", "file", "sha256",
         "format", "pages", "status", "supersedes")),
    Spec("occupations", "name", ("notice_id", "list"), (("name", "printed_code", "subsidy_class", "level"),
         ("name", "printed_code"), ("name", "level"), ("name",)), codes=("occupation_code", "printed_code"),
         derived=MATCHING),
    Spec("rates", "item", ("notice_id", "programme"), ((*_RATE, "item", "amount_yuan", "cap_yuan"), (*_RATE, "item"),
         (*_RATE, "amount_yuan"), _RATE), renames=False, by=("subsidy_class", "grade")),
    Spec("rules", "rule", ("notice_id", "rule"), ((*_RULE, "value", "value_max"), (*_RULE, "condition")), sole=_RULE,
         renames=False, by=("programme", "beneficiary", "grade_low")),
    Spec("crosswalk", "current_name", ("notice_id",), (("current_name", "old_name", "current_code"),
         ("current_name", "old_name"), ("current_name",)), codes=("current_code",)),
    Spec("training_codes", "name", ("notice_id", "kind"), (("name", "code"), ("name",)), codes=("code",)),
    Spec("catalogue", "name", ("notice_id", "programme"), (("name", "grade", "certificate", "subsidy_class",
         "occupation_code"), ("name", "grade", "certificate", "occupation_code"), ("name", "grade", "certificate")),
         codes=("occupation_code",), beside=("grade", "certificate"), derived=("match_status", *SHELL),
         by=("subsidy_class", "grade")),
    Spec("csco", "name", ("edition",), (("code",), ("name",)), renames=False),
)  # fmt: skip
# Tables that tell of the work, not of the policy: their rows are counted by these columns, not compared.
COUNTED = {
    "entitlements": ("notice_id",),
    "coverage": ("notice_id", "fate"),
    "issues": ("notice_id", "severity", "kind"),
}
