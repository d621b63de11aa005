"""A run over what did not change compares hashes; what is kept and does not hold is found, and made again."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.workflow.run import run_extract
from tests.conftest import ROOT, read_draft
from tests.recipes.small_notices import small_root

NAMES = ["a-2021", "b-2022", "c-2023"]
# A run, and which of the libraries that read and match it had to load.
HEAVY = ("pdfplumber", "lxml", "numpy", "pyarrow", "rapidfuzz", "pipeline.read", "pipeline.match")
RUN = f"""
import sys
from pathlib import Path
from pipeline.workflow.run import run_extract
outcome = run_extract(Path(sys.argv[1]))
print([s.notice_id for s in outcome.summaries], [name for name in {HEAVY} if name in sys.modules])
"""
# A run whose notices are read in a process of their own, and what of the reading the process that leads had to load.
READING = ("pdfplumber", "lxml", "pipeline.read", "pipeline.extract", "pipeline.normalize")
LEAD = f"""
import sys
from pathlib import Path
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.run import run_extract
outcome = run_extract(Path(sys.argv[1]), limits=Limits(1))
print(sorted(outcome.worked_on), [name for name in {READING} if name in sys.modules])
"""


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three small notices that have been read."""
    root = small_root(tmp_path_factory.mktemp("once"))
    assert run_extract(root).worked_on == set(NAMES)
    return root


@pytest.fixture
def root(once: Path, tmp_path: Path) -> Path:
    """A copy of them."""
    return Path(shutil.copytree(once, tmp_path / "root"))


def test_a_run_over_what_did_not_change_loads_nothing_that_reads_or_matches(root: Path) -> None:
    words = [sys.executable, "-c", RUN, str(root)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"{NAMES} []"


def test_the_process_that_leads_loads_nothing_that_reads_files(root: Path) -> None:
    toml = root / "raw" / "b-2022" / "notice.toml"
    toml.write_text('url = "https://example.org/"\n' + toml.read_text("utf-8"), "utf-8")
    words = [sys.executable, "-c", LEAD, str(root)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['b-2022'] []"


def test_a_run_over_what_did_not_change_gives_the_numbers_of_the_last(root: Path) -> None:
    (root / ".cache" / "last_run.json").unlink()
    looked = run_extract(root)
    compared = run_extract(root)
    assert looked.summaries == compared.summaries
    assert (looked.worked_on, compared.worked_on) == (frozenset(), frozenset())


def damage_end(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def damage_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def take_anothers(path: Path) -> None:
    shutil.copy(path.with_name("a-2021.arrow"), path)


def write_other_words(path: Path) -> None:
    told = b'{"form": 2, "notice": "b-2022"}\nwords'
    path.write_bytes(hashlib.sha256(told).hexdigest().encode() + b"\n" + told)


def make_older(path: Path) -> None:
    _, _, told = path.read_bytes().partition(b"\n")
    line, _, rows = told.partition(b"\n")
    told = json.dumps({**json.loads(line), "key": "0" * 64}).encode() + b"\n" + rows
    path.write_bytes(hashlib.sha256(told).hexdigest().encode() + b"\n" + told)


def remove(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    "spoil", [damage_end, damage_byte, take_anothers, write_other_words, make_older, remove]
)
def test_what_is_kept_and_does_not_hold_is_made_again(
    root: Path, spoil: Callable[[Path], None]
) -> None:
    before = read_draft(root)
    spoil(root / ".cache" / "rows" / "b-2022.arrow")
    assert run_extract(root).worked_on == {"b-2022"}
    assert read_draft(root) == before


@pytest.mark.parametrize("name", ["last_run.json", "read/b-2022.json"])
def test_a_damaged_record_changes_nothing(root: Path, name: str) -> None:
    before = read_draft(root)
    (root / ".cache" / name).write_text("}", encoding="utf-8")
    assert run_extract(root).failures == ()
    assert read_draft(root) == before


def test_a_draft_that_was_changed_is_written_again(root: Path) -> None:
    before = read_draft(root)
    path = root / "normalized" / "draft" / "rates.parquet"
    path.write_bytes(path.read_bytes()[:-9])
    assert run_extract(root).worked_on == frozenset()
    assert read_draft(root) == before
