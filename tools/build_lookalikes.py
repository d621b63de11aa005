"""lookalikes.csv: characters that a reader of scans, or a tired person, takes for each other, by the shape they are drawn in.

    python -m tools.build_lookalikes FONT.ttc > pipeline/reference/lookalikes.csv

For each character of the short names (see SHORT) the likest others of GB2312, by the drawings' correlation. Two fonts
agree on all but a few; the shipped table is drawn in Noto Sans CJK SC (Debian: fonts-noto-cjk).
"""

from __future__ import annotations

import csv
import sys

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pipeline.match.lookalikes import SHORT
from pipeline.reference.editions import load_reference
from pipeline.reference.lookup_names import key_of

COLUMNS = ("character", "looks_like")
SIZE, BLUR, MOST = 40, 1.8, 6
# Alike as a whole; or less so, but with the same right part, where most characters keep what parts them (检, 捡).
WHOLE, RIGHT, WHOLE_BESIDE_RIGHT = 0.7, 0.88, 0.45
LEFT_PART = 16
# Endings of nearly every name, known to be misread though they are drawn further apart.
KNOWN = ("员贝", "工土")
Floats = NDArray[np.float64]


def draw(characters: str, font: ImageFont.FreeTypeFont) -> Floats:
    """A drawing a character, a little blurred, so that strokes may stand a pixel apart: count x SIZE x SIZE."""
    drawn = []
    for character in characters:
        image = Image.new("L", (SIZE, SIZE))
        ImageDraw.Draw(image).text((SIZE // 10, -SIZE // 10), character, font=font, fill=255)
        drawn.append(np.asarray(image.filter(ImageFilter.GaussianBlur(BLUR)), dtype=np.float64))
    return np.array(drawn)


def correlate(some: Floats, others: Floats) -> Floats:
    """Correlation of each drawing of the first with each of the second, or of parts of them."""
    flat = []
    for drawings in (some, others):
        rows = drawings.reshape(len(drawings), -1)
        rows = rows - rows.mean(axis=1, keepdims=True)
        flat.append(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))
    found: Floats = flat[0] @ flat[1].T
    return found


def all_characters() -> str:
    """The Chinese characters of GB2312, in order of Unicode."""
    found = set()
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.add(bytes((high, low)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return "".join(sorted(found))


def characters_of_short_names() -> str:
    """Characters of the names and other names that are compared by shape."""
    reference = load_reference()
    names = [
        *reference.keys,
        *(key_of(one.name) for one in (*reference.aliases, *reference.work_types)),
    ]
    return "".join(sorted({c for name in names if len(name) <= SHORT for c in name}))


def find_lookalikes(wanted: str, font: ImageFont.FreeTypeFont) -> list[tuple[str, str]]:
    """(character, those that look like it, the likest first); characters without any are left out."""
    others = all_characters()
    mine, theirs = draw(wanted, font), draw(others, font)
    whole = correlate(mine, theirs)
    right = correlate(mine[:, :, LEFT_PART:], theirs[:, :, LEFT_PART:])
    is_alike = (whole >= WHOLE) | ((right >= RIGHT) & (whole >= WHOLE_BESIDE_RIGHT))
    likeness = np.where(is_alike, np.maximum(whole, (whole + right) / 2), 0.0).round(6)
    found = []
    for character, row in zip(wanted, likeness, strict=True):
        best = [others[place] for place in np.argsort(-row, kind="stable") if row[place] > 0]
        known = [two.replace(character, "") for two in KNOWN if character in two]
        alike = "".join(dict.fromkeys([*known, *best])).replace(character, "")[:MOST]
        if alike:
            found.append((character, alike))
    return found


def main(arguments: list[str]) -> int:
    """Writes the table to the screen."""
    # Face 2 of the collection is the simplified Chinese one.
    font = ImageFont.truetype(arguments[0], SIZE * 8 // 10, index=2)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(find_lookalikes(characters_of_short_names(), font))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
