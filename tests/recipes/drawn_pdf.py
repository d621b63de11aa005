"""PDF pages drawn word by word, in the ways in which programs draw them; each habit by its name.

Words are placed in points from the lower left corner of an A4 page. The font is the built-in STSong-Light.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from .bad_files import CATALOGUE, PAGES, page_object, stream, write_objects

FONT = "STSong-Light"
# Of annotations: seen nowhere, seen in print, not seen on the screen.
FLAG_HIDDEN, FLAG_PRINT, FLAG_NO_VIEW = 2, 4, 32
WIDTH, HEIGHT = A4
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
Draw = Callable[["Pen"], None]


class Pen:
    """Writes on a canvas; `unit` is the font size that stands in the file for one point, 0 for the size itself."""

    def __init__(self, canvas: Any, unit: float = 0.0) -> None:
        self.canvas, self.unit = canvas, unit

    def write(self, x: float, y: float, words: str, size: float = 10.5, **looks: float) -> None:
        """Words that begin at (x, y). Looks: `mode` of rendering, `grey` from 0 (black) to 1 (white), `turn` in degrees
        against the clock, `alpha`."""
        canvas = self.canvas
        canvas.saveState()
        grey = looks.get("grey", 0.0)
        canvas.setFillColorRGB(grey, grey, grey, alpha=looks.get("alpha", 1.0))
        canvas.translate(x, y)
        canvas.rotate(looks.get("turn", 0.0))
        text = canvas.beginText()
        text.setTextRenderMode(int(looks.get("mode", 0)))
        if self.unit:
            # The size in the file is `unit` for each point drawn, and a matrix brings it back.
            scale = 1 / self.unit
            text.setTextTransform(scale, 0, 0, scale, 0, 0)
            text.setFont(FONT, size * self.unit)
        else:
            text.setTextOrigin(0, 0)
            text.setFont(FONT, size)
        text.textOut(words)
        canvas.drawText(text)
        canvas.restoreState()

    def table(self, rows: list[str], x: float = 80.0, y: float = 600.0, size: float = 10.5) -> None:
        """A ruled table, a row a line, cells parted by `|`; its head at `y`, columns of 120 points, rows of 24."""
        cells = [row.split("|") for row in rows]
        columns, height = len(cells[0]), 24.0
        self.canvas.grid(
            [x + 120 * n for n in range(columns + 1)],
            [y - height * n for n in range(len(rows) + 1)],
        )
        for r, row in enumerate(cells):
            for c, words in enumerate(row):
                self.write(x + 120 * c + 6, y - height * (r + 1) + 8, words.strip(), size)


def draw_pdf(path: Path, *pages: Draw, unit: float = 0.0, rotation: int = 0) -> None:
    """A PDF of these pages; the same recipe gives the same bytes."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for page in pages:
        canvas.setPageRotation(rotation)
        page(Pen(canvas, unit))
        canvas.showPage()
    canvas.save()


def name_codes(*pairs: tuple[str, str], count: int | None = None) -> bytes:
    """What the codes of a font stand for, as a stream: hexadecimal pairs (code, text), all codes as long as the first. It
    says that they are `count`, or as many as they are."""
    rows = b"\n".join(b"<%b> <%b>" % (code.encode(), text.encode()) for code, text in pairs)
    digits = len(pairs[0][0])
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def"
        b" 1 begincodespacerange <%b> <%b> endcodespacerange"
        b" %d beginbfchar\n%b\nendbfchar endcmap end end"
        % (b"0" * digits, b"F" * digits, len(pairs) if count is None else count, rows)
    )
    return stream(cmap)


def mapped_pdf(path: Path, words: bytes, *pairs: tuple[str, str]) -> None:
    """A page that shows `words`, an operand and its operator, in a font that says what its codes stand for, as hexadecimal
    pairs (code, text)."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    page = page_object(b"/Resources<</Font<</F 5 0 R>>>>")
    content = stream(b"BT /F 12 Tf 80 700 Td %b ET" % words)
    write_objects(path, CATALOGUE, PAGES, page, content, font, name_codes(*pairs))


def nameless_pdf(
    path: Path,
    words: bytes,
    signs: str,
    width: int = 1000,
    *pairs: tuple[str, str],
    count: int | None = None,
) -> None:
    """A page that shows `words` in a font that says what they are, and behind them the signs of a font by their numbers
    alone (four hexadecimal digits each), which nothing names but these pairs (number, text), said to be `count`; each is `width`
    thousandths of its size wide."""
    system = b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    named = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[8 0 R]%b>>"
    )
    font %= b"/ToUnicode 7 0 R" if pairs else b""
    names = name_codes(*pairs, count=count) if pairs else b"null"
    kind = b"/Type/Font/Subtype/CIDFontType2/BaseFont/Song"
    signs_of = b"<<%b/CIDSystemInfo %b/DW %d>>" % (kind, system, width)
    page = page_object(b"/Resources<</Font<</F 5 0 R/G 6 0 R>>>>")
    shown = b"BT /F 12 Tf 80 700 Td (%b) Tj /G 12 Tf <%b> Tj ET" % (words, signs.encode())
    write_objects(path, CATALOGUE, PAGES, page, stream(shown), named, font, names, signs_of)


def filled_pdf(
    path: Path,
    words: bytes,
    value: bytes,
    drawn: bytes = b"",
    flags: int = FLAG_PRINT,
    is_held_above: bool = False,
) -> None:
    """A page that shows `words`, and a field of a form filled with `value`: drawn as `drawn`, or only by a program for forms;
    `flags` say where it is to be seen, `is_held_above` that the parent of its place holds the value, as for fields of many places."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    look = b"/AP<</N 7 0 R>>" if drawn else b""
    place = b"/Rect[80 600 300 620]/F %d%b" % (flags, look)
    held = b"/FT/Tx/T(field)/V(%b)" % value
    own = b"/Parent 8 0 R" if is_held_above else held
    field = b"<</Type/Annot/Subtype/Widget%b%b>>" % (own, place)
    catalogue = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[8 0 R]>>>>"
    page = page_object(b"/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R]")
    shown = stream(b"BT /F 12 Tf 80 700 Td (%b) Tj ET" % words)
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 220 20]/Resources<</Font<</F 5 0 R>>>>"
    drawing = stream(b"BT /F 12 Tf 2 5 Td (%b) Tj ET" % drawn, form)
    if is_held_above:
        above = b"<<%b/Kids[6 0 R]>>" % held
        write_objects(path, catalogue, PAGES, page, shown, font, field, drawing, above)
    else:
        write_objects(path, CATALOGUE, PAGES, page, shown, font, field, drawing)


def shadowed_pdf(path: Path, digits: bytes, blur: int) -> None:
    """A page that shows `digits` in black squares over a shadow, as browsers print it: the same digits at the same place in a font
    whose signs are wider by `blur` thousandths of their size at each side."""
    names = b"".join(
        b"/%b" % name for name in b"zero one two three four five six seven eight nine".split()
    )
    signs = b" ".join(b"/%b %%d 0 R" % name for name in names.split(b"/")[1:])

    def font(sign: int) -> bytes:
        return (
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]"
            b"/FirstChar 48/LastChar 57/Widths[%b]/Encoding<</Differences[48 %b]>>/CharProcs<<%b>>>>"
            % (b"600 " * 10, names, signs % ((sign,) * 10))
        )

    def sign(wider: int) -> bytes:
        box = 50 - wider, -wider, 500 + 2 * wider, 700 + 2 * wider
        edges = box[0], box[1], box[0] + box[2], box[1] + box[3]
        return stream(b"600 0 %d %d %d %d d1 %d %d %d %d re f" % (*edges, *box))

    page = page_object(b"/Resources<</Font<</S 5 0 R/D 6 0 R>>>>")
    each = b"".join(b"(%c) Tj 8 0 Td " % digit for digit in digits)
    content = stream(
        b"".join(b"BT /%b 12 Tf 80 700 Td %bET " % (name, each) for name in (b"S", b"D"))
    )
    write_objects(path, CATALOGUE, PAGES, page, content, font(7), font(8), sign(blur), sign(0))


def layered_pdf(path: Path, words: bytes, *layers: tuple[bytes, bool]) -> None:
    """A page that shows `words`, and below them a line for each layer: its words, and whether the layer is switched on."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    names = [b"%d 0 R" % (6 + n) for n in range(len(layers))]
    off = [name for name, (_, is_on) in zip(names, layers, strict=True) if not is_on]
    states = b"/OCProperties<</OCGs[%b]/D<</OFF[%b]>>>>" % (b" ".join(names), b" ".join(off))
    known = b"".join(b"/L%d %b" % (n, name) for n, name in enumerate(names))
    page = page_object(b"/Resources<</Font<</F 5 0 R>>/Properties<<%b>>>>" % known)
    line = b"/OC /L%d BDC BT /F 12 Tf 80 %d Td (%b) Tj ET EMC "
    drawn = b"".join(line % (n, 660 - 40 * n, text) for n, (text, _) in enumerate(layers))
    content = stream(b"BT /F 12 Tf 80 700 Td (%b) Tj ET " % words + drawn)
    groups = [b"<</Type/OCG/Name(layer)>>"] * len(layers)
    catalogue = b"<</Type/Catalog/Pages 2 0 R%b>>" % states
    write_objects(path, catalogue, PAGES, page, content, font, *groups)


def update_pdf(path: Path, old: bytes, new: bytes) -> None:
    """Writes a new state of an uncompressed object behind the file, as editors do: the object that holds `old` says `new`."""
    data = path.read_bytes()
    start = data.rindex(b"\n", 0, data.rindex(b" 0 obj", 0, data.index(old))) + 1
    number = int(data[start : data.index(b" ", start)])
    body = data[start : data.index(b"endobj", start) + 6].replace(old, new)
    root = re.search(rb"/Root (\d+) 0 R", data)
    size = re.search(rb"/Size (\d+)", data)
    before = re.findall(rb"startxref\s+(\d+)", data)[-1]
    assert root is not None
    assert size is not None
    table = len(data) + len(body) + 1
    trailer = b"trailer <</Root %s 0 R/Size %s/Prev %s>>" % (root[1], size[1], before)
    xref = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(data))
    path.write_bytes(data + body + b"\n" + xref + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % table)


def signs_pdf(
    path: Path,
    shown: bytes,
    signs: dict[int, bytes],
    *pairs: tuple[str, str],
) -> None:
    """A page that shows `shown`, operators of text in the fonts F (Helvetica) and S, whose signs are drawings by their codes: of
    500 thousandths of the size, in a font that does not say what they are. F says what its codes stand for by pairs, if any."""
    numbers = range(8, 8 + len(signs))
    names = b" ".join(b"%d /sign%d" % (code, code) for code in signs)
    procedures = b" ".join(b"/sign%d %d 0 R" % each for each in zip(signs, numbers, strict=True))
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 0"
        b"/LastChar 126/Widths[%b]/Encoding<</Differences[%b]>>/CharProcs<<%b>>>>"
        % (b"500 " * 127, names, procedures)
    )
    page = page_object(b"/Resources<</Font<</F 5 0 R/S 6 0 R>>>>")
    content = stream(b"BT /F 12 Tf 80 700 Td %b ET" % shown)
    says = b"/ToUnicode 7 0 R" if pairs else b""
    helvetica = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%b>>" % says
    named = name_codes(*pairs) if pairs else b"null"
    drawings = [stream(b"500 0 %b" % drawing) for drawing in signs.values()]
    write_objects(path, CATALOGUE, PAGES, page, content, helvetica, font, named, *drawings)
