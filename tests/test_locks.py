"""Two lock files: each package once, with hashes and no index; to run nothing that only tests, types or the notebook need."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.conftest import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
TOOLS = {
    "pytest",
    "hypothesis",
    "mypy",
    "ruff",
    "frictionless",
    "matplotlib",
    "ipykernel",
    "nbclient",
    "reportlab",
    "duckdb",
}


def pinned(name: str) -> dict[str, str]:
    """Package -> version."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][\w.-]*)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_hashes_and_no_address_stands_in_the_file(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", text.split("\n", 2)[2])
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", text)
    assert re.match(
        r"# Made by `make lock`:\n# uv pip compile --universal --generate-hashes ", text
    )


def test_what_runs_is_pinned_to_the_same_versions_in_both():
    run, develop = pinned(LOCKS[0]), pinned(LOCKS[1])
    assert run.items() <= develop.items()


def test_every_declared_package_is_pinned_where_it_belongs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {lock: set(pinned(lock)) for lock in LOCKS}
    run = {re.split(r"[<>=\[]", line)[0] for line in project["dependencies"]}
    develop = {
        re.split(r"[<>=\[]", line)[0]
        for extra in project["optional-dependencies"].values()
        for line in extra
    }
    assert run <= names[LOCKS[0]]
    assert run | develop <= names[LOCKS[1]]
    assert not TOOLS & names[LOCKS[0]]


def test_every_package_to_run_is_explained():
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    explained = set(re.findall(r"^\| ([\w-]+) \| .+ \| .+ \|$", text, re.MULTILINE))
    assert {re.split(r"[<>=\[]", line)[0] for line in project["dependencies"]} <= explained
