"""The numbers of a sentence in their situations: those of the sentence and those in its brackets, ends of a range as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.prose.bounds import is_range_pair
from pipeline.extract.prose.labels import find_labels
from pipeline.extract.prose.scopes import CARRIED, HEAD, Frame, Scope, scopes_of
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.spots import Spot, find_spots
from pipeline.extract.prose.structure import Bracket, Phrase
from pipeline.extract.prose.worded import words_before, words_only


def frame_of(
    folded: str, phrases: Sequence[Phrase], heads: Sequence[Scope], outer: Sequence[Scope] = ()
) -> Frame:
    """The frame of phrases with their spots."""
    return Frame(folded, phrases, find_spots(folded, phrases), heads, outer)


def situations_of(
    frame: Frame, listed: Sequence[Scope] = (), host: Situation | None = None
) -> list[Situation]:
    """The spots of a frame and of the brackets in it, in order of print, each with its scopes. `listed` is the list of grades of
    the sentence before, which a list of numbers without one may share out."""
    _join_ranges(frame)
    own: list[Situation] = []
    for index, spot in enumerate(frame.spots):
        spot.order = index
        situation = Situation(frame.folded, frame, spot, scopes_of(frame, spot), index, host)
        if len(spot.numbers) > 1 and any(w.value("share_out") == "pair" for w in spot.words):
            situation.scopes = [*situation.scopes, *listed]
        own.append(situation)
    made = list(own)
    for phrase in frame.phrases:
        for bracket in phrase.brackets:
            if any(p.numbers or p.brackets for p in bracket.phrases):
                made += _in_bracket(frame, phrase, bracket, own, host)
    return sorted(made, key=lambda s: s.spot.start)


def _in_bracket(
    frame: Frame, phrase: Phrase, bracket: Bracket, own: Sequence[Situation], host: Situation | None
) -> list[Situation]:
    near = _host_of(bracket, [s for s in own if s.spot.phrase is phrase])
    if near is not None:
        return situations_of(frame_of(frame.folded, bracket.phrases, (), near.scopes), (), near)
    labels = tuple(find_labels(frame.folded, words_before(phrase, bracket.start)))
    place = words_only(frame.folded, frame, phrase, bracket.start, host)
    place.spot.order = sum(spot.start < bracket.start for spot in frame.spots)
    around = [s for s in scopes_of(frame, place.spot) if CARRIED < s.distance < HEAD]
    outer = [Scope(CARRIED, labels), *around, *(host.scopes if host else frame.heads)]
    return situations_of(frame_of(frame.folded, bracket.phrases, (), outer), (), place)


def _join_ranges(frame: Frame) -> None:
    """Two numbers that are the ends of one range become one: 年满16周岁、不超过60周岁."""
    kept: list[Spot] = []
    for spot in frame.spots:
        last = kept[-1] if kept else None
        if last and spot.phrase_index - last.phrase_index <= 1 and is_range_pair(last, spot):
            low, high = last.numbers[0], spot.numbers[0]
            last.numbers = [replace(low, high=high.low, printed_high=high.printed)]
            last.words_behind, last.right, last.pers = spot.words_behind, spot.right, spot.pers
            last.ends = (low, high)
        else:
            kept.append(spot)
    frame.spots = kept


def _host_of(bracket: Bracket, spots: Sequence[Situation]) -> Situation | None:
    """The number whose bracket it is: the one it stands right behind, else the one whose own words it stands in."""
    for situation in spots:
        if situation.spot.bracket is bracket:
            return situation
    for situation in spots:
        if situation.spot.left[0] <= bracket.start < situation.spot.start:
            return situation
    return next((s for s in reversed(spots) if s.spot.end <= bracket.start), None)
