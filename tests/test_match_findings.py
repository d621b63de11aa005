"""What matching doubts is said with the place, both languages, and the line that settles it."""

from __future__ import annotations

from pipeline.match import Printed
from pipeline.model.document import Issue, Severity
from tests.match_entries import decide, entry, run


def found(kind: str, *entries: Printed, **more: object) -> list[tuple[str, Issue]]:
    return [(notice, issue) for notice, issue in run(*entries, **more).issues if issue.kind == kind]  # type: ignore[arg-type]


def test_a_code_of_another_occupation_is_told_with_what_it_means_today() -> None:
    ((notice, issue),) = found("code_conflict", entry("智能制造工程技术人员", "2-02-07-13"))
    assert (notice, issue.severity) == ("town-2024", Severity.WARNING)
    assert "2-02-07-13 is the code of 铸造工程技术人员" in issue.message
    assert "不采用所印编码" in issue.message_zh
    assert 'kind = "code_conflict"' in issue.advice
    assert f'fact = "{issue.fact}"' in issue.advice


def test_a_code_of_another_edition_is_told_as_no_code_of_this_one() -> None:
    ((_, issue),) = found("code_conflict", entry("食用菌生产工", "5-01-01-03"))
    assert "5-01-01-03 is no code of the edition of 2022" in issue.message


def test_flags_that_contradict_the_classification_are_told() -> None:
    ((_, issue),) = found(
        "flag_contradiction", entry("工业视觉系统运维员", is_green=False, is_digital=False)
    )
    assert (
        issue.message
        == "S is not printed here; the edition says otherwise of 工业视觉系统运维员, 6-31-07-02"
    )


def test_flags_of_a_list_without_marks_are_not_doubted() -> None:
    assert found("flag_contradiction", entry("工业视觉系统运维员")) == []


def test_names_to_review_are_grouped_and_come_with_the_line_to_paste() -> None:
    ((_, issue), (other, _)) = found(
        "match_review", entry("木工"), entry("车工"), entry("木工"), entry("木工", notice="b")
    )
    assert other == "b"
    assert issue.message.startswith("2 row(s) wait")
    assert "机械木工" in issue.message_zh
    assert issue.advice == "decisions.csv: 2022,town-2024,木工,…,accept,…,…,…"


def test_a_decision_that_meets_no_name_is_stale() -> None:
    ((notice, issue),) = found(
        "stale_decision", entry("车工"), decisions=(decide("钳工", "6-20-01-01"),)
    )
    assert (notice, issue.printed) == ("", "everywhere 钳工 6-20-01-01 accept")


def test_a_decision_of_a_notice_that_is_not_at_hand_is_not_stale() -> None:
    assert (
        found(
            "stale_decision",
            entry("车工"),
            decisions=(decide("钳工", "6-20-01-01", scope="far-2020"),),
        )
        == []
    )


def test_a_name_in_a_list_without_codes_does_not_keep_a_decision_alive() -> None:
    spoken = entry("钳工", list="specialised_ability")
    assert (
        len(
            found(
                "stale_decision",
                spoken,
                decisions=(decide("钳工", "6-20-01-01", scope="town-2024"),),
            )
        )
        == 1
    )


def test_a_decision_against_an_exact_name_is_told_and_not_followed() -> None:
    for one in (
        decide("车工", "6-18-01-02"),
        decide("车工", "none", "refuse"),
        decide("车工", "6-18-01-01", "refuse"),
    ):
        result = run(entry("车工"), decisions=(one,))
        assert [issue.kind for _, issue in result.issues] == ["decision_contradicts"]
        assert result.matches[0].occupation_code == "6-18-01-01"


def test_refusing_another_code_says_nothing_against_an_exact_name() -> None:
    assert run(entry("车工"), decisions=(decide("车工", "6-18-01-02", "refuse"),)).issues == ()


def test_a_decision_for_a_code_that_the_edition_lacks_is_told() -> None:
    assert (
        len(
            found("decision_unknown_code", entry("钳工"), decisions=(decide("钳工", "9-99-99-99"),))
        )
        == 1
    )


def test_what_is_settled_raises_no_doubt() -> None:
    assert (
        run(
            entry("车工", "6-18-01-01"), entry("钳工"), decisions=(decide("钳工", "6-20-01-01"),)
        ).issues
        == ()
    )
