"""Every regular expression of the program with the way it is used, and for each the lines that hurt it most: what it repeats, repeated.

Run as a program it loads every module, reads the small notices, and prints each pattern that was compiled.
"""

from __future__ import annotations

import ast
import json
import pkgutil
import re
import re._constants as code  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "pipeline"
# A pattern that is only held against the beginning of a text is tried once; any other from every place.
ANCHORED = {"match", "fullmatch"}
REPEATS = {code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT}
# From so many times on a repeat counts as one without end.
MANY = 60
SAMPLES = 3
_CATEGORIES = {
    code.CATEGORY_DIGIT: "9", code.CATEGORY_SPACE: " ", code.CATEGORY_WORD: "字", code.CATEGORY_NOT_SPACE: "x", code.CATEGORY_NOT_DIGIT: "x",
    code.CATEGORY_NOT_WORD: "-",
}  # fmt: skip


class Found(NamedTuple):
    """A pattern, its flags, where it is compiled, and whether it is only held against the beginning of a text."""

    text: str
    flags: int
    is_bytes: bool
    place: str
    is_anchored: bool


def all_patterns() -> list[Found]:
    """Every pattern, from a process of its own."""
    done = subprocess.run([sys.executable, "-m", "tests.hostile.patterns"], cwd=ROOT, capture_output=True, text=True, check=True)  # fmt: skip
    return [Found(*one) for one in json.loads(done.stdout.splitlines()[-1])]


def _watch() -> dict[tuple[str | bytes, int], tuple[str, int, str]]:
    """What is compiled from now on: (pattern, flags) -> module, line, and the function of `re` that was called."""
    seen: dict[tuple[str | bytes, int], tuple[str, int, str]] = {}
    right = re._compile  # type: ignore[attr-defined]

    def watched(pattern: Any, flags: int) -> Any:
        made, frame = right(pattern, flags), sys._getframe(1)
        asked = frame.f_code.co_name
        while frame.f_back and frame.f_code.co_filename == re.__file__:
            frame = frame.f_back
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(PACKAGE):
            place = (path.relative_to(PACKAGE).as_posix(), frame.f_lineno, asked)
            seen.setdefault((made.pattern, made.flags), place)
        return made

    re._compile = watched  # type: ignore[attr-defined]
    return seen


def _load() -> None:
    """Every module, and the work on a small notice of each format."""
    import pipeline

    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    from tests.hostile.fuzz_targets import TARGETS, base_root, seed

    for target in TARGETS.values():
        for name in target.seeds:
            target.check(base_root()[1], seed(name))


@cache
def _source() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))


def _is_anchored(module: str, line: int, asked: str, rule: str) -> bool:
    """Whether a pattern is only used by `match` and `fullmatch`, as far as the source says."""
    if asked != "compile":
        return asked in ANCHORED
    if rule:
        uses = re.findall(
            rf'(?:(\w+) = )?pattern\(\s*"{re.escape(rule)}"\s*\)(?:\.(\w+))?', _source()
        )
        names, ways = {name for name, _ in uses if name}, {way for _, way in uses if way}
        text = _source()
    else:
        text = (PACKAGE / module).read_text(encoding="utf-8")
        names, ways = _assigned(text, line), set()
        if any(not name.startswith("_") for name in names):
            text = _source()
    for name in names:
        used = re.findall(rf"\b{name}\b(?!\s*(?:=|:))(?:\.(\w+))?", text)
        ways |= {way or "?" for way in used if way or f"import {name}" not in text}
    return bool(ways) and ways <= ANCHORED


def _assigned(text: str, line: int) -> set[str]:
    return {
        target.id
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Assign) and node.lineno <= line <= (node.end_lineno or 0)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _characters(items: list[Any]) -> list[str]:
    """Some characters of a set."""
    named: list[str] = []
    for kind, value in items:
        if kind is code.LITERAL:
            named.append(chr(value))
        elif kind is code.RANGE:
            named += [chr(value[0]), chr(value[1])]
        elif kind is code.CATEGORY:
            named.append(_CATEGORIES[value])
    if items[0][0] is not code.NEGATE:
        return named
    return [one for one in "x9字1 ,、(" if one not in named] or ["\u4e5f"]


def sample(tree: Any, number: int = 0) -> str:
    """A text that a parsed pattern meets; another number, another text."""
    text = ""
    for kind, value in tree:
        if kind is code.LITERAL:
            text += chr(value)
        elif kind is code.NOT_LITERAL:
            text += "x" if value != ord("x") else "y"
        elif kind is code.ANY:
            text += "字"
        elif kind is code.IN:
            some = _characters(value)
            text += some[number % len(some)]
        elif kind in REPEATS:
            text += sample(value[2], number) * max(value[0], number % 2 and int(value[1] > 0))
        elif kind is code.SUBPATTERN:
            text += sample(value[3], number)
        elif kind is code.ATOMIC_GROUP:
            text += sample(value, number)
        elif kind is code.BRANCH:
            text += sample(value[1][number % len(value[1])], number)
    return text


def repeated(tree: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """(what goes before, what is repeated) of every repeat that has no bound, or a high one."""
    for kind, value in tree:
        inner: list[Any] = []
        if kind in REPEATS:
            inner = [value[2]]
            if value[1] is code.MAXREPEAT or value[1] >= MANY:
                yield before, value[2]
        elif kind is code.SUBPATTERN:
            inner = [value[3]]
        elif kind is code.ATOMIC_GROUP:
            inner = [value]
        elif kind is code.BRANCH:
            inner = list(value[1])
        elif kind in (code.ASSERT, code.ASSERT_NOT):
            inner = [value[1]]
        for one in inner:
            yield from repeated(one, before)
        before += sample([(kind, value)])


def hurting(found: Found) -> set[tuple[str, str]]:
    """(what goes before, what is to be repeated) of the lines that hurt a pattern most."""
    tree = parser.parse(found.text.encode() if found.is_bytes else found.text, found.flags)
    units = {("", sample(tree, number)) for number in range(SAMPLES)}
    for before, body in repeated(tree):
        for number in range(SAMPLES):
            unit = sample(body, number)
            units |= {("", unit), (before, unit)}
    return {one for one in units if one[1]}


def main() -> None:
    """Prints each pattern as one list of JSON."""
    seen = _watch()
    _load()
    from pipeline.rules.patterns import _entries

    rules = {one.pattern: name for name, one in _entries().items() if isinstance(one, re.Pattern)}
    found = []
    for (text, flags), (module, line, asked) in seen.items():
        rule = rules.get(text, "") if module == "rules/patterns.py" else ""  # type: ignore[call-overload]
        words = text.decode("latin-1") if isinstance(text, bytes) else text
        place = f"rules: {rule}" if rule else f"{module}:{line}"
        anchored = _is_anchored(module, line, asked, rule)
        found.append(
            Found(
                words,
                flags & ~re.UNICODE if isinstance(text, bytes) else flags,
                isinstance(text, bytes),
                place,
                anchored,
            )
        )
    print(json.dumps(sorted(found, key=lambda one: one.place)))


if __name__ == "__main__":
    main()
