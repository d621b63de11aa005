"""The queue in the terminal: keys to steps, each decision kept in raw/decisions.csv before the next name is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.base import disk
from pipeline.base.language import Words
from pipeline.base.printable import one_line
from pipeline.cli.keys import ENTER, ESCAPE, Keys, keys_at_once
from pipeline.cli.review_screen import draw_end, draw_name
from pipeline.cli.settings import Settings
from pipeline.cli.speech import Screen, screen
from pipeline.match import Decision, Reference, read_decisions, write_decisions
from pipeline.match.decisions import find_contradiction
from pipeline.match.models import NONE, Candidate
from pipeline.match.queue import QueueItem
from pipeline.match.review import Review
from pipeline.match.search import find_occupations
from pipeline.match.stakes import PrintedRow, Stake, find_context, weigh_item
from pipeline.model.rows import CatalogueRow, OccupationRow

NOTHING = Words("", "")
LEAVE = (*ENTER, ESCAPE)
STOP = ("q", "Q", "\x03", "\x04")


@dataclass(frozen=True)
class Material:
    """The material of the screens: the edition, and the rows of the draft in the order of print."""

    reference: Reference
    occupations: Sequence[OccupationRow]
    catalogue: Sequence[CatalogueRow]


@dataclass
class Desk:
    """The review with what is on the screen beside it: results of a search, a typed reason, a message."""

    settings: Settings
    material: Material
    review: Review
    shown: Screen = field(default_factory=screen)
    keys: Keys = field(default_factory=Keys)
    found: list[Candidate] | None = None
    reason: str = ""
    message: Words = NOTHING
    drawn: dict[int, tuple[Stake, list[tuple[PrintedRow, ...]]]] = field(default_factory=dict)

    @property
    def candidates(self) -> Sequence[Candidate]:
        """The choices of the number keys: results of a search, else the item's own candidates."""
        item = self.review.current
        own = item.candidates if item else ()
        return (own if self.found is None else self.found)[:9]


def review_queue(settings: Settings, material: Material, items: list[QueueItem], by: str) -> Review:
    """Shows name after name until the person quits or the queue ends; gives what was done."""
    review = Review(items, material.reference.edition, by, date.today().isoformat())
    desk = Desk(settings, material, review)
    with keys_at_once():
        while True:
            _draw(desk)
            key = desk.keys.next_key()
            if key in STOP:
                return review
            desk.message = NOTHING
            _press(desk, key)


def _draw(desk: Desk) -> None:
    item, language = desk.review.current, desk.settings.lang
    desk.shown.clear()
    if item is None:
        desk.shown.print(draw_end(desk.review, language))
        return
    place = desk.review.place
    if place not in desk.drawn:
        desk.drawn[place] = (
            weigh_item(item, desk.material.catalogue),
            find_context(item, desk.material.occupations),
        )
    stake, context = desk.drawn[place]
    message = desk.message
    if not message.en and desk.reason:
        message = Words(f"reason: {desk.reason}", f"理由：{desk.reason}")
    desk.shown.print(
        draw_name(desk.review, item, stake, context, desk.candidates, message, language)
    )


def _press(desk: Desk, key: str) -> None:
    """The effect of a key; one that does nothing says so."""
    actions: dict[str, Callable[[Desk], None]] = {"u": _undo}
    if desk.review.current is not None:
        actions |= {"/": _search, "n": _refuse, "s": _skip, "r": _type_reason, "t": _turn_scope}
        actions |= dict.fromkeys(LEAVE, _leave_search)
        if key.isdecimal() and key.isascii() and 0 < int(key) <= len(desk.candidates):
            _take(desk, desk.candidates[int(key) - 1])
            return
    action = actions.get(key.lower())
    if action is None:
        desk.message = Words(
            f"the key {one_line(key)} does nothing here", f"此处按键 {one_line(key)} 无作用"
        )
        return
    action(desk)


def _take(desk: Desk, one: Candidate) -> None:
    searched = desk.found is not None
    why = (one.reason, one.reason_zh)
    said = Words(
        f"found by search: {why[0]}" if searched else f"chosen in review: {why[0]}",
        f"搜索选定：{why[1]}" if searched else f"审核选定：{why[1]}",
    )
    _keep(desk, one.code, said.say(desk.settings.lang).rstrip(": ："))


def _refuse(desk: Desk) -> None:
    said = Words("no occupation fits, in review", "审核认为无对应职业")
    _keep(desk, NONE, said.say(desk.settings.lang))


def _keep(desk: Desk, code: str, reason: str) -> None:
    """The decision stands in the file before the next name is shown; one that contradicts the file is not taken."""
    place = desk.settings.workspace
    decision = desk.review.decide(code, desk.reason or reason)
    with disk.locked(place.raw):
        known = read_decisions(place.decisions)
        contradiction = find_contradiction([*known, decision])
        if contradiction is None:
            write_decisions(place.decisions, [*known, decision])
    if contradiction is not None:
        desk.review.undo()
        desk.message = contradiction[1]
        return
    name = desk.material.reference.by_code[code].name if code != NONE else NONE
    desk.message = Words(f"{decision.printed_name} → {name}", f"{decision.printed_name} → {name}")
    desk.found, desk.reason = None, ""


def _skip(desk: Desk) -> None:
    desk.review.skip()
    desk.found, desk.reason = None, ""


def _undo(desk: Desk) -> None:
    step = desk.review.undo()
    desk.found, desk.reason = None, ""
    if step is None:
        desk.message = Words("nothing to undo", "没有可撤销的步骤")
        return
    if step.decision is not None:
        _strike(desk, step.decision)
    desk.message = Words("the last step is undone", "已撤销上一步")


def _strike(desk: Desk, decision: Decision) -> None:
    place = desk.settings.workspace
    with disk.locked(place.raw):
        kept = [one for one in read_decisions(place.decisions) if one != decision]
        write_decisions(place.decisions, kept)


def _search(desk: Desk) -> None:
    text = _ask(desk, Words("search (name, part of it, or code)", "搜索（名称、部分名称或编码）"))
    if not text:
        desk.found = None
        return
    desk.found = find_occupations(text, desk.material.reference)
    desk.message = (
        Words(
            f"found for {one_line(text)}; Enter leaves", f"“{one_line(text)}”的搜索结果；按回车返回"
        )
        if desk.found
        else Words(f"nothing is found for {one_line(text)}", f"没有找到“{one_line(text)}”")
    )


def _leave_search(desk: Desk) -> None:
    desk.found = None


def _type_reason(desk: Desk) -> None:
    desk.reason = _ask(desk, Words("reason of the next decision", "下一个决定的理由"))


def _turn_scope(desk: Desk) -> None:
    if not desk.review.can_turn_scope():
        desk.message = Words(
            "no other scope: the name stands in several notices, or a printed code ties it to one",
            "没有其他适用范围：该名称见于多份通知，或因所印编码仅适用于一份",
        )
        return
    desk.review.is_for_all = not desk.review.is_for_all


def _ask(desk: Desk, words: Words) -> str:
    text = desk.keys.next_line(words.say(desk.settings.lang))
    return " ".join(one_line(text).split())
