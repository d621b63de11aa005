"""notice.toml is held against its types as a whole: each fault is one line with file, line, key, value and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.base.errors import UserError
from pipeline.judgement.notice_toml import Notice, read_notice

SHA = "a" * 64
FILE = f'[[files]]\nname = "notice.txt"\nsha256 = "{SHA}"\n'


def read(tmp_path: Path, text: str | bytes) -> Notice:
    path = tmp_path / "place-2024" / "notice.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_notice(path.parent)


def faults(tmp_path: Path, text: str | bytes) -> list[str]:
    """The lines of all faults, behind the name of the file."""
    with pytest.raises(UserError) as refused:
        read(tmp_path, text)
    for fault in refused.value.faults:
        assert fault.zh.startswith(f"{tmp_path}/place-2024/notice.toml"), fault.zh
        assert fault.zh != fault.en
    return [fault.en.partition("notice.toml:")[2] for fault in refused.value.faults]


HEADS = {
    "title = 5": "1: title is 5; allowed: text in one line, not empty",
    'title = "a\\nb"': r"1: title is 'a\nb'; allowed: text in one line",
    "title = 07:32:00": "1: title is 07:32:00; allowed: text",
    'title = "\\u001b[2J"': r"1: title is '\x1b[2J'; allowed: text",
    "document_number = true": "1: document_number is true; allowed: text",
    "supersedes = 5": "1: supersedes is 5; allowed: text",
    'supersedes = "place-2024"': "1: supersedes is 'place-2024'; allowed: the id or document number of another notice",
    'issuers = "x"': '1: issuers is \'x\'; allowed: a list such as ["…局", "…局"]',
    "issuers = []": '1: issuers is []; allowed: a list such as ["…局", "…局"]',
    "effective_from = 2024-01-01T00:00:00Z": "1: effective_from is 2024-01-01 00:00:00+00:00; allowed: a day such as 2023-04-01",
    'effective_from = "2024-W01-1"': "1: effective_from is '2024-W01-1'; allowed: a day",
    "effective_from = 9999-12-31": "1: effective_from is 9999-12-31; allowed: a day from 1980-01-01 to 2100-12-31",
    "effective_from = 2024-01-02\neffective_to = 2024-01-01": "2: effective_to is 2024-01-01; allowed: a day not before effective_from (2024-01-02)",
    'region = "999999"': "1: region is '999999'; allowed: a code of GB/T 2260",
    'region = "芜湖市"': "1: region is '芜湖市'; allowed: a code of GB/T 2260 (芜湖市 340200)",
    'url = "javascript:alert(1)"': "1: url is 'javascript:alert(1)'; allowed: an address that begins with http",
    'status = ["draft"]': "1: status is ['draft']; allowed: draft or final",
    "applies_to_what = 5": "1: applies_to_what is 5; allowed: certificate, class or claim",
    'regoin = "340200"': "1: unknown key 'regoin'; allowed: accept, applies_from",
}  # fmt: skip


@pytest.mark.parametrize("text", HEADS)
def test_a_wrong_value_above_the_tables_is_one_line(tmp_path, text):
    (line,) = faults(tmp_path, f"{text}\n{FILE}")
    assert line.startswith(HEADS[text]), line


def test_a_key_that_is_nearly_right_is_proposed(tmp_path):
    (line,) = faults(tmp_path, f'regoin = "340200"\n{FILE}')
    assert line.endswith("; did you mean region?")


TABLES = {
    f'{FILE}sha = "x"': "4: unknown key 'sha' in [[files]]; allowed: name, origin, role, sha256",
    f'{FILE}role = ["main"]': "4: [[files]] role is ['main']; allowed: main, annex or witness",
    '[[files]]\nname = "x.pdf"': "1: [[files]] sha256 is missing; allowed: a SHA-256, 64 digits",
    f'[[files]]\nname = "../x.pdf"\nsha256 = "{SHA}"': "2: [[files]] name is '../x.pdf'; allowed: the name of a file beside",
    f'[[files]]\nname = "notice.toml"\nsha256 = "{SHA}"': "2: [[files]] name is 'notice.toml'; allowed: the name of a file beside",
    f'{FILE}{FILE}role = "witness"': "5: [[files]] name is 'notice.txt'; allowed: each file once",
    'files = "x"': "1: files is 'x'; allowed: [[files]] blocks",
    f'{FILE}[[tables]]\nlist = "nope"': "5: [[tables]] list is 'nope'; allowed: one of subsidised, scarce",
    f'{FILE}[[tables]]\nheader = {{ "职业" = "nam" }}': "5: [[tables]] header '职业' is 'nam'; allowed: one of seq, code, name",
    f'{FILE}[[tables]]\nheader = {{ "职业" = 5 }}': '5: [[tables]] header is {…}; allowed: { "printed head" = "field" }',
    f'{FILE}[[tables]]\nannex = "附件1"': "5: [[tables]] annex is '附件1'; allowed: list, class or header beside it",
    f'{FILE}[[tables]]\nlist = "scarce"\n[[tables]]\nlist = "general"': "6: [[tables]] list is 'general'; allowed: one value for an annex; 'scarce' is said above",
    f'{FILE}[[accept]]\nkind = "*"\nplace = "*"\nreason = "r"\nby = "b"\non = 2024-01-01': "5: [[accept]] kind is '*'; allowed: a kind of issue",
    f'{FILE}[[accept]]\nkind = "serial_gap"\nreason = "r"\nby = "b"\non = 2024-01-01': "4: [[accept]] place is ''; allowed: one of place, fact and all = true",
    f'{FILE}[[accept]]\nkind = "serial_gap"\nplace = "p1"\nreason = "r"\nby = "b"\non = "May"': "9: [[accept]] on is 'May'; allowed: a day",
}  # fmt: skip


@pytest.mark.parametrize("text", TABLES)
def test_a_wrong_value_in_a_table_is_one_line(tmp_path, text):
    (line,) = faults(tmp_path, text)
    assert line.startswith(TABLES[text]), line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("region = ", "1: not TOML: Invalid value, in 'region ='"),
        ('region = "a"\nregion = "b"', "2: not TOML: Cannot overwrite a value, in"),
        ("a = " + "[" * 100_000, " not TOML: nested too deeply, or a number too long"),
        ("a = " + "9" * 5000, " not TOML: nested too deeply, or a number too long"),
        (b"\xff\xfea = 1", " not TOML: not UTF-8 at byte 1; save it as UTF-8"),
    ],
)
def test_what_is_not_toml_is_one_line(tmp_path, text, line):
    (found,) = faults(tmp_path, text)
    assert found.startswith(line)


def test_all_faults_of_the_file_are_told_at_once(tmp_path):
    text = f'title = 5\nstatus = "x"\n{FILE}role = "y"\n[[accept]]\nkind = 5\n'
    told = faults(tmp_path, text)
    assert [line.split(" is ")[0] for line in told] == [
        "1: title", "2: status", "6: [[files]] role", "7: [[accept]] reason", "7: [[accept]] by", "7: [[accept]] on", "8: [[accept]] kind",
    ]  # fmt: skip


def test_what_is_right_is_read_with_its_types(tmp_path):
    said = 'region = "340200"\nissued_on = 2024-01-02\nissuers = ["甲局", "乙局"]\nurl = "https://example.org/a"\n'
    more = '[[tables]]\nannex = "附件1"\nclass = "A"\nheader = { "工种" = "name", "备注" = "ignored" }\n'
    notice = read(tmp_path, said + FILE.replace(SHA, SHA.upper()) + more)
    assert notice.said == {"issuers": ("甲局", "乙局"), "issued_on": "2024-01-02"}
    assert (notice.region, notice.main.sha256, notice.main.role) == ("340200", SHA, "main")
    assert (notice.tables[0].printed_class, notice.tables[0].header["工种"]) == ("A", "name")


def test_a_byte_order_mark_and_any_line_ends_are_read(tmp_path):
    for text in ("\ufeff" + FILE, FILE.replace("\n", "\r\n"), FILE.replace("\n", "\r")):
        assert read(tmp_path, text).main.name == "notice.txt"


def test_lines_are_left_out_where_a_long_string_could_be_taken_for_keys(tmp_path):
    line = faults(tmp_path, f'title = """\nregion = 5\n"""\nregion = 5\n{FILE}')[0]
    assert line == " region is 5; allowed: text in one line, not empty"
