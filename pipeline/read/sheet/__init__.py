"""Workbooks (.xlsx, .xlsm, .xls, .et, .ods) to Document.

Takes a path; gives a Document by the grid contract, cells as they are displayed. Never calculates a formula, never decides
what a blank cell means.
"""
