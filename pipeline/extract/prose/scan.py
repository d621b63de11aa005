"""Text to tokens in one pass: at each place the longest known word or the number that stands there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.extract.prose.join_numbers import join_numbers
from pipeline.extract.prose.read_unit import number_places, read_number_at
from pipeline.extract.prose.tokens import Mask, Number, Token, Word
from pipeline.rules.lexicon import Lexicon, Sense, lexicon, words_of
from pipeline.rules.numerals import number_rules
from pipeline.rules.patterns import one_word, pattern
from pipeline.rules.patterns import words as words_named
from pipeline.text import fold

# Masks inside which words still count, though numbers do not.
_SPEAKING = {"title", "quoted", "annex", "ordinal"}
_CLASS = pattern("scan.class")
# 分三类: a count, no class.
_NOT_CLASS_BEFORE = frozenset(words_named("scan_words.not_class_before"))
_GRADE = pattern("scan.grade")
_ODD_GRADE = pattern("scan.odd_grade")
_ODD_PLACES = re.compile(f"(?={_ODD_GRADE.pattern})")
_STARS = re.compile("[★☆]{1,5}")
_MARK_OF, _OF_MARK = pattern("scan.mark_of"), pattern("scan.of_mark")
_MARK_REACH = 24
_FIRST = pattern("scan.first")
_GRADE_VALUES = {
    sign: str(5 - place)
    for signs in words_named("scan_words.grades")
    for place, sign in enumerate(signs)
}
# Marks that part the words of a known word only in print: 职业（工种）.
_STEM_REACH = 12
_STEM_STOP = frozenset(words_named("scan_words.stem_stop"))
_CLASS_BEGINS = frozenset(words_named("scan_words.class_begins"))
_ORDINAL, _FIRST_SIGN, _WORKER = (
    one_word(f"scan_words.{name}") for name in ("ordinal", "first", "worker")
)
_EACH = one_word("grammar.each")
_TO = pattern("labels.to")


def scan(text: str) -> tuple[list[Token], list[Mask]]:
    """(tokens, masks) of a text in order of print. Places are those of the folded text, which are those of the printed text
    without white space. A word inside a longer name is no token."""
    folded = fold(text)
    masks = find_masks(folded)
    closed = [mask for mask in masks if mask.name not in _SPEAKING]
    tokens = list(_scan(folded, masks, closed))
    return join_numbers(folded, tokens), masks


def find_masks(folded: str) -> list[Mask]:
    """The stretches whose numbers count nothing, in order, none inside another."""
    found = sorted(
        (
            Mask(match.start(), match.end(), name)
            for name, pattern in _mask_patterns()
            for match in pattern.finditer(folded)
            if match.end() > match.start()
        ),
        key=lambda mask: (mask.start, -mask.end),
    )
    kept: list[Mask] = []
    for mask in found:
        if not kept or mask.start >= kept[-1].end:
            kept.append(mask)
    return kept


@cache
def _mask_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(p)) for name, p in number_rules().masks.items())


def _scan(folded: str, masks: Sequence[Mask], closed: Sequence[Mask]) -> Iterator[Token]:
    words = lexicon()
    skip = {mask.start: mask.end for mask in closed}
    inside = _Spans(masks)
    # Where a number or an odd grade may begin: at most places none does, and one pass tells all of them.
    numbers, odd = number_places(folded), {m.start() for m in _ODD_PLACES.finditer(folded)}
    at, size = 0, len(folded)
    while at < size:
        if at in skip:
            at = skip[at]
            continue
        mask = inside.at(at)
        token = _class_or_grade(folded, at, at in odd) or _word(words, folded, at)
        number = None if mask or at not in numbers else read_number_at(folded, at)
        if number and inside.begins_in(at + 1, number.end):
            number = None
        if number and (token is None or number.end > token.end):
            yield number
            at = number.end
        elif token:
            if not token.has("shield") and not token.has("stem"):
                yield replace(token, is_titled=True) if _is_titled(token, mask) else token
            at = token.end
        else:
            at += 1


def _is_titled(token: Word, mask: Mask | None) -> bool:
    """Whether a word stands in a title; 《培训合格证书》 is the name of a certificate, and no title."""
    if mask is None or mask.name != "title":
        return False
    is_whole = token.start == mask.start + 1 and token.end == mask.end - 1
    return not (is_whole and token.has("certificate"))


class _Spans:
    """Which mask a place lies in."""

    def __init__(self, masks: Sequence[Mask]) -> None:
        self._masks = masks
        self._starts = [mask.start for mask in masks]

    def at(self, place: int) -> Mask | None:
        index = bisect_right(self._starts, place) - 1
        return self._masks[index] if index >= 0 and place < self._masks[index].end else None

    def begins_in(self, start: int, end: int) -> bool:
        """Whether a mask begins between two places: 1.2023年 is no number of years."""
        index = bisect_left(self._starts, start)
        return index < len(self._starts) and self._starts[index] < end


def _is_mark(folded: str, stars: re.Match[str]) -> bool:
    """Whether a star is the mark of the scarce ones that are named beside it, and no tier of its own."""
    if len(stars.group(0)) > 1:
        return False
    before = folded[max(0, stars.start() - _MARK_REACH) : stars.start()]
    return bool(_MARK_OF.match(folded, stars.end()) or _OF_MARK.search(before))


def _class_or_grade(folded: str, at: int, may_be_odd: bool) -> Word | None:
    char = folded[at]
    if char in "★☆" and (match := _STARS.match(folded, at)):
        sense = Sense("shield", "name") if _is_mark(folded, match) else Sense("tier", "printed")
        return Word(at, match.end(), match.group(0), (sense,))
    if char == _FIRST_SIGN and (match := _FIRST.match(folded, at)):
        return Word(
            at,
            match.end(),
            match.group(0),
            (Sense("group", "rank"), Sense("weak_programme", "contest")),
        )
    if may_be_odd and (match := _ODD_GRADE.match(folded, at)):
        end = (
            match.end() if match.group(0).endswith(_WORKER) else _longest_grade(folded, match.end())
        )
        return Word(at, end, folded[at:end], (Sense("grade", "unknown"),))
    if ("A" <= char <= "Z" or char in _CLASS_BEGINS) and (match := _CLASS.match(folded, at)):
        value = next(group for group in match.groups() if group)
        before = folded[at - 1] if at else ""
        is_bare = not ("A" <= char <= "Z" or char == _ORDINAL)
        if not (is_bare and before and before in _NOT_CLASS_BEFORE) and not (
            before.isascii() and before.isalnum()
        ):
            return Word(at, match.end(), match.group(0), (Sense("class", value),))
    if char in _GRADE_VALUES and (match := _GRADE.match(folded, at)):
        return Word(at, match.end(), match.group(0), (Sense("grade", _GRADE_VALUES[char]),))
    return None


def _longest_grade(folded: str, at: int) -> int:
    return at + len(lexicon("grade").longest(folded, at))


def _word(words: Lexicon, folded: str, at: int) -> Word | None:
    """The longest word at a place. A stem is a word where its head follows; a word before the end of a longer name is none."""
    text = words.longest(folded, at)
    if not text:
        return None
    senses = words.senses[text]
    if _TO.match(text) and _begins_grade(words, folded, at + len(text) - 1):
        # 初级工至高级工: a limit (至高) does not end inside a grade.
        return None
    if (
        text.startswith(_EACH)
        and (inner := words.longest(folded, at + 2))
        and at + 2 + len(inner) > at + len(text)
    ):
        # 每个项目制培训: a unit does not end inside a longer word.
        text = folded[at : at + 2] if folded[at : at + 2] in words.senses else text
        senses = words.senses[text]
    end = at + len(text)
    if text in _stems():
        stems = [sense for sense in senses if sense.kind == "stem"]
        return _compound(words, folded, at, end, stems)
    return Word(at, end, text, senses)


def _begins_grade(words: Lexicon, folded: str, at: int) -> bool:
    inner = words.longest(folded, at)
    return len(inner) > 1 and any(sense.kind == "grade" for sense in words.senses[inner])


@cache
def _stems() -> frozenset[str]:
    return frozenset(words_of("stem"))


def _compound(words: Lexicon, folded: str, at: int, end: int, stems: Sequence[Sense]) -> Word:
    for reach in range(end, min(len(folded), end + _STEM_REACH)):
        if folded[reach] in _STEM_STOP:
            break
        found = words.longest(folded, reach)
        if found and any(s.kind == "name_end" for s in words.senses[found]):
            return Word(
                at, reach + len(found), folded[at : reach + len(found)], (Sense("shield", "name"),)
            )
        for stem in stems:
            head = next((h for h in _heads(stem.value) if folded.startswith(h, reach)), "")
            if head:
                stop = reach + len(head)
                return Word(at, stop, folded[at:stop], (Sense("programme", stem.value),))
    return Word(at, end, folded[at:end], (Sense("stem", stems[0].value),))


@cache
def _heads(programme: str) -> tuple[str, ...]:
    return tuple(sorted(words_of("stem_head", programme), key=len, reverse=True))


def numbers_of(tokens: Sequence[Token]) -> list[Number]:
    """The numbers among tokens."""
    return [token for token in tokens if isinstance(token, Number)]
