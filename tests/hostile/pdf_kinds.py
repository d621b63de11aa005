"""PDFs made to hurt, by kind: page trees, tables of objects, streams, fonts, forms, pictures, coordinates, actions, and drawings."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

from tests.recipes.bad_files import CATALOGUE, FORM, PAGES, stream, write_objects

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = b"BT /F1 12 Tf 50 700 Td (standard 1000) Tj ET"
USED = b"/Font<</F1 5 0 R>>/XObject<</X 6 0 R>>"
ACTION = b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
Make = Callable[[Path], object]


def drawn(
    content: bytes | None = None, *more: bytes, box: bytes = b"0 0 595 842", page: bytes = b"", catalogue: bytes = CATALOGUE,
    pages: bytes = PAGES, font: bytes = FONT, body: bytes | None = None,
) -> Make:  # fmt: skip
    """What writes a PDF of one page: its contents are object 4, the font 5, what comes `more` from 6 on."""
    one = b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Resources<<%b>>/Contents 4 0 R%b>>" % (
        box,
        USED,
        page,
    )
    text = stream(WORDS if content is None else content) if body is None else body
    return lambda path: write_objects(path, catalogue, pages, one, text, font, *more)


def then(make: Make, change: Callable[[bytes], bytes]) -> Make:
    """What writes a PDF and changes its bytes."""

    def write(path: Path) -> object:
        make(path)
        return path.write_bytes(change(path.read_bytes()))

    return write


def swap(old: bytes, new: bytes) -> Make:
    """The plain page with some bytes in the place of others."""

    def change(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return then(drawn(), change)


def packed(data: bytes, times: int) -> bytes:
    """A stream that is packed so often."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[%b]" % (b"/FlateDecode" * times))


def appended(words: bytes) -> Make:
    """The plain page with words behind its end, as a program that adds to a file writes them."""
    return then(drawn(), lambda data: data + words)


def grid(lines: int, size: int) -> bytes:
    """So many lines across and down, packed."""
    step = size / lines
    across = b"".join(b"0 %.2f m %d %.2f l S\n" % (n * step, size, n * step) for n in range(lines))
    down = b"".join(b"%.2f 0 m %.2f %d l S\n" % (n * step, n * step, size) for n in range(lines))
    return packed(b"0.2 w\n" + across + down, 1)


def at(place: bytes) -> bytes:
    """Words at some place."""
    return b"BT /F1 12 Tf %b Tm (standard 1000) Tj ET" % place


def forms(times: int, deep: int) -> list[bytes]:
    """Forms, each of which draws the next so often."""
    inner = [stream(b"/X Do " * times, FORM + b"/Resources<</XObject<</X %d 0 R>>>>" % (7 + n)) for n in range(deep)]  # fmt: skip
    return [*inner, stream(b"0 0 m 9 9 l S", FORM)]


def picture(width: int, height: int, words: bytes) -> bytes:
    """A picture of hardly any bytes that says it is so large."""
    return stream(b"x", b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1/ColorSpace/DeviceGray%b" % (width, height, words))  # fmt: skip


TREES = {
    "a page tree that holds its parent": drawn(pages=b"<</Type/Pages/Kids[6 0 R]/Count 1>>"),
    "3,000 times the same page": drawn(pages=b"<</Type/Pages/Kids[%b]/Count 3000>>" % (b"3 0 R " * 3000)),
    "-1 pages said": drawn(pages=b"<</Type/Pages/Kids[3 0 R]/Count -1>>"),
    "2,999 pages said, one there": drawn(pages=b"<</Type/Pages/Kids[3 0 R]/Count 2999>>"),
    "two page trees that hold each other": drawn(None, b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>", pages=b"<</Type/Pages/Kids[6 0 R]/Count 1/Parent 6 0 R>>"),
}  # fmt: skip
OBJECTS = {
    "a table of objects that leads to itself": appended(b"xref\n0 0\ntrailer<</Root 1 0 R/Size 6/Prev 9>>\nstartxref\n9\n%%EOF\n"),
    "1,000,000,000 objects said": swap(b"/Size 6", b"/Size 1000000000"),
    "an object of the largest number": then(drawn(), lambda data: data.replace(b"5 0 ", b"2147483647 0 ")),
    "a table of objects that is nowhere": then(drawn(), lambda data: data[: data.rindex(b"startxref")] + b"startxref\n99999999999999999999\n%%EOF\n"),
    "no table of objects": then(drawn(), lambda data: data[: data.index(b"xref\n")] + b"trailer<</Root 1 0 R>>\n%%EOF\n"),
    "added to, and cut short": appended(b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 1"),
    "only a head": lambda path: path.write_bytes(b"%PDF-1.7\n"),
    "a web page named .pdf": lambda path: path.write_bytes("<html><body>补贴</body></html>".encode()),
}  # fmt: skip
STREAMS = {
    "a stream of -5 bytes": swap(b"/Length 44", b"/Length -5"),
    "a stream as long as itself says": swap(b"/Length 44", b"/Length 4 0 R"),
    "a stream in another file": drawn(body=b"<</F(/etc/passwd)/Length 0>>\nstream\n\nendstream"),
    "packed three times, 300 MB": drawn(body=packed(b"0 0 m 9 9 l S\n" * (1 << 18) * 80, 3)),
    "1,000,000 states kept": drawn(b"q " * 1_000_000 + WORDS),
    "lists in lists in its contents": drawn(b"[" * 100_000 + WORDS),
    "a picture of JBIG2 that grows": drawn(b"q /X Do Q " + WORDS, picture(60_000, 60_000, b"/Filter/JBIG2Decode")),
}  # fmt: skip
FONTS = {
    "a font that is itself": drawn(font=b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[5 0 R]>>"),
    "a font whose letters draw with it": drawn(None, stream(b"BT /F1 9 Tf (a) Tj ET"), font=b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 6 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[9]/Resources<<%b>>>>" % USED),
    "no font": drawn(font=b"null"),
    "letters of size 0": drawn(WORDS.replace(b"12 Tf", b"0 Tf")),
    "letters that mean half a character": drawn(None, stream(b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <d800> endbfrange"), font=FONT[:-2] + b"/ToUnicode 6 0 R>>"),
    "letters that mean 100,000 characters": drawn(None, stream(b"1 beginbfchar <31> <%b> endbfchar" % (b"8865" * 100_000)), font=FONT[:-2] + b"/ToUnicode 6 0 R>>"),
    "letters that mean control characters": drawn(None, stream(b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <30> <39> <0000> endbfrange 1 beginbfchar <61> <001b> endbfchar"), font=FONT[:-2] + b"/ToUnicode 6 0 R>>"),
}  # fmt: skip
PLACES = {
    f"a page of {box.decode()}": drawn(box=box)
    for box in (b"0 0 1e9 1e9", b"0 0 0 0", b"595 842 0 0", b"-9 -9 -1 -1", b"0 0 nan inf", b"0 0 99999999999999999999 1")
} | {
    "words at 1e38": drawn(at(b"1 0 0 1 1e38 1e38")),
    "words at a number that is none": drawn(at(b"1 0 0 1 nan -inf")),
    "sizes that grow without end": drawn(b"1e20 0 0 1e20 0 0 cm " * 40 + WORDS),
    "a page turned by 45 degrees": drawn(page=b"/Rotate 45"),
    "a page measured in 1e9": drawn(page=b"/UserUnit 1000000000"),
}  # fmt: skip
DRAWINGS = {
    "a form that draws itself": drawn(b"/X Do", stream(b"/X Do", FORM + b"/Resources<<%b>>" % USED)),
    "10^4 forms": drawn(b"/X Do " + WORDS, *forms(10, 4)),
    "a picture of 10^12 points": drawn(b"q 9 0 0 9 0 0 cm /X Do Q " + WORDS, picture(1_000_000, 1_000_000, b"")),
    "700 lines across and down": drawn(body=grid(700, 4000), box=b"0 0 4000 4000"),
    "10,000 short lines": drawn(body=packed(b"".join(b"%d %d m %d %d l S\n" % (n % 500, n // 5, n % 500 + 1, n // 5) for n in range(10_000)), 1)),
    "99,000 characters on one spot": drawn(b"BT /F1 9 Tf 50 700 Td " + b"(1) Tj 0 0 Td " * 99_000 + b"ET"),
    "1,000,000 characters": drawn(body=packed(b"BT /F1 1 Tf 5 700 Td " + b"(%b) Tj 0 -0.1 Td " % (b"1" * 1000) * 1000 + b"ET", 1)),
}  # fmt: skip
ACTIONS = {
    "a script that begins at once": drawn(catalogue=CATALOGUE[:-2] + ACTION + b">>"),
    "a program that is to be started": drawn(page=b"/AA<</O<</S/Launch/F(/bin/sh)>>>>"),
    "addresses to be opened": drawn(page=b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(file:///etc/passwd)>>>><</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoToR/F(\\\\\\\\host\\\\a)/D[0/Fit]>>>>]"),
    "a form in XML with entities": drawn(None, stream(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'), catalogue=CATALOGUE[:-2] + b"/AcroForm<</XFA 6 0 R/Fields[]>>>>"),
}  # fmt: skip
PDF_KINDS: dict[str, Make] = {
    **TREES,
    **OBJECTS,
    **STREAMS,
    **FONTS,
    **PLACES,
    **DRAWINGS,
    **ACTIONS,
}
