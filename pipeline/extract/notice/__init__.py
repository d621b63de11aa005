"""The metadata of a notice: sections, annexes, title, number, issuers, dates.

Takes the blocks of a Document; gives sections and metadata. Never reads an amount.
"""
