"""One part of a fact out of its scopes: sure, not said, or in doubt; and words shared out to the numbers of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.prose.labels import Item, Label
from pipeline.extract.prose.scopes import CARRIED, FAR, HEAD, OWN, Scope

# Programmes of amounts of a certificate; a head that names a kind of training goes before them.
CERTIFICATE, TRAINING, UMBRELLA, WEAK = 3, 4, 1, 2
# Programmes whose amounts are not for a grade.
WITHOUT_GRADE = {"specialised_ability", "training_completion"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a fact: its values (several for a set of grades), the words it was read from and how far they stood from the
    number; `is_doubtful` where it cannot be told."""

    values: tuple[str, ...] = ()
    words: str = ""
    distance: int = 0
    is_doubtful: bool = False

    @property
    def value(self) -> str:
        """The one value, or ""."""
        return self.values[0] if len(self.values) == 1 else ""

    @property
    def is_own(self) -> bool:
        """Whether the own words of the number name it."""
        return bool(self.values) and self.distance == OWN


NOTHING = Part()
# Kinds of things that a sentence lists one by one.
LISTED = {"grade", "class", "tier", "group"}


def choose(kind: str, scopes: Sequence[Scope], count: int = 1) -> list[Part]:
    """The part of a kind for each of `count` numbers, from the nearest scope that holds any word of the kind. Several numbers
    share out a list of as many things; a list of another length is a doubt for all of them."""
    for scope in scopes:
        labels = [
            label
            for label in scope.labels
            if label.kind == kind and not (label.is_shared and count == 1)
        ]
        if not labels:
            continue
        if kind == "programme":
            labels = strongest(labels)
        if count > 1:
            shared = _share_out(labels, count)
            if (
                shared is not None
                and _is_spread(labels, count)
                and _lists_other(scopes, kind, count)
            ):
                # 高级工及以下，按照非常紧缺、紧缺、一般紧缺分别给予100%、90%、80%: the span is for each of them.
                return [_single(labels, scope.distance, is_list=False)] * count
            if shared is None and _lists_other(scopes, kind, count):
                # 取得技师、高级技师证书的，按A、B、C类分别…: the set is for each of them.
                return [_single(labels, scope.distance, is_list=False)] * count
            if shared is not None:
                return [Part(item.values, item.words, scope.distance) for item in shared]
            if scope.distance == CARRIED and _is_of_another(scopes, kind):
                # A类五级1000元、四级1500元；B类分别为800元、1200元: the last of what was listed for A is not that of each.
                words = "、".join(item.words for label in labels for item in label.items)
                return [Part((), words, CARRIED, True)] * count
        return [_single(labels, scope.distance, is_list=count > 1)] * count
    return [NOTHING] * count


def strongest(labels: Sequence[Label]) -> list[Label]:
    """Of labels of programmes those of the strongest kind of word: a kind of training before a certificate."""
    best = max((item.strength for label in labels for item in label.items), default=0)
    mixed = [label for label in labels if _names_several(label)]
    if mixed:
        return mixed
    if all(item.strength == best for label in labels for item in label.items):
        return list(labels)
    kept = [
        Label(label.kind, tuple(i for i in label.items if i.strength == best)) for label in labels
    ]
    return [label for label in kept if label.items]


def _names_several(label: Label) -> bool:
    """岗前培训或安全生产培训: two kinds of training beside each other, however strong their words."""
    return (
        len(
            {
                value
                for item in label.items
                if item.strength in {WEAK, TRAINING}
                for value in item.values
            }
        )
        > 1
    )


def _share_out(labels: Sequence[Label], count: int) -> list[Item] | None:
    """A thing for each number: of one list with as many things, or of one span that holds as many."""
    for label in labels:
        names = {item.words for item in label.items}
        if len(label.items) == count and (
            len(label.values) > 1 or (label.kind == "programme" and len(names) == count)
        ):
            return list(label.items)
    for label in labels:
        values = label.values
        if len(values) == count and len(values) > 1:
            words = "".join(item.words for item in label.items)
            return [Item((value,), words, label.start, label.end) for value in values]
    return None


def _is_spread(labels: Sequence[Label], count: int) -> bool:
    """Whether a span (高级工及以下) would be shared out, and no list that is printed thing by thing."""
    return not any(len(label.items) == count for label in labels)


def _lists_other(scopes: Sequence[Scope], kind: str, count: int) -> bool:
    """Whether the words around list as many things of another kind, one by one."""
    return any(
        label.kind in LISTED - {kind} and len({item.words for item in label.items}) == count
        for scope in scopes
        for label in scope.labels
        if scope.distance < HEAD
    )


def _is_of_another(scopes: Sequence[Scope], kind: str) -> bool:
    """Whether the own words of several numbers name a thing of another kind that they are all for."""
    return any(
        label.kind in LISTED - {kind}
        for scope in scopes
        if scope.distance == OWN
        for label in scope.labels
    )


def _single(labels: Sequence[Label], distance: int, is_list: bool) -> Part:
    values = labels[0].values
    words = "、".join(item.words for item in labels[0].items)
    same = all(set(label.values) == set(values) for label in labels)
    # Several numbers cannot all be for the same set of things.
    is_doubtful = not same or (is_list and len(values) > 1)
    kind = labels[0].kind
    if kind in {"programme", "tier"} and len(values) > 1:
        is_doubtful = True
    if is_doubtful:
        return Part((), words, distance, True)
    return Part(values, words, distance)


def one_list(parts: dict[str, list[Part]], count: int) -> dict[str, list[Part]]:
    """The parts of `count` numbers: where a nearer list of as many things is shared out (按A、B类分别…), a farther one of another
    kind (取得技师、高级技师证书的) may go with it or hold for each, which nothing tells."""
    lists = {kind: found for kind, found in parts.items() if _is_list(found, count)}
    nearest = min((found[0].distance for found in lists.values()), default=OWN)
    for kind, found in lists.items():
        if found[0].distance > nearest:
            words = "、".join(part.words for part in found)
            parts = {**parts, kind: [Part((), words, found[0].distance, True)] * count}
    return parts


def _is_list(found: Sequence[Part], count: int) -> bool:
    return (
        count > 1 and len({part.values for part in found}) == count and all(p.values for p in found)
    )


def is_unsure(part: Part) -> bool:
    """Whether a part cannot be told, or was read from words beyond several other numbers."""
    return part.is_doubtful or (bool(part.values) and FAR <= part.distance < HEAD - 2)


def choose_programme(scopes: Sequence[Scope], count: int = 1) -> list[Part]:
    """The programme of each number. A certificate in the sentence stays of the kind of training that the head names, words for
    any subsidy and weak words yield to whatever else is said."""
    parts = choose("programme", scopes, count)
    heads = choose("programme", [s for s in scopes if s.distance >= HEAD])
    strengths = _strengths(scopes)
    if not strengths:
        return parts
    own, head = strengths[0], next((s for s in strengths if s[0] >= HEAD), None)
    if head and head[1] == TRAINING and own[0] < HEAD and own[1] < TRAINING:
        return [
            Part(heads[0].values, heads[0].words, heads[0].distance, heads[0].is_doubtful)
        ] * count
    if own[1] in {UMBRELLA, WEAK} and own[0] < HEAD:
        for distance, strength, is_beyond in strengths[1:]:
            if is_beyond and own[1] == WEAK:
                # 参加岗前培训的，300元；取得特种作业操作证的，800元: of what its own clause names.
                continue
            if strength > own[1] and (distance < HEAD or strength == TRAINING):
                return choose("programme", [s for s in scopes if s.distance >= distance], count)
    return parts


def _strengths(scopes: Sequence[Scope]) -> list[tuple[int, int, bool]]:
    """(distance, strength, whether in another clause) of the programmes named, the nearest first."""
    return [
        (
            scope.distance,
            max(item.strength for label in found for item in label.items),
            scope.is_beyond,
        )
        for scope in scopes
        if (found := [label for label in scope.labels if label.kind == "programme"])
    ]
