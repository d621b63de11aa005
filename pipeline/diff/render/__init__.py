"""A difference in words: terminal, Markdown, HTML and JSON, in 中文 and English.

Takes a `Difference`; gives text. Never decides what belongs together.
"""
