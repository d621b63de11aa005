"""A queue of sixty names is settled in a terminal: number keys, search, none, skip, undo, quit and resume."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline.match import Decision, read_decisions

if sys.platform == "win32":
    pytest.skip("pexpect needs a Unix terminal", allow_module_level=True)

from tests.review_queue import COUNT, Terminal, write_draft


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], list[str]]:
    """The workspace after two sittings, the right codes, and what was seen at the places that matter."""
    root = tmp_path_factory.mktemp("review")
    truth = write_draft(root)
    seen: list[str] = []
    first_sitting(root, truth, seen)
    second_sitting(root, truth, seen)
    return root, truth, seen


def decisions(root: Path) -> tuple[Decision, ...]:
    return read_decisions(root / "raw" / "decisions.csv")


def name_on(screen: str, truth: dict[str, str]) -> str:
    """The name that a screen asks about stands on a line of its own."""
    return next(line.strip() for line in screen.splitlines() if line.strip() in truth)


def answer(person: Terminal, screen: str, truth: dict[str, str]) -> None:
    """Take the right occupation by its key, or find it by its code."""
    code = truth[name_on(screen, truth)]
    key = person.key_of(code)
    if not key:
        person.press("/")
        person.child.expect_exact("code):")
        person.press(f"{code}\r")
        person.wait_for("found for")
        key = person.key_of(code)
    person.press(key)


def first_sitting(root: Path, truth: dict[str, str], seen: list[str]) -> None:
    """Thirty names, a skip that is undone, a decision that is undone and taken anew, then quit."""
    person = Terminal(root, "--by", "li")
    screen = person.wait_for(f"1 of {COUNT} · 0 settled · 0 skipped")
    seen.append(screen)
    person.press("s")
    person.wait_for(f"2 of {COUNT} · 0 settled · 1 skipped")
    person.press("u")
    screen = person.wait_for(f"1 of {COUNT} · 0 settled · 0 skipped")
    answer(person, screen, truth)
    person.wait_for(f"2 of {COUNT} · 1 settled")
    assert len(decisions(root)) == 1
    person.press("u")
    screen = person.wait_for(f"1 of {COUNT} · 0 settled")
    assert decisions(root) == ()
    for number in range(1, 31):
        answer(person, screen, truth)
        screen = person.wait_for(f"{number + 1} of {COUNT} · {number} settled")
    person.press("q")
    seen.append(person.end())


def second_sitting(root: Path, truth: dict[str, str], seen: list[str]) -> None:
    """The thirty that are left: one is none, one skipped, one for its notice alone with a reason, the rest settled."""
    left = COUNT - 30
    person = Terminal(root, "--by", "wang")
    screen = person.wait_for(f"1 of {left} · 0 settled")
    seen.append(screen)
    person.press("n")
    person.wait_for(f"2 of {left} · 1 settled")
    person.press("s")
    person.wait_for(f"3 of {left} · 1 settled · 1 skipped")
    person.press("t")
    seen.append(person.wait_for("holds for town-2023 alone"))
    person.press("r")
    person.child.expect_exact("decision:")
    person.press("the bureau says so\r")
    screen = person.wait_for("reason: the bureau says so")
    person.press("1")
    screen = person.wait_for(f"4 of {left} · 2 settled")
    for number in range(4, left + 1):
        answer(person, screen, truth)
        if number < left:
            screen = person.wait_for(f"{number + 1} of {left} · {number - 1} settled")
    person.wait_for("The queue is at its end")
    person.press("q")
    seen.append(person.end())


def test_the_first_screen_says_what_is_at_stake_and_what_is_printed_around(
    settled: tuple[Path, dict[str, str], list[str]],
) -> None:
    screen = settled[2][0]
    assert (
        "at stake: 3 row(s) of lists, 3 of the catalogue; 1,001–1,003 yuan, 3,006 together"
        in screen
    )
    assert "▶ 2  妇负责人" in screen
    assert "1  车工" in screen
    assert "town-2023/notice.pdf#p1.t1.r2" in screen


def test_what_was_settled_stands_in_the_file_as_it_was_chosen(
    settled: tuple[Path, dict[str, str], list[str]],
) -> None:
    root, truth, _ = settled
    found = decisions(root)
    assert len(found) == len({one.printed_name for one in found}) == COUNT - 1
    kept = {one.printed_name: one for one in found}
    plain = [one for one in found if one.code != "none" and one.scope == "everywhere"]
    assert len(plain) == COUNT - 3
    assert [one for one in plain if truth[one.printed_name] != one.code] == []
    assert {one.by for one in found} == {"li", "wang"}
    (none,) = [one for one in found if one.code == "none"]
    (own,) = [one for one in found if one.scope == "town-2023"]
    assert (none.judgement, own.reason) == ("refuse", "the bureau says so")
    assert all(one.reason for one in kept.values())


def test_quitting_says_what_is_left_and_the_next_sitting_begins_there(
    settled: tuple[Path, dict[str, str], list[str]],
) -> None:
    _, _, seen = settled
    assert "30 settled, 30 left" in seen[1]
    assert "29 settled, 1 left" in seen[-1]


def test_a_third_sitting_shows_only_what_was_skipped(
    settled: tuple[Path, dict[str, str], list[str]],
) -> None:
    person = Terminal(settled[0], "--by", "li", lang="zh")
    person.wait_for("第 1/1 个 · 已定 0 · 跳过 0")
    person.press("x")
    person.wait_for("此处按键 x 无作用")
    person.press("q")
    assert "剩余 1" in person.end()


def test_keys_pressed_while_a_screen_is_drawn_are_not_lost(tmp_path: Path) -> None:
    write_draft(tmp_path)
    person = Terminal(tmp_path, "--by", "wang")
    person.wait_for(f"1 of {COUNT} · 0 settled")
    person.press("nnsnn")
    person.wait_for(f"6 of {COUNT} · 4 settled · 1 skipped")
    person.press("q")
    person.end()
