"""The purposes that words of a stretch give to a number: grades, classes, programmes, tiers, groups; sets and spans as such."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.prose.of_other import is_of_other
from pipeline.extract.prose.structure import Bracket
from pipeline.extract.prose.tokens import Word
from pipeline.rules.patterns import one_word, pattern, words
from pipeline.text import parse_numeral

JOIN = pattern("labels.join")
TO = pattern("labels.to")
UP = pattern("labels.up")
DOWN = pattern("labels.down")
ENUMERATES = pattern("labels.enumerates")
NEGATION = pattern("labels.negation")
FIRST = pattern("labels.first")
# Kinds that narrow what stands before their bracket.
RESTRICTS = {"grade", "class", "tier"}
# Kinds whose words say what a number is for.
DIMS = ("programme", "class", "grade", "tier", "group")
_STRENGTH = {"programme": 4, "certificate": 3, "weak_programme": 2, "umbrella": 1}
# Kind of word -> what it names.
_NAMES = {kind: kind for kind in DIMS} | dict.fromkeys(_STRENGTH, "programme")
_PLAIN_TIERS = {"scarce", "not_scarce"}
_RANK, _RANKS = one_word("grammar.rank"), words("grammar.ranks")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a label names: its values (several for a span of grades), its words, its place. `strength` ranks words
    for programmes: kinds of training, certificates, weak ones, words for any subsidy."""

    values: tuple[str, ...]
    words: str
    start: int
    end: int
    strength: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """The things of one kind that stand together, joined by 、 or 和: `初级工、中级工`."""

    kind: str
    items: tuple[Item, ...]
    # Whether the numbers of a list share these things out: then they are for no single number.
    is_shared: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """All values once, in order."""
        return tuple(dict.fromkeys(value for item in self.items for value in item.values))

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end


def find_labels(
    folded: str, words: Sequence[Word], brackets: Sequence[Bracket] = ()
) -> list[Label]:
    """The labels of a stretch in order of print. `words` are its words outside of brackets; a bracket right behind a label
    that repeats it (初级工（五级）) is one with it, and one that names another kind (（A类）) adds a label."""
    found: list[Label] = []
    closing = {bracket.start: bracket for bracket in brackets}
    for kind, items in _items(words, folded).items():
        if kind == "grade":
            items = _spans(folded, items, closing)
        if kind == "class":
            items = _letters(folded, items)
        found += _joined(kind, items, folded, closing)
    for bracket in brackets:
        found += _of_bracket(folded, bracket, found)
    return sorted(found, key=lambda label: label.start)


def _items(words: Sequence[Word], folded: str) -> dict[str, list[Item]]:
    """Kind -> the words that name a thing of it, in the order of DIMS; kinds that no word names are left out."""
    found: dict[str, list[Item]] = {}
    for word in words:
        for kind in {_NAMES[sense.kind] for sense in word.senses if sense.kind in _NAMES}:
            if item := _item(kind, word, folded):
                found.setdefault(kind, []).append(item)
    return {kind: found[kind] for kind in DIMS if kind in found}


def _item(kind: str, word: Word, folded: str) -> Item | None:
    """The word as a thing of a kind; None where it is none, is denied, or stands in a title (a tier may)."""
    if word.is_titled and kind != "tier":
        return None
    strength = 0
    if kind == "programme":
        value, strength = _programme(word)
    elif kind == "tier":
        value = word.text if word.value("tier") == "printed" else word.value("tier")
    elif kind == "group":
        value = word.text if word.has("group") else ""
    else:
        value = word.value(kind)
    is_denied = kind != "group" and NEGATION.search(folded, max(0, word.start - 14), word.start)
    if not value or is_denied or is_of_other(kind, word, folded, strength):
        return None
    return Item((value,), word.text, word.start, word.end, strength)


def _programme(word: Word) -> tuple[str, int]:
    for kind, strength in _STRENGTH.items():
        if value := word.value(kind):
            return value, strength
    return "", 0


def _spans(folded: str, items: list[Item], closing: dict[int, Bracket]) -> list[Item]:
    """Grades with what makes them spans: 五级至三级, 高级工以上, 中级工及以下; 初级工（五级） stays one."""
    made: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        end = _behind(item, closing)
        following = items[index + 1] if index + 1 < len(items) else None
        if following and TO.fullmatch(folded, end, following.start):
            stop = _behind(following, closing)
            item = _span(item.values[0], following.values[0], folded, item.start, stop)
            index += 1
        elif match := UP.match(folded, end):
            item = _span(item.values[0], "1", folded, item.start, match.end())
        elif match := DOWN.match(folded, end):
            item = _span("5", item.values[0], folded, item.start, match.end())
        elif following and following.values == item.values and following.start - end <= 1:
            # 五级/初级工: two words for one grade.
            items[index + 1] = Item(
                item.values, folded[item.start : following.end], item.start, following.end
            )
            index += 1
            continue
        made.append(item)
        index += 1
    return made


def _behind(item: Item, closing: dict[int, Bracket]) -> int:
    bracket = closing.get(item.end)
    return bracket.end + 1 if bracket and not _lists(bracket) else item.end


def _span(one: str, other: str, folded: str, start: int, end: int) -> Item:
    if not (one.isdigit() and other.isdigit()):
        return Item((one, other), folded[start:end], start, end)
    low, high = max(int(one), int(other)), min(int(one), int(other))
    return Item(tuple(str(g) for g in range(low, high - 1, -1)), folded[start:end], start, end)


def _letters(folded: str, items: list[Item]) -> list[Item]:
    """Classes with A至C类 made a span of letters."""
    made: list[Item] = []
    for item in items:
        last = made[-1] if made else None
        ends = (last.values[-1], item.values[0]) if last else ("", "")
        are_letters = all(len(e) == 1 and e.isascii() for e in ends)
        if last and are_letters and TO.fullmatch(folded, last.end, item.start):
            letters = tuple(chr(c) for c in range(ord(ends[0]), ord(ends[1]) + 1))
            made[-1] = Item(letters, folded[last.start : item.end], last.start, item.end)
        else:
            made.append(item)
    return made


def _joined(
    kind: str, items: Iterable[Item], folded: str, closing: dict[int, Bracket]
) -> list[Label]:
    """Items that nothing but a joining word parts, as one label each."""
    groups: list[list[Item]] = []
    for item in items:
        last = groups[-1][-1] if groups else None
        if last and _may_join(kind, last, item, folded, closing):
            groups[-1].append(item)
        else:
            groups.append([item])
    shape = {"tier": _printed_tiers, "group": _ranks}.get(kind, tuple)
    return [Label(kind, tuple(shape(group))) for group in groups]


def _printed_tiers(group: list[Item]) -> list[Item]:
    """In a list of tiers (非常紧缺、紧缺、一般紧缺) each is a tier as printed; 紧缺 alone is just scarce."""
    is_plain = all(item.values[0] in _PLAIN_TIERS for item in group)
    if is_plain or len({item.words for item in group}) < 2:
        return group
    return [replace(item, values=(item.words,)) for item in group]


def _ranks(group: list[Item]) -> list[Item]:
    """前三名 is the first, the second and the third."""
    ranked: list[Item] = []
    for item in group:
        match = FIRST.fullmatch(item.words)
        count = parse_numeral(match.group(1)) if match else None
        if not count or count > 10:
            ranked.append(item)
            continue
        names = [_RANK.format(numeral) for numeral in _RANKS[:count]]
        ranked += [Item((name,), name, item.start, item.end) for name in names]
    return ranked


def _may_join(kind: str, last: Item, item: Item, folded: str, closing: dict[int, Bracket]) -> bool:
    begin = _behind(last, closing)
    if JOIN.fullmatch(folded, begin, item.start):
        return True
    # 非常紧缺、比较紧缺职业: a word of the same list may carry what all of them have in common.
    return kind == "group" and item.start - begin <= 1


def _lists(bracket: Bracket) -> bool:
    """Whether a bracket only lists: more than one thing, or words such as 含 and 详见 at its head."""
    return len(bracket.phrases) > 1 or any(p.numbers for p in bracket.phrases)


def _of_bracket(folded: str, bracket: Bracket, labels: Sequence[Label]) -> list[Label]:
    """The labels that a bracket gives outward. One right behind a label may repeat it (初级工（五级）), contradict it, or add to it
    (（A类）); grades, classes and tiers that fill a bracket restrict what stands before it; one that lists what its host already
    is, or begins with 含 or 详见, gives nothing."""
    text = folded[bracket.start + 1 : bracket.end]
    if _lists(bracket) or ENUMERATES.match(text):
        return []
    host = next((label for label in labels if bracket.start == label.end), None)
    around = [x for x in labels if x.start < bracket.start and bracket.end < x.end]
    words = [word for p in bracket.phrases for word in p.words]
    given = []
    for label in find_labels(folded, words):
        repeats = host is not None and label.kind == host.kind and label.values == host.values
        # 四级(中级工)及以上: the other name of an end of a span.
        repeats |= any(x.kind == label.kind and set(label.values) <= set(x.values) for x in around)
        restricts = label.kind in RESTRICTS and (host is not None or _fills(label, bracket))
        is_same_kind = host is not None and label.kind == host.kind
        is_alone = host is not None and "、" not in text
        if not repeats and ((restricts and not is_same_kind) or is_alone):
            given.append(label)
    return given


def _fills(label: Label, bracket: Bracket) -> bool:
    return bracket.end - bracket.start - 1 - (label.end - label.start) <= 4
