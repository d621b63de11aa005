"""Which rule a number of a sentence is: the first of `rules/measures.toml` that the words around it meet."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.prose.choose import choose
from pipeline.extract.prose.replaced_numbers import is_replaced
from pipeline.extract.prose.situation import Situation, has, neighbour
from pipeline.extract.prose.tokens import Word
from pipeline.rules.measures import UNREAD, Measure, Need, measures_of

# A least is never printed as a most: 理论课时不超过三分之一 is no least share of theory. (A most may be: 可以超过50%.)
_LEAST, _MOST = "_min", "at_most"
_ABOUT = {"topic", "raise", "of_what", "budget", "no_pay", "standard", "component"}


def measure_of(
    sit: Situation, head_words: Sequence[Word], earlier: Sequence[Situation]
) -> tuple[str, str] | None:
    """(rule, bound) of a number; rule "" where it only measures another; None where nothing fits or no rule can hold it. A number whose own words say
    nothing is read as the one of its kind before it in the sentence, and one that replaces another as that one."""
    before = next((s for s in reversed(earlier) if s.kind == sit.kind), None)
    if before is not None and before.rule and is_replaced(before):
        return _as_before(sit, before)
    led = _led(sit)
    for left in (sit.spot.words, [*led, *sit.spot.words]) if led else (sit.spot.words,):
        around = _Around(sit, left, head_words)
        for measure in measures_of(sit.kind):
            if measure.rule and sit.bound == "threshold" and not measure.threshold:
                # 低于60%的: a mark on the way to something else, and no rule.
                continue
            if _fits(measure, sit, around, earlier):
                if measure.rule == UNREAD:
                    return None
                bound = measure.binds or sit.bound
                return measure.rule, measure.says if bound in {
                    "exact",
                    "threshold",
                } and measure.says else bound
    if before is not None and before.rule and sit.bound != "threshold" and not _says_other(sit):
        return _as_before(sit, before)
    return None


def _as_before(sit: Situation, before: Situation) -> tuple[str, str]:
    return before.rule, before.role if sit.bound == "exact" and before.role else sit.bound


def _says_other(sit: Situation) -> bool:
    """Whether the own words of a number are about something of their own."""
    return any(
        any(word.has(kind) for kind in _ABOUT)
        for word in sit.own
        if not has([word], "topic", "claim")
    )


def _led(sit: Situation) -> list[Word]:
    """The words of the phrases right before that hold no number, in its own part of the sentence."""
    words: list[Word] = []
    if sit.spot.left[0] != sit.spot.phrase.start:
        return words
    for number in range(sit.spot.phrase_index - 1, max(-1, sit.spot.phrase_index - 4), -1):
        phrase = sit.frame.phrases[number]
        if phrase.numbers or phrase.mark == ";":
            break
        words = [*phrase.words, *words]
    return words


class _Around:
    """The words around a number, nearer and farther: made once for all the rules that it may be."""

    def __init__(self, sit: Situation, left: Sequence[Word], head_words: Sequence[Word]) -> None:
        self.left = left
        self.behind = sit.spot.words_behind
        self.own = [*left, *self.behind]
        self.sentence = [*self.own, *sit.earlier]
        self.heads = [*self.sentence, *head_words]

    def meet(self, measure: Measure) -> bool:
        """Whether a rule finds the words that it needs, each where it needs them, and none that it excludes."""
        for needs, words in (
            (measure.left, self.left), (measure.behind, self.behind), (measure.own, self.own),
            (measure.sentence, self.sentence), (measure.heads, self.heads),
        ):  # fmt: skip
            if needs and not all(_meets(need, words) for need in needs):
                return False
        return not any(_meets(need, self.own) for need in measure.unless) and not any(
            _meets(need, self.sentence) for need in measure.unless_sentence
        )


def _fits(measure: Measure, sit: Situation, around: _Around, earlier: Sequence[Situation]) -> bool:
    if not around.meet(measure):
        return False
    if measure.bound and sit.bound not in measure.bound:
        return False
    if not measure.binds and sit.bound == _MOST and measure.rule.endswith(_LEAST):
        return False
    if measure.scarce and not _is_scarce(sit):
        return False
    return _meets_text(measure, sit) and _meets_neighbours(measure, sit, earlier)


def _meets(need: Need, words: Sequence[Word]) -> bool:
    return any(word.says(kind, value) for word in words for kind, value in need)


def _meets_text(measure: Measure, sit: Situation) -> bool:
    text, spot = sit.folded, sit.spot
    if measure.word and not measure.word.fullmatch(spot.numbers[0].printed):
        return False
    if measure.before and not measure.before.search(
        text[max(0, spot.start - measure.reach) : spot.start]
    ):
        return False
    return not measure.after or bool(
        measure.after.search(text[spot.end : spot.end + measure.reach])
    )


def _meets_neighbours(measure: Measure, sit: Situation, earlier: Sequence[Situation]) -> bool:
    if measure.next:
        other = neighbour(sit.frame.spots, sit.index, 1)
        if other is None or other.kind not in measure.next:
            return False
    if measure.repeats and not _repeats_host(sit):
        return False
    if measure.follows and not any(s.rule in measure.follows for s in earlier):
        return False
    if measure.host and (sit.host is None or sit.host.kind not in measure.host):
        return False
    if measure.previous:
        other = neighbour(sit.frame.spots, sit.index, -1)
        if other is None or other.kind not in measure.previous:
            return False
    return True


def _is_scarce(sit: Situation) -> bool:
    """Whether scarce occupations are spoken of; ordinary ones are what an uplift is added to (在一般职业标准基础上提高30%)."""
    scopes = [scope.without_value("not_scarce") for scope in sit.scopes]
    part = choose("tier", scopes)[0]
    return part.is_doubtful or any(value != "not_scarce" for value in part.values)


def _repeats_host(sit: Situation) -> bool:
    """Whether a number stands in the bracket of the same number: 满12个月（含12个月）."""
    return sit.host_lows[:1] == sit.lows[:1]
