"""PDF files to Document: characters and ruled lines to cells, tables and paragraphs, joined over pages.

Takes a path; gives a Document by the grid contract. Never decides what a blank cell means.
"""
