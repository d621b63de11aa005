"""Word files (.docx) to Document.

Takes a path; gives a Document by the grid contract. Never decides what a blank cell means.
"""
