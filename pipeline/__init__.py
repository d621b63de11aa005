"""Notices on government-subsidised vocational training as data. `load`, `versions` and `as_of` give pandas frames,
`read_document` a published file as read; each is imported when first asked for, so that `import pipeline` stays light."""

from __future__ import annotations

import importlib
from typing import Any

__all__ = ["as_of", "compare", "load", "lookup", "read_document", "versions"]
_HOMES = {
    "load": "answers.loading",
    "versions": "answers.loading",
    "as_of": "answers.loading",
    "compare": "answers.comparison",
    "lookup": "answers.public",
    "read_document": "read",
}


def __getattr__(name: str) -> Any:
    """A public function from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(
            f"module 'pipeline' has no attribute {name!r}; it has: {', '.join(__all__)}"
        )
    return getattr(importlib.import_module(f"pipeline.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
