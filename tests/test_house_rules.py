"""Rules of the house on words and names: what stands in Python and what in data, who may use whose parts, what stands once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pipeline"
FILES = sorted(PACKAGE.rglob("*.py"))
# U+9FFF is the end of a range, and no word.
CHINESE = re.compile("[\u4e00-\u9ffe]")

# Calls that are given the words of a message.
MESSAGES = {
    "Words", "UserError", "UsageError", "say", "option", "command", "argument", "data_fault", "make_issue",
    "same", "_again", "_stale",
}  # fmt: skip
# What people read: screens, reports, names of columns and kinds, headings of files.
FOR_PEOPLE = (
    "cli/", "report/", "diff/render/", "diff/terms.py", "model/issue_kinds.py", "model/rows/", "model/vocabularies/",
    "model/grades.py", "answers/models.py", "match/findings.py", "match/reasons.py", "match/queue_sheet.py",
    "normalize/contradictions.py", "normalize/metadata.py", "read/conservation.py", "read/package.py", "read/docx/chunks.py",
    "read/docx/pictures.py", "reference/check_edition.py", "store/export.py", "store/package.py", "store/versions.py",
    "store/draft.py", "store/delta.py", "workflow/execute/", "workflow/freshness.py", "workflow/release_checks.py", "base/edited_csv.py",
)  # fmt: skip
# Closed lists of a standard: number formats of office programs, look-alikes of Unicode, the writing of a date.
STANDARDS = (
    "read/number_formats.py", "read/sheet/formats.py", "read/sheet/format_code.py", "read/sheet/show_date.py",
    "read/sheet/chinese_numerals.py", "read/docx/equations.py", "text.py",
)  # fmt: skip


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def chinese_of(path: Path) -> Iterator[tuple[int, str]]:
    """(line, text) of the strings with Chinese words that are neither a docstring nor given to a message."""
    todo: list[ast.AST] = [tree_of(path)]
    while todo:
        node = todo.pop()
        if called(node) in MESSAGES or (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        ):
            continue
        if isinstance(node, ast.Constant) and CHINESE.search(str(node.value)):
            yield node.lineno, str(node.value)
        todo += ast.iter_child_nodes(node)


def test_words_of_notices_stand_in_the_rules_and_not_in_python():
    """Chinese stands in Python only in messages, in what people read of columns and kinds, and in lists of a standard."""
    found = [
        f"{name_of(path)}:{line}: {text}"
        for path in FILES
        if not name_of(path).startswith((*FOR_PEOPLE, *STANDARDS))
        for line, text in chinese_of(path)
    ]
    assert found == []


def imports_of(path: Path) -> Iterator[tuple[str, str]]:
    """(module, name) of each `from pipeline… import name`."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pipeline"):
            yield from ((str(node.module), alias.name) for alias in node.names)


def test_nobody_uses_a_name_that_begins_with_an_underscore():
    found = [
        f"{name_of(path)}: {module}.{name}"
        for path in FILES
        for module, name in imports_of(path)
        if name.startswith("_") or "._" in module
    ]
    assert found == []


# Inside a package: from the top down, who may use whose modules. What stands in no line uses no sibling.
ORDER = {
    "extract": (("tables",), ("prose",), ("notice",)),
    "read": (("rtf",), ("word",), ("docx",), ("html",)),
    "diff": (("group", "render"), ("compare",)),
    "model": (("rows",), ("vocabularies",)),
}


def siblings() -> Iterator[tuple[str, str, str, str]]:
    """(package, own sub-package, the one that is used, where)."""
    for path in FILES:
        package, *inside = path.relative_to(PACKAGE).parts
        for module, _ in imports_of(path) if len(inside) > 1 else ():
            parts = module.split(".")
            if len(parts) > 2 and parts[1] == package and (PACKAGE / package / parts[2]).is_dir():
                yield package, inside[0], parts[2], name_of(path)


def test_parts_of_a_package_use_each_other_in_one_direction():
    for package, own, used, where in siblings():
        if own != used:
            depth = {name: n for n, names in enumerate(ORDER.get(package, ())) for name in names}
            assert own in depth, f"{where} uses {package}/{used}"
            assert used in depth, f"{where} uses {package}/{used}"
            assert depth[own] < depth[used], f"{where} uses {package}/{used}"


# A rule of the business, the words by which a second copy would be known, and the module where it stands.
ONCE = {
    "a grade is within a span": (
        r"high <= \w+ <= [\w.]*low|low >= \w+ >= [\w.]*high",
        "model/grades.py",
    ),
    "an uplift holds": (
        r"(?:is|==) RuleKind\.SCARCE_UPLIFT",
        # The second only says how a factor is printed.
        "normalize/uplifts.py normalize/rules.py",
    ),
    "a scarce list names an entry": (r"\.entries_for\(|class ScarceList", "compose/scarce.py"),
    "endings of occupations": (r"员师工|'员', '师'", ""),
    "the digits of Chinese numerals": (
        "一二三四五六七八九(?!十)",
        "read/number_formats.py read/sheet/chinese_numerals.py text.py",
    ),
    "a package that unpacks to too much": ("zip bomb", "read/package.py match/sheet_rows.py"),
    "a page of HTML": ("<!doctype|<table>", ""),
}


@pytest.mark.parametrize("rule", ONCE)
def test_a_rule_of_the_business_stands_in_one_module(rule):
    words, homes = ONCE[rule]
    found = {name_of(path) for path in FILES if re.search(words, code_of(path))}
    assert found <= set(homes.split())


@cache
def code_of(path: Path) -> str:
    """The text of a module without its comments and docstrings."""
    return ast.unparse(without_docstrings(ast.parse(path.read_text(encoding="utf-8"))))


def without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            node.body = body[1:] or [ast.Pass()]  # type: ignore[attr-defined]
    return tree


# Names that said nothing to a newcomer: a NoticeMetadata, its Coverage, a Worker are called so now.
OLD_NAMES = {"Shell", "Fate", "_Desk", "read_shell", "complete_shell", "check_shell", "shell_rules"}
OLD_MODULES = {
    "shell", "shells", "fit", "runs_of", "announced", "joins", "litter", "tiers", "bulk", "diff_fold", "diff_spec", "diff_sides",
    "diff_labels", "mirror", "assign", "views", "witness", "found",
}  # fmt: skip


def test_no_old_name_has_come_back():
    defined = {
        node.name
        for path in FILES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
    }
    assert defined & OLD_NAMES == set()
    assert {path.stem for path in FILES} & OLD_MODULES == set()


def test_rows_without_a_type_stand_in_readers_and_the_store_only() -> None:
    # `.cast(` of a column of Arrow is no word to the type checker.
    untyped = re.compile(r"dict\[str, object\]|(?<!\.)\bcast\(")
    found = [
        path.relative_to(PACKAGE).as_posix()
        for path in FILES
        if path.relative_to(PACKAGE).parts[0] not in {"read", "store"}
        and untyped.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
