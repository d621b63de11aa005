"""Tables in and out of Parquet: the draft, versions, their packages, verification and export.

Takes tables by name; gives files that are whole or not there. Never changes a value.
"""
