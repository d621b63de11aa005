"""Words that a notice defines: 职业资格证书（含专项能力证书，下同） stands for both kinds of certificate from there on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.extract.prose.choose import CERTIFICATE, WITHOUT_GRADE, Part
from pipeline.extract.prose.facts import RuleFact
from pipeline.extract.prose.labels import Item, Label, find_labels
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.structure import Bracket, Phrase, Sentence
from pipeline.extract.prose.tokens import Word
from pipeline.rules.patterns import pattern
from pipeline.rules.prose import prose_rules

_HOLDS_ON = pattern("definitions.holds_on")
_NAMES = pattern("definitions.names")

# Word -> the programmes that it stands for.
Defined = Mapping[str, tuple[str, ...]]


def find_definitions(folded: str, sentence: Sentence) -> dict[str, tuple[str, ...]]:
    """The words of certificates that a sentence defines, each with the programmes it stands for: more than one, else the word needs
    no definition."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase, bracket in _brackets(sentence.phrases):
        text = folded[bracket.start + 1 : bracket.end]
        words = [word for word in phrase.words if word.end <= bracket.start]
        if _HOLDS_ON.search(text):
            named = _certificates(find_labels(folded, words))
            host = next((item for item in named if item.end == bracket.start), None)
            term, members = host.words if host else "", [host, *_inside(folded, bracket)]
        elif match := _NAMES.search(text):
            term, members = match["term"], [*_list_before(folded, words, bracket)]
        else:
            continue
        programmes = tuple(dict.fromkeys(item.values[0] for item in members if item))
        if term and len(programmes) > 1:
            found[term] = programmes
    return found


def _brackets(phrases: Sequence[Phrase]) -> Iterator[tuple[Phrase, Bracket]]:
    for phrase in phrases:
        for bracket in phrase.brackets:
            yield phrase, bracket
            yield from _brackets(bracket.phrases)


def _certificates(labels: Sequence[Label]) -> list[Item]:
    return [
        item
        for label in labels
        for item in label.items
        if label.kind == "programme" and item.strength == CERTIFICATE
    ]


def _inside(folded: str, bracket: Bracket) -> list[Item]:
    words = [word for p in bracket.phrases for word in p.words]
    return _certificates(find_labels(folded, words))


def _list_before(folded: str, words: Sequence[Word], bracket: Bracket) -> list[Item]:
    """The certificates of the list that ends right before a bracket: 职业技能等级证书、专项能力证书（以下统称“证书”）."""
    ending = [label for label in find_labels(folded, words) if label.items[-1].end == bracket.start]
    return _certificates(ending)


def widened(
    sit: Situation, facts: Sequence[RuleFact], defined: Defined, end: int | None = None
) -> list[RuleFact]:
    """The rules of a number, each for every programme that the word for its certificate stands for. One for a grade stays of
    those that have grades. `end` is where the words of a rule without a number end."""
    term = _term_before(sit, sit.spot.start if end is None else end, defined) if defined else ""
    if not term:
        return list(facts)
    return [other for fact in facts for other in _for_each(fact, defined[term])]


def _for_each(fact: RuleFact, programmes: Sequence[str]) -> Iterator[RuleFact]:
    yield fact
    own = fact.part("programme")
    if fact.rule not in prose_rules().with_definition or own.value not in programmes:
        return
    for programme in programmes:
        is_fit = programme not in WITHOUT_GRADE or not fact.part("grade").values
        if programme != own.value and is_fit:
            parts = fact.parts | {"programme": Part((programme,), own.words, own.distance)}
            yield replace(fact, parts=parts)


def _term_before(sit: Situation, place: int, defined: Defined) -> str:
    """The defined word before a place of a sentence, where no other certificate stands nearer to the place."""
    phrases = sit.frame.phrases
    start = phrases[0].start
    text = sit.folded[start:place]
    places = {term: text.rfind(term) + start for term in defined if term in text}
    if not places:
        return ""
    term = max(places, key=lambda one: (places[one], len(one)))
    begin, end = places[term], places[term] + len(term)
    tokens = [t for phrase in phrases for t in phrase.tokens if t.end <= place]
    words = [t for t in tokens if isinstance(t, Word)]
    if any(w.start <= begin and end <= w.end and w.text != term for w in words):
        # Inside of a longer word (技能人员国家职业资格证书) it is not the word that was defined.
        return ""
    return "" if any(w.start >= end and w.has("certificate") for w in words) else term
