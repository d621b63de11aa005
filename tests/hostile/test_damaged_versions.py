"""Whichever file of a version is damaged in whichever way, each command says one line, or answers as if nothing were: where it
does not need that file. `verify` and `release` need every file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

import pipeline
from pipeline.base.errors import UserError
from pipeline.base.printable import one_line
from pipeline.cli.app import main
from pipeline.workflow.release import release
from pipeline.workflow.run import run_extract
from tests.recipes.small_notices import BODY, write_notice

FIRST, SECOND = "2021-11-21", "2021-11-22"
TABLES = (
    "catalogue coverage crosswalk csco entitlements issues notices occupations rates rules "
    "training_codes work_types"
).split()
FILES = ("versions.csv", *(f"{SECOND}/{name}" for name in ("datapackage.json", "CHANGES.md", "delta.json", *(f"{table}.parquet" for table in TABLES))))  # fmt: skip


def overwrite(made: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """What puts other bytes in the place of a file's."""
    return lambda path: path.write_bytes(made(path.read_bytes()))


def in_middle(data: bytes, bits: int) -> bytes:
    """One byte in the middle with some of its bits turned."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ bits]) + data[middle + 1 :]


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut short": overwrite(lambda data: data[: len(data) // 2]),
    "without its last ten bytes": overwrite(lambda data: data[:-10]),
    "a low bit turned in the middle": overwrite(lambda data: in_middle(data, 1)),
    "a high bit turned in the middle": overwrite(lambda data: in_middle(data, 0x80)),
    "a bit turned at the head": overwrite(lambda data: bytes([data[0] ^ 1]) + data[1:]),
    "empty": overwrite(lambda _: b""),
    "zero bytes": overwrite(lambda data: bytes(len(data))),
    "missing": Path.unlink,
    "a list in JSON": overwrite(lambda _: b"[1, 2]\n"),
    "a number in JSON": overwrite(lambda _: b"1e999\n"),
    "columns of another table": overwrite(lambda _: b"a,b\n1,2\n"),
    "a picture": overwrite(lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
    "deep JSON": overwrite(lambda _: b"[" * 100_000),
    "a folder": make_folder,
    "a link to itself": lambda path: (path.unlink(), path.symlink_to(path.name)),
}
WORDS = {
    "verify": ["verify"],
    "verify one": ["verify", SECOND],
    "diff": ["diff", FIRST, SECOND],
    "diff with draft": ["diff"],
    "lookup": ["lookup", "焊工", "--notice", "a-2022"],
    "lookup in all versions": ["lookup", "焊工", "--region", "330300", "--history"],
    "compare": ["compare", "焊工", "--regions", "330300", "--years", "2022-2024"],
    "coverage": ["coverage"],
    "export": ["export", "--format", "csv"],
    "export of a database": ["export", "--format", "duckdb"],
    "check": ["check"],
    "match": ["match", "焊工"],
    "extract": ["extract"],
    "release": ["release"],
    "withdraw": ["release", "--withdraw", FIRST, "--reason", "why"],
}  # fmt: skip
# What all bytes of a version must hold for. The damage to the list of versions falls in the line of the first one, which
# only the check of all looks at: `verify` of the second and `release` check their own and the predecessor.
NEED_ALL = {"verify", "verify one", "release"}
NEED_LIST = {"verify"}


def write_year(root: Path, year: str, name: str) -> None:
    """A notice of a year for a real region."""
    folder = write_notice(root, f"a-{year}", BODY.format(year=year, name=name))
    path = folder / "notice.toml"
    path.write_text('region = "330300"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two versions, and a draft that is ready to be the third."""
    root = tmp_path_factory.mktemp("whole") / "root"
    for number, (year, name) in enumerate([("2021", "车工"), ("2022", "铣工"), ("2023", "镗工")]):
        write_year(root, year, name)
        assert run_extract(root).failures == ()
        if number < 2:
            release(root, datetime(2021, 11, 21 + number, 9, tzinfo=UTC), "0.1.0")
    assert {path.name for path in (root / "normalized" / SECOND).iterdir()} == {
        Path(name).name for name in FILES[1:]
    }
    return root


def answers(root: Path) -> dict[str, tuple[int, str, str]]:
    """Exit code, what it prints and its error of each table that is loaded and of each command, one after the other, in a root."""
    found = {}
    for table in TABLES:
        try:
            found[f"load {table}"] = (0, pipeline.load(table, root=root).to_csv(), "")
        except UserError as error:
            found[f"load {table}"] = (1, "", f"error: {error.words.en}\n")
    for name, words in WORDS.items():
        more = ["--out", str(root / "out" / name)] if "export" in name else []
        done = CliRunner().invoke(main, ["--root", str(root), "--lang", "en", *words, *more])
        assert done.exception is None or isinstance(done.exception, SystemExit), (name, done)
        found[name] = (done.exit_code, done.stdout.replace(str(root), "R"), done.stderr)
    return found


@pytest.fixture(scope="module")
def right(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str, str]]:
    """What each says where nothing is damaged."""
    root = Path(shutil.copytree(whole, tmp_path_factory.mktemp("right") / "root"))
    said = answers(root)
    assert {name for name, (code, *_) in said.items() if code} == {"diff", "diff with draft"}
    return said


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
def test_a_damaged_file_of_a_version_is_one_line_or_not_needed(file, whole, right, tmp_path):
    wrong = []
    for damage, make in DAMAGES.items():
        root = Path(shutil.copytree(whole, tmp_path / damage / "root"))
        make(root / "normalized" / file)
        for name, said in answers(root).items():
            if (why := fault_of(name, said, right[name], file)) is not None:
                wrong.append((damage, name, why, said))
        shutil.rmtree(tmp_path / damage)
    assert wrong == []


def fault_of(
    name: str, said: tuple[int, str, str], right: tuple[int, str, str], file: str
) -> str | None:
    """What is not as it must be in the words of a command; None where all is."""
    code, out, error = said
    lines = error.splitlines()
    if "fault of its own" in error or code not in (0, 1, 2):
        return "a fault of the program"
    if any(line != one_line(line) for line in lines):
        return "a control character"
    if code == 0 or not lines:
        if name.startswith("verify") and code == 1 and "Traceback" not in out:
            return None
        needs = name in (NEED_LIST if file == FILES[0] else NEED_ALL)
        return "another answer" if said != right or needs else None
    return None if len(lines) == 1 and lines[0].startswith("error: ") else "not one line"
