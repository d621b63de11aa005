"""Text exports of Word files to Document, in two dialects.

Takes a path; gives a Document by the grid contract. Never decides what a blank cell means.
"""
