"""How much characters and pairs of them tell of an occupation, by its definition and tasks: weights alone, no sentence.

Made by `python -m tools.build_task_weights`; read when first asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import as_file
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

FILE = "task_weights.npz"
# A weight of 1 in the file.
SCALE = 0.1


@dataclass(frozen=True)
class TaskWeights:
    """For gram number n the places (in `codes`) and weights from starts[n] to starts[n + 1]; weights in BM25's own size.

    `grams` holds the code points of each gram's two characters, the second 0 where it is one character.
    """

    codes: tuple[str, ...]
    grams: NDArray[np.intp]
    starts: NDArray[np.intp]
    places: NDArray[np.intp]
    weights: NDArray[np.float64]


def read_task_weights(folder: Traversable) -> TaskWeights | None:
    """The weights of an edition; None where it has none yet."""
    if not (folder / FILE).is_file():
        return None
    with as_file(folder / FILE) as path, np.load(path, allow_pickle=False) as data:
        counts = data["counts"].astype(np.intp)
        return TaskWeights(
            tuple(data["codes"].tolist()),
            data["grams"].astype("<U2").view("<u4").reshape(-1, 2).astype(np.intp),
            np.concatenate(([0], np.cumsum(counts))).astype(np.intp),
            data["places"].astype(np.intp),
            data["weights"].astype(np.float64) * SCALE,
        )
