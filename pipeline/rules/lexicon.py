"""The words of notices by kind and value (`lexicon/*.toml`), checked when loaded, and found in texts: the longest word wins."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.base.errors import UserError
from pipeline.rules.patterns import pattern
from pipeline.text import fold

# Every kind of word that the grammar of prose knows. A kind that stands in no list here is a fault of the data.
KINDS = frozenset({
    "grade", "level", "tier", "programme", "certificate", "weak_programme", "umbrella", "component", "beneficiary", "group",
    "bound", "bound_close", "bound_behind", "share_out", "sum", "span", "join", "cell", "negation", "pay", "standard", "raise",
    "of_what", "budget", "no_pay", "formula", "topic", "shield", "name_end", "stem", "stem_head", "unit", "per", "verb",
})  # fmt: skip
# A word may be about several topics.
MANY = frozenset({"topic", "stem_head"})
# Kinds that exclude each other: a word of one is no word of the other.
APART = (("grade", "tier"), ("budget", "no_pay"), ("grade", "level"))


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word: its kind, such as grade, and its value, such as 5."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`senses`: folded word -> its meanings. `lengths`: first character -> lengths of the words that begin with it, the
    longest first, so that finding words takes a time linear in the length of the text."""

    senses: Mapping[str, tuple[Sense, ...]]
    lengths: Mapping[str, tuple[int, ...]]

    def longest(self, text: str, start: int) -> str:
        """The longest word that begins at a place of a folded text, or ""."""
        for length in self.lengths.get(text[start : start + 1], ()):
            word = text[start : start + length]
            if word in self.senses:
                return word
        return ""

    def of(self, word: str, kind: str) -> str:
        """The value of a word under a kind, or ""."""
        return next((s.value for s in self.senses.get(word, ()) if s.kind == kind), "")


@cache
def lexicon(*kinds: str) -> Lexicon:
    """The words of some kinds; where none is named, of all that may stand anywhere in a sentence: units stand behind numbers
    only, and joining words between others. UserError in one line where a file is wrong."""
    found: dict[str, tuple[Sense, ...]] = {
        word: kept
        for word, senses in _all_words().items()
        if (
            kept := tuple(
                s for s in senses if (s.kind in kinds if kinds else _stands_alone(word, s))
            )
        )
    }
    lengths: dict[str, set[int]] = {}
    for word in found:
        lengths.setdefault(word[0], set()).add(len(word))
    return Lexicon(found, {c: tuple(sorted(n, reverse=True)) for c, n in lengths.items()})


def _stands_alone(word: str, sense: Sense) -> bool:
    if sense.kind == "per":
        return bool(pattern("lexicon.each").match(word))
    return sense.kind not in {"unit", "join", "cell"} and (sense.kind, sense.value) != (
        "span",
        "to",
    )


@cache
def words_of(kind: str, value: str = "") -> tuple[str, ...]:
    """The words of a kind (and value), in alphabetical order."""
    return tuple(sorted(_words_by_sense().get((kind, value), ())))


@cache
def _words_by_sense() -> dict[tuple[str, str], set[str]]:
    """The words of each kind and value, and (value "") of each kind."""
    found: dict[tuple[str, str], set[str]] = {}
    for word, senses in _all_words().items():
        for sense in senses:
            for value in ("", sense.value):
                found.setdefault((sense.kind, value), set()).add(word)
    return found


@cache
def _all_words() -> dict[str, tuple[Sense, ...]]:
    found: dict[str, tuple[Sense, ...]] = {}
    for name, text in _files():
        for word, sense in _read_file(name, text):
            for other in found.get(word, ()):
                if (
                    other.kind == sense.kind
                    and other.value != sense.value
                    and sense.kind not in MANY
                ):
                    raise _fault(
                        name,
                        text,
                        word,
                        f"stands under {sense.kind} twice: {other.value} and {sense.value}",
                    )
                if (sense.kind, other.kind) in APART or (other.kind, sense.kind) in APART:
                    raise _fault(name, text, word, f"cannot be {sense.kind} and {other.kind}")
            found[word] = (*found.get(word, ()), sense)
    return found


def _files() -> Iterator[tuple[str, str]]:
    folder = files("pipeline").joinpath("rules", "lexicon")
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if path.name.endswith(".toml"):
            yield path.name, path.read_text(encoding="utf-8")


def _read_file(name: str, text: str) -> Iterator[tuple[str, Sense]]:
    """The words of one file. `name` and `text` are given so that a fault can tell its line."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError(
            f"rules/lexicon/{name}: not TOML: {error}", f"rules/lexicon/{name}：不是 TOML：{error}"
        ) from error
    for kind, values in data.items():
        if kind not in KINDS:
            raise _fault(
                name,
                text,
                f"[{kind}]",
                f"is no kind of word; use one of {', '.join(sorted(KINDS))}",
            )
        for value, words in values.items():
            if not isinstance(words, list):
                raise _fault(name, text, value, "must be a list of words")
            for word in words:
                if not isinstance(word, str) or not word or fold(word) != word:
                    raise _fault(
                        name, text, str(word), "is no word: half width, without blanks, not empty"
                    )
                yield word, Sense(kind, value)


def _fault(name: str, text: str, word: str, what: str) -> UserError:
    line = next((n for n, row in enumerate(text.splitlines(), 1) if word in row), 1)
    return UserError(
        f"rules/lexicon/{name}:{line}: {word!r} {what}",
        f"规则文件 rules/lexicon/{name}:{line} 的词 {word!r} 有误：{what}",
    )
