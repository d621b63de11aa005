"""The records of tables: which row is a head, which column is what, entries and amounts of each row.

Takes a Table and its section; gives printed facts and the fate of each row. Never judges a value.
"""
