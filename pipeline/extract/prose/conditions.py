"""The printed words that limit a number, and what an amount is for, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.prose.labels import Label, find_labels
from pipeline.extract.prose.occupations import occupation_of
from pipeline.extract.prose.scopes import CARRIED, FARTHEST
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.structure import Phrase
from pipeline.extract.prose.tokens import Word

LONGEST = 80
_NUMBER_OF_CLAUSE = re.compile(
    r"^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.．]{1,2}(?!\d)|第[一二三四五六七八九十百\d]{1,5}条|[①-⑳]){1,3}"
)
_HEAD_WORDS = re.compile(
    r"^(?:对于|对|其中|另外|同时|凡|以及|并且|且|并|但|即|而|含|包括|在|按照|按|的|为|给予|答:|问:)+"
)
_TAIL_WORDS = re.compile(
    r"(?:的|按照|按|给予|发放|补贴标准|标准|补贴|补助|资助|奖励|奖补|为|是|每人|每年|最高|每月|一次性|分别|依次|享受|统一|可|各|均|再|上|应|直接|予以|每课时|每学时|每天|每日|每班|每期|支付|执行|不超过|不低于|"
    r"至多|至少|不少于|每人次|在|以|由|年|另|:|,|、)++$"
)
# Words that are a part of the fact already.
_SAID = (
    "programme", "certificate", "weak_programme", "umbrella", "grade", "class", "tier", "beneficiary", "bound", "bound_close", "bound_behind",
    "span", "pay", "standard", "share_out", "per", "sum", "of_what", "raise", "component", "topic", "verb", "budget",
)  # fmt: skip
_FILLER = re.compile(
    r"(?:取得|获得|参加|开展|组织|培训|证书|职业|工种|项目|的|按|照|标准|补贴|人员|职工|并|且|和|与|及|或|等|对|后|经|在|为|是|以|上|由|其|其中|可|给|到|均|符合|条件|目录|列入|纳入|属于|属|范围|考核|合格|评价|通过|年度|"
    r"当年|自|起|该|本|者|应当|应|每|个|名|人|类|级|实际|发生|一次性|有关|相关|规定|按照|进行|训练|操作|按月|直接|上述|一般|原则|签订|从|低|高|分为|可以|基础|只可|只能|不能|仅|这|那|此|工作|经费|补贴资金|专项资金|资金|费用|幅度|"
    r"部分|前条|前款|总天数|天数|保证|培养|结对|师徒|选派|承办|各类|如下|下列|分级|分类|管理|实行|包干|核定|安排|结算|企业|单位|机构|新|所|时|内|市|县|区|省|国家|我|全|期间|同意|备案|定点|自主|具体|情况|结合|各|地|当地|有|无|"
    r"再|另|还|也|不|含|即|满|期|课时|学时|次|员|工|[、()“”‘’\"，,:：；;。.·/]|\s)+"
)
_TITLE = re.compile("《[^《》]{0,120}》")
_BRACKET = re.compile(r"\([^()]{0,80}\)")
# Phrases that state a condition: 补考后取得证书的, 对年度考核优秀的机构.
_CONDITIONAL = re.compile(r"(?:的|者|后|时|起)$")
_LETTER = re.compile(r"[A-Z](?:等|级|类|档)|代(?=为|$)")


def condition_of(sit: Situation, is_rule: bool = False, asks_farther: bool = True) -> str:
    """The words that limit a number: a group or a way of training in its own words, what is left of them when the parts of the
    fact are taken out, then the conditions before it (…的，), the nearest first. `asks_farther` is false for rules that are for
    everybody unless their own words say otherwise."""
    own = [label for label in (*sit.spot.labels, *sit.spot.labels_behind) if label.kind == "group"]
    if own:
        return _group_words(sit, own)
    if found := _own_rest(sit, is_rule):
        return found
    if not asks_farther:
        return ""
    for scope in sit.scopes:
        groups = [label for label in scope.labels if label.kind == "group"]
        if groups and (scope.distance < CARRIED or (scope.distance == CARRIED and not is_rule)):
            return _group_words(sit, groups)
    return next(_leads(sit), "")


def _group_words(sit: Situation, groups: Sequence[Label]) -> str:
    """The printed words from the first group to the last, with the noun that ends them: 登记失业人员、城镇零就业家庭成员."""
    start, end = groups[0].start, groups[-1].end
    if end - start > LONGEST or any(mark in sit.folded[start:end] for mark in ",;。:"):
        return "、".join(dict.fromkeys(sit.folded[label.start : label.end] for label in groups))
    return sit.folded[start : _noun_end(sit, end)]


def _noun_end(sit: Situation, end: int) -> int:
    """Where the noun ends that a word is a part of: at the next known word, mark or number."""
    stops = [token.start for phrase in sit.frame.phrases for token in phrase.tokens if end <= token.start <= end + 4]
    limit = min([*stops, end + 4])
    match = re.match(r"(?:职工|成员|人员|学员|劳动者|家庭|部分|群体|对象)", sit.folded[end:limit])
    return end + (match.end() if match else 0)


def _own_rest(sit: Situation, is_rule: bool) -> str:
    start = sit.spot.left[0]
    if number := _NUMBER_OF_CLAUSE.match(sit.folded[start : start + 10]):
        start += number.end()
    start += len(occupation_of(sit))
    text = sit.folded[start : sit.spot.start]
    if is_rule:
        # 三级证书属于紧缺职业的上浮22%: only what ends in 的 is a condition of a rule.
        at = text.rfind("的")
        if at < 0:
            return ""
        return text[:at] if _weighs(sit, sit.spot.words, start, start + at) else ""
    return _rest(sit, sit.spot.words, start, sit.spot.start)


def _rest(sit: Situation, words: Sequence[Word], start: int, end: int) -> str:
    """What is left of a stretch when the parts of the fact are taken out: the first piece of weight; "" where there is none."""
    return next((piece for piece in _pieces(sit.folded, words, start, end) if len(_FILLER.sub("", piece)) >= 2 or _LETTER.search(piece)), "")


def _weighs(sit: Situation, words: Sequence[Word], start: int, end: int) -> bool:
    return bool(_rest(sit, words, start, end))


def _pieces(folded: str, words: Sequence[Word], start: int, end: int) -> Iterator[str]:
    text = _TITLE.sub(lambda match: " " * len(match.group(0)), folded[start:end])
    at = 0
    for word in words:
        if start <= word.start and word.end <= end and any(word.has(kind) for kind in _SAID):
            yield _bare(text[at : word.start - start])
            at = max(at, word.end - start)
    yield _bare(text[at:])


def _bare(text: str) -> str:
    return _BRACKET.sub("", text).strip(",:;。、 ")


def _leads(sit: Situation) -> Iterator[str]:
    """The conditions before a number in its part of the sentence, the nearest first."""
    phrases = sit.frame.phrases
    first = sit.spot.phrase_index
    for number in range(first - 1, max(-1, first - 1 - FARTHEST), -1):
        phrase = phrases[number]
        if phrase.mark in ";。":
            break
        words = [t for t in phrase.tokens if isinstance(t, Word)]
        groups = [label for label in find_labels(sit.folded, words, phrase.brackets) if label.kind == "group"]
        if groups and not phrase.numbers:
            yield _group_words(sit, groups)
        elif condition := _conditional(sit, phrase, words):
            yield condition


def _conditional(sit: Situation, phrase: Phrase, words: Sequence[Word]) -> str:
    start = phrase.start
    if number := _NUMBER_OF_CLAUSE.match(sit.folded[start : start + 10]):
        start += number.end()
    text = sit.folded[start : phrase.end]
    is_stated = bool(_CONDITIONAL.search(text)) or (text.startswith("对") and bool(words) and words[-1].end == phrase.end)
    is_marked = not phrase.numbers or text.endswith("的")
    if not (is_stated and is_marked and phrase.mark != ":"):
        return ""
    return text if phrase.numbers or _rest(sit, words, start, phrase.end) else ""


def trim(words: str) -> str:
    """Printed words without the number of a clause and without what only leads to an amount, at most eighty characters."""
    words = _NUMBER_OF_CLAUSE.sub("", words.strip("，,、：:；;。 "))
    before = ""
    while before != words:
        before = words
        words = _TAIL_WORDS.sub("", _HEAD_WORDS.sub("", words)).strip("，,、：:；;。")
    return words[-LONGEST:]


def item_of(sit: Situation) -> str:
    """What an amount is for in its own words, without those that only lead to it; "" where they are a grade or class alone."""
    text = trim(sit.own_text()[-LONGEST * 2 :])
    named = [w for w in sit.spot.words if any(w.has(k) for k in ("programme", "certificate", "weak_programme"))]
    start = sit.spot.left[0]
    return text if named or _rest(sit, sit.spot.words, start, sit.spot.start) else ""
