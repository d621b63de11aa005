"""Which rows belong together, and what is otherwise about them.

Takes the tables of two sides; gives events. Never says them in words.
"""
