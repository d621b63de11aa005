"""Web pages (.html, .mht, and those sent as .doc or .xls) to Document.

Takes a path; gives a Document by the grid contract, with the files that the page offers. Never fetches anything, never
decides what a blank cell means.
"""
