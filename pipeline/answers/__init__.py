"""Questions to answers, from the published tables alone: what an occupation gets, where, and on which day.

Takes tables of a version; gives typed answers. Never reads a file of a notice and never changes a table.
"""
