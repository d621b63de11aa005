"""Words that nothing knows: neither the lexicon, nor the ordinary words of the language, nor names of places and occupations.

jieba cuts what the lexicon left over; its dictionary here is `rules/ordinary_words.csv`, small enough to load in a moment.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable
from functools import cache
from typing import Protocol

from pipeline.reference.editions import known_names
from pipeline.reference.regions import regions
from pipeline.rules.lexicon import lexicon, words_of
from pipeline.rules.typed_toml import rules_text

_RUN = re.compile(r"[\u4e00-\u9fff]+")
# Characters that are words by themselves in the language of notices.
_SINGLE = frozenset(
    "的了和与及或在按为对由从到至以上下内外中前后可应须将其该本各每人次元年月日天个名家所项等均已未不无有是于给予向经凭需能并且又再另如但而则即指含属达超满起止者之此被把让使得"
    "地着过也都只仅还就更最多少大小高低新旧好一二三四五六七八九十百千万亿两半几数县市区省乡镇村局厅处科办级类档期班证书费款金额次号条项点间时分倍成折月岁周女男企校师生工种人员名单位同我"
    "先请做发付领报交参持考评训学教实理合格好自由因故另与及其他余额总计约近近超逐按凡若当时加减乘除占比率表附注见说各自元整宜宽严核准报批送审备查验收签订立续终止含税免征补缴退并入转出调升降评聘任用限奖打问答代优特非双宜带拟第主制初相卡门户届式性化界部院馆站店厂坊园区段室线网"
    "壹贰叁肆伍陆柒捌玖拾佰仟"
)

# The first bytes of the characters of level 1 in GB 2312.
FIRST_COMMON, LAST_COMMON = 0xB0, 0xD7
# Words that the short form of a place stands behind.
_AT = {"在", "来", "入", "返", "驻", "离"}
# Every known word weighs the same and an unknown character next to nothing: so the cut covers as much as it can, in the
# fewest words.
_KNOWN = 10**15


class Cutter(Protocol):
    """What of jieba's Tokenizer is used here."""

    def cut(self, sentence: str, *, HMM: bool) -> Iterable[str]:
        """The words of a sentence, in order."""


@cache
def _cutter() -> Cutter:
    """jieba with the ordinary words and the lexicon as its dictionary. Nothing is cached on disk."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    words = {
        *rules_text("ordinary_words.csv").split()[1:],
        *lexicon().senses,
        *words_of("unit"),
        *words_of("per"),
        *known_names(),
        *_region_words(),
    }
    lines = "\n".join(f"{word} {_KNOWN}" for word in sorted(words | _SINGLE) if " " not in word)
    cutter = jieba.Tokenizer()
    cutter.FREQ, _ = jieba.Tokenizer.gen_pfdict(io.BytesIO(lines.encode("utf-8")))
    cutter.total, cutter.initialized = 10 * _KNOWN, True
    made: Cutter = cutter
    return made


def _region_words() -> set[str]:
    return {
        name
        for region in regions().values()
        for name in (region.name, region.short_name)
        if len(name) > 1
    }


@cache
def _place_marks() -> frozenset[str]:
    """The characters that stand for a province or begin the name of a city: 在粤, 来温."""
    names = [r for r in regions().values() if r.level != "county"]
    return frozenset(mark for r in names for mark in (r.mark, r.short_name[:1]) if mark)


def unknown_words(text: str) -> list[str]:
    """The runs of Chinese characters in a folded text that belong to no known word: `糯级工1000元` has 糯级. Brackets are passed over."""
    found: list[str] = []
    for run in _RUN.findall(re.sub(r"\([^()]{0,200}\)", " ", text)):
        found += _in_run(run)
    return found


@cache
def _in_run(run: str) -> tuple[str, ...]:
    left: list[str] = []
    joined = False
    before = ""
    for piece in _cutter().cut(run, HMM=False):
        is_place = before in _AT and piece in _place_marks()
        is_open = len(piece) == 1 and piece not in _SINGLE and not is_place
        before = piece
        if is_open and joined:
            left[-1] += piece
        elif is_open:
            left.append(piece)
        joined = is_open
    return tuple(word for word in left if len(word) > 1 or not _is_common(word))


def _is_common(char: str) -> bool:
    """Whether a character is one of the 3,755 in everyday use (GB 2312, level 1): alone between known words it names nothing."""
    try:
        return FIRST_COMMON <= char.encode("gb2312")[0] <= LAST_COMMON
    except UnicodeEncodeError:
        return False
