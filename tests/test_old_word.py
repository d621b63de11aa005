"""Old Word files: what the conversion loses is seen by the words of the file itself; a hostile or damaged one is one line."""

from __future__ import annotations

import os
import stat
import struct
import sys
import time
from pathlib import Path

import pytest

from pipeline.base.errors import UserError
from pipeline.read import read_document
from pipeline.read.word import doc, libreoffice
from pipeline.read.word.piece_table import read_words
from tests.recipes.document import Notice, Paragraph
from tests.recipes.old_word import ENCRYPTED, SECOND_TABLE, compound, main_stream, old_word
from tests.recipes.write_docx import write_docx

WORDS = [("序号\x07车工\x07\x07", False), ("1000 yuan\r", True)]


def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "find_office", lambda: "")


def test_the_words_of_a_file_are_those_of_its_pieces_narrow_and_wide():
    [story] = read_words(*main_stream(WORDS))
    assert story.split() == ["序号", "车工", "1000", "yuan"]


def test_codes_of_fields_are_no_words_and_their_results_are():
    text = 'a \x13 HYPERLINK "x" \x13 PAGE \x14 7 \x15 \x14 shown \x15 b \x13 TC "gone" \x15c\r'
    [story] = read_words(*main_stream([(text, False)]))
    assert story.split() == ["a", "shown", "b", "c"]


def test_words_of_notes_and_boxes_count_and_those_of_headers_do_not():
    pieces = [("text\rnote\rhead\rbox\r", True)]
    assert [s.split() for s in read_words(*main_stream(pieces, (5, 5, 5, 0, 0, 0, 4)))] == [
        ["text"],
        ["note"],
        ["box"],
    ]


def write(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "notice.doc"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("said", "is_lost"), [("序号车工1000 yuan", False), ("序号1000 yuan", True)]
)
def test_words_that_the_conversion_loses_are_told(tmp_path, monkeypatch, said, is_lost):
    without_office(monkeypatch)

    def convert(source: object, made: Path) -> None:
        write_docx(Notice([Paragraph(said)]), made)

    monkeypatch.setattr(doc, "convert", convert)
    document = read_document(write(tmp_path, old_word(WORDS)))
    assert document.format == "doc"
    assert [i.kind for i in document.issues if i.kind == "text_lost"] == ["text_lost"] * is_lost


def test_where_words_are_lost_libreoffice_has_its_turn(tmp_path, monkeypatch):
    monkeypatch.setattr(doc, "find_office", lambda: "soffice")
    monkeypatch.setattr(
        doc, "convert", lambda source, made: write_docx(Notice([Paragraph("序号")]), made)
    )

    def by_office(path: Path, ending: str, folder: Path) -> Path:
        write_docx(Notice([Paragraph("序号车工1000 yuan")]), folder / "made.docx")
        return folder / "made.docx"

    monkeypatch.setattr(doc, "convert_to_docx", by_office)
    document = read_document(write(tmp_path, old_word(WORDS)))
    assert [p.text for p in document.paragraphs] == ["序号车工1000 yuan"]
    assert "text_lost" not in {issue.kind for issue in document.issues}


DOCUMENT, TABLE = main_stream(WORDS)
STREAMS = {"WordDocument": DOCUMENT, "1Table": TABLE}


def damaged_pieces() -> bytes:
    table = bytearray(TABLE)
    struct.pack_into("<I", table, 6, 0x7FFFFFFF)
    return compound({"WordDocument": DOCUMENT, "1Table": bytes(table)})


HOSTILE = {
    "a chain of sectors that runs in a circle": compound(STREAMS, {4: 3}),
    "a directory that runs in a circle": compound(STREAMS, {1: 1}),
    "a chain that leads out of the file": compound(STREAMS, {4: 0x00FFFFFF}),
    "cut short": old_word(WORDS)[:1800],
    "cut in its head": old_word(WORDS)[:300] + b"W\x00o\x00r\x00d\x00",
    "no tables": compound({"WordDocument": DOCUMENT}),
    "a piece table larger than the file": damaged_pieces(),
    "no properties": old_word(WORDS),
    "macros": compound({**STREAMS, "Macros": b"Attribute VB_Name"}),
    "of Word 95": compound({"WordDocument": b"\xdc\xa5" + DOCUMENT[2:]}),
}


@pytest.mark.parametrize("trap", HOSTILE)
def test_a_damaged_or_hostile_file_is_one_line_that_names_what_to_do(tmp_path, monkeypatch, trap):
    without_office(monkeypatch)
    with pytest.raises(UserError) as caught:
        read_document(write(tmp_path, HOSTILE[trap]))
    en, zh = caught.value.words
    assert "\n" not in en + zh
    assert any(what in en for what in ("save it as .docx", "LibreOffice", "fetch it again"))


def test_a_damaged_file_of_wps_is_one_line(tmp_path, monkeypatch):
    without_office(monkeypatch)
    path = write(tmp_path, HOSTILE["cut short"]).rename(tmp_path / "notice.wps")
    with pytest.raises(UserError) as caught:
        read_document(path)
    assert "\n" not in caught.value.words.zh


def test_a_file_with_a_password_is_one_line(tmp_path, monkeypatch):
    without_office(monkeypatch)
    locked = old_word(WORDS, flags=SECOND_TABLE | ENCRYPTED)
    with pytest.raises(UserError, match="locked with a password"):
        read_document(write(tmp_path, locked))


def test_what_is_to_be_installed_is_named(tmp_path, monkeypatch):
    without_office(monkeypatch)
    with pytest.raises(UserError, match="apt install libreoffice-writer"):
        read_document(write(tmp_path, HOSTILE["of Word 95"]))


def script(tmp_path: Path, text: str) -> str:
    path = tmp_path / "soffice"
    path.write_text(f"#!{sys.executable}\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def has_ended(status: Path) -> bool:
    """Whether a killed process is gone, or a zombie that nobody has asked for yet; the system may need a moment."""
    for _ in range(200):
        try:
            if status.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False


def test_a_converter_that_does_not_end_is_ended_with_all_that_it_started(tmp_path, monkeypatch):
    told = tmp_path / "pid"
    program = script(
        tmp_path,
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"open({str(told)!r}, 'w').write(str(child.pid))\nchild.wait()",
    )
    monkeypatch.setattr(libreoffice, "SECONDS", 5)
    monkeypatch.setattr(libreoffice, "find_office", lambda: program)
    with pytest.raises(UserError, match="did not convert it within"):
        libreoffice.convert_to_docx(write(tmp_path, b"x"), "doc", tmp_path)
    assert has_ended(Path(f"/proc/{told.read_text()}/stat"))


def test_a_converter_runs_no_macro_and_reaches_no_network(tmp_path, monkeypatch):
    program = script(
        tmp_path,
        "import os, sys\nprofile = sys.argv[1].partition('file://')[2]\n"
        "print(open(profile + '/user/registrymodifications.xcu').read(), os.environ, file=open('said', 'w'))",
    )
    monkeypatch.setattr(libreoffice, "find_office", lambda: program)
    with pytest.raises(UserError, match="could not convert it"):
        libreoffice.convert_to_docx(write(tmp_path, b"x"), "doc", tmp_path)
    said = (tmp_path / "said").read_text()
    assert "DisableMacrosExecution" in said
    assert "'https_proxy': 'http://127.0.0.1:9'" in said
    assert f"'HOME': '{tmp_path}'" in said
    assert os.environ.get("HOME", "") != str(tmp_path)
