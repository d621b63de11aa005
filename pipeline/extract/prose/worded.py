"""Rules that print no number (不得重复享受), and words that stand where a number's would: both are read as if a number stood there."""

from __future__ import annotations

from pipeline.extract.prose import who
from pipeline.extract.prose.choose import NOTHING, Part, choose_programme
from pipeline.extract.prose.conditions import condition_of
from pipeline.extract.prose.definitions import widened
from pipeline.extract.prose.facts import RuleFact
from pipeline.extract.prose.headings import Heads
from pipeline.extract.prose.labels import find_labels
from pipeline.extract.prose.leftover_words import Said
from pipeline.extract.prose.per import Per
from pipeline.extract.prose.scopes import OWN, Frame, scopes_of
from pipeline.extract.prose.situation import MOST_WORDS, Situation
from pipeline.extract.prose.spots import Spot
from pipeline.extract.prose.structure import Phrase, Sentence
from pipeline.extract.prose.tokens import Number, Word
from pipeline.rules.patterns import pattern
from pipeline.rules.prose import Worded, prose_rules

_THROUGH = pattern("worded.through")


# Lengths of time behind which a subsidy ends.
_ENDS = {"days", "months", "years", "age", "hours"}


def words_before(phrase: Phrase, at: int) -> list[Word]:
    """The words of a phrase before a place, as far back as words of a number are looked for."""
    return [word for word in phrase.words if word.end <= at][-MOST_WORDS:]


def words_only(
    folded: str, frame: Frame, phrase: Phrase, at: int, host: Situation | None
) -> Situation:
    """A place in a phrase as a situation without a number: its own words are those of the phrase before it."""
    words = words_before(phrase, at)
    index = next(n for n, p in enumerate(frame.phrases) if p is phrase)
    nothing = Number("", at, at, None, "")
    inside = [b for b in phrase.brackets if words and words[0].start <= b.start and b.end < at]
    spot = Spot(
        [nothing], phrase, (phrase.start, at), (at, at), [Per()], Per(), "", words, [], None,
        find_labels(folded, words, inside), [], index,
    )  # fmt: skip
    return Situation(folded, frame, spot, [], 0, host)


def worded_fact(
    folded: str,
    sentence: Sentence,
    heads: Heads,
    worded: Worded,
    span: tuple[int, int],
) -> list[RuleFact]:
    """The fact of a rule that prints no number, read where its words begin: one for each programme that a defined word stands for;
    none where nobody stands who is paid by it."""
    phrase = _phrase_at(sentence, span[0])
    paid = _paid_behind(folded, phrase, span) if worded.is_paid else ""
    if worded.is_paid and not paid:
        return []
    frame = Frame(folded, sentence.phrases, [], heads.scopes)
    situation = words_only(folded, frame, phrase, span[0], None)
    frame.spots = [situation.spot]
    scopes = scopes_of(frame, situation.spot)
    situation.scopes = scopes
    named = [s for s in scopes if s.distance == OWN] if worded.rule == "exclusive" else scopes
    programme = choose_programme([scope.without_umbrella() for scope in named])[0]
    if "claimant" in prose_rules().payee.get(worded.rule, ()):
        paid = who.claimant(situation)
    parts = {"programme": programme, "grade": NOTHING, "beneficiary": Part((paid,) if paid else ())}
    fact = RuleFact(
        span[0], span[1], worded.rule, None, "exact" if worded.value else "", parts, "standard" if worded.rule == "share" else "",
        _condition(situation, worded, programme, span), worded.value,
    )  # fmt: skip
    return widened(situation, [fact], heads.defined, span[1])


def _condition(sit: Situation, worded: Worded, programme: Part, span: tuple[int, int]) -> str:
    """What limits a rule; where its own words are the limit, those."""
    if worded.rule == "exclusive" or worded.is_paid:
        return condition_of(sit, Said(programme)).words
    return sit.folded[span[0] : span[1]]


def _paid_behind(folded: str, phrase: Phrase, span: tuple[int, int]) -> str:
    """The beneficiary whose word begins right behind a span; "" where the phrase opens with one who pays for others."""
    if _THROUGH.match(folded, phrase.start, span[0]):
        return ""
    word = next((word for word in phrase.words if word.start == span[1]), None)
    return word.value("beneficiary") if word else ""


def worded_facts(folded: str, sentence: Sentence, heads: Heads) -> list[RuleFact]:
    """The rules of a sentence that print no number, where two overlap the one that `prose.toml` lists first."""
    found: list[RuleFact] = []
    seen: list[tuple[int, int]] = []
    for worded in prose_rules().worded:
        for match in worded.pattern.finditer(folded[sentence.start : sentence.end]):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if _is_said(sentence, worded, start):
                continue
            if not any(a < end and start < b for a, b in seen):
                seen.append((start, end))
                found += worded_fact(folded, sentence, heads, worded, (start, end))
    return found


def _is_said(sentence: Sentence, worded: Worded, place: int) -> bool:
    """Whether words that exclude end what was granted (超过30天的不再享受), and say no rule of their own."""
    if worded.rule != "exclusive":
        return False
    return any(n.kind in _ENDS and n.end <= place for n in _phrase_at(sentence, place).numbers)


def _phrase_at(sentence: Sentence, place: int) -> Phrase:
    for phrase in sentence.phrases:
        if phrase.start <= place < phrase.end:
            return phrase
    return sentence.phrases[-1]
