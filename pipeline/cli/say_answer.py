"""An answer on the screen: its status first, a table that fits 80 columns, and a line for each sign that it uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from rich.table import Table

from pipeline.answers.models import Answer, Line, NoticeSaid, Status
from pipeline.base.printable import clipped, one_line
from pipeline.cli.settings import Settings
from pipeline.cli.speech import Say, say_in, screen, styled
from pipeline.model.grades import FULL_NAMES
from pipeline.model.vocabularies import Beneficiary, CountedDay, Term

WIDTH = 80
STYLES = {Status.LISTED: "bold green", Status.RESIDUAL: "bold yellow"}


def print_answer(answer: Answer, settings: Settings) -> None:
    """The whole answer."""
    say, out = say_in(settings), screen()
    out.width = min(out.width, WIDTH) if out.is_terminal else WIDTH
    # A person's screen breaks lines between words; what a program reads stays a line.
    is_whole = not out.is_terminal
    word = say(answer.status.value, f"{answer.status.value} {answer.status.zh}")
    out.print(styled(word, STYLES.get(answer.status, "bold red")), end="  ")
    out.print(_asked(answer, say))
    for words in _heads(answer, say):
        out.print(one_line(words), soft_wrap=is_whole)
    for title, lines in _groups(answer, say):
        out.print()
        out.print(styled(title, "bold"))
        out.print(_table(lines, say, _marks(answer)))
    for words in (*_signs(answer, say), *_sources(answer, say), *_tail(answer, say)):
        out.print(styled(words, "dim"), soft_wrap=is_whole)


def _asked(answer: Answer, say: Say) -> str:
    question, notice = answer.question, answer.notice
    where = answer.region.name if answer.region else question.region or question.notice_id
    day = CountedDay.read(notice.applies_to_what) if notice else None
    counted = say(day.en, day.zh) if day else say("day", "日期")
    grade = FULL_NAMES.get(question.grade or 0, "")
    parts = [
        clipped(question.name.strip()),
        clipped(where.strip()),
        grade,
        f"{counted} {question.on}",
    ]
    return " · ".join(part for part in parts if part)


def _heads(answer: Answer, say: Say) -> Iterator[str]:
    if answer.notice:
        yield _notice(answer.notice, say)
    if answer.notice and answer.region and answer.region.code != answer.notice.region_code:
        yield say(
            f"{answer.region.name} has no notice here; that of {answer.notice.region_name} is shown",
            f"没有{answer.region.name}的通知，此处为{answer.notice.region_name}的通知",
        )
    yield say(answer.why.en, answer.why.zh)
    if answer.means:
        why = say(answer.means.why.en, answer.means.why.zh)
        named = f"{answer.means.name} {answer.means.code}".strip()
        yield say("understood as: ", "理解为：") + f"{named} ({why})"
    if answer.status is Status.RESIDUAL:
        for entry in answer.lists:
            yield say("the class as printed: ", "该类别原文：") + entry.printed_name
    elif len(answer.lists) > 1 or (answer.lists and answer.status is Status.NO_AMOUNTS):
        told = "；".join(
            f"{say(one.list.en, one.list.zh)} {one.printed_name} {one.source}"
            for one in answer.lists
        )
        yield say("listed in: ", "所在目录：") + told
    for label, notice in (
        (say("before: ", "此前："), answer.before),
        (say("after: ", "此后："), answer.after),
    ):
        if notice:
            yield label + _notice(notice, say)
    if answer.others and answer.status is Status.NOT_IN_FORCE:
        yield say("ask it with --as-if-in-force", "可加 --as-if-in-force 查询")
    if answer.candidates:
        yield say("could be meant:", "可能是：")
    for one in answer.candidates:
        named = f"{one.code} {one.name}".strip()
        yield f"  ? {named}  {say(one.why.en, one.why.zh)}".rstrip()


def _notice(notice: NoticeSaid, say: Say) -> str:
    period = f"{notice.effective_from or '?'} – {notice.effective_to or ''}".strip()
    draft = say(" draft for comment", " 征求意见稿") if notice.status == "draft" else ""
    return f"{notice.document_number or notice.notice_id}{draft} ({notice.notice_id}) {period}"


def _groups(answer: Answer, say: Say) -> Iterator[tuple[str, list[Line]]]:
    """Lines of one row name and class under one head."""
    for key, lines in groupby(
        answer.lines, lambda line: (line.programme, line.name, line.subsidy_class)
    ):
        programme, name, letter = key
        shown = say("all others", "其他职业") if name == "*" else name
        parts = [
            shown,
            say(f"class {letter}", f"{letter} 类") if letter else "",
            _term(programme, say),
        ]
        yield " · ".join(part for part in parts if part), list(lines)


def _term(term: Term | None, say: Say) -> str:
    return say(term.en, term.zh) if term else ""


def _table(lines: list[Line], say: Say, marks: Mapping[str, str]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    heads = (
        say("for", "等级"),
        say("who", "对象"),
        say("base", "基础"),
        say("sum", "计算"),
        say("yuan", "金额"),
    )
    for number, head in enumerate(heads):
        is_money = number in {2, 4}
        table.add_column(
            head, justify="right" if is_money else "left", no_wrap=is_money, overflow="fold"
        )
    for line in lines:
        table.add_row(*_cells(line, say, marks))
    return table


def _marks(answer: Answer) -> dict[str, str]:
    """Condition -> the mark that leads from a line to it."""
    told = dict.fromkeys(words for line in answer.lines for words in line.conditions)
    return {words: f"[{number}]" for number, words in enumerate(told, 1)}


def _cells(line: Line, say: Say, marks: Mapping[str, str]) -> tuple[str, ...]:
    what = FULL_NAMES.get(line.grade or 0) or line.certificate or "—"
    who = _who(line.beneficiary, say)
    sums = [*_sum(line, say)] or ([line.formula] if line.formula else [])
    sums += [marks[words] for words in line.conditions]
    base = "—" if line.base_amount_yuan is None else str(line.base_amount_yuan)
    return (
        what,
        who,
        base,
        " ".join(sums),
        _result(line, say),
    )


def _who(who: Beneficiary | None, say: Say) -> str:
    return say(who.en, who.zh) if who else say("not said", "未写明")


def _sum(line: Line, say: Say) -> Iterator[str]:
    """The signs of the arithmetic: +30% ×70% ≥30 +20/h ≤200%."""
    if line.case:
        yield say(line.case.en, line.case.zh)
    if uplift := _uplift(line):
        yield uplift
    if line.share_pct is not None:
        yield f"×{line.share_pct:g}%"
    if line.hours_min:
        yield f"≥{line.hours_min:g}"
    if line.extra_hour_rate_yuan is not None:
        yield f"+{line.extra_hour_rate_yuan:g}/h"
    if line.cap_pct is not None:
        yield f"≤{line.cap_pct:g}%"
    elif line.cap_yuan is not None:
        yield f"≤{line.cap_yuan:g}"


def _uplift(line: Line) -> str:
    return next((step.split()[1] for step in line.steps if step.startswith("uplift")), "")


def _result(line: Line, say: Say) -> str:
    if line.is_short_of_hours:
        return say("too few hours", "课时不足")
    if line.amount_yuan is None:
        return say("not known", "无法确定") if line.base_amount_yuan is not None else "—"
    sign = {"at_most": "≤", "at_least": "≥"}.get(str(line.bound or ""), "")
    unit = "" if line.unit in (None, "per_person") or line.is_short_of_hours else _unit(line, say)
    return f"{sign}{line.amount_yuan:.2f}".rstrip("0").rstrip(".") + unit


def _unit(line: Line, say: Say) -> str:
    words = say(line.unit.en, line.unit.zh) if line.unit else ""
    return words.removeprefix("yuan").removeprefix("元") and " " + words


def _signs(answer: Answer, say: Say) -> Iterator[str]:
    """The meaning of each sign that is used."""
    lines = answer.lines
    for uplift in dict.fromkeys(_uplift(line) for line in lines if _uplift(line)):
        yield say(f"{uplift}: uplift for a scarce occupation", f"{uplift}：紧缺职业上浮")
    for share in sorted(
        {line.share_pct for line in lines if line.share_pct is not None}, reverse=True
    ):
        yield say(f"×{share:g}%: this share of the amount", f"×{share:g}%：按该比例")
    if floors := sorted({line.hours_min for line in lines if line.hours_min}):
        signs = [f"≥{one:g}" for one in floors]
        yield say(
            f"{', '.join(signs)}: nothing below so many class hours",
            f"{'、'.join(signs)}：课时不足该数不予补贴",
        )
    rates = {line.extra_hour_rate_yuan for line in lines if line.hours_min}
    if signs := [f"+{rate:g}/h" for rate in sorted(one for one in rates if one is not None)]:
        yield say(
            f"{', '.join(signs)}: yuan for each class hour above them (--hours)",
            f"{'、'.join(signs)}：超出部分每课时（元），见 --hours",
        )
    for cap in sorted({line.cap_pct for line in lines if line.cap_pct is not None}):
        yield say(
            f"≤{cap:g}%: at most {cap / 100:g} times the amount",
            f"≤{cap:g}%：最多为标准的 {cap / 100:g} 倍",
        )
    if any(line.case for line in lines):
        yield say(
            "if scarce / if not scarce: the list of scarce occupations is not at hand, or a match is open",
            "如属紧缺 / 如非紧缺：紧缺目录未附，或匹配待确认",
        )
    for condition, mark in _marks(answer).items():
        yield say(f"{mark} condition: ", f"{mark} 条件：") + condition


def _sources(answer: Answer, say: Say) -> Iterator[str]:
    places = dict.fromkeys(place for line in answer.lines for place in line.sources)
    if places:
        yield say("printed at: ", "原文位置：") + "  ".join(places)


def _tail(answer: Answer, say: Say) -> Iterator[str]:
    for quote in answer.left_to_counties:
        yield say("left to counties: ", "由县（市）确定：") + quote
    yield say(f"data: version {answer.version}", f"数据版本：{answer.version}")
