"""Why a candidate is proposed, in words: what differs, what is shared, what the printed code says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel

from pipeline.reference.editions import Alias, Occupation
from pipeline.reference.lookup_names import ENDINGS

KINDS_ZH = {
    "old name": "旧名称",
    "old name on same code": "旧名称，编码相同",
    "old name (split)": "旧名称，已拆分",
    "parenthetical work type": "括注工种",
    "job title": "岗位名称",
}
CONFIDENCE_ZH = {"high": "可信度高", "medium": "可信度中", "low": "可信度低"}


def describe_alias(alias: Alias) -> tuple[str, str]:
    """The kind of other name it is, how sure, and who says so."""
    kind = KINDS_ZH.get(alias.kind, alias.kind)
    told = f"{kind}（{CONFIDENCE_ZH.get(alias.confidence, alias.confidence)}；{alias.source}）"
    return f"{alias.kind} ({alias.confidence}; {alias.source})", told


def compare_names(printed: str, name: str) -> tuple[str, str]:
    """The difference of two names, in English and 中文."""
    if len(printed) == len(name):
        differing = [(a, b) for a, b in zip(printed, name, strict=True) if a != b]
        if len(differing) == 1:
            pair = "/".join(differing[0])
            return f"one character differs: {pair}", f"一字不同：{pair}"
    if not printed:
        return "", ""
    if name.endswith(printed):
        return f"ends in {printed}", f"以“{printed}”结尾"
    if name.startswith(printed):
        return f"begins with {printed}", f"以“{printed}”开头"
    return _compare_by_characters(printed, name)


def _compare_by_characters(printed: str, name: str) -> tuple[str, str]:
    edits = Indel.editops(printed, name)
    lost = "".join(name[edit.dest_pos] for edit in edits if edit.tag == "insert")
    extra = "".join(printed[edit.src_pos] for edit in edits if edit.tag == "delete")
    if not extra and lost:
        return f"without {lost}", f"少“{lost}”"
    if not lost and extra:
        return f"with {extra} besides", f"多“{extra}”"
    gone = {edit.src_pos for edit in edits if edit.tag == "delete"}
    shared = "".join(c for i, c in enumerate(printed) if i not in gone)
    if not shared:
        return "no character in common", "无相同字"
    return f"shares {shared}", f"同有“{shared}”"


def compare_codes(codes: tuple[str, ...], one: Occupation) -> tuple[str, str]:
    """The relation of the printed codes to an occupation; "" where they are of another 中类."""
    if one.code in codes:
        return "its code is printed", "编码相同"
    if any(code[:7] == one.minor for code in codes):
        return "same 小类 as the printed code", "与所印编码同小类"
    if any(code[:4] == one.middle for code in codes):
        return "same 中类 as the printed code", "与所印编码同中类"
    return "", ""


def compare_endings(printed: str, name: str) -> tuple[str, str]:
    """Whether both names end in the same 员 / 师 / 工."""
    same = printed[-1:] == name[-1:] and printed[-1:] in ENDINGS
    return ("same ending", "词尾相同") if same else ("", "")


def describe_likeness(printed: str, name: str, told: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """The words about a candidate, then how its name compares, unless it has next to nothing in common."""
    said = tuple(told)
    if any(en for en, _ in said) and len(set(printed) & set(name)) < 2:
        return _join(said)
    return _join((*said, compare_names(printed, name), compare_endings(printed, name)))


def _join(parts: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Reasons in one line each, empty ones left out."""
    return ", ".join(en for en, _ in parts if en), "，".join(zh for _, zh in parts if zh)
