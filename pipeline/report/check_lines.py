"""A notice in one line: its facts and entries counted, and what doubts keep out of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.base.language import Words

# What is counted of a notice, in order.
FACTS = ("sure", "doubtful", "unread", "entries_read", "entries_counted", "entries_uncounted")


def facts_line(notice_id: str, facts: Sequence[int]) -> Words:
    """`facts 312 sure, 9 doubtful, 2 unread; entries 75 of 75 counted`; `facts` in the order of FACTS."""
    sure, doubtful, unread, read, counted, uncounted = facts
    entries = _entries(read, counted, uncounted)
    return Words(
        f"{notice_id}: facts {sure} sure, {doubtful} doubtful, {unread} unread; entries {entries.en}",
        f"{notice_id}：事实 {sure} 条确定、{doubtful} 条存疑、{unread} 处未读；条目{entries.zh}",
    )


def _entries(read: int, counted: int, uncounted: int) -> Words:
    """Of lists that the notice counts and of those that it does not."""
    parts_en = [f"{read} of {counted} counted"] if counted else []
    parts_zh = [f"读取 {read} 条（通知计 {counted} 条）"] if counted else []
    if uncounted or not counted:
        parts_en.append(f"{uncounted} that nothing counts")
        parts_zh.append(f"无计数 {uncounted} 条")
    return Words(", ".join(parts_en), "、".join(parts_zh))


def left_out_line(doubts: Mapping[str, int]) -> Words:
    """The doubts that keep facts out of the catalogue, by kind of doubt."""
    kinds = sorted(doubts, key=lambda kind: (-doubts[kind], kind))
    said = ", ".join(f"{kind} {doubts[kind]}" for kind in kinds)
    return Words(f"left out of the catalogue: {said}", f"未进入 catalogue：{said}")
