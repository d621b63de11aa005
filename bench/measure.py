"""How well names are matched: labelled pairs in groups, with every pair's own alias forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.match.knowledge import Knowledge
from pipeline.match.matcher import match_entries, query_of
from pipeline.match.models import Printed
from pipeline.match.rulings import rule_on
from pipeline.reference.editions import Reference
from pipeline.reference.lookup_names import key_of, split_name

# For one printed pair: the accepted code or "", and the proposed codes, best first.
Answer = tuple[str, tuple[str, ...]]
Answerer = Callable[[Sequence["Pair"]], list[Answer]]


@dataclass(frozen=True)
class Pair:
    """A printed name (and code) with the right codes; several for an umbrella word, none for what is no occupation."""

    name: str
    printed_code: str
    codes: tuple[str, ...]
    group: str


@dataclass(frozen=True)
class Score:
    """Counts of one group; `kin` share a character with a right name, and top1 and top3 count among them."""

    group: str
    pairs: int
    accepted: int
    right: int
    kin: int
    top1: int
    top3: int

    @property
    def precision(self) -> float | None:
        """Share of the accepted that is right; None where nothing is accepted."""
        return self.right / self.accepted if self.accepted else None

    @property
    def recall(self) -> float:
        """Share of the pairs that is accepted, and rightly."""
        return self.right / self.pairs if self.pairs else 0.0


def read_pairs(rows: Iterable[dict[str, str]]) -> list[Pair]:
    """Rows of a labelled file: printed_name, group, and printed_code, code, candidates where there are such columns."""
    return [
        Pair(
            row["printed_name"],
            row.get("printed_code") or "",
            tuple(filter(None, (row.get("code") or row.get("candidates") or "").split(";"))),
            row["group"],
        )
        for row in rows
    ]


def is_hard(pair: Pair, reference: Reference) -> bool:
    """Is the name not exactly an occupation's?"""
    return key_of(pair.name) not in reference.by_name


def entry_of(name: str, printed_code: str = "", kind: str = "") -> Printed:
    """A printed name as the pipeline hands it to the matcher: marks and brackets off, the words in them beside it."""
    bare, words = split_name(name)
    return Printed("", "", kind, bare or name, name, printed_code, words)


def answer_by_rules(reference: Reference, kind: str = "") -> Answerer:
    """The matcher of this package, without its memory of the names it is asked. `kind` is the list the names stand in,
    "" for none."""
    known = Knowledge(reference, has_memory=False)

    def answer(pairs: Sequence[Pair]) -> list[Answer]:
        matches = match_entries([entry_of(p.name, p.printed_code, kind) for p in pairs], known)
        return [(m.occupation_code or "", tuple(c.code for c in m.candidates)) for m in matches]

    return answer


def accept_by_rules(
    reference: Reference,
    pairs: Sequence[Pair],
    kind: str = "",
    without: frozenset[str] = frozenset(),
) -> list[str]:
    """The code that the rules accept for each pair, or "": as answer_by_rules, without proposals. Rules named in `without`
    are not asked."""
    known = Knowledge(reference, has_memory=False, without=without)
    found = []
    for pair in pairs:
        ruling = rule_on(query_of(entry_of(pair.name, pair.printed_code, kind), known), known)
        found.append(ruling.outcome.codes[0] if ruling.is_accepted and ruling.outcome else "")
    return found


def score_pairs(
    pairs: Sequence[Pair], answers: Sequence[Answer], reference: Reference
) -> list[Score]:
    """A score for each group, in order of first appearance."""
    groups: dict[str, list[tuple[Pair, Answer]]] = {}
    for pair, answer in zip(pairs, answers, strict=True):
        groups.setdefault(pair.group, []).append((pair, answer))
    return [_score(group, found, reference) for group, found in groups.items()]


def _score(group: str, found: list[tuple[Pair, Answer]], reference: Reference) -> Score:
    accepted = [(pair, code) for pair, (code, _) in found if code]
    kin = [(pair, _proposed(answer)) for pair, answer in found if shares_character(pair, reference)]
    return Score(
        group,
        len(found),
        len(accepted),
        sum(code in pair.codes for pair, code in accepted),
        len(kin),
        sum(any(code in pair.codes for code in proposed[:1]) for pair, proposed in kin),
        sum(any(code in pair.codes for code in proposed[:3]) for pair, proposed in kin),
    )


def _proposed(answer: Answer) -> tuple[str, ...]:
    code, proposed = answer
    return (code,) if code else proposed


def shares_character(pair: Pair, reference: Reference) -> bool:
    """Does the printed name share a character with the name of a right answer?"""
    return any(set(pair.name) & set(reference.by_code[code].name) for code in pair.codes)
