"""Layouts unlike any in LAYOUTS.md. Each is to be read exactly, or left unread and flagged. `ALL` holds them."""

from . import elsewhere, packed, turned
from .shell import Strange

ALL: list[Strange] = [*turned.FIXTURES, *packed.FIXTURES, *elsewhere.FIXTURES]

__all__ = ["ALL", "Strange"]
