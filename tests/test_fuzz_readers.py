"""Whatever bytes a file holds, reading gives a Document or one line: no traceback, no hang."""

from __future__ import annotations

import io
import signal
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.base.errors import UserError
from pipeline.extract import extract_document
from pipeline.read import read_document
from tests.hostile.fuzz_seeds import plain_pdf
from tests.recipes.bad_files import SMALL
from tests.recipes.write_docx import write_docx
from tests.recipes.write_pdf import write_pdf
from tests.recipes.write_text import write_text

SECONDS = 60
BOUNDED = settings(
    max_examples=60, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
# (where in a thousandth of the file, what is put there, how much of the file it takes away)
WORDS = st.sampled_from(
    [
        b"\x00",
        b"\xff",
        b"<",
        b">>",
        b"[",
        b"-1",
        b"99999999999",
        b"nan",
        b"/",
        b" obj",
        b"\t",
        "①".encode(),
    ]
)
CUTS = st.lists(
    st.tuples(st.integers(0, 999), st.one_of(WORDS, st.binary(max_size=8)), st.integers(0, 40)),
    max_size=6,
)


@contextmanager
def no_hang() -> Iterator[None]:
    """A bound on what never should be reached; who reaches it is killed with a trace of where."""
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)


WRITERS: dict[str, Callable[[Path], None]] = {
    "plain.pdf": plain_pdf,
    "a.pdf": lambda path: write_pdf(SMALL, path),
    "a.docx": lambda path: write_docx(SMALL, path),
    "tabs.txt": lambda path: write_text(SMALL, path, "tabs"),
    "lines.txt": lambda path: write_text(SMALL, path, "lines"),
}


@cache
def original(name: str) -> bytes:
    """The bytes of one small notice in a format."""
    with tempfile.TemporaryDirectory() as folder:
        WRITERS[name](Path(folder) / name)
        return (Path(folder) / name).read_bytes()


def mutate(data: bytes, cuts: list[tuple[int, bytes, int]]) -> bytes:
    for place, words, width in cuts:
        start = len(data) * place // 1000
        data = data[:start] + words + data[start + width :]
    return data


def read(path: Path, data: bytes) -> None:
    """A Document whose tables are rectangles, that says what it says; or a UserError of one line."""
    path.write_bytes(data)
    with no_hang():
        try:
            document = read_document(path)
        except UserError as error:
            assert "\n" not in str(error)
            assert str(path) in str(error)
            return
        extract_document(document)
    for table in document.tables:
        assert all(len(row) == table.columns for row in table.grid)
    "".join(cell.text for table in document.tables for cell in table.cells).encode()
    "".join(paragraph.text for paragraph in document.paragraphs).encode()


@pytest.mark.parametrize("name", sorted(WRITERS))
@BOUNDED
@given(cuts=CUTS)
@example(cuts=[])
def test_mutated_bytes_are_read_or_refused_in_one_line(tmp_path, name, cuts):
    read(tmp_path / name, mutate(original(name), cuts))


@BOUNDED
@given(cuts=CUTS)
def test_mutated_xml_in_a_whole_package_is_read_or_refused_in_one_line(tmp_path, cuts):
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(original("a.docx"))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                name, mutate(data, cuts) if name in {"word/document.xml", "_rels/.rels"} else data
            )
    read(tmp_path / "a.docx", out.getvalue())


@BOUNDED
@given(
    values=st.lists(
        st.tuples(
            st.integers(0, 200), st.sampled_from(["9999999", "-3", "", "0", "x", "²", "512"])
        ),
        max_size=5,
    )
)
def test_odd_spans_and_values_are_read_or_refused_in_one_line(tmp_path, values):
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(original("a.docx"))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        parts = (
            old.read("word/document.xml")
            .decode()
            .replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="1"/>')
            .split('w:val="')
        )
        for place, value in values:
            number = 1 + place % (len(parts) - 1)
            parts[number] = value + '"' + parts[number].split('"', 1)[1]
        new.writestr("word/document.xml", 'w:val="'.join(parts))
    read(tmp_path / "a.docx", out.getvalue())


@BOUNDED
@given(
    text=st.text(
        st.sampled_from(
            "\t\n 0123456789一二三附件表职业编码等级五级元/人年月日〔〕（）①²、。：-—ALS*\u3000\x0b\x1c"
        ),
        max_size=300,
    )
)
def test_any_text_is_read_or_refused_in_one_line(tmp_path, text):
    read(tmp_path / "a.txt", text.encode())
