"""Text, JSON, Markdown and HTML of a difference: whole, safe, and as wide as there is room."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pipeline.diff.difference import compare
from pipeline.diff.models import CAUSES, FLAGS, KINDS, Difference, Side
from pipeline.diff.render.html import render_html
from pipeline.diff.render.json_report import render_json, to_json
from pipeline.diff.render.markdown import LIMIT, inert, render_markdown
from pipeline.diff.render.text import render_text
from pipeline.diff.terms import money_unit, with_unit
from pipeline.model.vocabularies import RuleFamily, RuleKind, RuleUnit, Unit
from tests.versions.compared import (
    CAUSED,
    list_of,
    of_rows,
    paid,
)
from tests.versions.synthetic import make_versions
from tests.versions.wenzhou import DRAFT, FINAL, both_notices

SCHEMA = Path(__file__).parents[1] / "docs" / "diff.schema.json"


@pytest.fixture(scope="module")
def wenzhou() -> dict[str, Any]:
    tables = both_notices()
    return to_json(compare(Side(DRAFT, tables, notice=DRAFT), Side(FINAL, tables, notice=FINAL)))


def test_the_json_is_what_its_published_schema_says(wenzhou: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    differences = [compare(Side("a", a), Side("b", b)) for a, b, _ in CAUSED.values()]
    check.validate(wenzhou)
    for difference in [*differences, compare(Side("a", paid(1600)), Side("b", paid(1500)))]:
        check.validate(json.loads(render_json(difference)))
    group = schema["$defs"]["group"]["properties"]
    assert (group["kind"]["enum"], group["cause"]["enum"]) == (list(KINDS), list(CAUSES))
    assert schema["properties"]["flags"]["items"]["properties"]["flag"]["enum"] == list(FLAGS)


@pytest.fixture(scope="module")
def large() -> Difference:
    before, after, _ = make_versions(20_000, renames=300, moves=100, policies=20, others=100)
    return compare(Side("a", {"catalogue": before}), Side("b", {"catalogue": after}))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("limit", [600, 3_000, 20_000, LIMIT])
def test_markdown_fits_and_opens_whole_groups_only(
    large: Difference, lang: str, limit: int
) -> None:
    text = render_markdown(large, lang, limit)
    assert len(text) <= limit
    assert text.count("<details>") == text.count("</details>")
    assert len(render_markdown(large, lang, 10**9)) > LIMIT


def test_printed_words_are_no_markup() -> None:
    nasty = "<img src=x>|*_`[a](b)"
    difference = of_rows("occupations", list_of("车工"), list_of("车工", nasty))
    assert "<img" not in render_markdown(difference, "en")
    assert "<img" not in render_html(difference, "en")
    assert r"\[a\](b)" in render_markdown(difference, "en")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_text_of_a_screen_is_no_wider_than_the_screen(large: Difference, lang: str) -> None:
    from rich.cells import cell_len

    assert (
        max(cell_len(line) for line in render_text(large, lang, 100, rows=True).splitlines()) <= 100
    )


def test_one_cause_for_all_is_said_once() -> None:
    a, b, _ = CAUSED["reading"]
    text = render_text(compare(Side("a", a), Side("b", b)), "en", 100)
    assert text.count("[reading]") == 1


def test_printed_words_call_nobody_and_link_nowhere_in_a_comment() -> None:
    assert inert("@name 见 https://a.example 与 www.b.example ![x](y)") == (
        "@<!-- -->name 见 https:<!-- -->//a.example 与 www<!-- -->.b.example \\!\\[x\\](y)"
    )


@pytest.mark.parametrize("kind", RuleKind)
def test_every_kind_of_rule_has_a_family_with_which_a_difference_tells_it(kind):
    assert kind.family in RuleFamily


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_numbers_bear_the_labels_of_the_closed_lists(lang):
    shown = {unit: with_unit(2, unit, lang) for unit in RuleUnit}
    assert shown.pop(RuleUnit.PERCENT) == {"zh": "2%", "en": "2 %"}[lang]
    # A count of persons is none of times: what is counted says the rule.
    assert shown.pop(RuleUnit.COUNT) == {"zh": "2个", "en": "2×"}[lang]
    assert with_unit(2, "count", "zh", "claims_max") == "2次"
    gap = {"zh": "", "en": " "}[lang]
    assert shown == {unit: f"2{gap}{unit.label(lang)}" for unit in shown}
    assert money_unit("per_person", lang) == ""
    assert money_unit(Unit.PER_CLASS_HOUR, lang) == f" {Unit.PER_CLASS_HOUR.label(lang)}"
    assert money_unit("per_moon", lang) == " per_moon"
