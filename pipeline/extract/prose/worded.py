"""Rules that print no number (不得重复享受), and words that stand where a number's would: both are read as if a number stood there."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.prose import who
from pipeline.extract.prose.choose import NOTHING, Part, choose_programme
from pipeline.extract.prose.conditions import Said, condition_of
from pipeline.extract.prose.facts import RuleFact
from pipeline.extract.prose.labels import find_labels
from pipeline.extract.prose.per import Per
from pipeline.extract.prose.scopes import OWN, Frame, Scope, scopes_of
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.spots import Spot
from pipeline.extract.prose.structure import Phrase, Sentence
from pipeline.extract.prose.tokens import Number, Word
from pipeline.rules.prose import Worded, prose_rules


def words_only(
    folded: str, frame: Frame, phrase: Phrase, at: int, host: Situation | None
) -> Situation:
    """A place in a phrase as a situation without a number: its own words are those of the phrase before it."""
    words = [t for t in phrase.tokens if isinstance(t, Word) and t.end <= at]
    index = next(n for n, p in enumerate(frame.phrases) if p is phrase)
    nothing = Number("", at, at, None, "")
    inside = [b for b in phrase.brackets if b.end < at]
    spot = Spot(
        [nothing], phrase, (phrase.start, at), (at, at), [Per()], Per(), "", words, [], None,
        find_labels(folded, words, inside), [], index,
    )  # fmt: skip
    return Situation(folded, frame, spot, [], 0, host)


def worded_fact(
    folded: str, sentence: Sentence, heads: Sequence[Scope], worded: Worded, span: tuple[int, int]
) -> RuleFact:
    """The fact of a rule that prints no number, read where its words begin."""
    phrase = _phrase_at(sentence, span[0])
    frame = Frame(folded, sentence.phrases, [], heads)
    situation = words_only(folded, frame, phrase, span[0], None)
    frame.spots = [situation.spot]
    scopes = scopes_of(frame, situation.spot)
    situation.scopes = scopes
    named = [s for s in scopes if s.distance == OWN] if worded.rule == "exclusive" else scopes
    programme = choose_programme([scope.without_umbrella() for scope in named])[0]
    paid = who.claimant(situation) if "claimant" in prose_rules().payee.get(worded.rule, ()) else ""
    parts = {"programme": programme, "grade": NOTHING, "beneficiary": Part((paid,) if paid else ())}
    condition = (
        condition_of(situation, Said(programme)).words
        if worded.rule == "exclusive"
        else folded[span[0] : span[1]]
    )
    return RuleFact(
        span[0], span[1], worded.rule, None, "exact" if worded.value else "", parts, "standard" if worded.rule == "share" else "",
        condition, worded.value,
    )  # fmt: skip


def worded_facts(folded: str, sentence: Sentence, heads: Sequence[Scope]) -> list[RuleFact]:
    """The rules of a sentence that print no number, where two overlap the one that `prose.toml` lists first."""
    found: list[RuleFact] = []
    seen: list[tuple[int, int]] = []
    for worded in prose_rules().worded:
        for match in worded.pattern.finditer(folded[sentence.start : sentence.end]):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if not any(a < end and start < b for a, b in seen):
                seen.append((start, end))
                found.append(worded_fact(folded, sentence, heads, worded, (start, end)))
    return found


def _phrase_at(sentence: Sentence, place: int) -> Phrase:
    for phrase in sentence.phrases:
        if phrase.start <= place < phrase.end:
            return phrase
    return sentence.phrases[-1]
