"""Old Word files (.doc, .wps) to Document.

Takes a path; gives a Document by the grid contract. A .doc is made a DOCX first; what the conversion loses is counted and told.
"""
