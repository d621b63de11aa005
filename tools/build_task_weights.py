"""task_weights.npz of an edition: how much each character and pair of characters tells of an occupation (BM25).

    python -m tools.build_task_weights EDITION TEXTS.csv OUT.npz

TEXTS has columns code, definition, tasks. Only weights leave it: no sentence, no order, and of each occupation only what
tells most. The same texts give the same bytes.
"""

from __future__ import annotations

import csv
import io
import math
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.reference.editions import load_reference
from pipeline.reference.task_weights import SCALE

# The usual constants of BM25: how soon a repeated gram stops telling more, and how much a long text is held back.
SATURATION, LENGTH = 1.2, 0.75
# Grams kept of each occupation. Fewer find less (see bench), more would only make the file larger.
KEPT = 180
_OTHER = re.compile(r"[^\u4e00-\u9fff]+")


def grams_in(text: str) -> Counter[str]:
    """Characters and pairs of neighbours in the Chinese runs of a text."""
    runs = _OTHER.split(text)
    pairs = Counter(a + b for run in runs for a, b in pairwise(run))
    return Counter(character for run in runs for character in run) + pairs


def weigh(texts: Sequence[str]) -> list[dict[str, float]]:
    """For each text its KEPT heaviest grams with their weights."""
    counts = [grams_in(text) for text in texts]
    sizes = [sum(one.values()) for one in counts]
    mean = sum(sizes) / len(sizes)
    spread = Counter(gram for one in counts for gram in one)
    rarity = {g: math.log(1 + (len(texts) - n + 0.5) / (n + 0.5)) for g, n in spread.items()}
    found = []
    for one, size in zip(counts, sizes, strict=True):
        held = SATURATION * (1 - LENGTH + LENGTH * size / mean)
        weights = {g: rarity[g] * n * (SATURATION + 1) / (n + held) for g, n in one.items()}
        kept = sorted(weights, key=lambda gram: (-weights[gram], gram))[:KEPT]
        found.append({gram: weights[gram] for gram in kept})
    return found


def pack(codes: Sequence[str], weights: Sequence[Mapping[str, float]]) -> bytes:
    """The file: codes, grams, and for each gram the places and weights (in steps of SCALE) of the codes that have it."""
    lists: dict[str, list[tuple[int, int]]] = {}
    for place, one in enumerate(weights):
        for gram, weight in one.items():
            lists.setdefault(gram, []).append((place, min(255, round(weight / SCALE))))
    grams = sorted(lists)
    flat = [pair for gram in grams for pair in lists[gram]]
    return _zip(
        {
            "codes": np.array(codes),
            "grams": np.array(grams),
            "counts": np.array([len(lists[gram]) for gram in grams], dtype=np.uint16),
            "places": np.array([place for place, _ in flat], dtype=np.uint16),
            "weights": np.array([weight for _, weight in flat], dtype=np.uint8),
        }
    )


def _zip(arrays: Mapping[str, NDArray[np.generic]]) -> bytes:
    """As numpy.savez_compressed writes it, but without the hour of writing."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, array in arrays.items():
            data = io.BytesIO()
            np.lib.format.write_array(data, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy")
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, data.getvalue(), compresslevel=9)
    return buffer.getvalue()


def main(arguments: list[str]) -> int:
    """Writes the file and tells its size."""
    edition, source, target = arguments
    rows = csv.DictReader(Path(source).read_text(encoding="utf-8-sig").splitlines())
    told = {row["code"]: f"{row['definition']} {row['tasks']}" for row in rows}
    codes = [one.code for one in load_reference(edition).occupations]
    data = pack(codes, weigh([told.get(code, "") for code in codes]))
    Path(target).write_bytes(data)
    print(f"{target}: {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
