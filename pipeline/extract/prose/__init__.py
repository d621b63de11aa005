"""The facts of sentences: amounts, rules, lists in a line, codes of training programmes.

Takes paragraphs with their section; gives printed facts with their place. Never judges a value.
"""
