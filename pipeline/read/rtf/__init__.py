"""Rich text (.rtf, and that named .doc) to Document.

Takes a path; gives a Document by the grid contract. Its groups are written as the parts of a DOCX, which is read as one; a flat pass counts the
words.
"""
