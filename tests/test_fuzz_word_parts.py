"""Whatever stands in the parts of a Word file, reading gives a Document or one line, and its characters add up."""

from __future__ import annotations

import random
import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.base.errors import UserError
from pipeline.extract import extract_document
from pipeline.read import read_document
from pipeline.read.conservation import tally, texts_of
from tests.recipes.word_xml import (
    abstract,
    cell,
    field,
    level,
    number_list,
    numbered,
    numbering,
    paragraph,
    root,
    row,
    run,
    table,
    write_package,
)  # fmt: skip

BOUNDED = settings(
    max_examples=80, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
BODY = (
    numbered("补贴标准") + numbered("初级工", 1)
    + paragraph(run("每人1000") + run(inside='<w:footnoteReference w:id="1"/>') + run("元", '<w:rStyle w:val="C"/>'))
    + paragraph(run("旧", "<w:strike/>") + field("PAGE", "7") + field(r"eq \o\ac(○,1)") + run(inside='<w:sym w:font="Wingdings" w:char="F0FE"/>'))
    + table(row(cell(numbered("")), cell("车工", '<w:vMerge w:val="restart"/>')), row(cell(numbered("")), cell("", "<w:vMerge/>")))
    + '<mc:AlternateContent><mc:Choice Requires="wps"><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Choice><mc:Fallback/></mc:AlternateContent>'
    + '<w:altChunk r:id="a.htm"/>'
)  # fmt: skip
PARTS = {
    "styles.xml": root("styles", '<w:style w:type="character" w:styleId="C"><w:basedOn w:val="D"/><w:rPr><w:vanish/></w:rPr></w:style>'),
    "numbering.xml": numbering(
        abstract(0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "（%2）")),
        number_list(1, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>'),
    ),
    "footnotes.xml": root("footnotes", f'<w:footnote w:id="1">{paragraph("另加500元。")}</w:footnote>'),
    "settings.xml": root("settings", '<w:footnotePr><w:numFmt w:val="decimal"/><w:numStart w:val="1"/></w:footnotePr>'),
    "a.htm": "<html><body><table><tr><td>甲</td><td>1</td></tr></table></body></html>",
}  # fmt: skip
VALUES = st.sampled_from(
    [
        "",
        "-1",
        "0",
        "1",
        "9",
        "999999999999",
        "x",
        "²",
        "％1",
        "%9%8",
        "none",
        "bullet",
        "C",
        "F0FE",
    ]
)


def check(path: Path, body: str, parts: dict[str, str]) -> None:
    """A Document that says what it says, or a UserError of one line."""
    write_package(path, body, parts)
    try:
        document = read_document(path)
    except UserError as error:
        assert "\n" not in str(error)
        return
    extract_document(document)


@BOUNDED
@given(changes=st.lists(st.tuples(st.integers(0, 200), VALUES), min_size=1, max_size=8))
def test_odd_values_in_any_part_are_read_and_keep_the_balance(tmp_path, changes):
    texts = [BODY, *PARTS.values()]
    spots = [(n, m) for n, text in enumerate(texts) for m in re.finditer(r'="([^"]*)"', text) if "xmlns" not in text[m.start() - 8 : m.start()]]  # fmt: skip
    for place, value in changes:
        number, match = spots[place % len(spots)]
        if match.group() in texts[number]:
            texts[number] = texts[number].replace(match.group(), f'="{value}"', 1)
    check(tmp_path / "a.docx", texts[0], dict(zip(PARTS, texts[1:], strict=True)))


def shuffled(rng: random.Random) -> str:
    """Pieces of the body in any order; what is opened is closed."""
    blocks = ("w:p", "w:tbl", "w:tr", "w:tc")
    pieces = re.findall(r"<w:r>.*?</w:r>|</?w:(?:p|tbl|tr|tc)>|<[^>]+/>", BODY)
    opened: list[str] = []
    body = ""
    for piece in rng.choices(pieces, k=60):
        name = piece.strip("</>")
        if piece.startswith("</"):
            body += f"</{opened.pop()}>" if opened and opened[-1] == name else ""
        else:
            body += piece
            opened += [name] if name in blocks else []
    return body + "".join(f"</{name}>" for name in reversed(opened))


@BOUNDED
@given(seed=st.integers(0, 10_000))
def test_elements_in_any_order_and_place_lose_no_word_in_silence(tmp_path, seed):
    body = shuffled(random.Random(seed))
    try:
        document = read_document(write_package(tmp_path / "a.docx", body, PARTS))
    except UserError:
        return
    extract_document(document)
    held = tally("".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", body)))
    found = tally("".join([*texts_of(document.blocks), *(each.text for each in document.left_out)]))
    assert not held - found or "text_lost" in {each.kind for each in document.issues}
