"""Bad files: one clear line each, the others done, nothing half-written, memory and time bounded."""

from __future__ import annotations

import hashlib
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.recipes.bad_files import BAD_FILES, GOOD_FILES, small_docx

ROOT = Path(__file__).parent.parent
MEMORY = 2 << 30
NO_FILE = "0" * 64


def bound_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command under a memory limit."""
    command = [sys.executable, "-m", "pipeline", "--root", str(root), "--lang", "en", *words]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=ROOT,
        preexec_fn=bound_memory,
        timeout=300,
        check=False,
    )


def write_toml(path: Path, more: str = "", sha256: str = "") -> None:
    """notice.toml of the one file that stands beside it."""
    known = sha256 or (hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else NO_FILE)
    path.with_name("notice.toml").write_text(
        f'{more}\n[[files]]\nname = "{path.name}"\nsha256 = "{known}"\n', encoding="utf-8"
    )


def missing(path: Path) -> None:
    write_toml(path, sha256=NO_FILE)


def other_hash(path: Path) -> None:
    small_docx(path)
    write_toml(path, sha256="a" * 64)


def toml_of(text: str):
    def make(path: Path) -> None:
        path.with_name("notice.toml").write_text(text, encoding="utf-8")

    return make


BAD_NOTICES = {
    "missing": (missing, "named in notice.toml but missing"),
    "other_hash": (other_hash, "the file has changed (SHA-256"),
    "no_toml": (lambda _: None, "notice.toml: no such file; make it with `catalogue add`"),
    "not_toml": (toml_of("region = "), "notice.toml:1: not TOML: Invalid value"),
    "deep_toml": (toml_of("a = " + "[" * 100_000), "notice.toml: not TOML"),
    "folder_for_toml": (lambda path: path.with_name("notice.toml").mkdir(), "notice.toml: not an ordinary file"),
    "unknown_key": (toml_of('regoin = "330300"'), "notice.toml:1: unknown key 'regoin'; allowed: accept, applies_from"),
    "wrong_date": (toml_of('issued_on = "May"'), "notice.toml:1: issued_on is 'May'; allowed: a day such as 2023-04-01"),
    "file_elsewhere": (toml_of(f'[[files]]\nname = "../x.pdf"\nsha256 = "{NO_FILE}"'), "notice.toml:2: [[files]] name is '../x.pdf'; allowed: the name of a file beside notice.toml"),
    "Bad_Id": (missing, "'Bad_Id' is no notice id; use lower-case letters, digits and hyphens"),
}  # fmt: skip


def _id(trap: str) -> str:
    return trap if trap == "Bad_Id" else trap.replace("_", "-") + "-2024"


@pytest.fixture(scope="module")
def lines(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """All the bad notices and the good ones in one root, extracted by one run of the command."""
    root = tmp_path_factory.mktemp("bad")
    for trap, (name, make, *_) in {**BAD_FILES, **GOOD_FILES}.items():
        path = root / "raw" / _id(trap) / name
        path.parent.mkdir(parents=True)
        make(path)
        write_toml(path)
    for trap, (make, _) in BAD_NOTICES.items():
        path = root / "raw" / _id(trap) / "a.docx"
        path.parent.mkdir(parents=True)
        make(path)
    return root, run(root, "extract", "--timeout", "20")


SAID = {
    **{trap: line for trap, (_, _, line) in BAD_FILES.items()},
    **{trap: line for trap, (_, line) in BAD_NOTICES.items()},
}


@pytest.mark.parametrize("trap", SAID)
def test_a_bad_file_gives_one_clear_line_and_leaves_nothing_half_written(lines, trap):
    root, done = lines
    own = [line for line in done.stderr.splitlines() if line.startswith(f"{_id(trap)}: ")]
    assert len(own) == 1, done.stderr
    assert any(words in own[0] for words in SAID[trap].split("|")), own[0]
    assert f"raw/{_id(trap)}" in own[0]
    assert not (root / "extracted" / _id(trap)).exists()


def test_every_line_is_that_of_one_bad_file_and_the_exit_code_says_so(lines):
    _, done = lines
    assert done.returncode == 1
    assert sorted(line.split(":")[0] for line in done.stderr.splitlines()) == sorted(
        _id(trap) for trap in SAID
    )


@pytest.mark.parametrize("trap", GOOD_FILES)
def test_the_others_are_done(lines, trap):
    root, done = lines
    assert _id(trap) in done.stdout
    assert "补贴" in (root / "extracted" / _id(trap) / "document.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words", [("extract", "../bad"), ("show", "../bad"), ("show", "/etc"), ("extract", "")]
)
def test_an_id_that_would_leave_raw_is_refused(lines, words):
    done = run(lines[0], *words)
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: no notice {words[1]!r} under ")
    assert done.stderr.count("\n") == 1
