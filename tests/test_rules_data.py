"""A file of rules that is wrong is one line that names the file and what does not fit."""

from __future__ import annotations

import pytest

from pipeline.base.errors import UserError
from pipeline.base.numerals import load_signs
from pipeline.reference.wording import read_wording
from pipeline.rules import measures, metadata, numerals, patterns
from pipeline.rules.typed_toml import decode_toml

GOOD_MEASURE = '[[measure]]\nrule = ""\nnumbers = ["percent"]\n'
WRONG_MEASURES = {
    GOOD_MEASURE + "behnid = []": "unknown field `behnid`",
    GOOD_MEASURE + "reach = true": "Expected `int`",
    GOOD_MEASURE + 'own = ["nothing:here"]': "'nothing:here' stands in no lexicon",
    GOOD_MEASURE + 'before = "("': "'(' is no pattern",
    '[[measure]]\nrule = "no_rule"\nnumbers = ["percent"]': "'no_rule' is no rule",
    '[[measure]]\nrule = ""\nnumbers = ["furlongs"]': "'furlongs' is no kind of number",
    '[[measure]]\nrule = ""\nnumbers = ["yuan"]': "sums of yuan never come here",
    "[[measure": "Expected",
}


@pytest.mark.parametrize(("text", "said"), WRONG_MEASURES.items())
def test_a_wrong_measure_is_one_line(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "rules_text", lambda name: text)
    with pytest.raises(UserError, match=r"^rules/measures\.toml: ") as caught:
        measures.measures.__wrapped__()
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "name", "text", "said"),
    [
        (numerals.NumberRules, "numbers.toml", "[scale]\n", "missing required field `share_words`"),
        (dict[str, metadata.Section], "metadata.toml", "[title]\nends = 5\n", "`$[...][...]`"),
        (dict[str, dict[str, str]], "x.toml", "a = 1\n", "Expected `object`, got `int`"),
    ],
)
def test_a_value_of_a_wrong_type_is_one_line(
    kind: type[object], name: str, text: str, said: str
) -> None:
    with pytest.raises(UserError) as caught:
        decode_toml(f"rules/{name}", text, kind)
    assert str(caught.value).startswith(f"rules/{name}: ")
    assert said in str(caught.value)


def test_a_pattern_of_a_notice_s_own_words_must_compile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "rules_text", lambda name: '[title]\nends = "("\n')
    with pytest.raises(UserError, match=r"title\.ends is no pattern"):
        metadata._sections.__wrapped__()


def test_a_wording_with_an_unknown_table_is_one_line() -> None:
    with pytest.raises(UserError, match=r"^reference/wording\.toml: .*unknown field `nope`"):
        read_wording("[nope]\n")


def test_the_files_that_ship_are_right() -> None:
    assert len(measures.measures()) > 50
    assert metadata.metadata_labels()["issued_on"]
    assert numerals.number_rules().scale["万"] == 10000
    assert patterns.pattern("labels.join")


GOOD_SIGNS = '[digits]\n"零" = 0\n[places]\n[tens]\n[large]\n[plain]\n'
WRONG_SIGNS = {
    GOOD_SIGNS + '"十一" = "十"\n': "plain.十一 must be one character",
    GOOD_SIGNS.replace("= 0", '= "0"'): "digits.零 must be one character and its int",
    GOOD_SIGNS + "[more]\n": "look at more",
    "[digits": "Expected",
}


@pytest.mark.parametrize(("text", "said"), WRONG_SIGNS.items())
def test_a_wrong_sign_of_numerals_is_one_line(text: str, said: str) -> None:
    with pytest.raises(UserError, match=r"^rules/numerals\.toml: ") as caught:
        load_signs(text)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
