"""Text exports of Word files to Document, in two dialects.

Takes a path; gives a Document by the grid contract. Never decides what a blank cell means.
"""

from pipeline.read.text.pasted import find_pasted

__all__ = ["find_pasted"]
