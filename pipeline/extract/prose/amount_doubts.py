"""Doubts about an amount that the rest of its sentence raises: another kind of training, two cases in one, someone else who is paid."""

from __future__ import annotations

from itertools import pairwise

from pipeline.extract.prose.bounds import nearest_bound
from pipeline.extract.prose.choose import TRAINING, Part
from pipeline.extract.prose.facts import RateFact
from pipeline.extract.prose.handed import given_in_sentence
from pipeline.extract.prose.other_component import is_unsure_component
from pipeline.extract.prose.scopes import CARRIED, FAR, HEAD, OWN
from pipeline.extract.prose.situation import Situation, has
from pipeline.extract.prose.the_rest import doubts_of_rest
from pipeline.extract.prose.unnamed import may_be_of_unnamed, strength_of
from pipeline.rules.patterns import one_word, pattern

_TWO_CASES = pattern("amounts.two_cases")
_WITHOUT = pattern("amounts.without")
_OR = one_word("grammar.either_or")
# Kinds of training that are not told apart by grades.
_UNGRADED = {"entrepreneurship", "pre_job", "internship", "living_allowance", "academic_upgrade"}


def doubts_around(sit: Situation, fact: RateFact) -> list[str]:
    """Doubts by what the rest of the sentence says: another kind of training, someone else who is paid, a limit of a sum before."""
    doubts = []
    named = {
        item.values[0]
        for scope in sit.scopes
        if OWN < scope.distance < HEAD
        for label in scope.labels
        if label.kind == "programme"
        for item in label.items
        if item.strength == TRAINING
    }
    programme = fact.part("programme")
    if programme.is_own and _strength(sit) < TRAINING and named - set(programme.values):
        doubts.append("doubtful_programme")
    if _may_be_another(sit, programme) or may_be_of_unnamed(sit, programme):
        doubts.append("doubtful_programme")
    if _is_of_those_without(sit, fact.condition, programme):
        doubts.append("doubtful_programme")
    if _is_of_two(sit):
        doubts += ["doubtful_programme", "doubtful_condition"]
    if _is_either(sit, fact) or _is_tier_of_another(sit, fact):
        doubts.append("doubtful_scarcity")
    doubts += doubts_of_rest(sit, fact)
    if _is_of_unsure_grade(sit, fact):
        doubts.append("doubtful_grade")
    if not fact.part("beneficiary").values and given_in_sentence(sit):
        doubts.append("doubtful_beneficiary")
    is_bare = not sit.spot.labels and not sit.per.is_said
    if fact.bound == "at_most" and is_bare and sit.index:
        # 每人每月500元，最高可达36000元: it may be the limit of the sum before.
        doubts.append("doubtful_amount")
    mark = nearest_bound(sit.spot) if sit.bound == "threshold" else None
    if mark and mark.end == sit.spot.start:
        # 每人补贴超过500元: what bounds it is read as a mark on the way to another sum, and there is none.
        doubts.append("doubtful_amount")
    return doubts


def _is_of_unsure_grade(sit: Situation, fact: RateFact) -> bool:
    """Whether a kind of training without grades stands nearer than the word for one, or a part of a subsidy behind a list of grades
    may be of the last or of all."""
    programme, grade = fact.part("programme"), fact.part("grade")
    if not grade.values:
        return is_unsure_component(sit.frame.phrases, sit.frame.spots, sit.spot)
    return programme.value in _UNGRADED and not grade.is_own


def _may_be_another(sit: Situation, programme: Part) -> bool:
    """Whether a sum may be of a subsidy that is named nowhere: it comes on top of the sum before (另按每人200元), or the sentence
    speaks of a part of the costs that is no programme (教材费另行计算，标准为)."""
    if has(sit.spot.words, "topic", "beside"):
        return not programme.values or programme.distance == CARRIED or programme.distance >= FAR
    earlier = [w for w in sit.earlier if w.has("component") and w.value("component") != "total"]
    return bool(earlier) and not programme.values and not has(sit.own, "component")


def _is_of_those_without(sit: Situation, condition: str, programme: Part) -> bool:
    """须取得特种作业操作证；未取得的，按1400元: the certificate names the programme of those who have it."""
    is_named = bool(programme.values) and programme.distance < HEAD
    return is_named and bool(_WITHOUT.search(condition)) and strength_of(sit, programme) < TRAINING


def _is_of_two(sit: Situation) -> bool:
    """取得特种作业证书和重点群体取得培训合格证书的，800元: two cases with a programme each, which one fact cannot hold."""
    named = [x for x in sit.spot.labels if x.kind == "programme"]
    return any(
        not set(one.values) & set(other.values)
        and _TWO_CASES.match(sit.folded, one.end, other.start)
        for one, other in pairwise(named)
    )


def _is_either(sit: Situation, fact: RateFact) -> bool:
    """参加高级工、技师培训或紧缺职业培训的，每人600元: for the grades or for scarce occupations, and not for both at once."""
    grade, tier = fact.part("grade"), fact.part("tier")
    if not (grade.values and tier.values) or grade.distance != tier.distance or grade.is_own:
        return False
    scope = next((s for s in sit.scopes if s.distance == grade.distance), None)
    places = [x for x in scope.labels if x.kind in {"grade", "tier"}] if scope else []
    return any(
        one.kind != other.kind and _OR in sit.folded[one.end : other.start]
        for one, other in pairwise(places)
    )


def _is_tier_of_another(sit: Situation, fact: RateFact) -> bool:
    """列入紧缺目录的，每人800元；创业培训，每人900元: the second is of a training of its own, which the words before ； may not limit."""
    tier, programme = fact.part("tier"), fact.part("programme")
    if not tier.values or not programme.values or programme.distance >= tier.distance:
        return False
    return any(scope.is_beyond for scope in sit.scopes if scope.distance == tier.distance)


def _strength(sit: Situation) -> int:
    """How strong the own word for a programme is."""
    own = [label for label in sit.scopes[0].labels if label.kind == "programme"]
    return max((item.strength for label in own for item in label.items), default=0)
