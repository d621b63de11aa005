"""Rules of the house: imports point down, libraries stay in their rooms, no city in the code, no room too large."""

from __future__ import annotations

import ast
import csv
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from pipeline.rules.vocabulary import headers, terms
from pipeline.workflow.cache import LIBRARIES as READING

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pipeline"
FILES = sorted(PACKAGE.rglob("*.py"))
# From the top down; a module imports from its own layer or from those below it.
LAYERS = [
    {"cli", "__main__"},
    {"workflow"},
    {"report"},
    {"answers"},
    {"diff"},
    {"store"},
    {"compose"},
    {"match"},
    {"join"},
    {"normalize"},
    {"extract"},
    {"judgement"},
    {"read"},
    {"reference"},
    {"rules"},
    {"model"},
    {"text", "base", ""},
]
LIBRARIES = {
    "pdfplumber": {"read"},
    "pypdfium2": {"read"},
    "docx": {"report"},
    "lxml": {"read"},
    "python_calamine": {"read"},
    "xlrd": {"read"},
    "doc2docx": {"read"},
    "jieba": {"match", "extract"},
    "rapidfuzz": {"match"},
    "pyarrow": {"model", "store", "diff", "workflow", "answers", "report"},
    "pandas": {"store", "answers"},
    "click": {"cli"},
    "filelock": {"base"},
    "msgspec": {"judgement", "extract", "reference", "rules", "store"},
    "tomli_w": {"workflow"},
    "jinja2": {"base"},
    "markupsafe": {"base"},
}
LARGEST_FILE, LARGEST_FUNCTION = 250, 40
# An extra of the package, imported when it is asked for and told what to install where it is missing.
EXTRAS = {
    "duckdb": "store/database.py",
    "dask": "workflow/execute/on_dask.py",
    "distributed": "workflow/execute/on_dask.py",
}


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


def layer_of(room: str) -> int:
    return next((depth for depth, rooms in enumerate(LAYERS) if room in rooms), -1)


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    return found | {
        node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path):
    own = layer_of(room_of(path))
    assert own >= 0, f"{room_of(path)} stands in no layer"
    for name in imports_of(path):
        if name.startswith("pipeline"):
            room = [*name.split("."), ""][1]
            assert layer_of(room) >= own, f"{path.name} imports {name} from above"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_libraries_stay_in_their_rooms(path):
    for name in imports_of(path):
        library = name.split(".")[0]
        if library in LIBRARIES:
            assert room_of(path) in LIBRARIES[library], f"{path} imports {library}"


def test_every_library_is_declared_and_what_reads_is_part_of_the_reading_key():
    """What runs imports nothing that only tests install; the cache knows each library by which a file is read."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "dependencies"
    ]
    declared = {re.split(r"[<>=\[ ]", line)[0].lower() for line in said}
    names = packages_distributions()
    own = {"pipeline", "tools", *sys.stdlib_module_names}
    for path in FILES:
        for name in {found.split(".")[0] for found in imports_of(path)} - own:
            library = names[name][0].lower().replace("_", "-")
            if str(path.relative_to(PACKAGE)) == EXTRAS.get(library):
                continue
            assert library in declared | {"markupsafe"}, f"{path} imports {name}"
            assert room_of(path) not in {"read", "extract"} or library in READING, (
                f"{path} imports {name}"
            )


def test_no_city_and_no_notice_stands_in_the_code():
    notices = [path.name for path in (ROOT / "raw").iterdir() if path.is_dir()]
    words = ["温州", "淮安", "济南", "wenzhou", "huaian", "jinan", *notices]
    found = [
        f"{p}: {word}"
        for p in FILES
        for word in words
        if word in p.read_text(encoding="utf-8").lower()
    ]
    assert found == []


def test_only_the_workspace_knows_where_things_stand():
    """But the functions that people call with the root of a project."""
    folders = {"raw", "extracted", "normalized", ".cache"}
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in folders
    }
    assert found <= {"workflow/workspace.py", "answers/loading.py", "answers/public.py"}


def test_no_room_is_larger_than_a_person_can_hold_in_mind():
    large = [
        str(p) for p in FILES if len(p.read_text(encoding="utf-8").splitlines()) > LARGEST_FILE
    ]
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                large += [f"{path}:{node.name}"] if lines > LARGEST_FUNCTION else []
    assert large == []


def test_no_exception_is_swallowed_and_no_bare_one_caught():
    broad = re.compile(r"except\s*(:|Exception|BaseException)")
    assert [str(p) for p in FILES if broad.search(p.read_text(encoding="utf-8"))] == []


def test_vocabulary_patterns_compile_and_are_named_once():
    for name, (words, _) in headers().items():
        assert name == name.lower()
        assert all(words)
    rows = list(
        csv.DictReader((PACKAGE / "rules" / "terms.csv").read_text(encoding="utf-8").splitlines())
    )
    keys = [(row["kind"], row["rank"]) for row in rows]
    assert keys == sorted(set(keys), key=lambda key: (key[0], int(key[1])))
    assert all(terms(row["kind"]) for row in rows)


def test_every_file_of_rules_is_toml_csv_or_its_provenance():
    for path in (PACKAGE / "rules").rglob("*.*"):
        if path.suffix == ".toml":
            tomllib.loads(path.read_text(encoding="utf-8"))
        elif path.suffix != ".py" and path.name != "__pycache__":
            assert path.suffix in {".csv", ".md"}
