"""The doubts that matching raises, each with the line that settles it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.match.decisions import decision_line
from pipeline.match.matcher import is_matchable
from pipeline.match.models import EVERYWHERE, NONE, Decision, Match, Printed
from pipeline.model.document import Issue, Place
from pipeline.model.issues import make_issue
from pipeline.reference.editions import Occupation, Reference
from pipeline.reference.lookup_names import key_of, read_codes

Found = tuple[str, Issue]
# The file of decisions stands beside the folders of the notices.
DECISIONS = Place("/decisions.csv")
AGREED = ("", "")
UNMARKED = (None, None)


def find_issues(
    printed: Sequence[Printed],
    matches: Sequence[Match],
    reference: Reference,
    decisions: Sequence[Decision],
) -> tuple[Found, ...]:
    """Every doubt: by entry in the order given, then the names to review, then the decisions."""
    rows = list(zip(printed, matches, strict=True))
    own = [one for one in decisions if one.edition == reference.edition]
    return (
        *_of_entries(rows, reference),
        *_reviews(rows, reference),
        *(_of_decisions(own, printed, reference) if own else ()),
    )


def _of_fact(kind: str, entry: Printed, printed: str, words: tuple[str, str]) -> Found:
    return entry.notice_id, make_issue(
        kind, entry.place, printed, fact=entry.entry_id, en=words[0], zh=words[1]
    )


def _of_entries(rows: Iterable[tuple[Printed, Match]], reference: Reference) -> Iterator[Found]:
    by_code = reference.by_code
    for entry, match in rows:
        if match.code_conflict:
            words = explain_conflict(entry, match, reference)
            printed = f"{entry.printed_name} {entry.printed_code}"
            yield _of_fact("code_conflict", entry, printed, words)
        if match.occupation_code and (entry.is_green, entry.is_digital) != UNMARKED:
            words = explain_flags(entry, by_code[match.occupation_code])
            if words != AGREED:
                yield _of_fact("flag_contradiction", entry, entry.printed_name, words)


def explain_conflict(entry: Printed, match: Match, reference: Reference) -> tuple[str, str]:
    """Which occupation the printed code means today, if any, and which one the entry was taken for."""
    parts, parts_zh = [], []
    for code in read_codes(entry.printed_code):
        if one := reference.by_code.get(code):
            parts.append(f"{code} is the code of {one.name} in the edition of {reference.edition}")
            parts_zh.append(f"{code} 在{reference.edition}年版中是“{one.name}”的编码")
        else:
            parts.append(f"{code} is no code of the edition of {reference.edition}")
            parts_zh.append(f"{code} 不是{reference.edition}年版的编码")
        old = next(
            (o for o in reference.old_codes_of(code) if key_of(o.old_name) == key_of(entry.name)),
            None,
        )
        if old is not None:
            parts.append(f"it was the code of {old.old_name} ({old.source})")
            parts_zh.append(f"旧编码，原指“{old.old_name}”（{old.source}）")
    if match.occupation_code:
        parts.append(
            f"the name is {match.occupation_name}, {match.occupation_code}: the code is not followed"
        )
        parts_zh.append(f"按名称取“{match.occupation_name}”{match.occupation_code}，不采用所印编码")
    return "; ".join(parts), "；".join(parts_zh)


def explain_flags(entry: Printed, one: Occupation) -> tuple[str, str]:
    """Where a printed L or S, or its absence in a list that has it, is not what the edition says; AGREED where it is."""
    if entry.is_green in (None, one.is_green) and entry.is_digital in (None, one.is_digital):
        return AGREED
    flags = (("L", entry.is_green, one.is_green), ("S", entry.is_digital, one.is_digital))
    wrong = [(mark, told) for mark, told, true in flags if told is not None and told != true]
    en = ", ".join(f"{mark} is {'printed' if told else 'not printed'} here" for mark, told in wrong)
    zh = "，".join(f"此处{'印有' if told else '未印'} {mark}" for mark, told in wrong)
    who = f"{one.name}, {one.code}"
    return (
        f"{en}; the edition says otherwise of {who}",
        f"{zh}，与大典中“{one.name}”{one.code} 不符",
    )


def _reviews(rows: Iterable[tuple[Printed, Match]], reference: Reference) -> Iterator[Found]:
    groups: dict[tuple[str, str, str], list[tuple[Printed, Match]]] = {}
    for entry, match in rows:
        if is_waiting(match):
            groups.setdefault((entry.notice_id, entry.name, entry.printed_code), []).append(
                (entry, match)
            )
    for (notice_id, name, _), found in groups.items():
        entry, match = found[0]
        names = "; ".join(f"{one.code} {one.name}" for one in match.candidates[:3])
        count = len(found)
        # Which of the candidates it is, only a person says.
        words = {
            "en": f"{count} row(s) wait for a decision: {match.reason}; candidates: {names or 'none'}",
            "zh": f"{count} 行待人工确认：{match.reason_zh}；候选：{names or '无'}",
            "line": decision_line(reference.edition, notice_id, name),
        }
        yield notice_id, make_issue("match_review", entry.place, entry.printed_name, **words)


def is_waiting(match: Match) -> bool:
    """Does the match wait for a person? Without a candidate it does too, unless a person decided that nothing fits."""
    return match.match_status == "review" or (
        match.match_status == "unmatched" and match.match_method is None
    )


def _of_decisions(
    decisions: Iterable[Decision], printed: Sequence[Printed], reference: Reference
) -> Iterator[Found]:
    names: dict[str, dict[str, Printed]] = {}
    for entry in printed:
        if is_matchable(entry):
            names.setdefault(entry.notice_id, {}).setdefault(key_of(entry.name), entry)
    notices = {entry.notice_id for entry in printed}
    for one in decisions:
        if one.scope != EVERYWHERE and one.scope not in notices:
            continue
        scopes = names if one.scope == EVERYWHERE else {one.scope: names.get(one.scope, {})}
        met = [
            found[key] for found in scopes.values() if (key := key_of(one.printed_name)) in found
        ]
        yield from _of_decision(one, met, reference)


def _of_decision(one: Decision, met: Sequence[Printed], reference: Reference) -> Iterator[Found]:
    notice_id = "" if one.scope == EVERYWHERE else one.scope
    said = f"{one.scope} {one.printed_name} {one.code} {one.judgement}"
    exact = reference.by_name.get(key_of(one.printed_name))
    if not met:
        yield notice_id, make_issue("stale_decision", DECISIONS, said, line=one.as_line)
        return
    place, notice_id = met[0].place, notice_id or met[0].notice_id
    if one.code != NONE and one.code not in reference.by_code:
        words = {"code": one.code, "edition": one.edition, "line": one.as_line}
        yield notice_id, make_issue("decision_unknown_code", place, said, **words)
    elif exact is not None and _contradicts(one, exact):
        words = {"code": exact.code, "name": exact.name, "line": one.as_line}
        yield notice_id, make_issue("decision_contradicts", place, said, **words)


def met_decisions(decisions: Iterable[Decision], printed: Iterable[Printed]) -> frozenset[Decision]:
    """The decisions that meet a printed name."""
    names = {key_of(entry.name) for entry in printed if is_matchable(entry)}
    return frozenset(one for one in decisions if key_of(one.printed_name) in names)


def _contradicts(one: Decision, exact: Occupation) -> bool:
    """Refusing some other code says nothing against the exact match."""
    return one.code != exact.code if one.judgement == "accept" else one.code in (NONE, exact.code)
