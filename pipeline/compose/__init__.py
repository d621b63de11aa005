"""Rows of the other tables to `catalogue`, the table that a calculator loads.

Takes typed rows of notices, occupations, rates and rules; gives rows and issues. Never reads a file.
"""
