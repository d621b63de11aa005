"""A corpus of notices drawn from seeds, each with its truth: `generate(seed)` draws one, `write_case` writes it.

Truth is made of the same drawn values as the document, never read from it; its conventions are those of tests/layouts.
"""

from .case import FAMILIES, Case, generate
from .write import Format, write_case

__all__ = ["FAMILIES", "Case", "Format", "generate", "write_case"]
