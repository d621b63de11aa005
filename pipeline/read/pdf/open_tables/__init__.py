"""Tables without rules, or with too few: found by what stands in line, and by the rules there are.

Takes the characters and rules of a page that no ruled table holds; gives grids that say they are inferred, and the
characters left. Never reads a table into prose.
"""

from pipeline.read.pdf.open_tables.finder import PageTables, find_open_grids

__all__ = ["PageTables", "find_open_grids"]
