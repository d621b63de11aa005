"""Which heads and conditions of a sentence a nearer one replaces, on the way back from a number."""

from __future__ import annotations

from pipeline.extract.prose.structure import Phrase
from pipeline.rules.patterns import one_word, pattern

# What opens a phrase that says for whom or when.
CONDITION = pattern("scopes.condition")
_OF = one_word("grammar.of")


class Leads:
    """Heads (企业职工：) and conditions (…的，) of earlier parts of the sentence that one in the own part replaces."""

    def __init__(self) -> None:
        self.is_own = True
        self.passed = 0
        self._is_passed = False
        self._has = {":": False, _OF: False}
        self._closed: set[str] = set()

    def next_clause(self) -> None:
        self.is_own = False
        self._closed = set()

    def pass_number(self, is_other: bool) -> None:
        """Beyond a number a condition (…的，) of the own part is replaced as well."""
        self._is_passed = True
        self.passed += is_other

    def sibling_of(self, folded: str, phrase: Phrase) -> str:
        """: or 的 where a head or condition of that kind nearer to the number takes the place of the phrase, else ""."""
        kind = ":" if phrase.mark == ":" else _OF if _is_condition(folded, phrase) else ""
        if not kind:
            return ""
        if self.is_own and not (self._is_passed and kind == _OF):
            self._has[kind] = True
            return ""
        if self._has[kind] and kind not in self._closed:
            # Of several heads one after the other only the inner one is replaced.
            self._closed |= {kind} if kind == ":" else set()
            return kind
        return ""


def _is_condition(folded: str, phrase: Phrase) -> bool:
    """Whether a phrase says for whom or when: 取得证书的, 对贫困劳动力, 毕业学年学生取得证书."""
    if folded[phrase.end - 1 : phrase.end] == _OF or CONDITION.match(folded, phrase.start):
        return True
    return any(word.value("verb") == "act" for word in phrase.words)
